"""The fixed words that lessonkit itself prints, apart from any lesson's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The fixed words of alliance charts."""

    write_names: str = "Write the names{order}{dots}."
    free_order: str = ", in any order within a frame"
    dots_end: str = "; whoever leaves sits where the dots end"
    dots_begin: str = "; whoever joins sits where the dots begin"
    dots_both: str = "; whoever joins or leaves sits where the dots begin or end"
    write_on_lines: str = "Write the names: each line is one {person}."
    write_letters: str = "Write the **name** of each {person}, A to {last}."
    join_dots: str = "**Join the dots.**"
    join_letters: str = "**Draw the lines:** join each letter to the same letter."
    name_groups: str = "Name the {groups} in the rounded boxes."
    complete_how: str = "Follow each line: who stands with whom, and against whom?"
    network_how: str = (
        "In each picture draw the lines between the names: **thick** = {allies}, **dashed with ×** = {rivals}."
    )
    person: str = "person"
    people: str = "people"
    network_count: str = "Then count the **triangles**."
    network_boxes: str = "Each has two empty boxes: {stable}, {unstable}."
    network_alt: str = "{pictures} with the same names on a ring: {names}."
    no_lines: str = "Without lines: {lines}."
    untied: str = "no line: {lines}"
    absent: str = "Dotted: {lines}."
    dotted: str = "not part of the story at that time"
    one_picture: str = "one picture"
    pictures: str = "{n} pictures"
    triangles: str = "Is each triangle stable?"
    triangles_how: str = "Count its thick lines. With three or one it holds; with two or none it tends to break."
    stable: str = "stable"
    unstable: str = "unstable"
    triangles_of: tuple[str, ...] = ("three {allies}", "two {allies} against one", "torn between two", "three {rivals}")
    group: str = "group"
    groups: str = "groups"
    draw_signs: str = "Draw the signs."
    draw_signs_when: str = "Draw the signs, and say when."
    on_the_lines: str = "On the lines: {why}"
    matrix_how: str = (
        "In each box write **with**, **against** or **apart**, and the {group} if there was one."
    )
    matrix_ring: str = "In each box ring {ways}, and write the {group} under it if there was one."
    matrix_stances: tuple[str, ...] = ("with", "against", "apart")
    matrix_letters: tuple[str, ...] = ("W", "A", "–")
    or_: str = "or"
    matrix_ends: str = "If any {person} leaves the story, say how ({how})."
    matrix_ends_when: str = "If any {person} leaves the story, say how and when ({how})."
    stood: str = "Where did each {person} stand towards {name}?"
    names: str = "Names"
    when: str = "When"
    who_joins: str = "Who joins whom, and why?"
    leaves: str = "leaves the story"
    versus: str = "vs"
    allies: str = "allies"
    rivals: str = "rivals"
    in_shorts: tuple[tuple[str, str], ...] = (
        ("died", "died"),
        ("killed", "killed"),
        ("expelled", "expelled"),
        ("exiled", "exiled"),
        ("ousted", "ousted"),
        ("rejoined", "rejoined"),
    )
    legend: tuple[tuple[str, str], ...] = (
        ("died", "died"),
        ("killed", "killed"),
        ("expelled", "expelled"),
        ("exiled", "exiled"),
        ("ousted", "lost office"),
        ("rejoined", "came back"),
    )
    either_way: str = "{lines}: either way round."
    any_order: str = "{lines}: in any order."
    seats_right: str = (
        "what counts is who stands together and against whom. The order within a frame is free{dots}."
    )
    exchanged: str = "{one} with {other}"
    all_at_once: str = "Or all at once {pairs}."
    turned_round: str = "Or all turned round together, once or more: {rounds}."
    with_: str = "with {name}"
    against: str = "against {name}"
    apart: str = "apart"
    not_there: str = "Crossed out: not part of the story at that time."
    table: str = "The chart as a table"
    table_how: str = "All that the chart shows, in words: for those who cannot see it, or would rather write than draw."
    table_read: str = "All that the chart shows, in words: for those who cannot see it."
    table_task: str = "Write in each box what is still open: {open}."
    table_why: str = "Say too: {why}"
    table_why_alone: str = "Say in each box: {why}"
    open_names: str = "the **names**"
    open_groups: str = "what the **{groups}** are called"
    open_signs: str = "what **happened** to whom ({signs})"
    open_signs_when: str = "what **happened** to whom and when ({signs})"
    open_allies: str = "who are **{allies}**"
    open_rivals: str = "who are **{rivals}**"
    open_triangles: str = "how many **triangles** are {stable} and how many {unstable}"
    counted: str = "Triangles: {stable} {n}, {unstable} {m}"
    shown: str = "What the chart shows"
    to_write: str = "Your answer"
    and_: str = "and"
    chart_of: str = "Chart of {lines} in {phases}."
    seats_of: str = "Chart with seats in {phases}."
    one_line: str = "one line"
    lines: str = "{n} lines"
    one_phase: str = "one phase, {first}"
    phases: str = "{n} phases, {first} to {last}"
    boxes_empty: str = "Boxes for names are empty."
    boxes_some: str = "Some boxes for names are filled."
    boxes_full: str = "Boxes hold names."
    boxes_dots: str = "Dots show who was there in the phase before, and who goes on to the next."
    boxes_lines: str = "Lines join the boxes of one {person}; they are numbered here as they appear, phase by phase."
    label_alt: str = "Lines with letters stand for {people}: {letters}."
    letters_alt: str = "Letters stand for {people}, without lines: {letters}."
    complete_alt: str = "Lines with names stand for {people}."
    in_frame: str = "Those in one frame are {allies}."
    writing_lines: str = "Lines to write on ask: {why}"
    line: str = "line {n}"
    to_name: str = "{group} to be named"
    no_sign: str = "No sign."
    new: str = "new"
    leaving: str = "leaving"
    only_now: str = "in this phase only"
    so_many: str = "{n} {what}"
    allied: str = "{lines} are {allies}"
    alone: str = "{lines} alone"
    each_alone: str = "{lines}, each alone"
    beside: str = "{lines} together, in no {group}"
    against_each_other: str = "{one} against {other}"
    against_too: str = "against"
    each_against: str = "{lines}, each against the others"
    numbered: str = "{who} no. {n}"
    behind: str = "{lines} {zone}"
    phase_blank: str = "answer for {years}"
    cell_blank: str = "{name}, {years}"
    crossed: str = "crossed out"
    one_alone: str = "one {person}"
    some: str = "{n} {people}"
    twice: str = "{what}, twice"
    times: str = "{what}, {n} times"
    numbers: tuple[str, ...] = _NUMBERS
    completed: str = "The completed chart: {text}"
    crossings: str = "{n} crossings"
    one_crossing: str = "1 crossing"
    proved: str = "proved the fewest"
    not_proved: str = "best found, not proved"

    def worded(self, nouns: Mapping[str, str]) -> ChartWords:
        """These words with a story's own nouns in place of the usual ones; empty nouns change nothing."""
        return replace(
            self,
            person=nouns.get("person") or self.person,
            people=nouns.get("people") or self.people,
            group=nouns.get("group") or self.group,
            groups=nouns.get("groups") or self.groups,
            allies=nouns.get("allies") or self.allies,
            rivals=nouns.get("rivals") or self.rivals,
            versus=nouns.get("versus") or self.versus,
            who_joins=nouns.get("why") or self.who_joins,
        )

    def count(self, n: int) -> str:
        """A small number in words."""
        return self.numbers[n] if n < len(self.numbers) else str(n)

    def caption(self, sign: str) -> str:
        """The word under a sign."""
        return dict(self.in_shorts)[sign]

    def meaning(self, sign: str) -> str:
        """The word beside a sign in the legend."""
        return dict(self.legend)[sign]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """The fixed words of timelines."""

    document: str = "Timeline"
    write_texts: str = "Write in each box **what** happened then."
    write_from_list: str = "Write each **event** in its box."
    write_letters: str = "Write the **letter** of each event in its box."
    write_dates: str = "Write **when** each event happened, as exactly as you can read it off the scale."
    write_dates_too: str = "Add **when** it happened, as exactly as you can read it off the scale."
    event_left_over: str = "One event is left over."
    events_left_over: str = "{n} events are left over."
    when: str = "When?"
    from_stroke: str = "{span} from stroke to stroke"
    day: str = "1 day"
    days: str = "{n} days"
    month: str = "1 month"
    months: str = "{n} months"
    year: str = "1 year"
    years: str = "{n} years"
    some_time: str = "exact day not known"
    bar_begins: str = "a whole year or month: write the one that begins where the bar begins"
    to_the_stroke: str = "Dates are read off the scale: accept any that is right to the nearest stroke."
    left_out: str = "some time is left out"
    own_scale: str = "It goes on overleaf, to a scale of its own."
    chart_of: str = "Timeline from {first} to {last}, to scale: {strokes}."
    gap: str = "The time from {first} to {last} is left out."
    list_title: str = "Events to choose from"
    table: str = "The timeline as a table"
    table_how: str = "All that the timeline shows, in words: for those who cannot see it, or would rather write here."
    table_read: str = "All that the timeline shows, in words: for those who cannot see it."
    table_strokes: str = "The scale has {strokes}."
    place: str = "On the scale"
    date: str = "Date"
    event: str = "What happened"
    empty: str = "to be filled in"
    between: str = "between {first} and {last}"
    from_: str = "after {day}"
    until: str = "before {day}"
    one_stroke: str = "{name} + 1 stroke"
    strokes: str = "{name} + {n} strokes"
    strokes_to: str = "{name} + {first} to {last} strokes"
    from_to: str = "from {first} to {last}"
    just_after: str = "just after {stroke}"
    date_of: str = "when it happened, {place}"
    text_of: str = "what happened, {place}"


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

    def name(self, level: str) -> str:
        """What a level is called; its id where it has no name."""
        return dict(self.names).get(level, level)

    def named(self, names: Mapping[str, str]) -> LevelWords:
        """The same with names of a project's own, by id."""
        return replace(self, names=tuple((dict(self.names) | dict(names)).items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's fixed words. `{…}` are filled in by name; `**…**` is the operative word, printed bold."""

    name: str = "Name"
    class_: str = "Class"
    date: str = "Date"
    total: str = "Total"
    item: str = "Item"
    out_of: str = "Out of"
    class_average: str = "Class average"
    notes: str = "NOTES"
    reading: str = "Reading"
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
    see_paragraph: str = "¶{paragraph},\u00a0{lines}"
    further: str = "Going further: {prompt}"
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
    legend_tick: str = "one mark"
    legend_beyond: str = "goes beyond the reading: credit it, do not expect it"
    legend_corrects: str = "departs from the source"
    either_way: str = "either way round"
    any_order: str = "in any order"
    months: tuple[str, ...] = (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    )  # fmt: skip
    day_and_month: str = "{day} {month}"
    full_date: str = "{day} {month} {year}"
    numbers: tuple[str, ...] = _NUMBERS
    overflow: str = "→ mark scheme {number}"
    chart: ChartWords = ChartWords()
    timeline: TimelineWords = TimelineWords()
    sets: SetWords = SetWords()

    def count(self, n: int) -> str:
        """A small number in words, with a capital: it opens a sentence."""
        return (self.numbers[n] if n < len(self.numbers) else str(n)).capitalize()


ENGLISH = Words()

AMERICAN = Words(
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
)
"""The words that American classrooms use in place of those."""

LANGUAGES: Mapping[str, Words] = {"en-GB": ENGLISH, "en-US": AMERICAN}
"""The fixed words by the tag of their language."""
