"""The fixed words that lessonkit itself prints, apart from any lesson's text."""

from __future__ import annotations

from dataclasses import dataclass


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
    answer_key: str = "Answer key"
    mark_scheme: str = "Mark scheme"
    marking_grid: str = "Marking grid"
    for_the_teacher: str = "Notes for the teacher"
    page: str = "Page {page} of {pages}"
    key_page: str = "Key page {page} of {pages}"
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
    plan_how: str = "Plan first, then write on the lines."
    rubric: str = "How it is marked"
    answer_to: str = "Answer to question {number}"
    answer_part: str = "Answer to question {number}, {part}"
    see: str = "See {place}."
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
    numbers: tuple[str, ...] = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    overflow: str = "→ mark scheme {number}"

    def count(self, n: int) -> str:
        """A small number in words, with a capital: it opens a sentence."""
        return (self.numbers[n] if n < len(self.numbers) else str(n)).capitalize()


ENGLISH = Words()
