"""Timelines as they are drawn: to scale, without a touch, with room to write; and what their halves hold."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from charts.marks import covers, outside, overlaps
from charts.stories import Tree, faces
from charts.timelines import complaints, frame_of, hints, ledger_of, plan_of, random_timeline, split
from lessonkit.charts.shapes import Box
from lessonkit.charts.timeline.bank import bank_height
from lessonkit.charts.timeline.calendar import Step, Unit, date_of, span_of
from lessonkit.charts.timeline.places import Card, Side
from lessonkit.charts.timeline.plan import how_height
from lessonkit.charts.timeline.sheets import compose_timeline, fill_timeline
from lessonkit.charts.timeline.telling import place_words, position
from lessonkit.layout.fill import fill
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Block, Cell, Document, Drawing, Grid, Head, Heading, Paragraph, Space, SpaceKind
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written
from lessonkit.model.ledger import Date
from lessonkit.model.text import plain
from lessonkit.model.timeline import Lie, TimelinePaper
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, MM, PaperSize
from lessonkit.words import ENGLISH

SEEDS = range(150)
NEAR = 0.1

Point = tuple[float, float]

KINGS = ((Date(1066, 10, 14), "Harold falls"), (Date(1066, 12, 25), "William is crowned"), (Date(1087), "William dies"))


def _composed(paper: TimelinePaper, sheet: PaperSize = A4) -> tuple[Block, ...]:
    return compose_timeline(paper, faces(), DEFAULT, ENGLISH, frame_of(paper, sheet))


def _drawings(blocks: Sequence[Block]) -> list[Drawing]:
    return [block for block in blocks if isinstance(block, Drawing)]


def _cells(blocks: Sequence[Block]) -> list[Cell]:
    return [cell for grid in blocks if isinstance(grid, Grid) for row in grid.rows for cell in row.cells]


def _words(blocks: Sequence[Block]) -> str:
    """All that is printed: on drawings, in their alt texts, in lists and tables, in the names of spaces."""
    return repr([block for block in blocks if not isinstance(block, Drawing)]) + "".join(
        f"{drawing.alt} {[thing.text for thing in drawing.things if isinstance(thing, Glyphs)]}"
        for drawing in _drawings(blocks)
    )


def _crosses(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two stretches pass through each other; those that touch at their ends do not."""

    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < -1e-6 and turn(c, d, a) * turn(c, d, b) < -1e-6


def _enters(path: Sequence[Point], box: Box) -> bool:
    """Whether a leader comes into a box, or nearer to it than a point."""
    near = Box(box.x - 1, box.y - 1, box.width + 2, box.height + 2)
    return any(
        near.x < x1 + (x2 - x1) * n / 40 < near.right and near.y < y1 + (y2 - y1) * n / 40 < near.foot
        for (x1, y1), (x2, y2) in itertools.pairwise(path)
        for n in range(41)
    )


def _check_leaders(cards: Sequence[Card]) -> None:
    for one, other in itertools.combinations(cards, 2):
        pairs = itertools.product(itertools.pairwise(one.leader), itertools.pairwise(other.leader))
        assert not any(_crosses(a, b) for a, b in pairs)
        assert not one.box.overlaps(other.box)
        assert not _enters(one.leader, other.box)
        assert not _enters(other.leader, one.box)


def _along(side: Side, card: Card) -> float:
    x, y = card.leader[0]
    return y if side.turn.down else x


def _check_scale(paper: TimelinePaper, side: Side) -> None:
    """Dots stand in order of time, and as far apart as their days, except over a break."""
    for one, other in itertools.pairwise(side.cards):
        before, after = paper.events[one.number].middle, paper.events[other.number].middle
        moved = _along(side, other) - _along(side, one)
        if before <= after:
            assert moved >= -1e-6
        if any(part.first <= before <= part.last and part.first <= after <= part.last for part in side.axis.parts):
            assert abs(moved - (after - before) * side.axis.scale) <= NEAR
    for part in side.axis.parts:
        assert abs(part.end - part.begin - 2 * side.axis.white - (part.last - part.first) * side.axis.scale) <= NEAR


