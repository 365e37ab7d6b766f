"""The quiz: what it picks, by tags, marks and seed, and what stays as it was when the lesson is edited."""

from __future__ import annotations

from guarantees.builds import KEY, Spec, finish_spec, read_spec
from lessonkit.diagnostics import Sink
from lessonkit.documents.quiz import QuizPaper

TAGS = ("recall", "why")


def items(count: int = 9) -> list[Spec]:
    """Items of one to three marks, tagged in turn."""
    return [
        {"short": f"Question {n}?", "id": f"q{n}", "marks": n % 3 + 1, "tags": TAGS[n % 2], "answer": f"Answer {n}."}
        for n in range(count)
    ]


def quiz_of(quiz: Spec, asked: list[Spec] | None = None, sink: Sink | None = None) -> QuizPaper | None:
    """The quiz of a lesson with these items."""
    spec: Spec = {"title": "T", "worksheet": [{"section": "S", "items": asked or items()}], "quiz": quiz}
    lesson = read_spec(spec, sink or Sink())
    return lesson.paper.part(QuizPaper) if lesson else None


def ids(quiz: QuizPaper | None) -> list[str]:
    """The items of a quiz by their ids on the worksheet."""
    assert quiz
    return [item.id.removeprefix("quiz-") for item in quiz.items]


def test_tags_are_picked_whatever_their_capitals() -> None:
    """Those with one of the tags, in the order of the worksheet, numbered from 1."""
    quiz = quiz_of({"pick": {"tags": ["Recall "]}})
    assert ids(quiz) == ["q0", "q2", "q4", "q6", "q8"]
    assert quiz
    assert [item.number for item in quiz.items] == [1, 2, 3, 4, 5]


def test_tags_in_one_text_are_parted_by_commas() -> None:
    """Of an item as of a quiz: `tags: recall, why` is two tags."""
    asked = [{**item, "tags": "Why, recall"} if n == 1 else item for n, item in enumerate(items())]
    assert ids(quiz_of({"pick": {"tags": "recall"}}, asked)) == ["q0", "q1", "q2", "q4", "q6", "q8"]
    assert len(ids(quiz_of({"pick": {"tags": "recall, why"}}))) == 9


def test_the_sum_of_marks_is_made_up_by_chance() -> None:
    """The same seed picks the same, some other seed others, each with the sum asked for."""
    picked = {seed: quiz_of({"pick": {"marks": 7, "seed": seed}}) for seed in "abcdef"}
    assert {quiz.marks for quiz in picked.values() if quiz} == {7}
    assert len({tuple(ids(quiz)) for quiz in picked.values()}) > 1
    assert ids(quiz_of({"pick": {"marks": 7, "seed": "a"}})) == ids(picked["a"])


def test_an_edited_item_leaves_the_others() -> None:
    """Its words, its answer and its place in the worksheet count for nothing; only its id does."""
    before = ids(quiz_of({"pick": {"marks": 7}}))
    asked = items()
    asked[3] |= {"short": "Another question?", "answer": "Another answer."}
    asked = [*asked[5:], *asked[:5]]
    assert sorted(ids(quiz_of({"pick": {"marks": 7}}, asked))) == sorted(before)


def test_own_items_follow_those_that_are_picked() -> None:
    """With the next numbers, ids of their own, and rows of the key's mark scheme."""
    own: Spec = {"short": "And this?", "answer": "Nothing else."}
    quiz = quiz_of({"pick": {"tags": "why"}, "items": [own]})
    assert quiz
    assert quiz.items[-1].number == len(quiz.items)
    assert [item.stem.plain() for item in (quiz_of({"items": [own]}) or quiz).items] == ["And this?"]


def test_the_quiz_has_a_total_and_its_answers_in_the_key() -> None:
    """The worksheet's total and the quiz's; each answer stands in the key for both sheets, filled in and told."""
    spec: Spec = {"title": "T", "worksheet": [{"section": "S", "items": items(2)}]}
    finished = finish_spec(spec | {"quiz": {"pick": {"tags": "recall"}}})
    assert "/ 1" in _said(finished.layouts["quiz"])
    key = _said(finished.layouts[KEY])
    assert key.count("Answer 0.") == 4
    assert key.count("Answer 1.") == 2
    assert any(part[0] == "quiz" for part in finished.layouts[KEY].parts)


