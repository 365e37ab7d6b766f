"""What several item types read alike: points with words, what proves them, whether they fit their lines."""

from __future__ import annotations

from collections.abc import Sequence

from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text

WORDS_A_LINE = 8
"""Words that a pupil writes on a line."""


def points_of(answer: Sequence[str], scope: Scope, *path: str | int) -> tuple[Text, ...]:
    """The points of an answer that have words."""
    return tuple(text for i, words in enumerate(answer) if (text := scope.text(words, *path, i)))


def marked_points(answer: Sequence[str], marks: int, scope: Scope) -> tuple[Text, ...] | None:
    """The points under `answer:` of an item that may do without; None after LK414, marks that nothing earns."""
    points = points_of(answer, scope, "answer")
    if points or not marks:
        return points
    hint = "say under `answer:` what earns the marks, or take `marks:` out"
    scope.sink.report("LK414", "there are marks, and no answer that earns them", scope.at("marks"), hint=hint)
    return None


def proof_of(quotations: Sequence[str], scope: Scope, *path: str | int) -> tuple[Evidence, ...]:
    """All that is quoted, found in the reading."""
    return tuple(piece for i, words in enumerate(quotations) for piece in scope.evidence(words, *path, i))


def is_said(answer: str, scope: Scope, *path: str | int) -> bool:
    """Whether a box has an answer; LK414 where it has none."""
    if not answer.strip():
        hint = "say what belongs in the box; a dash will do"
        scope.sink.report("LK414", "a box has no answer", scope.at(*path), hint=hint)
    return bool(answer.strip())


def are_different(texts: Sequence[Text], scope: Scope, key: str, hint: str) -> bool:
    """Whether no two texts of a list say the same, in capitals or not; LK403 where two do, at the second of them."""
    seen: set[str] = set()
    for text in texts:
        words = text.plain().casefold()
        if words in seen:
            scope.sink.report("LK403", f"“{text.plain()}” stands twice", text.origin or scope.at(key), hint=hint)
            return False
        seen.add(words)
    return True


def warn_if_cramped(scope: Scope, points: Sequence[Text], marks: int, lines: int, *path: str | int) -> None:
    """LK901 where the points that earn marks need more lines than there are, at eight words of handwriting to a line.

    Of more points than marks any will do, so the first of them are counted. The answer stands at `path`, or under
    `answer`.
    """
    counted = points[:marks] if 0 < marks < len(points) else points
    words = sum(len(point.plain().split()) for point in counted)
    needed = -(-words // WORDS_A_LINE)
    if needed > lines:
        scope.sink.report(
            "LK901",
            f"the model answer has {words} words and needs about {needed} lines; there are {lines}",
            scope.at(*(path or ("answer",))),
            hint=f"say `lines: {needed}`, or shorten the answer",
        )
