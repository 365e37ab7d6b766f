"""The item types, one file each. The file's docstring is the type's manual page."""

from __future__ import annotations

from lessonkit.items.base import ItemSpec
from lessonkit.items.cause_effect import CauseEffectSpec
from lessonkit.items.choose import ChooseSpec
from lessonkit.items.choose_all import ChooseAllSpec
from lessonkit.items.claim import ClaimSpec
from lessonkit.items.cloze import ClozeSpec
from lessonkit.items.compare import CompareSpec
from lessonkit.items.contenders import ContendersSpec
from lessonkit.items.crossword import CrosswordSpec
from lessonkit.items.debate import DebateSpec
from lessonkit.items.draw import DrawSpec
from lessonkit.items.essay import EssaySpec
from lessonkit.items.explain import ExplainSpec
from lessonkit.items.label_picture import LabelSpec
from lessonkit.items.match import MatchSpec
from lessonkit.items.order import OrderSpec
from lessonkit.items.parts import PartsSpec
from lessonkit.items.place_in_time import PlaceSpec
from lessonkit.items.predict import PredictSpec
from lessonkit.items.ranking import RankingSpec
from lessonkit.items.revisit import RevisitSpec
from lessonkit.items.short import ShortSpec
from lessonkit.items.source_analysis import SourceAnalysisSpec
from lessonkit.items.true_false import TrueFalseSpec
from lessonkit.items.vocabulary import VocabularySpec
from lessonkit.items.word_search import SearchSpec
from lessonkit.items.write import WriteSpec
from lessonkit.registry import Registry

BUILT_IN: tuple[type[ItemSpec], ...] = (
    ChooseSpec,
    ChooseAllSpec,
    TrueFalseSpec,
    ClozeSpec,
    MatchSpec,
    OrderSpec,
    ShortSpec,
    ExplainSpec,
    EssaySpec,
    CompareSpec,
    PartsSpec,
    PredictSpec,
    RevisitSpec,
    DrawSpec,
    WriteSpec,
    VocabularySpec,
    CauseEffectSpec,
    ClaimSpec,
    SourceAnalysisSpec,
    ContendersSpec,
    DebateSpec,
    CrosswordSpec,
    SearchSpec,
    RankingSpec,
    LabelSpec,
    PlaceSpec,
)

ITEM_TYPES: Registry[type[ItemSpec]] = Registry("item type", ((spec.key, spec) for spec in BUILT_IN))
"""Every known item type by its YAML key. Extensions add theirs with `add`."""
