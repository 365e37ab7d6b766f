"""Names that may change places: the key says so, and every other change leaves a trace."""

from __future__ import annotations

import itertools

import pytest

from charts.stories import NAMES, Tree, leaders, random_story, read, turned_story
from lessonkit.charts.structure.canonical import Group, Search, Structure
from lessonkit.charts.structure.symmetry import symmetry_of
from lessonkit.charts.telling import either_way
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.ledger import Date, Event, Ledger, Person
from lessonkit.model.text import plain
from lessonkit.words import ENGLISH

Permutation = tuple[int, ...]


def _trace(sheet: SheetPaper, moved: Permutation) -> object:
    """What the sheet prints, were each line's name taken by another."""
    told: list[object] = [tuple(sheet.names[moved.index(line)] for line in range(len(moved)))]
    for index, phase in enumerate(sheet.phases):
        blocs = [
            (tuple(sorted(moved[line] for line in bloc.lines)), bloc.framed, bloc.named, str(bloc.name), str(bloc.zone))
            for bloc in phase.blocs
        ]
        rivals = sorted(tuple(sorted((blocs[a], blocs[b]))) for a, b in phase.rivals)
        given = sorted((moved[line], name) for line, name in phase.given)
        told.append((index, sorted(blocs), rivals, given))
    signs: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for one in sorted(sheet.moments, key=lambda one: one.at):
        signs.setdefault((moved[one.line], one.phase), []).append((one.sign.shape, one.caption))
    told.append(sorted(signs.items()))
    return told


def _without_trace(sheet: SheetPaper) -> set[Permutation]:
    """By trying every permutation of the lines."""
    count = len(sheet.names)
    still = _trace(sheet, tuple(range(count)))
    return {moved for moved in itertools.permutations(range(count)) if _trace(sheet, moved) == still}


def _generated(sheet: SheetPaper) -> set[Permutation]:
    """All that the swaps and exchanges of the key amount to."""
    count = len(sheet.names)
    symmetry = symmetry_of(sheet)
    steps: list[dict[int, int]] = []
    for lines in symmetry.classes:
        steps += [{a: b, b: a} for a, b in itertools.combinations(lines, 2)]
    for exchange in symmetry.exchanges:
        steps.append({one: going[(at + 1) % len(going)] for going in exchange for at, one in enumerate(going)})
    known = {tuple(range(count))}
    fresh = set(known)
    while fresh:
        fresh = {tuple(step.get(line, line) for line in one) for one in fresh for step in steps} - known
        known |= fresh
    return known


@pytest.mark.parametrize("seed", range(60))
def test_every_other_way_leaves_a_trace(seed: int) -> None:
    """On random sheets of up to six people the key names exactly the changes that nothing on the sheet tells."""
    spec, ledger = random_story(seed, 6)
    sheets: dict[str, Tree] = {name: {"form": name} for name in ("seats", "label")}
    sheets["start"] = {"form": "seats", "level": "support"}
    papers, _ = read(spec | {"sheets": sheets, "print": list(sheets)}, ledger)
    for paper in papers.values():
        if len(paper.names) == len(set(paper.names)) and None not in paper.names:
            continue
        assert _generated(paper) == _without_trace(paper)


@pytest.mark.parametrize("seed", range(24))
def test_stories_that_go_round_are_no_exception(seed: int) -> None:
    """Where people may only be turned round, three or more at once, the key names exactly that too."""
    papers, _ = read(*turned_story(seed))
    assert _generated(papers["seats"]) == _without_trace(papers["seats"])


def test_some_of_these_stories_need_a_round_of_three() -> None:
    """So that the test above tells something beyond exchanges of pairs."""
    papers = [read(*turned_story(seed))[0]["seats"] for seed in range(10)]
    turned = [paper for paper in papers for one in symmetry_of(paper).exchanges if max(map(len, one)) == 3]
    assert len(turned) >= 3


def test_six_people_who_may_only_be_turned_round() -> None:
    """Pairs (ab)(cd)(ef), then (bc)(de)(fa), then a, c and e alone together: no two change places, all six go round."""
    a, b, c, d, e, f = NAMES[:6]
    stand = [[[a, b], [c, d], [e, f]], [[b, c], [d, e], [f, a]], [[a, c, e]]]
    phases: Tree = [
        {"years": str(1900 + n), "beyond": "true", "blocs": [{"members": list(bloc)} for bloc in blocs]}
        for n, blocs in enumerate(stand)
    ]
    ledger = Ledger(people=tuple(Person(name, name, name) for name in NAMES[:6]))
    papers, answers = read({"title": "A round", "actors": list(NAMES[:6]), "phases": phases}, ledger)
    assert len(_without_trace(papers["seats"])) == 3
    assert either_way(papers["seats"], answers["seats"], ENGLISH.chart) == (
        "Or all turned round together, once or more: "
        "Ada → Eugenie → Cavour → Ada and Bismarck → Ferdinand → Disraeli → Bismarck."
    )


