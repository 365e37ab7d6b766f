"""merged: a lesson's tree with a plan laid over it.

Each part keeps its own file, line and column, so that whatever is wrong later is told where it was written: in the plan
or in the lesson.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lessonkit.diagnostics import Sink, Span
from lessonkit.source.naming import At, Named, Naming
from lessonkit.source.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact,
    head_span,
    key_span,
    texts_of,
    with_entry,
)

OWN = ("title", "short_title", "question", "minutes", "print")
"""Keys that a plan shares with a lesson, and says in place of it."""


def merged(plan: Mapping, lesson: Mapping, sink: Sink) -> Mapping:
    """The lesson as the plan has it. A plan that says nothing gives the lesson's own tree.

    Errors: LK232 and LK233 of naming, LK234 two things said of one item, LK235 a new item without a place, LK236 sheets
    of a chart that is not there.
    """
    result = lesson
    for key in OWN:
        entry = plan.entry(key)
        if entry:
            result = with_entry(result, entry)
    if plan.entry("title") and not plan.entry("short_title"):
        # The short form of another title.
        result = Mapping(tuple(entry for entry in result.entries if entry.key.value != "short_title"), result.span)
    result = _with_worksheet(result, _Changes(plan, Naming(lesson), sink).sections(), plan)
    result = _with_sheets(result, plan, sink)
    return _with_notes(result, plan)


@dataclass(slots=True)
class _Changes:
    """What a plan does to the items of a lesson."""

    plan: Mapping
    naming: Naming
    sink: Sink
    gone: set[At] = field(default_factory=set)
    other: dict[At, Node] = field(default_factory=dict)
    before: dict[At, list[Node]] = field(default_factory=dict)
    after: dict[At, list[Node]] = field(default_factory=dict)
    last: dict[int, list[Node]] = field(default_factory=dict)
    _said: dict[At, Span] = field(default_factory=dict)

    def sections(self) -> tuple[Node, ...]:
        """The sections with these changes; one that has no item left is dropped."""
        self._leave_out()
        self._keep()
        self._change()
        self._add()
        changed = (self._section(i, section) for i, section in enumerate(self.naming.sections))
        return tuple(section for section in changed if section is not None)

    def _section(self, i: int, section: Node) -> Node | None:
        items = exact(section, ("items",))
        if not isinstance(section, Mapping) or not isinstance(items, Sequence) or not items.items:
            return section
        found: list[Node] = []
        for k, item in enumerate(items.items):
            found += self.before.get((i, k), ())
            if (i, k) not in self.gone:
                found.append(self.other.get((i, k), item))
            found += self.after.get((i, k), ())
        found += self.last.get(i, ())
        entry = section.entry("items")
        if not found or entry is None:
            return None
        if tuple(found) == items.items:
            return section
        return with_entry(section, Entry(entry.key, Sequence(tuple(found), items.span)))

    def _leave_out(self) -> None:
        for name in texts_of(exact(self.plan, ("leave_out",))):
            item = self.naming.item(name, self.sink)
            if item and self._claims(item, name.span):
                self.gone.add(item.at)

    def _keep(self) -> None:
        """Leaves out all but the items under `only:`."""
        named = texts_of(exact(self.plan, ("only",)))
        if not named:
            return
        if self.plan.entry("leave_out"):
            span = key_span(self.plan, ("leave_out",))
            hint = "keep one of the two keys: items that are not under `only:` are left out"
            also = ((key_span(self.plan, ("only",)), "the other one"),)
            self.sink.report("LK234", "`only:` and `leave_out:` can't stand together", span, hint=hint, also=also)
            return
        found = [self.naming.item(name, self.sink) for name in named]
        kept = {item.at for item in found if item}
        if None not in found:
            self.gone |= {item.at for item in self.naming.items} - kept

    def _change(self) -> None:
        for key in ("items", "replace"):
            changes = exact(self.plan, (key,))
            for entry in changes.entries if isinstance(changes, Mapping) else ():
                item = self.naming.item(entry.key, self.sink)
                if item is None or not self._claims(item, entry.key.span):
                    continue
                if item.at in self.gone:
                    message = f"item {item.number} is changed, but `only:` does not name it"
                    hint = f"add {item.number} to `only:`, or take the change out"
                    self.sink.report("LK234", message, entry.key.span, hint=hint)
                elif key == "replace":
                    self.other[item.at] = entry.value
                elif isinstance(entry.value, Mapping):
                    self.other[item.at] = _overlaid(item.node, entry.value)

    def _add(self) -> None:
        added = exact(self.plan, ("add",))
        for entry in added.items if isinstance(added, Sequence) else ():
            new = exact(entry, ("item",))
            if isinstance(entry, Mapping) and new is not None:
                self._place(entry, new)

    def _place(self, entry: Mapping, new: Node) -> None:
        places = [(key, exact(entry, (key,))) for key in ("section", "before", "after")]
        given = [(key, name) for key, name in places if isinstance(name, Scalar) and name.value]
        if len(given) != 1:
            message = "this item has two places" if given else "this item has no place"
            hint = "say `section:`, `after:` or `before:`, one of the three"
            self.sink.report("LK235", message, key_span(entry, (given[1][0] if given else "item",)), hint=hint)
            return
        key, name = given[0]
        if key != "section":
            item = self.naming.item(name, self.sink)
            if item:
                (self.after if key == "after" else self.before).setdefault(item.at, []).append(new)
            return
        index = self.naming.section(name)
        if index is None:
            message = f"the lesson has no section “{name.value[:60]}”"
            self.sink.report("LK235", message, name.span, hint=self.naming.headings())
        else:
            self.last.setdefault(index, []).append(new)

    def _claims(self, item: Named, span: Span) -> bool:
        """Whether nothing was said of an item before; LK234 where something was."""
        before = self._said.setdefault(item.at, span)
        if before is span:
            return True
        hint = "name each item once, under `leave_out:`, `items:` or `replace:`"
        also = ((before, "the first time"),)
        self.sink.report("LK234", f"item {item.number} is named a second time", span, hint=hint, also=also)
        return False


def _with_worksheet(lesson: Mapping, sections: tuple[Node, ...], plan: Mapping) -> Mapping:
    """The lesson with these sections. Where none is left, it has no worksheet, and prints none."""
    entry = lesson.entry("worksheet")
    if entry is None or not isinstance(entry.value, Sequence) or sections == entry.value.items:
        return lesson
    if sections:
        return with_entry(lesson, Entry(entry.key, Sequence(sections, entry.value.span)))
    rest = Mapping(tuple(one for one in lesson.entries if one is not entry), lesson.span)
    return rest if plan.entry("print") else _not_printing(rest, {"worksheet"})


def _with_sheets(lesson: Mapping, plan: Mapping, sink: Sink) -> Mapping:
    """The lesson's chart with the sheets that the plan names."""
    named = texts_of(exact(plan, ("sheets",)))
    if not named:
        return lesson
    chart = lesson.entry("alliances")
    if chart is None:
        hint = "take `sheets:` out, or name a lesson that has `alliances:`"
        sink.report("LK236", "the lesson has no alliance chart", key_span(plan, ("sheets",)), hint=hint)
        return lesson
    if not isinstance(chart.value, Mapping):
        return lesson
    key = Scalar("print", key_span(plan, ("sheets",)))
    printed = Entry(key, Sequence(named, head_span(named[0])))
    posters = {bool(exact(chart.value, ("sheets", name.value, "poster"))) for name in named}
    gone = {document for document, poster in (("poster", True), ("alliance-chart", False)) if poster not in posters}
    lesson = with_entry(lesson, Entry(chart.key, with_entry(chart.value, printed)))
    return lesson if plan.entry("print") else _not_printing(lesson, gone)


def _with_notes(lesson: Mapping, plan: Mapping) -> Mapping:
    """The plan's notes after the lesson's."""
    told = plan.entry("notes")
    notes = tuple(
        Mapping((Entry(Scalar("text", note.span), note),), note.span) for note in texts_of(told.value if told else None)
    )
    if told is None or not notes:
        return lesson
    before = lesson.entry("notes")
    if before is None:
        return with_entry(lesson, Entry(told.key, Sequence(notes, told.value.span)))
    if not isinstance(before.value, Sequence):
        return lesson
    return with_entry(lesson, Entry(before.key, Sequence((*before.value.items, *notes), before.value.span)))


def _not_printing(lesson: Mapping, gone: set[str]) -> Mapping:
    """The lesson without these documents in its own `print:`."""
    entry = lesson.entry("print")
    if entry is None or not isinstance(entry.value, Sequence):
        return lesson
    kept = tuple(one for one in entry.value.items if not (isinstance(one, Scalar) and one.value in gone))
    return with_entry(lesson, Entry(entry.key, Sequence(kept, entry.value.span))) if kept else lesson


def _overlaid(item: Mapping, over: Mapping) -> Mapping:
    for entry in over.entries:
        item = with_entry(item, entry)
    return item
