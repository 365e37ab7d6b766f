"""parse: bytes → Node. The only place that knows YAML.

It reads the events of the parser, never its composer or constructor: no types are guessed, depth and size are bounded
while reading, and aliases are refused before anything could grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import cast

import yaml

from lessonkit.diagnostics import Sink, Span
from lessonkit.source.decode import decode
from lessonkit.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from lessonkit.source.traps import Stop, cut_sentence, explain

DEEPEST = 32
MOST_VALUES = 20_000

_PASTED = tuple("\u00a0\u2002\u2003\u2007\u2009\u200b\u202f\u3000\ufeff")
"""Spaces that are text to YAML; before a key they look like indentation."""

LOADER: type[yaml.SafeLoader] = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
"""libyaml where PyYAML was built with it; its event scanner keeps its stack on the heap, as the Python one does."""


class _Refused(Exception):
    """Reading stops here; the reason is in the sink."""


def parse(data: bytes, file: str, sink: Sink, *, may_be_empty: bool = False) -> Node | None:
    """The file's one YAML document, with places; None where there is nothing to go on with.

    A file that `may_be_empty` is a mapping without keys where it holds nothing. Errors: LK101 to LK116. A slip that
    leaves the rest readable is reported and passed over.
    """
    text = decode(data, file, sink, may_be_empty=may_be_empty)
    if text is None:
        return None
    composer = _Composer(text, file, sink)
    try:
        return composer.document(may_be_empty=may_be_empty)
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        composer.report_syntax(error)
    except yaml.YAMLError:
        sink.report("LK101", "YAML can't read this file", Span(file, 1, 1, 1, 1), hint="write it anew as plain text")
    return None


def _start(event: yaml.Event) -> yaml.Mark:
    """Where an event begins. Every event of a parser has both marks; only hand-made ones have none."""
    return cast("yaml.Mark", event.start_mark)


def _end(event: yaml.Event) -> yaml.Mark:
    """One past where an event ends."""
    return cast("yaml.Mark", event.end_mark)


class _Composer:
    """Builds nodes from events. The recursion is as deep as the values are nested, DEEPEST at most."""

    def __init__(self, text: str, file: str, sink: Sink) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.file = file
        self.sink = sink
        self.count = 0
        self.told: set[int] = set()
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=LOADER))

    def document(self, *, may_be_empty: bool) -> Node | None:
        """The first document; LK111 where there is none and must be one, LK112 for each further one."""
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.report(
                        "LK112",
                        "a second document begins here",
                        self.span(event, width=3),
                        hint="take out the line `---`; each lesson has a file of its own",
                    )
                    return node
                node = self.value(next(self.events), 0)
        start = Span(self.file, 1, 1, 1, 1)
        if may_be_empty and (node is None or (isinstance(node, Scalar) and not node.value)):
            return Mapping((), start)
        if node is None:
            self.report("LK111", "the file holds nothing but comments", start, hint="write at least `title:`")
        return node

    def value(self, event: yaml.Event, depth: int) -> Node:
        """The node that begins with this event."""
        self.count += 1
        if self.count > MOST_VALUES:
            hint = "split the lesson in two"
            self.report("LK109", f"the file holds more than {MOST_VALUES:,} values", self.span(event), hint=hint)
            raise _Refused
        if depth > DEEPEST:
            hint = "close the brackets, or put the text in quotes"
            self.report("LK108", f"values are nested more than {DEEPEST} deep", self.span(event), hint=hint)
            raise _Refused
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
        self._check_node(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return self._scalar(cast("yaml.ScalarEvent", event))

    def _sequence(self, start: yaml.SequenceStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), self.around(start, event, items))
            items.append(self.value(event, depth + 1))
        raise _Refused

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        values: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return Mapping(tuple(entries.values()), self.around(start, event, values))
            key = self.value(event, depth + 1)
            value = self.value(next(self.events), depth + 1)
            values.append(value)
            if start.flow_style:
                self._check_braces(key, value, first=not entries)
            if self._is_good_key(key, entries) and isinstance(key, Scalar):
                entries[key.value] = Entry(key, value)
        raise _Refused

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        raw = self.text[_start(event).index : _end(event).index]
        style = event.style or ""
        if style in ("|", ">"):
            raw = raw.rstrip()
        line, column = _start(event).line + 1, _start(event).column + 1
        breaks = raw.count("\n")
        end = column + len(raw) if not breaks else len(raw) - raw.rfind("\n")
        span = Span(self.file, line, column, line + breaks, end)
        if not style and raw:
            self._check_cut(event)
        return Scalar(event.value, span, raw, style)

    def _is_good_key(self, key: Node, entries: dict[str, Entry]) -> bool:
        if not isinstance(key, Scalar):
            hint = "put the text in quotes, or begin it on the line of its key"
            self.report("LK116", "a list or braces can't be a key", key.span, hint=hint)
            return False
        if key.value == "<<" and not key.style:
            self.report("LK107", "merge keys (`<<`) are no part of a spec", key.span, hint="write the keys out")
            return False
        if key.value[:1] in _PASTED:
            hint = "it came with pasted text; type plain spaces"
            self.report("LK104", f"the space U+{ord(key.value[0]):04X} indents this line", key.span, hint=hint)
            return False
        if key.value in entries:
            self.report(
                "LK103",
                f"the key `{key.value}` stands twice",
                key.span,
                hint="keep one of the two; each value of a list begins with `- `",
                also=((entries[key.value].key.span, "it stands here first"),),
            )
            return False
        return True

    def _check_braces(self, key: Node, value: Node, *, first: bool) -> None:
        """A key without a value in `{…}` comes of a comma in a text, or of a text that begins with a brace."""
        if not (isinstance(key, Scalar) and isinstance(value, Scalar) and not value.raw and not value.style):
            return
        end = self.starts[key.span.end_line - 1] + key.span.end_column - 1
        if self.text[end : end + 80].lstrip().startswith(":"):
            return
        if first:
            self.report(
                "LK105",
                f"`{{{key.value}` begins braces, not a text",
                key.span,
                hint=f"put the whole text in quotes: '{{{key.value}}}'" if len(key.value) < 40 else "use quotes",
            )
        else:
            self.report(
                "LK114",
                f"a comma inside braces cuts this text: `{key.value}` stands alone",
                key.span,
                hint="write one key to a line, without braces, or put the text in quotes",
            )

    def _check_cut(self, event: yaml.ScalarEvent) -> None:
        end = _end(event)
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if cut_sentence(event.value, rest):
            column = end.column + 2
            self.report(
                "LK113",
                "` #` ends the text here; the rest of the line is taken for a comment",
                Span(self.file, end.line + 1, column, end.line + 1, end.column + 1 + len(rest)),
                hint="put the whole text in quotes; if a comment is meant, type two spaces before it",
            )

    def _check_node(self, event: yaml.Event) -> None:
        """LK107 for an anchor or a tag; the value itself is kept."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is None and tag is None:
            return
        what, sign = ("an anchor", "&") if anchor is not None else ("a tag", "!")
        line = self.lines[_start(event).line]
        column = max(line.rfind(sign, 0, _start(event).column + 1), 0)
        self.report(
            "LK107",
            f"`{sign}` begins {what}, which is no part of a spec",
            Span(self.file, _start(event).line + 1, column + 1, _start(event).line + 1, column + 2),
            hint="put the whole text in quotes if it begins with that sign",
        )

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self.report(
            "LK107",
            "`*` begins an alias, which is no part of a spec",
            self.span(event),
            hint="put the whole text in quotes; `*` and `**` for emphasis are fine inside them",
        )
        raise _Refused

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """The most likely slip; nothing where this line has been complained of already."""
        problem = error.problem_mark or error.context_mark
        if problem is None:
            self.report("LK101", "YAML can't read this file", Span(self.file, 1, 1, 1, 1))
            return
        context = error.context_mark or problem
        slip = explain(
            self.lines,
            Stop(
                str(error.problem or ""),
                problem.line,
                problem.column,
                str(error.context or ""),
                context.line,
                context.column,
            ),
        )
        if slip.line + 1 not in self.told:
            line, column = slip.line + 1, slip.column + 1
            self.report(
                slip.code, slip.message, Span(self.file, line, column, line, column + slip.width), hint=slip.hint
            )

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        hint: str = "",
        also: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Reports, and remembers the line."""
        self.told.add(span.line)
        self.sink.report(code, message, span, hint=hint, also=also)

    def span(self, event: yaml.Event, *, width: int = 0) -> Span:
        """The place of an event; of its first `width` signs where that is given."""
        line, column = _start(event).line + 1, _start(event).column + 1
        if width or _end(event).line + 1 != line:
            return Span(self.file, line, column, line, column + max(width, 1))
        return Span(self.file, line, column, line, max(_end(event).column + 1, column + 1))

    def around(self, start: yaml.Event, end: yaml.Event, below: list[Node]) -> Span:
        """From the first sign of a collection to its last: its closing bracket, or the end of its last value."""
        line, column = _start(start).line + 1, _start(start).column + 1
        flow = getattr(start, "flow_style", False)
        if flow or not below:
            return Span(self.file, line, column, _end(end).line + 1, _end(end).column + 1)
        return Span(self.file, line, column, below[-1].span.end_line, below[-1].span.end_column)
