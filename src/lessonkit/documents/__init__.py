"""The document kinds, one file each. A kind composes blocks that exist; it never touches layout."""

from __future__ import annotations

from lessonkit.documents.drawn import ALLIANCE_CHART, POSTER, TIMELINE
from lessonkit.documents.handout import HANDOUT
from lessonkit.documents.kinds import PupilsKind
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.registry import Registry

PUPILS_KINDS: Registry[PupilsKind] = Registry(
    "document", ((kind.name, kind) for kind in (HANDOUT, WORKSHEET, ALLIANCE_CHART, POSTER, TIMELINE))
)
"""Every known pupils' document by its name. Extensions add theirs with `add`."""

ANSWER_KEY = "answer-key"
"""The teacher's document: made from all the others, so it is no entry of the registry."""
