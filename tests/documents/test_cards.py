"""Cards to cut out: what they show, in which order, and what tells which belong together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from checks.structure import check
from checks.ua import is_ua1
from documents.cut_sheets import EVENTS, TERMS, built, codes, lesson, packed, read, words
from guarantees.builds import Finished
from lessonkit.documents.cards import CardsPaper, SmallCard
from lessonkit.documents.cards_part import CardsAnswer
from lessonkit.model.drawing import Glyphs


def cards_of(**asked: object) -> tuple[tuple[SmallCard, ...], CardsAnswer]:
    """The cards of a lesson that has nothing to be told of, and their answer."""
    found, sink = read(cards=asked)
    assert found, sink.found
    part = found.paper.part(CardsPaper)
    assert part
    return part.cards, found.answers.part(CardsAnswer) or CardsAnswer()


def test_a_card_has_its_meaning_on_its_back() -> None:
    """Of a term; of a person the role."""
    cards, answer = cards_of(terms=["politburo"], people=["stalin"])
    assert [(one.text.plain(), one.back.plain()) for one in cards] == [
        ("Politburo", "the small committee at the top of the party"),
        ("Joseph Stalin", "General Secretary"),
    ]
    assert answer == CardsAnswer()


def test_pairs_are_numbered_lettered_and_told_to_the_teacher_alone() -> None:
    """Terms by their letters, meanings by the seed; the answer pairs them."""
    cards, answer = cards_of(terms="all", match=True, seed="2")
    shown = {one.kicker.split()[-1]: one.text.plain() for one in cards}
    assert len(shown) == 6
    assert not any(one.back for one in cards)
    by_term = {one["term"]: one["meaning"] for one in TERMS.values()}  # type: ignore[index]
    assert {shown[number]: shown[letter] for number, letter in answer.pairs} == by_term


def test_events_have_no_date_and_the_teacher_has_their_order() -> None:
    """Neither on the front nor on the back; all listed ones stand for `all`."""
    cards, answer = cards_of(events="all")
    shown = {one.kicker.split()[-1]: one.text.plain() for one in cards}
    in_time = [shown[letter] for letter in answer.order]
    assert in_time == [event["text"] for event in EVENTS.values() if "listed" not in event]  # type: ignore[index]
    assert not any(one.date or one.back for one in cards)
    everything = built("cards", cards={"events": "all"}).layouts["cards"]
    assert not any(year in words(page) for page in everything.pages for year in ("1922", "1924", "1927"))


def test_dates_are_printed_where_they_are_asked_for() -> None:
    """On the front there is nothing to order; on the back they are for checking."""
    front, answer = cards_of(events=["dies"], dates="front")
    assert (front[0].date, answer.order) == ("Jan 1924", ())
    back, _ = cards_of(events=["dies"], dates="back")
    assert back[0].back.plain() == "Jan 1924"


def test_letters_in_the_right_order_are_told_with_a_seed_that_mixes_them() -> None:
    """The seed that is named gives another order."""
    seeds = [str(n) for n in range(60)]
    orders = {seed: cards_of(events=["secretary", "dies", "expelled"], seed=seed)[1].order for seed in seeds}
    wrong = next(seed for seed, order in orders.items() if order == ("A", "B", "C"))
    _, sink = read(cards={"events": ["secretary", "dies", "expelled"], "seed": wrong})
    [told] = sink.found
    assert told.code == "LK486"
    better = told.hint.removeprefix("write `seed: ").removesuffix("`")
    assert orders[better] != ("A", "B", "C")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"terms": ["politburos"]}, "LK480"),
        ({"terms": []}, "LK481"),
        ({"events": ["secret"], "dates": "back"}, "LK485"),
    ],
)
def test_what_cannot_be_is_told(asked: dict[str, object], code: str) -> None:
    """An unknown id, nothing at all, and a date that the handout keeps."""
    found, sink = read(cards=asked)
    assert found is None
    assert codes(sink) == [code]


@pytest.mark.parametrize("count", ["12", "8", "6", "4", "2", "1"])
def test_so_many_stand_on_a_page(count: str) -> None:
    """Fronts, then as many backs; and both checks pass them."""
    own = [{"front": f"Front {n}", "back": f"Back {n}"} for n in range(int(count) + 1)]
    finished = built("cards", cards={"own": own, "per_page": count})
    pages = finished.layouts["cards"].pages
    assert len(pages) == 4
    assert words(pages[0]).count("Front") == words(pages[1]).count("Back") == int(count)
    assert check(finished.pdfs["cards"]) == []
    assert is_ua1(finished.pdfs["cards"])


def test_a_card_that_is_too_full_makes_all_larger_and_is_told() -> None:
    """The most to a page that hold it."""
    own = [{"front": "Words that go on. " * 40}, {"front": "Short"}]
    packet, sink = packed(lesson(cards={"own": own}), only=("cards",))
    [told] = sink.found
    assert told.code == "LK482"
    assert "4 are printed to a page, not 8" in told.message
    assert len(packet.documents["cards"].pages) == 1


def test_lines_of_a_card_are_of_like_length() -> None:
    """No word stands alone on a last line."""
    front = "those who asked for freer debate in the party and for faster growth of industry alone"
    page = built("cards", cards={"own": [{"front": front}], "per_page": "12"}).layouts["cards"].pages[0]
    lines: dict[float, float] = {}
    for thing in page.things:
        if isinstance(thing, Glyphs) and thing.text.strip() in front:
            lines[thing.y] = lines.get(thing.y, 0.0) + len(thing.text)
    assert len(lines) > 2
    assert all(abs(one - other) < 12 for one, other in pairwise(lines.values()))


def test_cards_without_a_back_stand_last_and_fill_up_a_sheet() -> None:
    """No sheet of blank backs is printed; a back stays with its front."""
    own = [{"front": "Front 1", "back": "Back 1"}]
    asked = {"own": own, "events": [*EVENTS], "per_page": "2"}
    cards, _ = cards_of(**asked)
    assert len(cards) > 3
    pages = [words(page) for page in built("cards", cards=asked).layouts["cards"].pages]
    assert len(pages) == 2 + -(-(len(cards) - 2) // 2)
    assert "Front 1" in pages[0]
    assert ["Back 1" in page for page in pages] == [False, True] + [False] * (len(pages) - 2)
    assert all("EVENT" in page.upper() for page in pages[2:])


def sizes(finished: Finished, wanted: str) -> set[tuple[str, float]]:
    """The faces and sizes in which words are set that have this in them."""
    pages = finished.layouts["cards"].pages
    things = [thing for page in pages for thing in page.things if isinstance(thing, Glyphs)]
    return {(thing.face, thing.size) for thing in things if wanted in thing.text}


def test_words_are_as_large_as_the_fullest_card_allows() -> None:
    """Names are larger than texts; a fuller card makes all texts smaller, a longer word all names."""
    roomy = built("cards", cards={"own": [{"front": "Congress", "back": "I elect."}], "per_page": "6"})
    assert sizes(roomy, "Congress") == {("Bold", 36.0)}
    assert sizes(roomy, "elect") == {("Regular", 24.0)}
    own = [{"front": "Congress", "back": "I elect."}, {"front": "Representatives", "back": "I elect those. " * 20}]
    full = built("cards", cards={"own": own, "per_page": "6"})
    assert sizes(full, "Congress") == sizes(full, "Representatives") == {("Bold", 28.0)}
    [(_, text)] = sizes(full, "elect")
    assert text < 24


def test_fronts_of_your_own_are_names_where_none_is_a_sentence() -> None:
    """All in one weight; nothing is printed over a card that is no more than a card."""
    fronts = [{"front": "Congress"}, {"front": "Delegate"}]
    names = built("cards", cards={"own": fronts})
    assert {face for face, _ in sizes(names, "Delegate")} == {"Bold"}
    assert "CARD" not in words(names.layouts["cards"].pages[0])
    asked = built("cards", cards={"own": [*fronts, {"front": "Who sent you?"}]})
    assert {face for face, _ in sizes(asked, "Delegate")} == {"Regular"}


def test_a_date_on_a_front_is_as_large_as_the_text_under_it() -> None:
    """It is bold."""
    dated = built("cards", cards={"events": ["dies"], "dates": "front"})
    assert sizes(dated, "Lenin dies") == {("Regular", 24.0)}
    assert sizes(dated, "Jan 1924") == {("Bold", 24.0)}