@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_timelines_stand_without_a_touch(seed: int, sheet: PaperSize) -> None:
    """No text, box or leader meets another; all is to scale, inside its frame, and large enough to write in."""
    paper, _ = random_timeline(seed)
    plan, frame = plan_of(paper, sheet), frame_of(paper, sheet)
    for side in plan.sides:
        _check_leaders(side.cards)
        _check_scale(paper, side)
    assert sorted(card.number for side in plan.sides for card in side.cards) == list(range(len(paper.events)))
    for drawing in _drawings(_composed(paper, sheet)):
        assert overlaps(drawing.things) == []
        assert outside(drawing.things, drawing.width, drawing.height) == []
        assert all(thing.size >= 8 for thing in drawing.things if isinstance(thing, Glyphs))
        assert all(min(hole.height, hole.width) > 8 * MM - 0.001 for hole in drawing.holes)
        used = how_height(paper, faces(), DEFAULT, ENGLISH, frame.width) + drawing.before + drawing.height
        bank = 0.0 if plan.bank_apart else bank_height(paper, faces(), DEFAULT, frame.width)
        assert used + bank <= frame.height
        glyphs = [thing for thing in drawing.things if isinstance(thing, Glyphs)]
        for hole in drawing.holes:
            inner = Box(hole.x + 1, hole.y + 1, hole.width - 2, hole.height - 2)
            assert not [thing.text for thing in glyphs if inner.overlaps(_text_box(thing))]


def _text_box(glyphs: Glyphs) -> Box:
    width = faces().width(glyphs.face, glyphs.text, glyphs.size)
    return Box(glyphs.x, glyphs.y - 0.69 * glyphs.size, width, 0.69 * glyphs.size)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_blank_holds_nothing_that_it_asks_for(seed: int) -> None:
    """Neither its drawing, alt text, table nor names hold a hidden date; hidden texts stand in the list alone."""
    paper, answer = random_timeline(seed)
    said = _words([block for block in _composed(paper) if getattr(block, "id", "")[:13] != "timeline.bank"])
    printed = {event.date for event in paper.events}
    for event, told in zip(paper.events, answer.events, strict=True):
        if event.text is None:
            assert told.text.plain() not in said
        if event.date is None and told.date not in printed and told.date.count(" ") > 1 and "BC" not in told.date:
            ticks = {tick.name for side in plan_of(paper).sides for tick in side.axis.ticks}
            assert told.date in ticks or told.date not in said


@pytest.mark.parametrize("seed", range(30))
def test_the_key_only_adds(seed: int) -> None:
    """All ink names a hole of a drawing or a box of the table, each once, and each of them gets its ink."""
    paper, answer = random_timeline(seed)
    blocks = _composed(paper)
    spaces = [hole.id for drawing in _drawings(blocks) for hole in drawing.holes]
    spaces += [block.id for cell in _cells(blocks) for block in cell.blocks if isinstance(block, Space)]
    inks = fill_timeline(paper, answer)
    assert sorted(ink.space for ink in inks) == sorted(spaces)


@pytest.mark.parametrize("seed", range(40))
def test_the_keys_words_keep_inside_their_holes(seed: int) -> None:
    """Nothing of the blank moves or goes; what is new stands in a hole, and on nothing that is printed."""
    paper, answer = random_timeline(seed)
    sheet = A4.landscape() if paper.lie is Lie.LANDSCAPE else A4
    head = Head(kicker="", title=plain("T"), subtitle=plain("S"), body_at=136.0)
    body = _composed(paper)
    document = Document(name="t", title="T", language="en-GB", head=head, body=body, paper=sheet)
    blank, _ = lay_out(document, faces(), DEFAULT)
    key = fill(blank, fill_timeline(paper, answer), faces(), DEFAULT)
    for number, (before, after) in enumerate(zip(blank.pages, key.pages, strict=True)):
        printed = Counter(before.things)
        assert not printed - Counter(after.things)
        holes = [Box(s.x, s.y, s.width, s.height) for s in blank.spaces if s.page == number and s.kind is SpaceKind.BOX]
        words = [_text_box(thing) for thing in before.things if isinstance(thing, Glyphs)]
        for thing in (Counter(after.things) - printed).elements():
            assert isinstance(thing, Glyphs)
            assert any(covers(hole, _text_box(thing), 0.5) for hole in holes), thing.text
            assert not any(box.overlaps(_text_box(thing)) for box in words), thing.text


