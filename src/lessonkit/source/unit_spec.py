"""What a teacher writes in a unit's file: lessons in order, the facts that they share, their booklet and their test."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pydantic import Field, field_validator

from lessonkit.source.spec import PersonSpec, SharedEventSpec, SourceSpec, TermSpec
from lessonkit.specs import OneOrMore, RawItem, Said, Silences, Strict, Tags

BOOKLET = ("handout", "worksheet", "alliance-chart", "timeline")
"""The documents that a booklet has of each lesson where it says nothing else."""


class BookletSpec(Strict):
    """The unit's booklet: a cover, the contents, and what pupils get of every lesson."""

    documents: OneOrMore = Field(
        default_factory=list,
        description=f"What it has of each lesson, in this order; default: {', '.join(BOOKLET)}.",
    )
    introduction: str = Field("", description="A few words to the pupils, before the contents.")


class PickSpec(Strict):
    """Items taken from the worksheets of the unit's lessons, as many as fit."""

    lesson: OneOrMore = Field(
        default_factory=list, description="The lessons to take from, by number or by name of the file; default: all."
    )
    tags: Tags = Field(default_factory=list, description="Only items that have one of these under `tags:`.")
    marks: int = Field(0, ge=0, le=1000, description="The marks that they make up; default: all that carry marks.")
    seed: str = Field("", description="A word of your own: another one picks others.")


def _or_one(schema: dict[str, Any]) -> None:
    """One pick may stand where a list of them may: `read_unit` makes a list of it."""
    schema.pop("type")
    items = schema.pop("items")
    schema["anyOf"] = [items, {"type": "array", "items": items}]


class UnitTestSectionSpec(Strict):
    """A section of the test: items from the lessons, then some of its own."""

    section: str = Field(min_length=1, description="Its heading; the letter comes by itself.")
    pick: list[PickSpec] = Field(
        default_factory=list, description="Items to take from the lessons.", json_schema_extra=_or_one
    )
    items: list[RawItem] = Field(default_factory=list, description="Items of the test's own, as in a lesson.")


class UnitTestSpec(Strict):
    """A test over the unit."""

    title: str = Field("", max_length=200, description="Its title; default: the unit's.")
    minutes: int = Field(0, ge=0, le=1000, description="How long pupils have.")
    how: str = Field("", description="What to do, in a sentence or two under the title.")
    sections: list[UnitTestSectionSpec] = Field(min_length=1, description="Its sections.")
    boundaries: dict[str, float] = Field(
        default_factory=dict,
        description="Grades from the best down, each with the least percentage of the marks that earns it.",
    )

    @field_validator("boundaries", mode="before")
    @classmethod
    def _without_sign(cls, value: object) -> object:
        """ "70%" is 70."""
        if not isinstance(value, dict):
            return value
        return {grade: said.removesuffix("%") if isinstance(said, str) else said for grade, said in value.items()}

    @field_validator("boundaries")
    @classmethod
    def _descend(cls, value: dict[str, float]) -> dict[str, float]:
        for grade, percent in value.items():
            if not 0 <= percent <= 100:
                raise ValueError(f"a boundary is a percentage from 0 to 100; {grade} has {percent:g}")
        for (better, more), (worse, less) in pairwise(value.items()):
            if more <= less:
                raise ValueError(f"{better} must ask for more than {worse}: begin with the best grade")
        return value


class UnitSpec(Strict):
    """A unit: lessons in order, and what they have in common."""

    title: str = Field(min_length=1, max_length=200, description="The title, on the cover of the booklet.")
    short_title: str = Field("", description="The title in heads and feet; default: `title`.")
    subject: str = Field("", max_length=40, description="The school subject, as History.")
    ages: str = Field("", max_length=20, description="The ages it is for, as 14-18.")
    language: str = Field("en-GB", description="The language of the texts as a tag: en-GB, en-US.")
    question: str = Field("", max_length=400, description="The inquiry that all lessons serve, on the cover.")
    lessons: list[Said] = Field(
        min_length=1, description="The lessons' files in order, seen from the unit: ../lessons/my-lesson.yaml."
    )
    people: dict[str, PersonSpec] = Field(default_factory=dict, description="People of several lessons, by id.")
    terms: dict[str, TermSpec] = Field(default_factory=dict, description="Key terms of several lessons, by id.")
    events: dict[str, SharedEventSpec] = Field(default_factory=dict, description="What happened when, by id.")
    sources: dict[str, SourceSpec] = Field(default_factory=dict, description="The texts the unit is drawn from.")
    booklet: BookletSpec = Field(default_factory=BookletSpec, description="What the booklet has.")
    test: UnitTestSpec | None = Field(None, description="The test at the end.")
    silence: Silences = Field(default_factory=dict)
