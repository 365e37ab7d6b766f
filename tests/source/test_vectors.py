"""Logos as SVG: what is drawn, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lessonkit.model.school import Logo
from lessonkit.source.images import Fault
from lessonkit.source.vectors import read_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
RECT = '<rect x="10" y="5" width="20" height="10" fill="#ff0000"/>'


def drawn(body: str, folder: Path, *, head: str = HEAD) -> Logo | Fault:
    """What is read of an SVG with this body."""
    file = folder / "logo.svg"
    file.write_text(f"{head}{body}</svg>", encoding="utf-8")
    return read_svg(file)


def logo(body: str, folder: Path, *, head: str = HEAD) -> Logo:
    """The same, which must be a logo."""
    found = drawn(body, folder, head=head)
    assert isinstance(found, Logo), found
    return found


class TestDrawn:
    """Shapes become outlines in a box from (0, 0)."""

    def test_the_box_is_what_the_file_shows(self, tmp_path: Path) -> None:
        """Shapes keep their place in it, and nothing shows outside."""
        found = logo(RECT, tmp_path)
        assert (found.width, found.height) == (40, 20)
        (shape,) = found.outlines
        assert shape.segments[0] == ("M", (10, 5))
        assert shape.segments[2] == ("L", (30, 15))
        assert (shape.fill, shape.stroke, shape.owner, shape.clip) == ((1, 0, 0), None, "", (0, 0, 40, 20))

    def test_without_a_view_box_it_is_that_of_the_shapes(self, tmp_path: Path) -> None:
        """White round a drawing that tells no size is cut off."""
        found = logo(RECT, tmp_path, head='<svg xmlns="http://www.w3.org/2000/svg">')
        assert (found.width, found.height) == (20, 10)
        assert found.outlines[0].segments[0] == ("M", (0, 0))

    def test_groups_move_and_enlarge_with_their_strokes(self, tmp_path: Path) -> None:
        """A stroke of 1 in a group of double size is 2 wide."""
        body = '<g transform="translate(4 2) scale(2)" fill="none" stroke="#000"><path d="M0 0h5"/></g>'
        (shape,) = logo(body, tmp_path).outlines
        assert shape.segments == (("M", (4, 2)), ("L", (14, 2)))
        assert (shape.stroke, shape.fill, shape.width) == (0, None, 2)

    def test_all_curves_become_cubic_ones(self, tmp_path: Path) -> None:
        """Arcs and quadratic curves end where they end."""
        body = '<path d="M0 0q5 10 10 0A5 5 0 0 1 20 0z"/><circle cx="10" cy="10" r="5"/>'
        for shape in logo(body, tmp_path).outlines:
            kinds = {kind for kind, _ in shape.segments}
            assert kinds == {"M", "C", "Z"}
        first = logo(body, tmp_path).outlines[0].segments
        assert first[1] == ("C", (pytest.approx(3.333), pytest.approx(6.667), pytest.approx(6.667), 6.667, 10, 0))
        assert first[-2][1][-2:] == pytest.approx((20, 0))

    def test_style_sheets_greys_and_holes(self, tmp_path: Path) -> None:
        """Classes are followed; greys stay greys; half a colour is that on white; holes are holes."""
        body = (
            "<style>.a{fill:#808080}</style><title>Logo</title><defs><linearGradient id='x'/></defs>"
            '<path class="a" fill-rule="evenodd" d="M0 0h9v9h-9zM2 2h5v5h-5z"/><rect width="5" height="5" fill="#f00"'
            ' fill-opacity="0.5"/>'
        )
        first, second = logo(body, tmp_path).outlines
        assert first.fill == pytest.approx(128 / 255, abs=1e-4)
        assert first.even_odd
        assert second.fill == pytest.approx((1, 0.5, 0.5), abs=0.01)

    def test_what_programs_note_for_themselves_is_passed_over(self, tmp_path: Path) -> None:
        """Comments, metadata and elements under other names draw nothing."""
        body = '<!-- made by hand --><x:view xmlns:x="http://inkscape.org"><x:guide/></x:view><metadata/>' + RECT
        assert len(logo(body, tmp_path).outlines) == 1


HOSTILE = {
    "entities": ('<!DOCTYPE svg [<!ENTITY a "aa">]>' + HEAD + RECT + "</svg>", "document type"),
    "outside entity": ('<!doctype svg SYSTEM "file:///etc/passwd">' + HEAD + RECT + "</svg>", "document type"),
    "picture": (HEAD + '<image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>', "`image`"),
    "copies": (HEAD + '<g id="a">' + RECT + '</g><use href="#a"/></svg>', "`use`"),
    "script": (HEAD + "<script>alert(1)</script></svg>", "`script`"),
    "handler": (HEAD + '<rect width="9" height="9" onclick="x()"/></svg>', "script"),
    "html": (HEAD + "<foreignObject/></svg>", "`foreignObject`"),
    "gradient": (HEAD + '<rect width="9" height="9" fill="url(#g)"/></svg>', "gradient"),
    "style": (HEAD + "<style>@import 'http://x.org/a.css';</style>" + RECT + "</svg>", "refers"),
    "text": (HEAD + "<text>School</text></svg>", "`text`"),
    "broken": (HEAD + "<rect", "damaged"),
    "other": ("<html/>", "no SVG"),
    "empty": (HEAD + "</svg>", "draws nothing"),
    "flat": ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h5" stroke="#000"/></svg>', "no size"),
    "many": (HEAD + RECT * 2100 + "</svg>", "more than 2000 parts"),
    "long": (HEAD + '<path d="M0 0' + "h1" * 16_000 + '"/></svg>', "too many points"),
    "large": (HEAD + " " * 500_000 + "</svg>", "more than 500 kB"),
    "deep": (HEAD + "<g>" * 50_000, "damaged"),
    "nested": (HEAD + "<g>" * 5_000 + "</g>" * 5_000 + "</svg>", "damaged"),
}
"""Files that must not be drawn, and a word of the reason."""


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_cannot_be_drawn_is_told(name: str, tmp_path: Path) -> None:
    """LK225 with what it is, and what to do."""
    text, words = HOSTILE[name]
    file = tmp_path / "logo.svg"
    file.write_text(text, encoding="utf-8")
    found = read_svg(file)
    assert isinstance(found, Fault)
    assert found.code == "LK225"
    assert words in found.message
    assert found.hint


def test_another_encoding_hides_nothing(tmp_path: Path) -> None:
    """A document type in UTF-16 is not searched for, since the file is not read."""
    file = tmp_path / "logo.svg"
    file.write_bytes(HOSTILE["entities"][0].encode("utf-16"))
    found = read_svg(file)
    assert isinstance(found, Fault)
    assert "UTF-8" in found.message


def test_without_the_reader_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SVG is an extra."""
    monkeypatch.setitem(sys.modules, "svgelements", None)
    found = drawn(RECT, tmp_path)
    assert isinstance(found, Fault)
    assert "lessonkit[svg]" in found.hint