def test_other_texts_leave_the_paper_as_it_is() -> None:
    """Whichever date a text belongs to, the sheet with its list is the same."""
    dates = [Date(1900 + n, 3) for n in range(6)]
    texts = [f"{word} happens" for word in ("Ash", "Box", "Elm", "Fir", "Oak", "Yew")]
    papers = set()
    for order in (texts, texts[::-1], texts[3:] + texts[:3]):
        for letters in ("true", "false"):
            paper, _ = split({"letters": letters}, ledger_of(list(zip(dates, order, strict=True))))
            papers.add(paper)
    assert len(papers) == 2


def test_letters_name_the_texts_of_the_sorted_list() -> None:
    """The key's letters are those of the list, extra texts included."""
    paper, answer = split({"letters": "true", "extra": ["Matilda rules"]}, ledger_of(KINGS))
    assert [text.plain() for text in paper.bank] == [
        "Harold falls",
        "Matilda rules",
        "William dies",
        "William is crowned",
    ]
    assert [event.letter for event in answer.events] == ["A", "D", "C"]
    assert [text.plain() for text in answer.left_over] == ["Matilda rules"]


def test_given_events_are_printed_in_full() -> None:
    """They have date and text, are not in the list, and ask for nothing."""
    paper, answer = split({"given": ["e1"], "blank": ["texts", "dates"]}, ledger_of(KINGS))
    shown = [(event.date, event.text.plain() if event.text else None) for event in paper.events]
    assert shown == [(None, None), ("25 Dec 1066", "William is crowned"), (None, None)]
    assert [text.plain() for text in paper.bank] == ["Harold falls", "William dies"]
    assert [event.asked for event in answer.events] == [True, False, True]
    assert len(fill_timeline(paper, answer)) == 8


def test_events_of_one_date_go_either_way() -> None:
    """Two blanks of one date cannot be told apart; a given event of that date is no twin."""
    day = Date(1914, 8, 4)
    events = [(day, "War"), (day, "Invasion"), (day, "Parade"), (Date(1914, 8, 9), "Battle")]
    _, answer = split({"given": ["e2"]}, ledger_of(events))
    assert answer.either_way == ((0, 1),)


def test_long_empty_stretches_are_left_out() -> None:
    """An empty stretch of more than 30 % and four median gaps is broken; its edges bear their years."""
    years = [1900, 1902, 1903, 1905, 1907, 1990, 1992]
    paper, _ = split({}, ledger_of([(Date(year), f"Event of {year}") for year in years]))
    [side] = plan_of(paper).sides
    first, last = side.axis.parts
    names = {tick.day: tick.lines for tick in side.axis.ticks}
    assert [date_of(day)[0] for day in (first.last, last.first)] == [1908, 1990]
    assert names[first.last] == ("1908",)
    assert names[last.first] == ("1990",)
    [drawing] = _drawings(_composed(paper))
    assert "The time from 1908 to 1990 is left out." in drawing.alt
    assert ENGLISH.timeline.left_out in [thing.text for thing in drawing.things if isinstance(thing, Glyphs)]


@pytest.mark.parametrize(
    "years",
    [[1900, 1910, 1920, 1930, 1960], [1900, 1990], [1900, 1925, 1950, 1990]],
    ids=["no more than four gaps", "two events", "no more than 30 %"],
)
def test_other_stretches_stay(years: list[int]) -> None:
    """Gaps that are long, but not by both rules, are drawn in full."""
    paper, _ = split({}, ledger_of([(Date(year), f"Event of {year}") for year in years]))
    [side] = plan_of(paper).sides
    assert len(side.axis.parts) == 1


