"""What a teacher writes under `alliances:`; the JSON Schema for editors is made from these models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lessonkit.model.alliances import Fate, Part
from lessonkit.specs import Beyond, OneOrMore, Strict


class _Fact(Strict):
    """Something that must be proved by the reading, or say that it goes beyond it."""

    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    beyond: Beyond = Field(default=False, description="It goes beyond the reading; true, or a remark that says how.")


class ZoneSpec(Strict):
    """A part of the chart that is set apart by a dashed boundary."""

    name: str = Field(min_length=1, description="What the zone is called, as “Outside the party”.")
    at: Annotated[str, Field(pattern="^(top|bottom|left|right)$")] = Field(
        "bottom", description="The side on which it lies: bottom (or right), top (or left)."
    )


class BlocSpec(Strict):
    """People who stand together in one phase."""

    members: list[str] = Field(min_length=1, description="Ids of the people; each stands in one bloc of a phase.")
    id: str | None = Field(None, description="A name to refer to the bloc in `rivals:`.")
    name: str = Field("", description="What the group was called; it gets a plate on the chart.")
    allied: bool = Field(default=True, description="False where they stand together, yet were no alliance.")
    zone: str | None = Field(None, description="The zone in which the bloc stands.")


class PhaseSpec(_Fact):
    """A stretch of time in which nobody changes sides."""

    years: str = Field(description="First and last year, both included, as 1922–24; or one year.")
    id: str | None = Field(None, description="A name of your own for the phase.")
    title: str = Field("", description="The phase in two or three words.")
    note: str = Field("", description="Who joins whom, and why, in one short sentence.")
    blocs: list[BlocSpec] = Field(min_length=1, description="Who stands with whom; absent people are not listed.")
    rivals: list[Annotated[list[str], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list, description="Pairs of bloc ids that stand against each other."
    )


class MomentSpec(_Fact):
    """What befell a person: a sign on the line."""

    event: str = Field(description="The event's id under `events:`; its date places the sign.")
    actor: str = Field(description="The person's id.")
    sign: Fate = Field(description="What befell the person; died and killed end the line.")
    caption: str = Field(
        "", max_length=12, description="A word or two over the year, as “murdered”; else the sign's own word."
    )
    note: str = Field("", description="A note to the teacher.")


class SheetSpec(Strict):
    """A sheet of the chart, and what it leaves for the pupil."""

    blank: list[Part] = Field(default_factory=list, description="What pupils find out; all else is printed.")


class BankSpec(Strict):
    """The word bank: answers, sorted, with words too many."""

    names: bool = Field(default=True, description="Print the people's names.")
    blocs: bool = Field(default=True, description="Print the groups' names.")
    extra: list[str] = Field(default_factory=list, description="Names too many, that belong nowhere.")
    extra_blocs: list[str] = Field(default_factory=list, description="Groups too many, that belong nowhere.")


class AlliancesSpec(Strict):
    """Who sided with whom, and against whom, phase by phase."""

    title: str = Field(min_length=1, max_length=200, description="What the chart shows; printed over it.")
    about: str | None = Field(None, description="The person whose friends and foes the matrix tells.")
    actors: list[str] = Field(min_length=1, description="Ids of the people on the chart, from `people:`.")
    zones: dict[str, ZoneSpec] = Field(default_factory=dict, description="Parts set apart by a boundary.")
    phases: list[PhaseSpec] = Field(min_length=1, description="The stretches of time, in order.")
    moments: list[MomentSpec] = Field(default_factory=list, description="What befell people; from `events:`.")
    sheets: dict[str, SheetSpec] = Field(
        default_factory=dict, description="The sheets: seats, label and matrix, each with what it leaves blank."
    )
    bank: BankSpec | None = Field(None, description="The word bank, if there is to be one.")
    print: list[str] = Field(
        default_factory=list,
        description="Sheets to print: seats, label, matrix; default: those under `sheets:`, else seats.",
    )
