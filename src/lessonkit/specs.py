"""What every model of the spec is made of: unknown keys are errors, values are frozen, every scalar arrives as text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

_SAID = {"true": True, "yes": True, "false": False, "no": False}


def _as_list(value: object) -> object:
    """One value where a list may stand counts as a list of one."""
    return [value] if isinstance(value, str) else value


def _as_tags(value: object) -> object:
    """Tags in one text are parted by commas: no tag has one in it."""
    return [tag.strip() for tag in value.split(",") if tag.strip()] if isinstance(value, str) else value


def _truth_or_words(value: object) -> object:
    """ "true" and "no" are meant as such; anything else is a remark."""
    return _SAID.get(value.strip().lower(), value) if isinstance(value, str) else value


class _OneAlone:
    """Tells editors that one value may stand where a list is meant."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


OneOrMore = Annotated[list[str], BeforeValidator(_as_list), _OneAlone()]
"""A text, or a list of texts."""

Tags = Annotated[list[str], BeforeValidator(_as_tags), _OneAlone()]
"""Words of the teacher's own, as a list or in one text with commas."""

Beyond = Annotated[bool | str, BeforeValidator(_truth_or_words)]
"""True, or a remark to the teacher that says in what way."""

Said = Annotated[str, Field(min_length=1)]
"""A text that must not be empty, as one of a list."""

RawItem = Annotated[dict[str, object], WithJsonSchema({"type": "object", "x-item": True})]
"""An item before its type is known."""

Silences = Annotated[
    dict[str, Said], Field(description="Warnings of `check` that are meant to be: each code, and the reason.")
]
"""Codes of warnings with the reason why each is meant."""

Levels = dict[Literal["support", "stretch"], dict[str, object]]
"""What a level has in place of the core's keys. It is taken apart before anything is read, see `source.levels`."""


class Strict(BaseModel):
    """A model of the spec."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FigureSpec(Strict):
    """A picture of the lesson's own."""

    file: str = Field(min_length=1, description="A PNG or JPEG inside the lesson's folder, as images/trotsky.jpg.")
    alt: str = Field(description="What the picture shows, for those who can't see it.")
    caption: str = Field("", description="The words under the picture.")
    credit: str = Field("", description="Who made it, and under which licence.")
