"""Stories of any kind: signs, words, labels and an order of their own."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from pydantic import ValidationError

from charts.stories import LEDGER, Tree, complaints, faces, frame_of, leaders, random_story, read, turned_story
from charts.sweep import draw, faults
from lessonkit.charts.sheets import compose_sheet, fill_sheet
from lessonkit.charts.storyline.legend import legend_height
from lessonkit.charts.storyline.plan import plan_sheet
from lessonkit.model.alliances import Shape, SheetKind
from lessonkit.model.blocks import Drawing
from lessonkit.model.digest import build_code
from lessonkit.model.drawing import Glyphs, Outline
from lessonkit.model.ink import Sketched
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER
from lessonkit.words import ENGLISH


def play() -> dict[str, Tree]:
    """Two acts of a play, without a year."""
    return {
        "title": "Who stands with whom",
        "about": "stalin",
        "actors": ["stalin", "trotsky", "lenin"],
        "words": {"group": "house", "groups": "houses", "allies": "kin", "rivals": "at feud", "person": "character"},
        "signs": {"wed": {"draw": "rings", "meaning": "got married"}, "gone": {"draw": "door", "meaning": "fled"}},
        "phases": [
            {
                "id": "one",
                "label": "Act 1",
                "beyond": "true",
                "blocs": [
                    {"id": "a", "name": "Reds", "members": ["stalin", "lenin"]},
                    {"id": "b", "members": ["trotsky"]},
                ],
                "rivals": [["a", "b"]],
            },
            {"id": "two", "label": "Act 2", "beyond": "true", "blocs": [{"members": ["stalin", "trotsky", "lenin"]}]},
        ],
        "moments": [
            {"phase": "one", "actor": "lenin", "sign": "wed", "when": "1.2", "beyond": "true"},
            {"phase": "one", "actor": "stalin", "sign": "gone", "when": "1.4", "caption": "away", "beyond": "true"},
            {"phase": "two", "actor": "trotsky", "sign": "died", "when": "2.1", "beyond": "true"},
        ],
        "print": ["seats", "label", "complete"],
    }


def _texts(name: str, spec: dict[str, Tree], *, key: bool = False) -> str:
    papers, answers = read(spec)
    frame = frame_of(papers[name])
    blocks = compose_sheet(papers[name], faces(), DEFAULT, ENGLISH, frame)
    things = [thing for block in blocks if isinstance(block, Drawing) for thing in block.things]
    if key:
        inks = fill_sheet(papers[name], answers[name], faces(), DEFAULT, ENGLISH, frame)
        things = [thing for ink in inks if isinstance(ink, Sketched) for thing in ink.things]
    return " | ".join(thing.text for thing in things if isinstance(thing, Glyphs))


def test_a_story_without_years_has_labels_and_scenes() -> None:
    """Phases are headed by their labels; a sign bears its own words and its scene."""
    said = _texts("complete", play())
    for words in ("Act 1", "Act 2", "married", "1.2", "away", "1.4", "died", "2.1", "got married", "kin", "at feud"):
        assert words in said
    assert "allies" not in said


def test_moments_without_a_date_stand_in_the_order_given() -> None:
    """Two signs of one scene stand abreast; later scenes further on."""
    papers, _ = read(play())
    at = {moment.when: moment.at for moment in papers["label"].moments}
    assert 0 < at["1.2"] < at["1.4"] < 1
    assert at["2.1"] == 0.5


def test_the_legend_shows_only_signs_that_are_used() -> None:
    """Built-in signs first, then the story's own."""
    papers, _ = read(play())
    assert [(one.shape, one.meaning) for one in papers["label"].signs] == [
        (Shape.DAGGER, "died"),
        (Shape.RINGS, "got married"),
        (Shape.DOOR, "fled"),
    ]


def test_a_sign_of_ones_own_may_end_a_line() -> None:
    """Who appears after it is complained of, as after a death."""
    spec = play()
    spec["signs"]["gone"]["ends"] = "true"  # type: ignore[index, call-overload]
    with pytest.raises(AssertionError, match="LK602"):
        read(spec)


def test_an_order_of_the_teachers_own_is_kept() -> None:
    """In every phase the people named stand in that order, whatever it costs."""
    spec = leaders() | {"order": ["bukharin", "lenin"], "print": ["complete"]}
    papers, _ = read(spec)
    first = [papers["complete"].names[line] for line in papers["complete"].phases[0].order]
    assert first.index("Bukharin") < first.index("Lenin")
    other = leaders() | {"order": ["lenin", "bukharin"], "print": ["complete"]}
    papers, _ = read(other)
    first = [papers["complete"].names[line] for line in papers["complete"].phases[0].order]
    assert first.index("Lenin") < first.index("Bukharin")


