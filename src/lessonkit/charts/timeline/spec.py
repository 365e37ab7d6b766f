"""What a teacher writes under `timeline:`; the JSON Schema for editors is made from this model."""

from __future__ import annotations

from pydantic import Field

from lessonkit.model.timeline import Asked, Lie
from lessonkit.specs import OneOrMore, Said, Strict


class TimelineSpec(Strict):
    """Events on an axis to scale: pupils write what happened, or when, or both."""

    title: str = Field(min_length=1, max_length=200, description="What the timeline shows; printed over it.")
    events: OneOrMore = Field(
        default_factory=list,
        description="Ids of its events, from the lesson's `events:`; default: all but those with `listed: false`.",
    )
    blank: list[Asked] = Field(
        default=[Asked.TEXTS], min_length=1, description="What pupils write: what happened, when it did, or both."
    )
    given: OneOrMore = Field(
        default_factory=list, description="Ids of the events that are printed in full, as a start."
    )
    bank: bool | None = Field(
        None, description="Print the texts to choose from, sorted; default: true where texts are left blank."
    )
    letters: bool = Field(
        default=False, description="True to put a letter to each text; pupils write letters, in smaller boxes."
    )
    extra: list[Said] = Field(default_factory=list, description="Texts too many, which belong nowhere.")
    page: Lie = Field(Lie.LANDSCAPE, description="How the sheet lies; on an upright one time runs down.")
