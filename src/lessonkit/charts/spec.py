"""What a teacher writes under `alliances:`; the JSON Schema for editors is made from these models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from lessonkit.model.alliances import TOLD, PageShape, Part, Shape
from lessonkit.specs import Beyond, Levels, OneOrMore, Said, Strict


class _Fact(Strict):
    """Something that must be proved by the reading, or say that it goes beyond it."""

    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    beyond: Beyond = Field(default=False, description="It goes beyond the reading; true, or a remark that says how.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class ZoneSpec(Strict):
    """A part of the chart that is set apart by a dashed boundary."""

    name: str = Field(min_length=1, max_length=24, description="What the zone is called, as “Outside the party”.")
    at: Annotated[str, Field(pattern="^(top|bottom|left|right)$")] = Field(
        "bottom", description="The side on which it lies: bottom (or right), top (or left)."
    )


class BlocSpec(Strict):
    """People who stand together in one phase."""

    members: list[Said] = Field(min_length=1, description="Ids of the people; each stands in one bloc of a phase.")
    id: str | None = Field(None, description="A name to refer to the bloc in `rivals:`.")
    name: str = Field("", max_length=60, description="What the group was called; it gets a plate on the chart.")
    allied: bool = Field(default=True, description="False where they stand together, yet were no alliance.")
    zone: str | None = Field(None, description="The zone in which the bloc stands.")


class PhaseSpec(_Fact):
    """A stretch of time in which nobody changes sides."""

    years: str = Field(
        "", description="First and last year, both included, as 1922–24, 60–53 BC or 31 BC–AD 14; or one year."
    )
    label: str = Field(
        "", max_length=40, description="Words printed in place of the years, as “Act 1”; years may then be left out."
    )
    id: str | None = Field(None, description="A name of your own, to refer to the phase elsewhere.")
    title: str = Field("", max_length=80, description="The phase in two or three words.")
    note: str = Field("", max_length=300, description="What happens, and why, in one short sentence.")
    blocs: list[BlocSpec] = Field(min_length=1, description="Who stands with whom; absent people are not listed.")
    rivals: list[Annotated[list[Said], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list, description="Pairs of bloc ids that stand against each other."
    )
    order: list[Said] = Field(
        default_factory=list, description="Ids of people in the order in which they must stand in this phase."
    )


class MomentSpec(_Fact):
    """What befell a person: a sign on the line. It has an `event:`, or the `phase:` in which it happened."""

    event: str = Field("", description="The event's id under `events:`; its date places the sign.")
    phase: str = Field(
        "", description="The phase's id, label or years, where a story has no dates; signs stand in the order given."
    )
    when: str = Field("", max_length=12, description="Printed under the sign in place of the event's year, as “3.1”.")
    actor: str = Field(description="The person's id.")
    sign: str = Field(
        min_length=1,
        description="What befell the person: died, killed, expelled, exiled, ousted, rejoined, or a sign of your own.",
    )
    caption: str = Field(
        "", max_length=12, description="A word or two over the year, as “murdered”; else the sign's own word."
    )
    note: str = Field("", description="A note to the teacher.")


class SignSpec(Strict):
    """A sign of the story's own."""

    draw: Shape = Field(description="Its shape; better none that a built-in sign has.")
    meaning: str = Field(min_length=1, max_length=40, pattern=r"\S", description="What it means, in the legend.")
    caption: str = Field("", max_length=12, description="The word under the sign; default: the meaning's last word.")
    ends: bool = Field(default=False, description="True where the person's line ends with it.")


class NounsSpec(Strict):
    """The story's own words; what is left out keeps the usual ones."""

    person: str = Field("", max_length=24, description="One of those on the chart, as “power”: “person”.")
    people: str = Field("", max_length=24, description="Several of them, as “powers”: “people”.")
    group: str = Field("", max_length=24, description="One group, as “house”.")
    groups: str = Field("", max_length=24, description="Several groups, as “houses”.")
    allies: str = Field("", max_length=24, description="What people in one frame are, in the legend: “allies”.")
    rivals: str = Field("", max_length=24, description="What groups joined by an arrow are, in the legend: “rivals”.")
    versus: str = Field("", max_length=3, description="The word between rivals: “vs”.")
    why: str = Field("", max_length=40, description="The question over the writing lines: “What happens, and why?”.")


