"""The seeded shuffle: the same list, seed and item give the same order on every machine and in every version."""

from __future__ import annotations

import hashlib

from lessonkit.model.text import Text


def shuffled(texts: tuple[Text, ...], seed: str, item: str) -> tuple[Text, ...]:
    """The texts in an order made from seed, item id and words alone; as they are for an empty seed.

    Each text is sorted by a digest of its own words, so that adding one leaves the others in their order. The digest
    knows nothing of the answer.
    """
    if not seed:
        return texts
    return tuple(sorted(texts, key=lambda text: _digest(seed, item, text.plain())))


def _digest(seed: str, item: str, words: str) -> bytes:
    return hashlib.sha256("\x1f".join((seed, item, words)).encode()).digest()
