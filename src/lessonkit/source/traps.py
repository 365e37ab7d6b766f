"""What a teacher most likely meant where YAML gave up: each slip's own words and hint.

The YAML library says where it stopped, in a parser's words. The line itself tells more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s\-\"'{\[#&*!|>%@`][^:\"]*:\s+)?")
"""Everything before the value of a line: indentation, dashes, a key."""

_KEY_WITHOUT_SPACE = re.compile(r"((?:- +)*[A-Za-z_]\w*):(\S.*)")
_KEY_WITH_OTHER_SIGN = re.compile(r"((?:- +)*[a-z_]+)\s*[=;：]\s*(\S.*)")
_DASH_WITHOUT_SPACE = re.compile(r"-([^\s-].*)")
_KEY_WITH_TEXT = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*): +[^\s|>#].*")
_OTHER_DASH = re.compile(r"([–—−‐•·▪●○◦‣])\s*(.*)")
_MOST_ABOVE = 200
"""How many lines above an error a quotation mark is looked for."""

SIGNS = "{[*&!%@`\"'|>"
_CLOSERS = {"{": "}", "[": "]"}
_SHOWN = 40
"""So many signs of a text are shown in a hint."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the YAML library stopped, and its own words. Lines and columns count from 0."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """A diagnostic that has no file yet. Line and column count from 0; `width` is at least 1."""

    code: str
    message: str
    hint: str
    line: int
    column: int
    width: int = 1


def explain(lines: list[str], stop: Stop) -> Slip:
    """The most likely slip behind a syntax error: LK104, LK105, LK106, LK108, LK114, LK115, else LK101."""
    line = lines[stop.line] if stop.line < len(lines) else ""
    return (
        _too_deep(stop)
        or _bad_indentation(line, stop.line)
        or _pasted_space_above(lines, stop.line)
        or _open_quote(lines, stop)
        or _quote_above(lines, stop)
        or _value_trap(lines, stop)
        or _list_under_text(lines, stop)
        or _colon(lines, stop)
        or _inside_braces(stop)
        or _plain_error(lines, stop)
    )


def _too_deep(stop: Stop) -> Slip | None:
    """Newer releases of PyYAML have a bound of their own, which a run of brackets meets before ours."""
    if "nesting depth" not in stop.problem:
        return None
    hint = "close the brackets, or put the text in quotes"
    return Slip("LK108", "values are nested too deeply", hint, stop.line, stop.column)


def value_start(line: str) -> int:
    """The column at which a line's value begins."""
    found = _VALUE.match(line)
    return found.end() if found else 0


def _bad_indentation(line: str, number: int) -> Slip | None:
    indent = re.match(r"[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]*", line)
    for column, sign in enumerate(indent.group() if indent else ""):
        if sign == "\t":
            return Slip("LK104", "a tab indents this line", "indent with spaces, two for each step", number, column)
        if sign != " ":
            message = f"the space U+{ord(sign):04X} indents this line"
            return Slip("LK104", message, "it came with pasted text; type plain spaces", number, column)
    return None


def _pasted_space_above(lines: list[str], number: int) -> Slip | None:
    """A line that is indented by other spaces is a key to YAML; it is the next line that does not fit."""
    above = number - 1
    slip = _bad_indentation(lines[above], above) if 0 <= above < len(lines) else None
    return None if slip is None or lines[above][slip.column] == "\t" else slip


def _open_quote(lines: list[str], stop: Stop) -> Slip | None:
    if "quoted scalar" not in stop.context or "escape" in stop.problem:
        return None
    return _never_closed(lines, stop.context_line, stop.context_column)


def _quote_above(lines: list[str], stop: Stop) -> Slip | None:
    """A mark that is left open is closed by the next one like it, lines below: that is where YAML stops."""
    if not any(words in stop.problem for words in ("did not find", "expected <block end>")) or stop.line >= len(lines):
        return None
    for sign in "\"'":
        last = lines[stop.line].rfind(sign, 0, stop.column + 1)
        if last < 0 or lines[stop.line][last + 1 : stop.column].strip():
            continue
        for number in range(stop.line - 1, max(stop.line - _MOST_ABOVE, -1), -1):
            if sign not in lines[number]:
                continue
            column = value_start(lines[number])
            if lines[number].find(sign) == column == lines[number].rfind(sign):
                return _never_closed(lines, number, column)
            break
    return None


def _never_closed(lines: list[str], line: int, column: int) -> Slip:
    text = lines[line].rstrip() if line < len(lines) else ""
    if text.endswith(("“", "”", "‘", "’", "„")):
        hint = f"the mark at the end, {text[-1]}, is a curly one; close it with {text[column]} as it was opened"
    else:
        hint = "close it at the end of the text; if it is an apostrophe, put the whole text in double quotes"
    return Slip("LK115", "this quotation mark is never closed", hint, line, column)


def _value_trap(lines: list[str], stop: Stop) -> Slip | None:
    for number in dict.fromkeys((stop.line, stop.context_line)):
        if number >= len(lines) or (number != stop.line and "block" in stop.context):
            continue
        line = lines[number]
        column = value_start(line)
        slip = _leading_sign(line, number, column)
        if slip:
            return slip
    return None


