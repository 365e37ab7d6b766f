"""The first page's head: kicker, title, question, rule, and the name row."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.setting import flush_right, one_line, text_slabs
from lessonkit.layout.shift import owned, scaled
from lessonkit.layout.slabs import Bench, DoesNotFit, Frame, Mooring, Slab, stacked
from lessonkit.model.blocks import Field, Head, SpaceKind
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Picture, line, rectangle
from lessonkit.model.text import Text
from lessonkit.themes import THIN_RULE, Theme

LOGO_HEIGHT, LOGO_OVER_BADGE = 20.0, 5.0
"""A logo ends so much over the badge; it is as wide as the room beside the title at most."""
SCHOOL_GAP = 18.0
HEAD_RULE = 1.5
FIELD_GAP, FIELD_LABEL_GAP = 12.0, 3.8
FIELD_UNDER = 1.5
FIELD_PITCH = 26.0
"""From row to row, where the fields need more than one."""
SLACK = 0.01
TOTAL_WIDTH, TOTAL_HEIGHT, TOTAL_RULE, TOTAL_INSET, TOTAL_RISE, TOTAL_GAP = 60.0, 22.5, 1.1, 7.0, 15.5, 6.0


def head_slab(bench: Bench, head: Head, frame: Frame) -> Slab:
    """The head as one slab that starts at the top edge of the sheet and ends where the body begins.

    A title or question that wraps pushes down all that stands under it. Raises DoesNotFit where the head is higher
    than what a later page holds: it would pass the foot, or leave no room for what it heads.
    """
    theme = bench.theme
    slab = Slab(0.0)
    taken = _school(bench, slab, frame)
    if head.kicker and theme.kicker:
        shown = bench.setter.cut(head.kicker, theme.style("kicker"), frame.width - taken)
        kicker = bench.tree.add("P", frame.parent, actual=head.kicker if shown != head.kicker else "")
        at = (frame.x, theme.kicker_at)
        slab.parts += [(0.0, g) for g in one_line(bench, shown, theme.style("kicker"), at, kicker)]
    narrow = frame.inset(0.0, theme.badge_room)
    pushed = _wrapped(bench, slab, (head.title, "title", "H1"), narrow, theme.title_at)
    title_height = theme.style("title").leading + pushed
    slab.moorings.append(
        (theme.title_at - 18.0, Mooring("title", frame.x, narrow.width, head.title.plain(), 1), title_height)
    )
    fields_at = theme.subtitle_at + pushed if head.fields_beside else theme.name_row_at
    beside = frame.inset(0.0, fields_room(bench.setter, theme, head)) if head.fields_beside else narrow
    pushed += _wrapped(bench, slab, (head.subtitle, "subtitle", "P"), beside, theme.subtitle_at + pushed)
    rule = theme.head_rule_at + pushed
    if head.rule:
        right, colour = frame.x + frame.width, theme.school.colour
        slab.parts.append((0.0, line(frame.x, rule, right, rule, HEAD_RULE, LAYOUT_ARTIFACT, stroke=colour)))
    if head.fields_beside:
        room = fields_room(bench.setter, theme, head) - FIELD_GAP
        _name_row(bench, slab, head, frame.inset(frame.width - room), fields_at)
    elif head.fields or head.total:
        pushed += _name_row(bench, slab, head, frame, fields_at + pushed)
    slab.height = head.body_at - theme.raised + pushed
    if slab.height > bench.room:
        longest = max((head.title, head.subtitle), key=lambda text: len(text.plain()))
        raise DoesNotFit(longest.origin, slab.height, bench.room)
    return slab


def _school(bench: Bench, slab: Slab, frame: Frame) -> float:
    """The school at the right, over the badge: its sign, named by the alt text, else its name; returns what they take.

    Neither moves anything else. Large print has no room for them: its badge stands at the edge of the page.
    """
    school, room = bench.theme.school, bench.theme.badge_room
    right = frame.x + frame.width
    if not room:
        return 0.0
    if school.logo is not None:
        scale = min(LOGO_HEIGHT / school.logo.height, room / school.logo.width)
        width, height = school.logo.width * scale, school.logo.height * scale
        x, y = right - width, bench.theme.badge_at - LOGO_OVER_BADGE - height
        owner = bench.tree.add("Figure", frame.parent, alt=school.name)
        if school.logo.file is not None:
            slab.parts.append((0.0, Picture(x, y, width, height, school.logo.file, owner)))
        slab.parts += [(0.0, owned(scaled(part, scale, x, y), owner)) for part in school.logo.outlines]
        slab.boxes.append((0.0, owner, (x, y, width, height)))
        return width + SCHOOL_GAP
    if not school.name:
        return 0.0
    style = bench.theme.style("kicker")
    shown = bench.setter.cut(school.name, style, frame.width / 2)
    owner = bench.tree.add("P", frame.parent, actual=school.name if shown != school.name else "")
    words = flush_right(bench, shown, style, (right, bench.theme.kicker_at), owner)
    slab.parts += [(0.0, glyphs) for glyphs in words]
    return bench.setter.plain_width(shown, style) + SCHOOL_GAP


def fields_room(setter: Setter, theme: Theme, head: Head) -> float:
    """The width that the fields take at the end of the subtitle's line."""
    style = theme.style("field")
    return sum(FIELD_GAP + setter.plain_width(f.label, style) + FIELD_LABEL_GAP + f.width for f in head.fields)


