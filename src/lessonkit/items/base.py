"""What every item type shares: the keys that any item may have, and the step from spec to paper and answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from lessonkit.model.answers import Guidance, ItemAnswer
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, operative
from lessonkit.specs import Beyond, Levels, OneOrMore, Silences, Strict, Tags


class ItemSpec(Strict, ABC):
    """The keys of any item. `key` is the YAML key that names the type and holds its stem."""

    key: ClassVar[str]
    scaffolds: ClassVar[frozenset[str]] = frozenset({"hint", "extension", "evidence"})
    """The keys that a level may change."""
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {}
    """The parts that may have `levels:` of their own, by their keys, and what a level may change there.

    Each is a part with keys, or a list of such parts.
    """

    id: str | None = Field(None, description="A name of your own for the item; usually not needed.")
    marks: int | None = Field(
        None, ge=0, le=100, description="Marks, where the usual number does not fit; 0 prints none."
    )
    minutes: int | None = Field(None, ge=1, le=240, description="How long it takes, where the usual guess is wrong.")
    tags: Tags = Field(
        default_factory=list, description="Words of your own, by which a quiz or test picks it, as `recall, people`."
    )
    evidence: OneOrMore = Field(
        default_factory=list, description="Words of the reading that prove the answer; the key prints their lines."
    )
    hint: bool = Field(default=False, description="Send pupils to the lines where the evidence stands.")
    why: str = Field("", description="Why the answer is right; for the marker.")
    accept: OneOrMore = Field(default_factory=list, description="Other answers that earn the marks.")
    reject: OneOrMore = Field(default_factory=list, description="Answers that earn nothing.")
    beyond: Beyond = Field(default=False, description="The answer, or this part of it, goes beyond the reading.")
    corrects: str = Field("", description="What the source has wrong, and what is right.")
    note: str = Field("", description="A note to the teacher.")
    how: str = Field("", description="How to answer, in place of the usual words.")
    pinned: bool = Field(default=False, description="Keep the item in its place, and its number, in all versions.")
    extension: str = Field("", description="A prompt to go further, which carries no marks; most useful for stretch.")
    silence: Silences = Field(default_factory=dict)
    levels: Levels = Field(
        default_factory=dict,
        description="What `support` or `stretch` have in place of the core's: `hint`, `extension`, `evidence`, "
        "and the help that the item's type knows.",
    )

    @abstractmethod
    def identity(self) -> str:
        """The stem without any part of the answer: ids and shuffles are made from it."""

    @abstractmethod
    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """The two halves; None after reporting what makes the item impossible."""

    def marks_or(self, usual: int) -> int:
        """The teacher's marks, or the usual number."""
        return usual if self.marks is None else self.marks

    def stem(self, scope: Scope) -> Text:
        """The text under the type's own key."""
        return scope.text(getattr(self, self.key), self.key)

    def find_evidence(self, scope: Scope) -> tuple[Evidence, ...]:
        """All evidence of the item, found in the reading."""
        return tuple(
            piece for index, words in enumerate(self.evidence) for piece in scope.evidence(words, "evidence", index)
        )

    def guidance(self, scope: Scope) -> Guidance:
        """What the marker is told beside the answer."""
        return Guidance(
            why=scope.text(self.why, "why"),
            accept=tuple(scope.text(words, "accept", i) for i, words in enumerate(self.accept)),
            reject=tuple(scope.text(words, "reject", i) for i, words in enumerate(self.reject)),
            beyond=bool(self.beyond),
            beyond_note=scope.text(self.beyond, "beyond") if isinstance(self.beyond, str) else Text(),
            corrects=scope.text(self.corrects, "corrects"),
            note=scope.text(self.note, "note"),
            evidence=self.find_evidence(scope),
        )

    def how_to(self, scope: Scope, usual: str) -> Text:
        """How to answer: the teacher's words or the usual ones. Where to look is added by the worksheet."""
        return scope.text(self.how, "how") if self.how else operative(usual)

    def helped(self, scope: Scope, paper: ItemPaper, answer: ItemAnswer) -> ItemPaper:
        """The paper with what any item may have: where its evidence stands, a prompt to go further, its tags."""
        places = tuple(piece.bare() for piece in answer.proof()) if self.hint else ()
        return replace(
            paper,
            hint=places,
            extension=scope.text(self.extension, "extension"),
            pinned=self.pinned or paper.pinned,
            tags=tuple(dict.fromkeys(tag.strip().casefold() for tag in self.tags)),
            minutes=self.minutes or 0,
        )