def test_a_date_known_by_its_year_is_a_bar() -> None:
    """The bar covers the whole year, its leader begins in the middle, and the legend explains it."""
    events = [(Date(1917, 3, 15), "One"), (Date(1918), "Two"), (Date(1919, 11, 2), "Three")]
    paper, _ = split({}, ledger_of(events))
    [side] = plan_of(paper).sides
    bars = [card.bar for card in side.cards]
    assert bars[0] is None
    assert bars[2] is None
    assert bars[1]
    first, after = span_of(Date(1918))
    assert bars[1].x == pytest.approx(side.axis.place(first))
    assert bars[1].right == pytest.approx(side.axis.place(after))
    assert side.cards[1].leader[0][0] == pytest.approx(bars[1].centre)
    [drawing] = _drawings(_composed(paper))
    assert ENGLISH.timeline.some_time in [thing.text for thing in drawing.things if isinstance(thing, Glyphs)]


@pytest.mark.parametrize("page", ["landscape", "portrait"])
@pytest.mark.parametrize(
    ("blank", "meaning"), [(["texts"], ENGLISH.timeline.some_time), (["dates"], ENGLISH.timeline.bar_begins)]
)
def test_the_legend_tells_how_a_bar_is_read(page: str, blank: list[Tree], meaning: str) -> None:
    """Where dates are asked for it says from when to when; on a narrow sheet what has no room goes to a second row."""
    years = [1900, 1902, 1903, 1905, 1907, 1990, 1992]
    paper, _ = split({"blank": blank, "page": page}, ledger_of([(Date(year), f"Event of {year}") for year in years]))
    narrow = PaperSize("narrow", 555.0, 792.0)
    [drawing] = _drawings(_composed(paper, narrow))
    texts = {thing.text: thing for thing in drawing.things if isinstance(thing, Glyphs)}
    told = [texts[ENGLISH.timeline.left_out], texts[meaning]]
    rows = 2 if page == "portrait" and blank == ["dates"] else 1
    assert len({thing.y for thing in told}) == rows
    assert outside(drawing.things, drawing.width, drawing.height) == []


def test_the_alt_text_tells_the_place_where_the_date_is_asked() -> None:
    """It says no more than can be read off the axis: at which strokes a dot or a bar stands."""
    events = [(Date(1066, 10, 14), "Harold falls"), (Date(1075), "Earls rise"), (Date(1087, 9), "William dies")]
    paper, _ = split({"blank": ["dates"], "given": ["e1"]}, ledger_of(events))
    [drawing] = _drawings(_composed(paper))
    assert drawing.alt == (
        "Timeline from 1066 to 1088, to scale: 6 months from stroke to stroke."
        " Just after 1066 + 1 stroke: Harold falls. 1075: Earls rise. Just after 1086 + 3 strokes: William dies."
    )


def test_places_are_read_off_the_axis() -> None:
    """Before the first named stroke, on one, on those that follow it, after one, after the last."""
    paper, _ = split({}, ledger_of([(Date(1901, 1, 1), "One"), (Date(1906, 2, 3), "Two")]))
    [side] = plan_of(paper).sides
    day = span_of(Date(1902))[0]
    told = ENGLISH.timeline
    assert position(side.axis, day, told) == "1902"
    assert position(side.axis, day + 14, told) == "just after 1902"
    assert position(side.axis, day + 31, told) == "1902 + 1 stroke"
    assert position(side.axis, day + 70, told) == "just after 1902 + 2 strokes"
    assert position(side.axis, day - 900, told) == "before 1901"
    assert position(side.axis, day + 9000, told) == "after 1907"


def test_a_day_lies_between_two_years_where_no_other_strokes_are() -> None:
    """Both are named then."""
    paper, _ = split({}, ledger_of([(Date(1901, 1, 1), "One"), (Date(1906, 2, 3), "Two")]))
    [side] = plan_of(paper).sides
    bare = replace(side.axis, ticks=tuple(tick for tick in side.axis.ticks if tick.lines))
    assert position(bare, span_of(Date(1902))[0] + 40, ENGLISH.timeline) == "between 1902 and 1903"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(1915), "from 1915 to 1916"),
        (Date(1915, 5), "1915 + 4 to 5 strokes"),
        (Date(1915, 1), "from 1915 to 1915 + 1 stroke"),
        (Date(1915, 12), "from 1915 + 11 strokes to 1916"),
        (Date(1917, 4, 6), "just after 1917 + 3 strokes"),
    ],
)
def test_strokes_tell_what_eyes_could_read(date: Date, words: str) -> None:
    """Where dates are asked for, a bar is told by both its ends, and a dot by the stroke that it follows."""
    others = (Date(1914), Date(1916, 2, 3), Date(1918, 2, 3), Date(1919, 6, 28))
    events = [(day, f"Event {n}") for n, day in enumerate((date, *others))]
    paper, _ = split({"blank": ["dates"]}, ledger_of(events))
    [side] = plan_of(paper).sides
    assert side.axis.small == Step(Unit.MONTH)
    [card] = [card for card in side.cards if paper.events[card.number].first == span_of(date)[0]]
    assert place_words(paper, side, card, ENGLISH) == words