class GivenSpec(Strict):
    """What a sheet prints of the answers, as a start."""

    people: list[Said] = Field(default_factory=list, description="Ids of people whose names are printed.")
    phases: list[Said] = Field(
        default_factory=list,
        description="Ids, labels or years of phases whose names, groups, title and note are printed; "
        "lines and signs stay blank where the sheet asks for them.",
    )


class SheetSpec(Strict):
    """A sheet of the chart, and what it leaves for the pupil."""

    form: str = Field(
        "", description="Its form: seats, label, complete, matrix or network; default: the sheet's own name."
    )
    blank: list[Part] = Field(default_factory=list, description="What pupils find out; all else is printed.")
    level: Literal["", "support", "core", "stretch"] = Field(
        "",
        description="How much is given as a start: for support the first phase and the person in `about:`, for core "
        "that person alone, for stretch nothing. Of sheets of one form each level prints its own, if it has one.",
    )
    given: GivenSpec | None = Field(None, description="What is given as a start, in place of what the level gives.")
    page: PageShape = Field(
        PageShape.AUTO,
        description="portrait: upright, time runs down; landscape: on its side, time runs across; default: as it fits.",
    )
    triangles: bool = Field(
        default=False, description="On a network: ask pupils to count which triangles of ties are stable."
    )
    table: bool = Field(
        default=True,
        description="false: leave out the page that tells the chart in words, for those who cannot see it. The matrix "
        "is a table itself and has none.",
    )
    poster: int = Field(
        0,
        ge=2,
        le=4,
        description="2, 3 or 4: a poster so many sheets of A4 or Letter wide and high, in a file of its own.",
    )


class BankSpec(Strict):
    """The word bank: answers, sorted, with words too many."""

    names: bool = Field(default=True, description="Print the people's names.")
    blocs: bool = Field(default=True, description="Print the groups' names.")
    extra: list[Said] = Field(default_factory=list, description="Names too many, that belong nowhere.")
    extra_blocs: list[Said] = Field(default_factory=list, description="Groups too many, that belong nowhere.")


class AlliancesSpec(Strict):
    """Who sided with whom, and against whom, phase by phase."""

    title: str = Field(min_length=1, max_length=200, description="What the chart shows; printed over it.")
    about: str | None = Field(None, description="The person whose friends and foes the matrix tells.")
    actors: list[Said] = Field(min_length=1, description="Ids of the people on the chart, from `people:`.")
    order: list[Said] = Field(
        default_factory=list, description="Ids of people who must keep this order, from left to right, in every phase."
    )
    words: NounsSpec = Field(default_factory=NounsSpec, description="The story's own words for groups and sides.")
    signs: dict[str, SignSpec] = Field(default_factory=dict, description="Signs of the story's own, by id.")
    zones: dict[str, ZoneSpec] = Field(default_factory=dict, description="Parts set apart by a boundary.")
    phases: list[PhaseSpec] = Field(min_length=1, description="The stretches of time, in order.")
    moments: list[MomentSpec] = Field(default_factory=list, description="What befell people; from `events:`.")
    sheets: dict[str, SheetSpec] = Field(
        default_factory=dict, description="The sheets by name: a form's name, or a name of your own with `form:`."
    )
    bank: BankSpec | None = Field(None, description="The word bank, if there is to be one.")
    print: list[Said] = Field(
        default_factory=list,
        description="Sheets to print, by name or form; default: those under `sheets:`, else seats.",
    )

    def printing(self, forms: Sequence[str]) -> AlliancesSpec:
        """The same chart with a sheet of each form in place of its own sheets; TOLD may be among the forms."""
        phases = [phase.id or phase.label or phase.years for phase in self.phases]
        told = SheetSpec(form="label", given=GivenSpec(people=self.actors, phases=phases), blank=[], level="")
        sheets = {TOLD: told} if TOLD in forms else {}
        return self.model_copy(update={"sheets": sheets, "print": list(forms), "bank": None})