def test_two_pairs_that_mirror_each_other_may_change_places_all_at_once() -> None:
    """Two camps of two, alike throughout: one note for the camps, one for each pair."""
    phases: Tree = [
        {
            "years": str(1900 + n),
            "beyond": "true",
            "blocs": [{"id": "a", "members": ["stalin", "lenin"]}, {"id": "b", "members": ["trotsky", "kamenev"]}],
            "rivals": [["a", "b"]],
        }
        for n in range(2)
    ]
    actors: Tree = ["stalin", "lenin", "trotsky", "kamenev"]
    spec: dict[str, Tree] = {"title": "Two camps", "actors": actors, "phases": phases}
    papers, answers = read(spec | {"print": ["seats", "label"]})
    said = either_way(papers["label"], answers["label"], ENGLISH.chart)
    assert said.count("either way round.") == 2
    assert said.count("Or all at once") == 1
    # Seats of one frame are free in any case, as their instruction says.
    said = either_way(papers["seats"], answers["seats"], ENGLISH.chart)
    assert said == "Or all at once Kamenev with Lenin and Trotsky with Stalin."


def test_a_story_that_tells_everybody_apart_has_no_note() -> None:
    """Where each line is its own, nothing may change places."""
    spec = leaders()
    spec["phases"][4]["blocs"][2]["members"] = ["zinoviev"]  # type: ignore[index, call-overload]
    spec["moments"] = []
    papers, answers = read(spec)
    assert either_way(papers["seats"], answers["seats"], ENGLISH.chart) == ""


@pytest.mark.parametrize("phases", [1, 12])
@pytest.mark.parametrize(("size", "leaves"), [(1, 1), (2, 16), (3, 7), (4, 4), (6, 2), (12, 1)])
def test_groups_that_are_alike_are_told_apart_by_few_numberings(size: int, leaves: int, phases: int) -> None:
    """Six alike pairs have 46,080 symmetries; what is found in one branch spares most of the others."""
    groups = tuple(Group(frozenset(range(at, at + size)), ()) for at in range(0, 12, size))
    search = Search(Structure(((),) * 12, ((groups, frozenset()),) * phases))
    search.first()
    assert search.leaves <= leaves


def test_many_alike_pairs_have_a_short_note() -> None:
    """Six swaps and a few exchanges say all of their symmetries."""
    people = list(NAMES)
    phases: Tree = [
        {"years": "1900", "beyond": "true", "blocs": [{"members": people[n : n + 2]} for n in range(0, 12, 2)]}
    ]
    ledger = Ledger(people=tuple(Person(name, name, name) for name in people))
    papers, _ = read({"title": "Pairs", "actors": list(people), "phases": phases}, ledger)
    symmetry = symmetry_of(papers["seats"])
    assert len(symmetry.classes) == 6
    assert len(symmetry.exchanges) <= 5
    assert all(len(going) == 2 for one in symmetry.exchanges for going in one)


def test_the_order_of_signs_tells_people_apart() -> None:
    """Expelled and back within a year is not the same as back and expelled, though the captions are."""
    events = tuple(Event(f"e{month}", Date(1900, month), plain("event")) for month in (3, 9))
    ledger = Ledger(people=tuple(Person(one, one, one) for one in ("ann", "ben")), events=events)
    blocs: list[Tree] = [{"members": ["ann", "ben"]}]
    phase: Tree = {"years": "1900", "title": "One", "note": "Two.", "beyond": "true", "blocs": blocs}
    for second, alike in ((("rejoined", "expelled"), False), (("expelled", "rejoined"), True)):
        moments: list[Tree] = [
            {"event": event.id, "actor": actor, "sign": sign, "beyond": "true"}
            for actor, signs in (("ann", ("expelled", "rejoined")), ("ben", second))
            for event, sign in zip(events, signs, strict=True)
        ]
        spec: dict[str, Tree] = {"title": "Two", "actors": ["ann", "ben"], "phases": [phase], "moments": moments}
        papers, _ = read(spec | {"print": ["label"]}, ledger)
        found = symmetry_of(papers["label"])
        assert bool(found.classes or found.exchanges) is alike