@pytest.mark.parametrize(("count", "listed"), [(9, True), (16, False)])
def test_the_list_stands_over_the_table_where_it_takes_no_more_pages(count: int, listed: bool) -> None:
    """The table is on the other side of the sheet: pupils who write there need the texts, too."""
    events = [(Date(1900 + 3 * n), f"Event number {n}") for n in range(count)]
    paper, _ = split({}, ledger_of(events))
    blocks = _composed(paper)
    title = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.text.plain().endswith("a table"))
    lists = [one.id for one in blocks[title:] if isinstance(one, Grid)]
    assert lists == (["timeline.bank0"] if listed else []) + ["timeline.table"]


def test_what_is_given_in_a_column_of_boxes_stands_in_one() -> None:
    """The rows of a table are of one look, whatever stands in them."""
    events = [(Date(1914, 6, 28), "One"), (Date(1918, 11, 11), "Another"), (Date(1920), "A third")]
    paper, _ = split({"given": ["e1"]}, ledger_of(events))
    *_, grid = _composed(paper)
    assert isinstance(grid, Grid)
    assert len({row.cells[-1].rule for row in grid.rows[1:]}) == 1
    assert grid.rows[1].cells[-1].rule


@pytest.mark.parametrize(("count", "sheet"), [(20, A4), (19, LETTER), (30, A4)])
def test_no_row_of_the_table_has_a_page_of_its_own(count: int, sheet: PaperSize) -> None:
    """Rows that need two pages are as high as lets each hold about half of them."""
    paper, _ = split({"letters": "true"}, ledger_of([(Date(1800 + n), f"Event {n}") for n in range(count - 5)]))
    paper = replace(paper, events=paper.events + paper.events[:5])
    head = Head(kicker="", title=plain("T"), subtitle=plain("S"), body_at=136.0)
    body = _composed(paper, sheet)
    document = Document(
        name="t", title="T", language="en-GB", head=head, body=body, paper=sheet.landscape(), later_at=70.0
    )
    blank, _ = lay_out(document, faces(), DEFAULT)
    rows = Counter(space.page for space in blank.spaces if space.id.startswith("timeline.table.text"))
    assert len(rows) == 2
    assert min(rows.values()) >= count // 3


@pytest.mark.parametrize(
    ("blank", "task"),
    [
        (["texts"], "would rather write here. Write each event in its box. One event is left over."),
        (["dates"], "Write when each event happened, as exactly as you can read it off the scale. The scale has "),
    ],
)
def test_the_table_says_what_to_write(blank: list[str], task: str) -> None:
    """As the sheet does; by how much time the strokes are apart, where places are told by strokes."""
    extra: dict[str, Tree] = {"extra": ["A third"]} if blank == ["texts"] else {}
    ledger = ledger_of([(Date(1914, 6, 28), "One"), (Date(1918, 11, 11), "Another")])
    paper, _ = split({"blank": list(blank)} | extra, ledger)
    *others, grid = _composed(paper)
    how = [block for block in others if isinstance(block, Paragraph)][-1]
    assert isinstance(grid, Grid)
    assert task in how.text.plain()


def test_many_events_go_on_overleaf() -> None:
    """Boxes never shrink: events take more sides of paper where they must, each with its axis, in order of time."""
    events = [(Date(1800 + 3 * n), f"Event {n} of a long story that goes on for ever") for n in range(30)]
    paper, _ = split({"blank": ["texts", "dates"]}, ledger_of(events))
    plan = plan_of(paper)
    assert len(plan.sides) > 1
    assert [card.number for side in plan.sides for card in side.cards] == list(range(30))
    assert [side.goes_on for side in plan.sides] == [True] * (len(plan.sides) - 1) + [False]
    for before, after in itertools.pairwise(plan.sides):
        assert after.axis.parts[0].first <= before.axis.parts[-1].last