def _shape(name: str, spec: dict[str, Tree], ledger: object = LEDGER) -> list[object]:
    """The closed outlines of a blank: its frames, seats, plates and signs."""
    papers, _ = read(spec, ledger)  # type: ignore[arg-type]
    blocks = compose_sheet(papers[name], faces(), DEFAULT, ENGLISH, frame_of(papers[name]))
    drawings = [block for block in blocks if isinstance(block, Drawing)]
    things = [thing for one in drawings for thing in one.things]
    return [thing for thing in things if isinstance(thing, Outline) and thing.segments[-1][0] == "Z"]


def test_all_levels_share_one_geometry() -> None:
    """Frames, seats and plates stand in the same places at every level; support prints more, stretch nothing."""
    levels: dict[str, Tree] = {name: {"form": "seats", "level": name} for name in ("support", "core", "stretch")}
    spec = leaders() | {"sheets": levels, "print": list(levels)}
    papers, answers = read(spec)
    assert _shape("support", spec) == _shape("core", spec) == _shape("stretch", spec)
    printed = {name: [n for n in paper.names if n] for name, paper in papers.items()}
    assert printed == {"support": ["Stalin"], "core": ["Stalin"], "stretch": []}
    assert [len(paper.phases[0].given) for paper in papers.values()] == [5, 0, 0]
    assert papers["support"].phases[0].title == "The Triumvirate"
    assert papers["support"].phases[1].title is None
    assert len({answer.names for answer in answers.values()}) == 1


@pytest.mark.parametrize("seed", range(24))
def test_what_a_level_gives_moves_nothing(seed: int) -> None:
    """Names, groups and titles given as a start leave lines and signs in their places, and the legend its height."""
    rng = random.Random(seed)  # noqa: S311 - a start, no secret
    spec, ledger = random_story(seed, 6) if seed % 3 else turned_story(seed)
    names, years = list(spec["actors"]), [phase["years"] for phase in spec["phases"]]  # type: ignore[index, call-overload]
    given: Tree = {
        "people": rng.sample(names, rng.randint(0, len(names))),
        "phases": rng.sample(years, rng.randint(0, len(years))),
    }
    for form in ("seats", "label"):
        sheets: Tree = {"bare": {"form": form}, "start": {"form": form, "given": given}}
        told = spec | {"sheets": sheets, "print": ["bare", "start"]}
        papers, _ = read(told, ledger)
        bare, start = papers["bare"], papers["start"]
        assert [[bloc.lines for bloc in one.blocs] for one in bare.phases] == [
            [bloc.lines for bloc in one.blocs] for one in start.phases
        ]
        assert (bare.moments, bare.protagonist, bare.open_names) == (start.moments, start.protagonist, start.open_names)
        heights = {legend_height(sheet, faces(), ENGLISH.chart, 480.0) for sheet in (bare, start)}
        assert len(heights) == 1


def test_what_is_given_is_not_asked_again() -> None:
    """The key of a part-filled sheet writes nothing where the sheet prints the answer."""
    spec = leaders() | {"sheets": {"start": {"form": "seats", "given": {"phases": ["1925"]}}}, "print": ["start"]}
    papers, answers = read(spec)
    frame = frame_of(papers["start"])
    blocks = compose_sheet(papers["start"], faces(), DEFAULT, ENGLISH, frame)
    holes = {hole.id for block in blocks if isinstance(block, Drawing) for hole in block.holes}
    inks = fill_sheet(papers["start"], answers["start"], faces(), DEFAULT, ENGLISH, frame)
    written = {ink.space for ink in inks}
    assert not [name for name in holes | written if name.startswith(("start.seat1.", "start.bloc1.", "start.note1."))]
    assert [name for name in holes if name.startswith("start.seat2.")]


def test_a_matrix_may_give_a_column_and_a_row() -> None:
    """Given cells print the side; the key leaves them alone."""
    given: Tree = {"people": ["lenin"], "phases": ["1925"]}
    spec = leaders() | {"sheets": {"matrix": {"given": given}}, "print": ["matrix"]}
    papers, answers = read(spec)
    row = next(row for row in papers["matrix"].rows if row.name == "Bukharin")
    assert [side.side if side else None for side in row.given] == [None, "with Stalin", None, None, None]
    lenin = next(row for row in papers["matrix"].rows if row.name == "Lenin")
    assert lenin.open == (False,) * 5
    inks = fill_sheet(papers["matrix"], answers["matrix"], faces(), DEFAULT, ENGLISH, frame_of(papers["matrix"]))
    assert not [ink for ink in inks if ink.space.startswith("matrix.cell0.1")]
    assert "matrix.cell0.0.apart" in {ink.space for ink in inks}