def _wrapped(bench: Bench, slab: Slab, said: tuple[Text, str, str], frame: Frame, baseline: float) -> float:
    """Sets a text whose first baseline is given; returns by how much its further lines push down what follows."""
    text, style_name, role = said
    if not text:
        return 0.0
    style = bench.theme.style(style_name)
    block = stacked(text_slabs(bench, ((text, style),), frame, bench.tree.add(role, frame.parent)))
    slab.add(block, baseline - (block.first or 0.0))
    return block.height - style.leading


def _name_row(bench: Bench, slab: Slab, head: Head, frame: Frame, y: float) -> float:
    """Fields and sum, in as many rows as they need; returns by how much further rows push down what follows."""
    style = bench.theme.style("field")
    row = bench.tree.add("P", frame.parent) if head.fields else ""
    x, down = frame.x, 0.0
    labels = [bench.setter.plain_width(entry.label, style) + FIELD_LABEL_GAP for entry in head.fields]
    needs = [label + entry.width for label, entry in zip(labels, head.fields, strict=True)]
    for entry, label, need, further in zip(head.fields, labels, needs, (*needs[1:], 0.0), strict=True):
        width = min(entry.width, frame.width - label)
        if x > frame.x and x + label + width > frame.x + frame.width + SLACK:
            x, down = frame.x, down + FIELD_PITCH
        if x == frame.x and further and need + FIELD_GAP + further > frame.width + SLACK:
            width = frame.width - label  # alone in its row
        x = _field(bench, slab, replace(entry, width=width), (x, y + down), row) + FIELD_GAP
    if not head.total:
        return down
    owner = bench.tree.add("P", frame.parent)
    right = frame.x + frame.width
    left = right - TOTAL_WIDTH
    strong = replace(style, weight="Bold")
    label = bench.setter.plain_width(head.total_label, strong) + TOTAL_GAP
    if x > frame.x and x - FIELD_GAP > left - label:
        down += FIELD_PITCH
    y += down
    slab.parts += [
        (0.0, g) for g in flush_right(bench, f"{head.total_label} ", strong, (left - TOTAL_GAP, y), owner)
    ]
    box = rectangle(left, y - TOTAL_RISE, TOTAL_WIDTH, TOTAL_HEIGHT, TOTAL_RULE, LAYOUT_ARTIFACT)
    slab.parts.append((0.0, box))
    total = bench.theme.style("total")
    slab.parts += [(0.0, g) for g in flush_right(bench, head.total, total, (right - TOTAL_INSET, y), owner)]
    return down


def _field(bench: Bench, slab: Slab, entry: Field, at: tuple[float, float], row: str) -> float:
    """A label and its rule; returns where the rule ends."""
    x, y = at
    style = bench.theme.style("field")
    slab.parts += [(0.0, g) for g in one_line(bench, f"{entry.label} ", style, at, row)]
    start = x + bench.setter.plain_width(entry.label, style) + FIELD_LABEL_GAP
    owner = bench.tree.add("Form", row, alt=entry.label, form="tv")
    under = y + FIELD_UNDER
    slab.parts.append((0.0, line(start, under, start + entry.width, under, THIN_RULE, owner)))
    slab.spaces.append(
        (
            0.0,
            PlacedSpace(
                id=entry.id,
                kind=SpaceKind.LINE,
                page=0,
                x=start,
                y=y - 12.0,
                width=entry.width,
                height=15.0,
                baselines=(y,),
                element=owner,
                size=style.size,
                indent=2.0,
            ),
        )
    )
    return start + entry.width