def _said(layout: object) -> str:
    return " ".join(thing.text for page in layout.pages for thing in page.things if hasattr(thing, "text"))  # type: ignore[attr-defined]


def test_items_without_marks_are_not_picked() -> None:
    """Predictions and drawings are no questions of a quiz."""
    asked = items(2)
    asked[0]["marks"] = 0
    assert ids(quiz_of({"pick": {}}, asked)) == ["q1"]


def test_an_item_with_parts_is_picked_whole() -> None:
    """Its parts go with it, and the key fills them in on both sheets."""
    parts: list[Spec] = [{"short": "Who?", "answer": "He."}, {"explain": "Why so?", "answer": "Votes."}]
    asked: list[Spec] = [{"parts": parts, "ask": "Read.", "id": "both"}, *items(2)]
    spec: Spec = {"title": "T", "worksheet": [{"section": "S", "items": asked}], "quiz": {"pick": {"marks": 5}}}
    lesson = read_spec(spec, Sink())
    assert lesson
    quiz = lesson.paper.part(QuizPaper)
    assert ids(quiz) == ["both"]
    assert quiz
    assert not {one.id for one in quiz.items[0].inner()} & {one.id for one in lesson.paper.items[0].inner()}
    key = _said(finish_spec(spec).layouts[KEY])
    assert key.count("Votes.") == 4


def test_an_item_on_a_source_of_the_worksheet_is_not_picked() -> None:
    """The quiz does not print the source that it asks about."""
    source: Spec = {"section": "S", "passage": {"text": "A letter."}, "items": items(1)}
    other: Spec = {"section": "T", "items": [{"short": "What else?", "id": "free", "answer": "Nothing."}]}
    lesson = read_spec({"title": "T", "worksheet": [source, other], "quiz": {"pick": {}}}, Sink())
    assert lesson
    assert ids(lesson.paper.part(QuizPaper)) == ["free"]


def test_what_is_wrong_with_a_quiz_is_told() -> None:
    """Nothing to ask, tags that no item has, a sum that can't be made up."""
    for quiz, code, hint in (
        ({}, "LK461", "pick"),
        ({"pick": {"tags": "recal"}}, "LK462", "did you mean `recall`?"),
        ({"pick": {"tags": "hard"}}, "LK462", "its items have `recall`, `why`"),
        ({"pick": {"tags": "recall", "marks": 50}}, "LK463", "ask for 10"),
    ):
        sink = Sink()
        quiz_of(quiz, sink=sink)
        assert [one.code for one in sink.found] == [code]
        assert hint in sink.found[0].hint


def test_an_item_that_speaks_of_another_is_not_picked() -> None:
    """A look back names its guess by the number on the worksheet, also as a part of an item."""
    guess: Spec = {"predict": "Who will win?", "id": "guess"}
    back: Spec = {"revisit": "guess", "answer": "He did.", "marks": 1, "id": "back"}
    whole: Spec = {"parts": [back | {"id": "inner"}, {"short": "Who?", "answer": "He."}], "ask": "Read.", "id": "both"}
    assert ids(quiz_of({"pick": {}}, [guess, back, whole, *items(1)])) == ["q0"]


def test_what_is_picked_comes_without_the_worksheet_s_help() -> None:
    """It is answered from memory: no lines to look at and no prompt, under parts neither. Its own items have both."""
    helped: Spec = {"answer": "In 1922.", "evidence": "in 1922", "hint": True, "extension": "Say more."}
    parts: list[Spec] = [{"short": "When?", **helped}, {"short": "When, then?", **helped}]
    asked: list[Spec] = [{"short": "When was it?", **helped}, {"parts": parts, "ask": "Say."}]
    spec: Spec = {
        "title": "T",
        "reading": [{"text": "It was in 1922."}],
        "worksheet": [{"section": "S", "items": asked}],
        "quiz": {"pick": {}, "items": [{"short": "And again?", **helped}]},
    }
    lesson = read_spec(spec, Sink())
    assert lesson
    quiz = lesson.paper.part(QuizPaper)
    assert quiz
    first, second, own = quiz.items
    assert all(one.hint and one.extension for one in (*lesson.paper.items[1].inner(), own))
    assert not any(one.hint or one.extension for one in (first, second, *second.inner()))
