"""Role cards: four to a page, backs that meet their fronts, and what is told where a card is too full."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from classes.classrooms import hand_out, saved
from documents.cut_sheets import PEOPLE, built, codes, lesson, packed, quarter, read, words
from lessonkit.classes.set_order import SetOrder
from lessonkit.model.drawing import Glyphs
from lessonkit.model.edition import Edition, Look
from lessonkit.model.production import Flip, Imposition, Production
from lessonkit.settings import Settings
from lessonkit.units import PAPERS

ALLIES = {"1923–25": "Kamenev, Zinoviev", "1925–28": "Bukharin", "1929": "nobody"}


def card(**more: object) -> dict[str, object]:
    """A card with everything on it."""
    full = {"aim": "To win.", "powers": "You keep the files.", "weakness": "You are no speaker.", "secret": "A letter."}
    return {**full, "allies": ALLIES, **more}


def five(**more: object) -> dict[str, object]:
    """Five cards: one sheet, and one card more."""
    cards = [card(person=person, **more) for person in PEOPLE]
    return {"years": "1922–1929", "cards": [*cards, card(name="Kamenev"), card(name="A delegate", role="a voter")]}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_four_stand_on_a_page_and_backs_meet_their_fronts(paper: str) -> None:
    """The back of the card on the left lies on the right, in the same row; the fifth card opens a new sheet."""
    pages = built("role-cards", paper, role_cards=five()).layouts["role-cards"].pages
    assert len(pages) == 4
    fronts = {name: quarter(pages[0], name) for name in ("Stalin", "Trotsky", "Lenin", "Kamenev")}
    assert list(fronts.values()) == [(0, 0), (1, 0), (0, 1), (1, 1)]
    assert {name: quarter(pages[1], name) for name in fronts} == {
        name: (1 - column, row) for name, (column, row) in fronts.items()
    }
    assert quarter(pages[2], "A delegate") == (0, 0)
    assert quarter(pages[3], "A delegate") == (1, 0)


def test_a_printer_that_flips_on_the_short_edge_gets_its_backs_so() -> None:
    """Columns stay, and rows change places."""
    settings = Settings(production=Production(flip=Flip.SHORT))
    packet, _ = packed(lesson(role_cards=five()), production=settings.production)
    back = packet.documents["role-cards"].pages[1]
    assert (quarter(back, "Stalin"), quarter(back, "Kamenev")) == ((0, 1), (1, 0))


def test_a_back_tells_nothing_of_its_front_but_the_name() -> None:
    """Name, lesson and question; no secret, no ally."""
    back = words(built("role-cards", role_cards=five()).layouts["role-cards"].pages[1])
    assert "Why did the better-known man lose?" in back
    assert "Two rivals" in back
    assert not any(told in back for told in ("letter", "files", "Bukharin", "General"))


def test_a_role_begins_with_a_capital() -> None:
    """However it was written: it stands alone under the name."""
    front = words(built("role-cards", role_cards=five()).layouts["role-cards"].pages[0])
    assert "Leader" in front
    assert "leader" not in front


def test_secrets_end_and_allies_begin_at_one_height() -> None:
    """However much stands over them."""
    cards = [card(person="stalin"), card(person="trotsky", powers="You built the Red Army, and nobody speaks better.")]
    page = built("role-cards", role_cards={"cards": cards}).layouts["role-cards"].pages[0]
    heads = [thing.y for thing in page.things if isinstance(thing, Glyphs) and thing.text == "ALLIES BY DATE"]
    secrets = [thing.y for thing in page.things if isinstance(thing, Glyphs) and thing.text == "A letter."]
    assert len(set(heads)) == len(set(secrets)) == 1
    assert len(heads) == len(secrets) == 2


def test_they_are_accessible_and_stay_where_they_are() -> None:
    """Both checks pass them; each name is a heading, and neither binding nor imposition moves them."""
    finished = built("role-cards", role_cards=five())
    assert check(finished.pdfs["role-cards"]) == []
    assert is_ua1(finished.pdfs["role-cards"])
    layout = finished.layouts["role-cards"]
    assert [mark.title for mark in layout.bookmarks] == ["Stalin", "Trotsky", "Lenin", "Kamenev", "A delegate"]
    production = Production(impose=Imposition.A5, binding=12.0)
    packet, sink = packed(lesson(role_cards=five()), production=production, only=("role-cards",))
    assert packet.documents["role-cards"].pages[0].things == layout.pages[0].things
    assert "LK874" in codes(sink)


def test_a_card_that_is_too_full_makes_all_larger_and_is_told() -> None:
    """Two to a page, and a warning that names the card."""
    full = {"cards": [card(person="stalin"), card(person="trotsky", powers="Words that go on. " * 30)]}
    packet, sink = packed(lesson(role_cards=full), only=("role-cards",))
    [told] = [one for one in sink.found if one.code == "LK482"]
    assert told.message == "the card of Trotsky is too full: all are printed two to a page"
    pages = packet.documents["role-cards"].pages
    assert len(pages) == 2
    assert quarter(pages[0], "Trotsky") == (0, 1)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_cards_close_up_before_they_are_made_larger(paper: str) -> None:
    """Four phases with many allies stay four to a page, and nothing is told."""
    many = {"1923–24": "Zinoviev, Kamenev, Bukharin, Rykov, Tomsky and others", "1925": "Bukharin"}
    allies = {**many, "1926–27": "Molotov, Bukharin, Rykov", "1928–29": "Molotov"}
    told = "In 1923 Lenin wrote that you should lose your post. You need friends to keep it for good."
    full = card(person="stalin", powers="You lead the party’s office, and you can wait.", secret=told, allies=allies)
    packet, sink = packed(lesson(role_cards={"cards": [full]}), paper=PAPERS[paper], only=("role-cards",))
    assert codes(sink) == []
    assert quarter(packet.documents["role-cards"].pages[0], "Stalin") == (0, 0)


def test_large_print_has_fewer_to_a_page_and_no_warning() -> None:
    """One of 24 points fills a sheet; the back follows."""
    spec = lesson(role_cards=five())
    looks = (Look(), Look(size=24))
    packet, sink = packed(spec, looks=looks, only=("role-cards",))
    assert codes(sink) == []
    large = packet.documents["role-cards-24pt"].pages
    assert len(large) == 10
    assert "Stalin" in words(large[0])
    assert packet.documents["role-cards"].pages[0].size == large[0].size
    assert Edition(look=looks[1]) in packet.editions


def test_a_line_of_one_word_is_told() -> None:
    """With the word, at the text."""
    told = "You think that you are using Stalin. You do not see that he is using you."
    cards = [card(person="trotsky", secret=told), card(person="stalin", secret=told.removesuffix(" using you."))]
    _, sink = packed(lesson(role_cards={"cards": cards}), only=("role-cards",))
    [warning] = [one for one in sink.found if one.code == "LK483"]
    assert warning.message == "“Secret” of Trotsky ends in a line of one word, “you.”"


def test_allies_may_come_from_the_chart() -> None:
    """Phase by phase; who stands alone has nobody, and whoever is not on the chart cannot take them from it."""
    phases = [
        {"years": "1923–24", "beyond": True, "blocs": [{"members": ["stalin", "lenin"]}, {"members": ["trotsky"]}]},
        {"years": "1925", "beyond": True, "blocs": [{"members": ["stalin", "trotsky"], "allied": False}]},
    ]
    chart = {"title": "Sides", "actors": ["stalin", "trotsky", "lenin"], "phases": phases}
    cards = [card(person="stalin", allies="chart"), card(name="Somebody", allies={"1925": "Lenin"})]
    found, sink = read(alliances=chart, role_cards={"cards": cards})
    assert found
    assert "LK484" not in codes(sink)
    [part] = found.paper.parts
    told = [(when.plain(), who.plain()) for when, who in part.cards[0].allies]
    assert told == [("1923–24", "Lenin"), ("1925", "nobody")]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"person": "stalim"}, "LK480"),
        ({}, "LK481"),
        ({"person": "stalin", "name": "Stalin"}, "LK481"),
        ({"person": "stalin", "allies": "chart"}, "LK484"),
    ],
)
def test_a_card_must_be_somebody_s(wrong: dict[str, object], code: str) -> None:
    """A wrong id, nobody, two at once, and allies from a chart that is not there."""
    found, sink = read(role_cards={"cards": [{"aim": "To win.", **wrong}]})
    assert found is None
    assert codes(sink) == [code]


def test_a_group_shares_them_beside_a_class_set(tmp_path: Path) -> None:
    """They are in no pupil's copy: one file for everybody, and one in each look that somebody has."""
    rows = [("Anna", ""), ("Ben", "18")]
    wanted = hand_out(SetOrder(roster=saved(rows, tmp_path, ("name", "font size"))))
    packet, _ = packed(lesson(role_cards=five(), print=["handout", "role-cards"]), hand_out=wanted)
    assert packet.class_set
    assert not any(name.startswith("role-cards") for name in packet.class_set.masters)
    assert {"role-cards", "role-cards-18pt"} <= set(packet.documents)