def test_hidden_names_choose_no_place_among_given_ones() -> None:
    """Renaming somebody whose name is asked for leaves a part-filled sheet as it was."""
    spec = leaders() | {"sheets": {"start": {"form": "seats", "given": {"people": ["zinoviev"]}}}, "print": ["start"]}
    before, _ = read(spec)
    people = tuple(
        type(one)(one.id, "Aaa", "Aaa") if one.id == "kamenev" else one for one in LEDGER.people
    )
    after, _ = read(spec, type(LEDGER)(people=people, events=LEDGER.events))
    assert before["start"].phases == after["start"].phases
    assert before["start"].names == after["start"].names


@pytest.mark.parametrize("seed", range(8))
def test_every_storyline_of_a_story_has_one_order(seed: int) -> None:
    """Seats, labels and the complete chart put the same groups in the same places, line by line."""
    spec, ledger = random_story(seed)
    papers, _ = read(spec | {"print": ["seats", "label", "complete"]}, ledger)
    structures = {
        tuple((tuple(bloc.lines for bloc in phase.blocs), phase.rivals) for phase in paper.phases)
        for paper in papers.values()
    }
    assert len(structures) == 1
    assert papers["complete"].kind is SheetKind.COMPLETE
    assert None not in papers["complete"].names


def test_zones_on_both_sides_keep_their_sides() -> None:
    """With nobody between them, the left boundary stands left of the right one, on every page."""
    spec: dict[str, Tree] = {
        "title": "Two zones",
        "actors": ["stalin", "trotsky"],
        "zones": {"a": {"name": "Here", "at": "top"}, "b": {"name": "There", "at": "bottom"}},
        "phases": [
            {
                "years": "1900",
                "beyond": "true",
                "blocs": [{"members": ["stalin"], "zone": "a"}, {"members": ["trotsky"], "zone": "b"}],
            }
        ],
    }
    for page in ("portrait", "landscape"):
        papers, _ = read(spec | {"sheets": {"seats": {"page": page}}})
        plan = plan_sheet(papers["seats"], faces(), DEFAULT, ENGLISH.chart, frame_of(papers["seats"]))
        left, right = plan.stand.boundaries
        assert left.c + 8 <= right.c


def test_a_note_too_long_for_its_lines_ends_with_dots() -> None:
    """The key cuts it before the next phase; nothing overlaps."""
    spec = leaders()
    for phase in spec["phases"]:  # type: ignore[union-attr]
        phase["note"] = "Somebody joins somebody else for one of many reasons. " * 5  # type: ignore[index, call-overload]
    for name in ("seats", "label"):
        papers, answers = read(spec)
        drawn = draw(papers[name], answers[name], A4)
        assert faults(drawn) == []
        said = [thing.text for _, key, _ in drawn.sides for thing in key if isinstance(thing, Glyphs)]
        assert any(text.endswith("…") for text in said)


@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_the_longest_texts_are_printed_whole(page: str) -> None:
    """A complete chart gives labels, titles and notes of the greatest length the room that they need."""
    spec = leaders()
    for number, phase in enumerate(spec["phases"]):  # type: ignore[arg-type]
        phase |= {"label": f"Part {number} of a label that is long enough"[:40]}  # type: ignore[operator]
        phase |= {"title": ("A title of many words that nobody reads " * 2).strip()}  # type: ignore[operator]
        phase |= {"note": ("Somebody joins somebody else for one of many reasons. " * 6)[:299] + "!"}  # type: ignore[operator]
    spec |= {"sheets": {"complete": {"page": page}}, "print": ["complete"]}
    papers, answers = read(spec)
    for paper in (A4, LETTER):
        drawn = draw(papers["complete"], answers["complete"], paper)
        assert faults(drawn) == []
        said = [thing.text for _, key, _ in drawn.sides for thing in key if isinstance(thing, Glyphs)]
        assert sum(text.endswith("!") for text in said) == 5
        assert not any(text.endswith("…") for text in said)


def test_words_of_spaces_alone_are_refused_or_passed_over() -> None:
    """A label without a word is none; a sign must mean something."""
    spec = play()
    spec["phases"][0]["label"] = " "  # type: ignore[index, call-overload]
    assert ("LK608", "phases/0/years", "This phase has neither `years:` nor `label:`.") in complaints(spec)
    spec = play()
    spec["signs"]["wed"]["meaning"] = " "  # type: ignore[index, call-overload]
    with pytest.raises(ValidationError):
        complaints(spec)


def test_the_code_of_a_build_does_not_tell_how_the_order_was_found() -> None:
    """Copies and key from two machines agree, whether or not the larger solver is installed."""
    paper = read(leaders())[0]["seats"]
    assert build_code(paper) == build_code(replace(paper, method="MaxSAT", proved=False))
    assert build_code(paper) != build_code(replace(paper, title="Another"))
