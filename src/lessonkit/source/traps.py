"""What a teacher most likely meant where YAML gave up: each slip's own words and hint.

The YAML library says where it stopped, in a parser's words. The line itself tells more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s\-\"'{\[#&*!|>%@`][^:\"]*:\s+)?")
"""Everything before the value of a line: indentation, dashes, a key."""

SIGNS = "{[*&!%@`\"'|>"
_CLOSERS = {"{": "}", "[": "]"}


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
    """The most likely slip behind a syntax error: LK104, LK105, LK106, LK114, LK115, else LK101."""
    line = lines[stop.line] if stop.line < len(lines) else ""
    return (
        _bad_indentation(line, stop.line)
        or _pasted_space_above(lines, stop.line)
        or _open_quote(stop)
        or _value_trap(lines, stop)
        or _colon(line, stop)
        or _inside_braces(stop)
        or _plain_error(lines, stop)
    )


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


def _open_quote(stop: Stop) -> Slip | None:
    if "quoted scalar" not in stop.context or "escape" in stop.problem:
        return None
    return Slip(
        "LK115",
        "this quotation mark is never closed",
        "close it at the end of the text; if it is an apostrophe, put the whole text in double quotes",
        stop.context_line,
        stop.context_column,
    )


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
    shown = text if len(text) <= 40 else f"{text[:37]}…"
    if "'" not in shown:
        return f"'{shown}'"
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return "or write it on the lines under `|`"


def _colon(line: str, stop: Stop) -> Slip | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    key = line[: stop.column].strip()
    if ":" not in key and not key.startswith("-") and line.startswith(" "):
        hint = "if this is a key of its own, indent it like the keys around it; if it is text, use quotes"
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
        line, column = stop.context_line, stop.context_column
        message = "this line has no `key:`"
        hint = "indent it further if it belongs to the text above"
    elif "escape" in stop.problem:
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


def cut_sentence(value: str, rest: str) -> bool:
    """Whether a comment right after a plain text looks like the end of its sentence.

    `rest` is what follows on the line. A comment that is meant has two spaces before it (as yamllint asks), or stands
    after a single word.
    """
    if not rest.startswith(" #"):
        return False
    return " " in value.strip() or not rest.startswith(" # ")
