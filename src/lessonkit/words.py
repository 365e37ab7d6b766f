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
    bank_left_over: str = "{n} are left over."
    bank_one_left_over: str = "One is left over."
    match_how: str = "Write one letter in each box."
    order_how: str = "One mark for each right pair: {pairs}."
    answer_to: str = "Answer to question {number}"
    see: str = "See {place}."
    copy_marks: str = "Copy the mark of each item, then add across."
    overflow: str = "→ mark scheme {number}"


ENGLISH = Words()
