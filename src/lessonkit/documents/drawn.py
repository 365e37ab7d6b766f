"""The kinds that are drawn: alliance charts, posters, timelines.

What draws them is a fifth of the program: it is loaded when one of them is composed, so that other lessons are spared
the wait.
"""

from __future__ import annotations

from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.model.paper import Paper


def _has_charts(paper: Paper) -> bool:
    return any(not sheet.poster for sheet in paper.sheets)


def _compose_charts(paper: Paper, press: Press) -> tuple[Composed, ...]:
    from lessonkit.documents import alliance_chart  # noqa: PLC0415 - see above

    return alliance_chart.compose(paper, press)


def _has_posters(paper: Paper) -> bool:
    return any(sheet.poster for sheet in paper.sheets)


def _compose_posters(paper: Paper, press: Press) -> tuple[Composed, ...]:
    from lessonkit.documents import poster  # noqa: PLC0415 - see above

    return poster.compose(paper, press)


def _serves_all(_paper: Paper, _press: Press) -> int:
    """A poster hangs on the wall, for any class."""
    return 1000


def _has_timeline(paper: Paper) -> bool:
    return paper.timeline is not None


def _compose_timeline(paper: Paper, press: Press) -> tuple[Composed, ...]:
    from lessonkit.documents import timeline  # noqa: PLC0415 - see above

    return timeline.compose(paper, press)


ALLIANCE_CHART = PupilsKind("alliance-chart", frozenset(), _has_charts, _compose_charts, drawn=True)
POSTER = PupilsKind(
    "poster",
    frozenset(),
    _has_posters,
    _compose_posters,
    drawn=True,
    shared=True,
    serves=_serves_all,
    one_sided=lambda _paper: True,
)
TIMELINE = PupilsKind("timeline", frozenset(), _has_timeline, _compose_timeline, drawn=True)
