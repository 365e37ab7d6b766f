"""The fixed words of charts and timelines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The fixed words of alliance charts."""

    write_names: str = "Write the names{order}."
    free_order: str = ", in any order within a frame"
    before_after: tuple[str, str] = ("over", "under")
    """Where a box has its dots from the phase before and to the next; where time runs across, those that follow."""
    before_after_across: tuple[str, str] = ("before", "after")
    no_dot_before: str = "No dot {where} a box: this {person} is new."
    no_dot_after: str = "No dot {where} a box: this {person} leaves."
    choose: str = "Choose from the {boxes} below{often}{spare}."
    boxes: tuple[str, str] = ("box", "boxes")
    often: str = ", as often as you need"
    spare_one: str = "{what} belongs nowhere"
    spare: str = "{what} belong nowhere"
    spare_each: str = "one in each box belongs nowhere"
    spare_below: str = "Below, {spare}."
    """Alone, where more would cost room to write."""
    name: str = "name"
    bank_names: str = "names"
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
    there: str = "In the story at that time: {lines}."
    untied: str = "on their own: {lines}"
    absent: str = "Not in it: {lines}."
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
    draw_signs: str = "Draw the {n} signs."
    draw_signs_when: str = "Draw the {n} signs, and say when."
    draw_sign: str = "Draw the sign."
    draw_sign_when: str = "Draw the sign, and say when."
    on_the_lines: str = "Answer on the lines: “{why}”"
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
    who_joins: str = "What happens, and why?"
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
    table_task: str = "Write in each box what is missing: {open}."
    table_why: str = "Then answer: “{why}”"
    table_why_alone: str = "Answer in each box: “{why}”"
    open_names: str = "the **names**"
    forms: tuple[tuple[str, str], ...] = (
        ("seats", "Seats"),
        ("label", "Lines to label"),
        ("complete", "Complete chart"),
        ("matrix", "Matrix"),
        ("network", "Network"),
    )
    """What teachers call a sheet, by its form."""
    form_at_level: str = "{form} ({level})"
    open_groups: str = "what the **{groups}** are called"
    open_signs: str = "what **happened** to whom ({signs}; {n} in all)"
    open_signs_when: str = "what **happened** to whom and when ({signs}; {n} in all)"
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
    writing_lines: str = "Lines to write on ask: “{why}”"
    line: str = "line {n}"
    to_name: str = "which {group}?"
    no_sign: str = "No sign."
    new: str = "not there before"
    leaving: str = "not there later"
    only_now: str = "there only then"
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
    numbers: tuple[str, ...] = NUMBERS
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
    some_time: str = "a whole month or year, no exact day"
    bar_begins: str = "a whole month or year, from its first day to its last"
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
