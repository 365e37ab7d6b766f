"""What every item type shares: the keys that any item may have, and the step from spec to paper and answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from pydantic import Field

from lessonkit.model.answers import Guidance, ItemAnswer
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, operative, plain
from lessonkit.specs import Beyond, OneOrMore, Strict


class ItemSpec(Strict, ABC):
    """The keys of any item. `key` is the YAML key that names the type and holds its stem."""

    key: ClassVar[str]

    id: str | None = Field(None, description="A name of your own for the item; usually not needed.")
    marks: int | None = Field(None, ge=1, le=100, description="Marks, where the usual number does not fit.")
    evidence: OneOrMore = Field(
        default_factory=list, description="Words of the reading that prove the answer; the key prints their lines."
    )
    hint: bool = Field(default=False, description="Send pupils to the paragraph where the evidence stands.")
    why: str = Field("", description="Why the answer is right; for the marker.")
    accept: OneOrMore = Field(default_factory=list, description="Other answers that earn the marks.")
    reject: OneOrMore = Field(default_factory=list, description="Answers that earn nothing.")
    beyond: Beyond = Field(default=False, description="The answer, or this part of it, goes beyond the reading.")
    corrects: str = Field("", description="What the source has wrong, and what is right.")
    note: str = Field("", description="A note to the teacher.")
    how: str = Field("", description="How to answer, in place of the usual words.")
    pinned: bool = Field(default=False, description="Keep the item in its place, and its number, in all versions.")

    @abstractmethod
    def identity(self) -> str:
        """The stem without any part of the answer: ids and shuffles are made from it."""

    @abstractmethod
    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """The two halves; None after reporting what makes the item impossible."""

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

    def how_to(self, scope: Scope, usual: str, evidence: tuple[Evidence, ...] = ()) -> Text:
        """How to answer: the teacher's words or the usual ones, then where to look if the item gives a hint."""
        told = scope.text(self.how, "how") if self.how else operative(usual)
        paragraphs = self.hinted(evidence)
        if not paragraphs:
            return told
        place = ", ".join(f"¶{number}" for number in paragraphs)
        return joined((told, plain(scope.words.see.format(place=place))))

    def hinted(self, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
        """The paragraphs that the item sends pupils to: none unless `hint: true`."""
        return tuple(sorted({piece.paragraph for piece in evidence})) if self.hint else ()