@pytest.mark.parametrize(
    ("count", "more", "place", "words"),
    [
        (31, {}, "", "31 events are too many: 30 at most."),
        (27, {"letters": "true"}, "events", "27 are too many letters: 26 at most."),
        (26, {"letters": "true", "extra": ["One", "Two"]}, "extra", "28 are too many letters: 26 at most."),
        (29, {"extra": ["One", "Two"]}, "extra", "31 are too many texts to choose from: 30 at most."),
    ],
)
def test_a_timeline_may_have_too_many_texts(count: int, more: dict[str, Tree], place: str, words: str) -> None:
    """LK627 tells how many there are, and how many there may be; as many as that are fine."""
    events = [(Date(1800 + n), f"Event of {n}") for n in range(count)]
    assert complaints(more, ledger_of(events)) == [("LK627", place, words)]
    fewer = events[: count - (2 if "extra" in more else 1)]
    assert complaints(more, ledger_of(fewer)) == []


@pytest.mark.parametrize(
    ("events", "given", "hint"),
    [
        (["e0", "e1"], "e2", "list it under the timeline's `events:` too"),
        (["e0", "e1"], "e11", "did you mean `e1`?"),
        (["e0", "e1"], "nowhere", "declare it under the lesson's `events:`, or mend its id"),
        ([], "e2", "`e2` is `listed: false`; to show it, name the timeline's events under `timeline:` `events:`"),
    ],
)
def test_a_given_event_that_is_missing_is_put_right(events: list[Tree], given: str, hint: str) -> None:
    """LK622 says which of the two lists called `events:` lacks it, or that its id is wrong."""
    ledger = ledger_of(KINGS)
    ledger = replace(ledger, events=(*ledger.events[:2], replace(ledger.events[2], listed=False)))
    named: dict[str, Tree] = {"events": events} if events else {}
    assert hints({**named, "given": [given]}, ledger) == [("LK622", hint)]


def test_inks_are_the_answers() -> None:
    """Words in the boxes, letters where those are asked for, and letter with words in the table."""
    paper, answer = split({"letters": "true", "blank": ["texts", "dates"]}, ledger_of(KINGS))
    inks = {ink.space: ink.text.plain() for ink in fill_timeline(paper, answer) if isinstance(ink, Written)}
    assert inks["timeline.text0"] == "A"
    assert inks["timeline.date0"] == "14 Oct 1066"
    assert inks["timeline.table.text0"] == "A  Harold falls"


@pytest.mark.parametrize("year", [-2000, -401, -5, -1, 1, 4, 100, 1900, 2000])
def test_days_count_on_without_a_gap(year: int) -> None:
    """Each day of a year has its own number and turns back into its date; 1 BC is followed by AD 1."""
    first, after = span_of(Date(year))
    assert span_of(Date(1 if year == -1 else year + 1))[0] == after
    days = [date_of(day) for day in range(first, after)]
    assert len(set(days)) == len(days) in (365, 366)
    assert all(span_of(Date(*date))[0] == day for day, date in enumerate(days, first))


def test_ticks_stand_on_round_days() -> None:
    """Round years on both sides of AD 1, first days of quarters, days that leave none alone at a month's end."""
    first, last = span_of(Date(-25))[0], span_of(Date(25))[0]
    assert [date_of(day)[0] for day in Step(Unit.YEAR, 10).ticks(first, last)] == [-20, -10, 1, 10, 20]
    first, last = span_of(Date(1914, 1, 20))[0], span_of(Date(1914, 3, 2))[0]
    days = [date_of(day)[1:] for day in Step(Unit.DAY, 5).ticks(first, last)]
    assert days == [(1, 21), (1, 26), (2, 1), (2, 6), (2, 11), (2, 16), (2, 21), (3, 1)]
    months = Step(Unit.MONTH, 3)
    assert date_of(months.before(first)) == (1914, 1, 1)
    assert date_of(months.after(first)) == (1914, 4, 1)
