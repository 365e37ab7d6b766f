"""Every sheet of a class set bears its pupil's name: those that have no place for it get one.

A reading to be kept has no name row. In a stapled copy it is the first sheet: it has to say whose copy this is.
"""

from __future__ import annotations

from dataclasses import replace

from lessonkit.documents.kinds import NAME_FIELD, Composed, Press
from lessonkit.layout.head import fields_room
from lessonkit.layout.lines import Setter
from lessonkit.model.blocks import Field, Head
from lessonkit.units import PaperSize

ROW_ROOM = 22.0
"""What a row for the name takes under the rule of the head."""
WIDTH = 190.0
"""Of the rule for the name: no class and date stand beside it."""


def with_name(part: Composed, press: Press) -> Composed:
    """The part with a field for the name in its head and over its later pages; as it is where it has them."""
    document = part.document
    title = document.head
    furniture = part.furniture
    if all(entry.id != NAME_FIELD for entry in title.fields):
        title = _named(title, press, document.paper)
    if not furniture.name_label:
        furniture = replace(furniture, name_label=press.words.name)
    return replace(part, document=replace(document, head=title), furniture=furniture)


def _named(title: Head, press: Press, paper: PaperSize) -> Head:
    """The field stands at the end of the subtitle's line; in a row of its own where the subtitle needs the room."""
    entry = Field(id=NAME_FIELD, label=press.words.name, width=WIDTH)
    named = replace(title, fields=(entry, *title.fields), fields_beside=True)
    theme, setter = press.theme, Setter(press.faces)
    line = paper.width - 2 * theme.margin
    said = ((title.subtitle, theme.style("subtitle")),) if title.subtitle else ()
    if theme.badge_room and len(setter.broken(said, line - fields_room(setter, theme, named)).lines) <= 1:
        return named
    return replace(named, fields_beside=False, body_at=title.body_at + ROW_ROOM)
