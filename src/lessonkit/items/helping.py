"""The help that any item may have, on its block: where to look in this copy, and a prompt to go further."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.model.blocks import Item
from lessonkit.model.lines import Citation, cite, told_by_place
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.text import Text, joined, plain
from lessonkit.words import Words


def helped(paper: ItemPaper, setting: Setting) -> Item:
    """An item's block with where to look, in the lines of this copy, and under it a prompt to go further."""
    item = paper.compose(setting)
    places = listed_places(cite(setting.lines, paper.hint), setting.words)
    if places:
        item = replace(item, how=joined((item.how, plain(setting.words.see.format(place=places)))))
    if not paper.extension:
        return item
    return replace(item, further=lead_in(setting.words.further, "prompt", paper.extension))


def listed_places(citations: tuple[Citation, ...], words: Words) -> str:
    """ "¶3, lines 14–16; Source A, line 3": the places of a copy's lines, none of them broken over a line's end."""
    places = (words.see_place.format(place=place, lines=lines) for place, lines in told_by_place(citations))
    return "; ".join(place.replace(" ", "\u00a0") for place in places)


def lead_in(pattern: str, slot: str, text: Text) -> Text:
    """A text in its place in a pattern of plain words."""
    before, _, after = pattern.partition(f"{{{slot}}}")
    return joined((plain(before), text, plain(after)), "")
