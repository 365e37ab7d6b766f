"""The fixed words that lessonkit itself prints, apart from any lesson's text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lessonkit.chart_words import NUMBERS, ChartWords, TimelineWords

Own = TypeVar("Own")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWords:
    """The fixed words of class sets: the distribution list and the print summary."""

    list: str = "Distribution list"
    set: str = "Class set"
    summary: str = "Print summary"
    badge: str = "Teacher"
    group: str = "Group"
    level: str = "Level"
    version: str = "Version"
    look: str = "Set in"
    tint: str = "Paper"
    pages: str = "Pages"
    handed_out: str = "Out"
    handed_in: str = "In"
    out_box: str = "{n}: handed out"
    in_box: str = "{n}: handed in"
    size: str = "{n} pt"
    spaced: str = "wide spacing"
    ruled: str = "ruled {n} mm"
    simple: str = "simple layout"
    spare: str = "Spare"
    spare_of: str = "Spare {n}"
    one_copy: str = "1 copy"
    copies: str = "{n} copies"
    one_named: str = "1 copy with a name"
    named: str = "{n} copies with names"
    one_spare: str = "1 spare copy without a name"
    spares: str = "{n} spare copies without names"
    one_page: str = "1 page"
    many_pages: str = "{n} pages"
    one_sheet: str = "1 sheet"
    sheets: str = "{n} sheets"
    duplex: str = "printed on both sides"
    single: str = "printed on one side"
    staple: str = "Staple: {copies}"
    of_sheets: str = "{copies} of {sheets}"
    staple_none: str = "Nothing to staple"
    order: str = "Copies follow each other in the order in which you hand them out"
    on_tint: str = "On {tint} paper: pages {pages} of the class set"
    on_size: str = "On {size}: pages {pages} of the class set"
    on_white: str = "White paper for all"
    no_level: str = "The lesson has nothing of its own for level {level}: those copies are as for all"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWords:
    """The names of the levels, for the teacher alone, and the shapes that tell them in the foot of a copy."""

    names: tuple[tuple[str, str], ...] = (("core", "core"), ("support", "support"), ("stretch", "stretch"))
    shapes: tuple[tuple[str, str], ...] = (("core", "circle"), ("support", "square"), ("stretch", "triangle"))
    told: str = "The shape in the foot of a copy tells its level: {shapes}."
    with_shape: str = "{level} ({shape})"
    in_the_foot: str = "{levels}; the shape stands in the foot of each copy"

    def name(self, level: str) -> str:
        """What a level is called; its id where it has no name."""
        return dict(self.names).get(level, level)

    def shape(self, level: str) -> str:
        """The shape in the foot of a level's copies; "" where it has none."""
        return dict(self.shapes).get(level, "")

    def with_shapes(self, levels: Sequence[str]) -> str:
        """ "core (circle), support (square)": the levels with the shapes in the foot of their copies."""
        told = (
            self.with_shape.format(level=self.name(one), shape=self.shape(one)) if self.shape(one) else self.name(one)
            for one in levels
        )
        return self.in_the_foot.format(levels=", ".join(told))

    def named(self, names: Mapping[str, str]) -> LevelWords:
        """The same with names of a project's own, by id."""
        return replace(self, names=tuple((dict(self.names) | dict(names)).items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's fixed words. `{…}` are filled in by name; `**…**` is the operative word, printed bold."""

    tag: str = "en-GB"
    """The tag of their language."""
    name: str = "Name"
    class_: str = "Class"
    date: str = "Date"
    total: str = "Total"
    item: str = "Item"
    out_of: str = "Out of"
    class_average: str = "Class average"
    notes: str = "NOTES"
    reading: str = "Reading"
    handout: str = "Handout"
    worksheet: str = "Worksheet"
    alliance_chart: str = "Alliance chart"
    chart_badge: str = "Chart"
    poster: str = "Poster"
    tile_place: str = "Poster {number}: row {row} of {rows}, column {column} of {columns}"
    tile_how: str = "{sheets} sheets: cut along the dashed lines, glue each over those before"
    answer_key: str = "Answer key"
    mark_scheme: str = "Mark scheme"
    marking_grid: str = "Marking grid"
    version: str = "Version {version}"
    version_head: str = "Version"
    item_in_version: str = "Item in version {version}"
    lines_in_copies: str = "Lines in other copies"
    for_the_teacher: str = "Notes for the teacher"
    page: str = "Page {page} of {pages}"
    key_page: str = "Key page {page} of {pages}"
    key_code: str = "{code} · key {key}"
    ages: str = "Ages {ages}"
    minutes: str = "{minutes} minutes"
    marks: str = "{n} marks"
    mark: str = "1 mark"
    people: str = "People"
    key_terms: str = "Key terms"
    dates: str = "Dates"
    person: str = "Name"
    role: str = "Part in the story"
    fate: str = "What became of them"
    circle_one: str = "Circle **one** letter."
    tick_all: str = "Tick **all** that apply."
    true_or_false: str = "Circle **T** or **F**. If false, write what is true on the line."
    true_letter: str = "T"
    false_letter: str = "F"
    correction: str = "Correction"
    fill_gaps: str = "Fill each gap."
    fill_gaps_from_bank: str = "Fill each gap with a word from the bank."
    bank: str = "Word bank"
    use_bank: str = "Words to use are in the box."
    words_left_over: str = "{n} words are left over."
    word_left_over: str = "One word is left over."
    match_how: str = "Write one letter in each box."
    letters_left_over: str = "{n} letters are left over."
    letter_left_over: str = "One letter is left over."
    order_stem: str = "Number the events from 1 (earliest) to {n}."
    order_how: str = "One mark for each right pair: {pairs}."
    worked: str = "One box is done for you."
    give_lines: str = "Give a line number in each box."
    verdict: str = "Verdict"
    plan_how: str = "Plan first, then write."
    rubric: str = "How it is marked"
    answer_to: str = "Answer to question {number}"
    answer_part: str = "Answer to question {number}, {part}"
    see: str = "See {place}."
    see_place: str = "{place},\u00a0{lines}"
    extract: str = "Source {letter}"
    further: str = "Going further, on paper of your own: {prompt}"
    levels: LevelWords = LevelWords()
    copy_marks: str = "Copy the mark of each item, then add across."
    answer: str = "Answer"
    award: str = "Marks"
    take_off: str = "Take off"
    accept: str = "Accept"
    reject: str = "Reject"
    why: str = "Why"
    note: str = "Note"
    left_over: str = "Left over"
    one_for_each_point: str = "one for each point, up to {n}"
    take_off_wrong_ticks: str = "one mark for each wrong tick, never below 0"
    false_needs_correction: str = "one for each; a false statement needs its correction too"
    one_for_each_pair: str = "one for each pair in place; a pair half right earns nothing"
    beyond: str = "Beyond"
    corrects: str = "Corrects"
    source: str = "Source"
    sources: str = "Where the reading comes from"
    more_than_source: str = "Here the reading tells more than the source."
    continued: str = "(continued)"
    legend_tick: str = "one mark"
    legend_beyond: str = "goes beyond the reading: credit it, do not expect it"
    legend_beyond_note: str = "in the notes: not in the source"
    legend_corrects: str = "departs from the source"
    either_way: str = "either way round"
    any_order: str = "in any order"
    months: tuple[str, ...] = (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    )  # fmt: skip
    day_and_month: str = "{day} {month}"
    full_date: str = "{day} {month} {year}"
    numbers: tuple[str, ...] = NUMBERS
    overflow: str = "→ mark scheme {number}"
    cited_in_scheme: str = "→ scheme {number}"
    """In the mark column, where it has no room for all lines that prove an answer."""
    chart: ChartWords = ChartWords()
    timeline: TimelineWords = TimelineWords()
    sets: SetWords = SetWords()

    def of(self, own: Mapping[str, Own]) -> Own:
        """An activity's own words in this language; in British English where it has none."""
        return own.get(self.tag) or own["en-GB"]

    def spare_words(self, n: int) -> str:
        """How many words of a bank are left over; nothing where none is."""
        return _spare(n, self.word_left_over, self.words_left_over.format(n=self.count(n)))

    def spare_letters(self, n: int) -> str:
        """How many letters are left over; nothing where none is."""
        return _spare(n, self.letter_left_over, self.letters_left_over.format(n=self.count(n)))

    def count(self, n: int) -> str:
        """A small number in words, with a capital: it opens a sentence."""
        return (self.numbers[n] if n < len(self.numbers) else str(n)).capitalize()


def _spare(n: int, one: str, several: str) -> str:
    return "" if n <= 0 else one if n == 1 else several


ENGLISH = Words()

AMERICAN = Words(
    tag="en-US",
    tick_all="Check **all** that apply.",
    order_how="One point for each right pair: {pairs}.",
    mark_scheme="Scoring guide",
    marking_grid="Scoring grid",
    marks="{n} points",
    mark="1 point",
    rubric="How it is scored",
    copy_marks="Copy the points of each item, then add across.",
    award="Points",
    take_off_wrong_ticks="one point for each wrong check, never below 0",
    legend_tick="one point",
    day_and_month="{month} {day}",
    full_date="{month} {day}, {year}",
    overflow="→ scoring guide {number}",
    cited_in_scheme="→ guide {number}",
)
"""The words that American classrooms use in place of those."""

LANGUAGES: Mapping[str, Words] = {"en-GB": ENGLISH, "en-US": AMERICAN}
"""The fixed words by the tag of their language."""
