"""What a teacher writes in a plan: the lesson as one class has it."""

from __future__ import annotations

from pydantic import Field, field_validator

from lessonkit.model.names import DOCUMENTS
from lessonkit.source.dates import read_date
from lessonkit.specs import OneOrMore, RawItem, Silences, Strict

LONGEST_CLASS = 20
"""About so many characters of a class stand on the short rule of a name row, on two lines that can be read."""


class AddSpec(Strict):
    """An item that the lesson has not; it stands at the end of a section, or beside an item."""

    section: str = Field("", description="Its section, by letter or heading: the item stands at the end of it.")
    after: str = Field("", description="The item that it follows, in place of `section`.")
    before: str = Field("", description="The item that it stands before, in place of `section`.")
    item: RawItem = Field(description="The item, as in a lesson.")


class PlanSpec(Strict):
    """A lesson plan: which lesson, for whom and when, and what is different this time."""

    lesson: str = Field(min_length=1, description="The lesson's file, seen from the plan: ../lessons/my-lesson.yaml.")
    class_: str = Field(
        "",
        alias="class",
        max_length=LONGEST_CLASS,
        description="The class, printed in the field of that name on every sheet.",
    )
    date: str = Field("", description="The day as 2026-11-27, printed in the field of that name on every sheet.")
    teacher: str = Field("", max_length=80, description="Who teaches it; printed at the head of the mark scheme.")
    print: OneOrMore = Field(
        default_factory=list,
        description="The documents to make; default: those of the lesson.",
        json_schema_extra={"items": {"type": "string", "enum": list(DOCUMENTS)}},
    )
    sheets: OneOrMore = Field(
        default_factory=list, description="The sheets of the alliance chart to print, by name or form."
    )
    title: str = Field("", max_length=200, description="Another title.")
    short_title: str = Field("", description="Another title in running heads and feet.")
    question: str = Field("", max_length=400, description="Another inquiry question.")
    minutes: int | None = Field(None, ge=0, le=1000, description="How long it takes this time.")
    leave_out: OneOrMore = Field(default_factory=list, description="Items to leave out.")
    only: OneOrMore = Field(default_factory=list, description="The only items to keep, in place of `leave_out`.")
    items: dict[str, dict[str, object]] = Field(
        default_factory=dict, description="Items of which some keys are different: under each item, those keys."
    )
    replace: dict[str, RawItem] = Field(
        default_factory=dict, description="Items to put others in place of: under each item, a whole new one."
    )
    add: list[AddSpec] = Field(default_factory=list, description="Items that the lesson has not.")
    silence: Silences = Field(default_factory=dict)
    notes: OneOrMore = Field(default_factory=list, description="Notes for the teacher, after those of the lesson.")

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: str) -> str:
        if not value:
            return value
        day = read_date(value)
        if isinstance(day, str):
            raise ValueError(day)
        if not day.day:
            raise ValueError(f"“{value[:40]}” is not one day")
        return value