def _leading_sign(line: str, number: int, column: int) -> Slip | None:
    sign = line[column : column + 1]
    if not sign or sign not in SIGNS:
        return None
    rest = line[column + 1 :]
    message = f"a text can't begin with “{sign}” unless it stands in quotes"
    hint = f"put the whole text in quotes: {_quoted(line[column:].strip())}"
    if sign in "|>":
        if re.match(r"[-+0-9]*\s*(#.*)?$", rest):
            return None
        message, hint = f"text stands behind “{sign}”", "begin the text on the next line"
    elif sign in "\"'":
        end = rest.find(sign)
        tail = rest[end + 1 :].strip() if end >= 0 else ""
        if not tail or tail.startswith(("#", ":")):
            return None
        message = "the text goes on after its closing quotation mark"
        column += end + 1
    elif sign in "{[":
        end = rest.rfind(_CLOSERS[sign])
        tail = rest[end + 1 :].strip() if end >= 0 else ""
        if end >= 0 and (not tail or tail.startswith("#")):
            return None
    return Slip("LK105", message, hint, number, column)


def _quoted(text: str) -> str:
    """The text in quotation marks that it does not hold itself, cut where it is long."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}…"
    if "'" not in shown:
        return f"'{shown}'"
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return "or write it on the lines under `|`"


def _list_under_text(lines: list[str], stop: Stop) -> Slip | None:
    """A key with a text behind it and a list under it."""
    line = lines[stop.line] if stop.line < len(lines) else ""
    if "mapping values are not allowed" not in stop.problem or not line.lstrip().startswith("- "):
        return None
    above = next((n for n in range(stop.line - 1, -1, -1) if lines[n].strip()), -1)
    found = _KEY_WITH_TEXT.match(lines[above]) if above >= 0 and _indent(lines[above]) < _indent(line) else None
    if found is None:
        return None
    message = f"`{found[2]}` has a text behind it and a list under it"
    hint = "keep one of the two, or give one of them a key of its own"
    return Slip("LK101", message, hint, above, found.start(2), len(found[2]))


def _colon(lines: list[str], stop: Stop) -> Slip | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    line = lines[stop.line]
    key = line[: stop.column].strip()
    value = line[value_start(line) :].strip()
    if ":" not in key and not key.startswith("-"):
        above = next((n for n in range(stop.line - 1, -1, -1) if lines[n].strip()), -1)
        if above >= 0 and _indent(lines[above]) == _indent(line) and ":" not in lines[above]:
            return _no_key(lines, above, _indent(line))
        hint = "if this is a key of its own, indent it like the keys around it; if it is text, use quotes"
    elif value.startswith(("“", "”", "„", "‘", "’")):
        hint = f"curly quotation marks are part of the text; put straight ones around it: {_quoted(value)}"
    elif len(value) <= _SHOWN and ("'" not in value or '"' not in value):
        hint = f"put the whole text in quotes: {_quoted(value)}"
    else:
        hint = "put the whole text in quotes, or write it on the lines under `|`"
    return Slip("LK106", "a colon and a space break this text in two", hint, stop.line, stop.column)


def _inside_braces(stop: Stop) -> Slip | None:
    if "flow mapping" not in stop.context:
        return None
    return Slip(
        "LK114",
        "something inside these braces breaks them",
        "write one key to a line, without braces; a text with a comma, a colon or quotes is safe there",
        stop.line,
        stop.column,
    )


def _plain_error(lines: list[str], stop: Stop) -> Slip:
    message, hint = "YAML can't make sense of this", "put the text in quotes, or write it on the lines under `|`"
    line, column = stop.line, stop.column
    if "expected ':'" in stop.problem:
        return _no_key(lines, stop.context_line, stop.context_column)
    if "escape" in stop.problem:
        message = "a backslash in double quotes begins an escape"
        hint = "use single quotes, or type the backslash twice"
    elif "flow sequence" in stop.context or "flow node" in stop.context:
        message, hint = "a bracket is not closed here", "close it, or put the text in quotes"
    elif "block" in stop.context and ("did not find" in stop.problem or "expected <block end>" in stop.problem):
        message = "this line does not fit to the lines above"
        hint = "indent it like its neighbours; a list's values all begin with `- `"
    elif "block sequence entries are not allowed" in stop.problem:
        message, hint = "a list can't begin on the line of its key", "begin it on the next line"
    if line >= len(lines):
        line = max(len(lines) - 1, 0)
        column = len(lines[line]) if lines else 0
    return Slip("LK101", message, hint, line, column)


def _no_key(lines: list[str], number: int, column: int) -> Slip:
    """A line where a key should stand, or the dash of a list."""
    text = lines[number][column:].strip()
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    if found := _KEY_WITHOUT_SPACE.fullmatch(text) or _KEY_WITH_OTHER_SIGN.fullmatch(text):
        message = "this line has no `key:` with a space after it"
        hint = f"write `{found[1]}: {_cut(found[2])}`"
    elif found := _DASH_WITHOUT_SPACE.fullmatch(text):
        message, hint = "this dash has no space after it", f"write `- {_cut(found[1])}`"
    elif found := _OTHER_DASH.fullmatch(text):
        message = f"“{found[1]}” does not begin a value of a list"
        hint = f"type a plain hyphen and a space: `- {_cut(found[2])}`"
    elif _indent(above) == column and above.lstrip().startswith("- "):
        message = "this line has neither a `- ` nor a `key:`"
        hint = f"write `- {_cut(text)}` if it is one more of the list; indent it if it belongs to the text above"
    else:
        message = "this line has no `key:`"
        hint = "write it as `key: text`; indent it further if it belongs to the text above"
    return Slip("LK101", message, hint, number, column)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}…"


def cut_sentence(value: str, rest: str) -> bool:
    """Whether a comment right after a plain text looks like the end of its sentence.

    `rest` is what follows on the line. A comment that is meant has two spaces before it (as yamllint asks), or stands
    after a single word.
    """
    if not rest.startswith(" #"):
        return False
    return " " in value.strip() or not rest.startswith(" # ")
