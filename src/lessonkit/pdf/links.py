"""Link annotations, which lie over the words of their Link elements."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs, LinkArea
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.numbers import number

_SCHEMES = ("http://", "https://", "mailto:")
_URL_SIGNS = "%:/?#[]@!$&'()*+,;=~-._"
"""What stays as it is in a URL (RFC 3986); anything else is percent-coded, as a PDF URI is ASCII."""


def link_annotation(
    area: LinkArea, page_height: float, key: int | str, words: str, string: Callable[[str], bytes], target: str = ""
) -> bytes:
    """The annotation of an active area; its description is the words of its Link element, or else the address.

    `key` is its StructParent; `target` the destination in the same document, where it leads to one. Raises
    LayoutDefectError.
    """
    if not target and not area.url.lower().startswith(_SCHEMES):
        raise LayoutDefectError(f"a link may not lead to {area.url!r}")
    foot = page_height - area.y - area.height
    corners = " ".join(number(v) for v in (area.x, foot, area.x + area.width, foot + area.height))
    action = f"/S/GoTo/D{target}".encode() if target else b"/S/URI/URI" + string(quote(area.url, safe=_URL_SIGNS))
    return (
        f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{corners}]/StructParent {key}/A<<".encode()
        + action
        + b">>/Contents"
        + string(words or area.url)
        + b">>"
    )


def words_of_links(layout: Layout) -> dict[str, str]:
    """The words of each Link element, those of elements inside it included."""
    link_of: dict[str, str] = {}
    for element in layout.elements:
        if element.role == "Link":
            link_of[element.id] = element.id
        elif element.parent in link_of:
            link_of[element.id] = link_of[element.parent]
    words: dict[str, list[str]] = {link: [] for link in link_of.values()}
    if words:
        for page in layout.pages:
            for thing in page.things:
                if isinstance(thing, Glyphs) and thing.owner in link_of:
                    words[link_of[thing.owner]].append(thing.text)
    return {link: " ".join("".join(pieces).split()) for link, pieces in words.items()}
