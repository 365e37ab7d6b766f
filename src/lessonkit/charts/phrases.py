"""How charts put things in words: lists, sentences, fates, and who is against whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from lessonkit.chart_words import ChartWords

Pair = tuple[int, int]
"""Two rivals by their places."""

Part = tuple[frozenset[int], str]
"""Part of a sentence, and the places of those of whom it tells."""


def listed(entries: Sequence[str], words: ChartWords) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(entries) < 2:
        return "".join(entries)
    return f"{', '.join(entries[:-1])} {words.and_} {entries[-1]}"


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def told_fates(moments: Sequence[tuple[str, str]], words: ChartWords) -> list[str]:
    """Who shared a fate, and what it was: "Zinoviev and Kamenev: expelled 1927".

    The colon suits any caption, and one as well as several: "Ottomans: joins war 1914".
    """
    shared: dict[str, list[str]] = {}
    for name, caption in moments:
        shared.setdefault(caption, []).append(name)
    return [f"{listed(names, words)}: {caption}" for caption, names in shared.items()]


def with_note(people: str, *notes: str) -> str:
    """People with what there is to say of them in brackets: "four people (two new; Yorkists)"."""
    said = "; ".join(note for note in notes if note)
    return f"{people} ({said})" if said else people


def told_rivals(pairs: Sequence[Pair], told: Callable[[int], str], vague: set[int], words: ChartWords) -> list[Part]:
    """Who is against whom, nobody told twice if that can be: one against each of several, or all against all.

    Otherwise, and where somebody is `vague`, a mere number of people, all are numbered from left to right.
    """
    parts: list[Part] = []
    for group in _connected(pairs):
        edges = [pair for pair in pairs if set(pair) <= group]
        rivals = {at: told(at) for at in sorted(group)}
        if len(group) > 2 and {frozenset(pair) for pair in edges} == set(map(frozenset, combinations(group, 2))):
            lines = f" {words.against_too} ".join(rivals.values())
            parts.append((frozenset(group), words.each_against.format(lines=lines)))
            continue
        stars = _stars(edges)
        if len(stars) > 1 and vague & group:
            rivals = {at: words.numbered.format(who=who, n=n) for n, (at, who) in enumerate(rivals.items(), 1)}
        parts += [_star(hub, others, rivals, words) for hub, others in stars]
    return parts


def _star(hub: int, others: Sequence[int], rivals: Mapping[int, str], words: ChartWords) -> Part:
    against = f" {words.and_} {words.against_too} ".join(rivals[at] for at in others)
    return frozenset((hub, *others)), words.against_each_other.format(one=rivals[hub], other=against)


def _connected(pairs: Sequence[Pair]) -> list[set[int]]:
    """Those who are joined by rivalries, each in one set, in the order in which they are first told."""
    groups: list[set[int]] = []
    for pair in pairs:
        met = [group for group in groups if group & set(pair)]
        first = met[0] if met else set[int]()
        first |= set(pair).union(*met)
        groups = [group for group in groups if group is first or group not in met]
        if not met:
            groups.append(first)
    return groups


def _stars(edges: Sequence[Pair]) -> list[tuple[int, list[int]]]:
    """Rivalries as one against several: those who have the most rivals first; a single pair stays as it is."""
    left = list(edges)
    stars = []
    while left:
        count = {at: sum(at in pair for pair in left) for pair in left for at in pair}
        hub = max(count, key=lambda at: count[at])
        mine = [pair for pair in left if hub in pair]
        stars.append((hub, [other for pair in mine for other in pair if other != hub]))
        left = [pair for pair in left if hub not in pair]
    return stars
