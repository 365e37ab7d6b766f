"""Line breaking, with faces in which every sign is half an em: 10 signs of size 10 are 50 points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.samples import FACES
from lessonkit.layout.lines import Setter
from lessonkit.model.text import Blank, LineBreak, Mark, Run, Sign, Text, plain
from lessonkit.themes import TextStyle

STYLE = TextStyle(10, 15)


def lines(text, *widths, style=STYLE):
    """The words of each line; a blank is shown as ▁ and a sign as ✓."""
    broken = Setter(FACES).broken(((text, style),), *widths)
    return [
        "".join(
            {Blank: "▁", Sign: "✓"}.get(type(broken.stretches[piece.stretch].inline), piece.text)
            for piece in line.pieces
        )
        for line in broken.lines
    ]


def looks(text, style=STYLE):
    """(text, look) of the pieces of the first line."""
    broken = Setter(FACES).broken(((text, style),), 1000.0)
    return [(piece.text, broken.stretches[piece.stretch].look) for piece in broken.lines[0].pieces]


def test_a_line_takes_the_words_that_fit_and_the_space_after_them():
    """A wrapped line ends with the space that the wrap took; that space may stand outside the width."""
    assert lines(plain("aaa bbb ccc"), 35.0) == ["aaa bbb ", "ccc"]


def test_a_word_that_ends_on_the_edge_fits():
    """Seven signs of five points fit in 35."""
    assert lines(plain("aaa bbb"), 35.0) == ["aaa bbb"]
    assert lines(plain("aaa bbb"), 34.9) == ["aaa ", "bbb"]


def test_no_break_space_and_no_break_hyphen_hold():
    """U+00A0 and U+2011 keep their words on one line."""
    assert lines(plain("aa bb\u00a0cc"), 30.0) == ["aa ", "bb\u00a0cc"]
    assert lines(plain("aa bb\u2011cc"), 30.0) == ["aa ", "bb\u2011cc"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_word_may_break_after_a_dash_between_letters(dash):
    """What follows a dash goes to the next line; the line keeps the dash and takes no space."""
    assert lines(plain(f"well{dash}known"), 30.0) == [f"well{dash}", "known"]


def test_a_range_of_numbers_is_not_parted():
    """14–18 stays together: it breaks before, not inside."""
    assert lines(plain("aged 14–18"), 40.0) == ["aged ", "14–18"]


def test_a_word_longer_than_the_line_is_broken():
    """Nothing ever overflows."""
    assert lines(plain("aaaaaaaaaa"), 22.0) == ["aaaa", "aaaa", "aa"]


def test_a_tick_stays_with_the_word_before_it():
    """A sign goes to the next line together with its word, even after a space."""
    text = Text((Run("aaa bbb "), Sign(Mark.TICK)))
    assert lines(text, 36.0) == ["aaa ", "bbb ✓"]


def test_words_of_several_faces_are_one_word():
    """A bold word and its full stop are not parted."""
    text = Text((Run("aaa "), Run("bbb", strong=True), Run(".")))
    assert lines(text, 35.0) == ["aaa ", "bbb."]


def test_a_line_break_ends_the_line():
    """A forced end of line reads as a space; one at the end of a text adds no line."""
    text = Text((Run("aa"), LineBreak(), Run("bb"), LineBreak()))
    assert lines(text, 500.0) == ["aa ", "bb "]


def test_a_blank_has_its_own_width():
    """A blank of 20 points and a full stop fill 25."""
    text = Text((Run("aa "), Blank("x", 20.0), Run(".")))
    assert lines(text, 40.0) == ["aa ▁."]
    assert lines(text, 39.0) == ["aa ", "▁."]


def test_lines_may_have_widths_of_their_own():
    """The last width holds for all further lines."""
    assert lines(plain("aa bb cc dd ee"), 10.0, 25.0) == ["aa ", "bb cc ", "dd ee"]


def test_marks_of_a_run_choose_the_face():
    """Bold, italic, weights; emphasis inside an italic style is upright."""
    text = Text((Run("a", strong=True), Run("b", emphasis=True), Run("c", weight="Light"), Run("d", code=True)))
    assert [look.face for _, look in looks(text)] == ["Bold", "Italic", "Light", "Medium"]
    italic = TextStyle(10, 15, "Bold", italic=True)
    assert [look.face for _, look in looks(Text((Run("a"), Run("b", emphasis=True))), italic)] == ["BoldItalic", "Bold"]


def test_raised_and_lowered_text_is_smaller():
    """Superscript rises, subscript sinks."""
    (_, up), (_, down) = looks(Text((Run("1", raised=True), Run("2", lowered=True))))
    assert up.size < 10 < 10 + up.rise
    assert down.size < 10
    assert down.rise < 0


def test_signs_that_the_face_lacks_come_from_another():
    """A run is split by face."""
    assert [(text, look.face) for text, look in looks(plain("a α b"))] == [
        ("a ", "Regular"),
        ("α", "Greek"),
        (" b", "Regular"),
    ]


def test_offsets_count_words_alone():
    """Offsets are those of Text.plain(): a blank counts nothing, a line break one."""
    text = Text((Run("aa "), Blank("x", 5.0), Run(" bb"), LineBreak(), Run("cc")))
    broken = Setter(FACES).broken(((text, STYLE),), 500.0)
    assert [text.plain()[line.start : line.end] for line in broken.lines] == ["aa  bb ", "cc"]


def test_capitals_and_tracking():
    """A style may set capitals, with room after each sign."""
    style = TextStyle(10, 15, capitals=True, tracking=1.0)
    assert lines(plain("abc"), 500.0, style=style) == ["ABC"]
    assert Setter(FACES).plain_width("abc", style) == 18.0


def test_a_text_is_as_wide_as_its_words_on_one_line():
    setter = Setter(FACES)
    assert [setter.text_width(text, STYLE) for text in (Text(), plain("aaa bbb"), plain("a" * 4000))] == [0, 35, 20000]
    assert setter.text_width(Text((Run("aaaa"), LineBreak(), Run("bb"))), STYLE) == 20


def test_a_text_without_words_is_one_empty_line():
    """Nothing to set still takes its line."""
    assert lines(Text(), 100.0) == [""]


inlines = st.one_of(
    st.builds(Run, st.text("ab-– \u00a0α", max_size=12), strong=st.booleans()),
    st.builds(Blank, st.just("x"), st.floats(5.0, 60.0)),
    st.just(Sign(Mark.TICK)),
    st.just(LineBreak()),
)


@given(st.lists(inlines, max_size=8), st.floats(20.0, 120.0))
def test_nothing_is_lost_and_nothing_overflows(parts, width):
    """Lines joined are the text, offsets join up, and each line fits, but for a sign that holds on to its word."""
    text = Text(tuple(parts))
    broken = Setter(FACES).broken(((text, STYLE),), width)
    shown = "".join(piece.text for line in broken.lines for piece in line.pieces)
    assert shown == text.plain()
    assert all(a.end == b.start for a, b in zip(broken.lines, broken.lines[1:], strict=False))
    for line in broken.lines:
        assert line.width <= width + 0.01 or len(line.pieces) == 1


@given(st.lists(inlines, max_size=8), st.floats(20.0, 120.0))
def test_the_width_of_a_line_is_that_of_its_pieces(parts, width):
    """Pieces stand one after the other; the width leaves out the spaces at the end."""
    broken = Setter(FACES).broken(((Text(tuple(parts)), STYLE),), width)
    for line in broken.lines:
        x = 0.0
        for piece in line.pieces:
            assert piece.x == pytest.approx(x)
            x += piece.width
        if line.pieces and line.pieces[-1].text.strip(" "):
            assert line.width == pytest.approx(x)
