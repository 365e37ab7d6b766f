"""Words of the reading, found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lessonkit.model.lines import Citation, Evidence, LineIndex, PrintedLine, cite
from lessonkit.source.evidence import Findable, Passage

PASSAGE = Passage(
    [
        (1, "In April 1922 Lenin made him “General Secretary” – so it began."),
        (2, "It ended in war, with warning. Stalin’s men won…"),
        (3, "It ended. Nobody warned him."),
    ]
)


def test_quotation_marks_dashes_and_white_space_do_not_matter() -> None:
    """Straight signs find typographic ones, and offsets are those of the printed words."""
    found = PASSAGE.find('made him  "General\nSecretary" - so')
    assert found is not None
    (piece,) = found.pieces
    assert (piece.paragraph, piece.words) == (1, "made him “General Secretary” – so")
    assert PASSAGE.find("Stalin's men won...") is not None


def test_case_and_whole_words_matter() -> None:
    """Neither "war" in "warning" nor other capitals count."""
    found = PASSAGE.find("war")
    assert found is not None
    assert found.pieces[0].start == len("It ended in ")
    assert found.starts_in == (2,)
    assert PASSAGE.find("general secretary") is None
    assert PASSAGE.find("192") is None


def test_words_over_the_end_of_a_paragraph_are_two_pieces() -> None:
    """One Evidence for each paragraph."""
    found = PASSAGE.find("so it began. It ended")
    assert found is not None
    assert [(piece.paragraph, piece.words) for piece in found.pieces] == [(1, "so it began."), (2, "It ended")]


def test_all_paragraphs_are_told() -> None:
    """The first place is taken; the others are known."""
    found = PASSAGE.find("It ended")
    assert found is not None
    assert found.starts_in == (2, 3)
    assert [piece.paragraph for piece in found.pieces] == [2]


def test_the_nearest_passage_is_as_printed() -> None:
    """A slip of memory gets the words that stand there."""
    assert PASSAGE.nearest("Lenin had made him General Secretary") == "Lenin made him “General Secretary” –"
    assert PASSAGE.nearest("quite another matter altogether") == ""
    assert Passage([]).find("x") is None
    assert Passage([]).nearest("x") == ""


def test_the_nearest_passage_is_looked_for_twenty_times() -> None:
    """Each search is slow; a lesson with more misquotations was written for another text."""
    passage = Passage([(1, "Lenin made him General Secretary.")])
    found = [passage.nearest("Lenin has made him General Secretary.") for _ in range(22)]
    assert found == ["Lenin made him General Secretary."] * 20 + ["", ""]


def test_a_word_is_found_in_any_case() -> None:
    """At a sentence's head a word has a capital."""
    assert list(Findable("Bureaucracy won; a  bureaucracy does.").places("bureaucracy")) == [(0, 11), (20, 31)]
    assert list(Findable("The bureaucracies won.").places("bureaucracy")) == []


@given(st.lists(st.text("ab.“”–' \n", min_size=1, max_size=20), min_size=1, max_size=4), st.data())
def test_every_stretch_of_words_is_found(texts: list[str], data: st.DataObject) -> None:
    """Whole words of a paragraph are found, and the pieces are made of the paragraph's own signs."""
    paragraphs = list(enumerate(texts, 1))
    number, text = data.draw(st.sampled_from(paragraphs))
    words = text.split()
    first = data.draw(st.integers(0, max(len(words) - 1, 0)))
    wanted = " ".join(words[first : data.draw(st.integers(first, len(words)))])
    found = Passage(paragraphs).find(wanted)
    assert (found is not None) == bool(wanted)
    for piece in found.pieces if found else ():
        assert dict(paragraphs)[piece.paragraph][piece.start : piece.end] == piece.words
        assert number in dict(paragraphs)


def test_the_first_place_of_a_term_is_found_in_any_case() -> None:
    """As a whole word; nothing where it doesn't stand."""
    (piece,) = PASSAGE.first("general secretary")
    assert (piece.paragraph, piece.words) == (1, "General Secretary")
    assert [found.start for found in PASSAGE.first("war")] == [len("It ended in ")]
    assert PASSAGE.first("warm") == ()
    assert [found.source for found in Passage([(1, "A war.")], "Source A").first("war")] == ["Source A"]


def test_a_reading_among_several_is_cited_with_its_paragraphs() -> None:
    """A source of the worksheet has one name, a lesson of a unit a name and paragraphs."""
    lesson = Passage([(1, "It began."), (2, "It ended.")], "Lesson 4", several=True)
    found = lesson.find("began. It ended")
    assert found is not None
    assert [(piece.paragraph, piece.source) for piece in found.pieces] == [(1, "Lesson 4, ¶1"), (2, "Lesson 4, ¶2")]
    assert [piece.source for piece in lesson.first("ended")] == ["Lesson 4, ¶2"]
    assert Passage([(2, "It ended.")], "Source A").source_of(2) == "Source A"


def test_paragraphs_of_another_lesson_are_cited_apart_from_the_own() -> None:
    """Each with its own lines; lines that another lesson has, too, are not taken for them."""
    own = LineIndex((PrintedLine(1, 4, 1, 0, 20), PrintedLine(2, 5, 1, 0, 20)))
    both = LineIndex((*own.lines, *own.elsewhere("Lesson 2").lines))
    there = Evidence(1, 8, 9, source="Lesson 2, ¶1")
    assert cite(both, (there, Evidence(2, 3, 9))) == (Citation(2, 5, 5), Citation(0, 4, 4, "Lesson 2, ¶1"))
    assert cite(own, (there,)) == ()
