"""contenders: a grid of people, with the strengths, weaknesses and evidence of each, and a verdict at the foot.

    - contenders: Who was best placed to follow Lenin?
      people:
        - person: stalin
          hint: General Secretary
          strengths: He chose officials, who owed him their posts.
          weaknesses: He was no great speaker; Lenin’s Testament warned against him.
          evidence:
            strengths: the party made him General Secretary
        - person: trotsky
          hint: Commissar for War
          strengths: He was a fine speaker and had built the Red Army.
          weaknesses: He had few allies in the party.
          evidence: Trotsky had joined only in 1917
      worked:
        person: trotsky
        box: weaknesses
      verdict:
        hint: the strongest in 1924
        answer: Stalin, because he had the votes of the delegates.

People are named by their ids under `people:` of the lesson. Pupils write lines of the reading in the last column; what
proves a person’s strengths and weaknesses is quoted for both together, or for each. One mark for each box of strengths
or weaknesses, and one for the verdict; the worked box has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.compare import Verdict
from lessonkit.items.filled import Filled, FilledAnswer, one_each
from lessonkit.items.grids import ComparePaper, GridCell, GridRow
from lessonkit.items.reading import is_said, proof_of
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.ledger import Person
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.model.text import plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import Levels, OneOrMore, Strict

BOXES = ("strengths", "weaknesses")
EVIDENCE_WIDTH = 78.0


@dataclass(frozen=True, slots=True)
class ContenderWords:
    """The fixed words of the grid."""

    strengths: str = "Strengths"
    weaknesses: str = "Weaknesses"
    evidence: str = "Evidence"
    how: str = "Give lines as evidence."


WORDS: Mapping[str, ContenderWords] = {"en-GB": ContenderWords()}


class BoxProof(Strict):
    """What proves each box of a person."""

    strengths: OneOrMore = Field(default_factory=list, description="Words of the reading that prove the strengths.")
    weaknesses: OneOrMore = Field(default_factory=list, description="Words of the reading that prove the weaknesses.")


class Contender(Strict):
    """A person of the ledger, and what belongs in the boxes of the row."""

    person: str = Field(description="The person’s id.")
    hint: str = Field("", description="Two or three words under the name.")
    strengths: str = Field(description="What speaks for this person.")
    weaknesses: str = Field(description="What speaks against this person.")
    evidence: OneOrMore | BoxProof = Field(
        default_factory=list, description="Words of the reading that prove it, for both boxes or for each."
    )
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class WorkedBox(Strict):
    """The box that is done for the pupil."""

    person: str = Field(description="The id of its person.")
    box: Literal["strengths", "weaknesses"] = Field(description="Which of the two.")


class ContendersSpec(ItemSpec):
    """A grid of people."""

    key: ClassVar[str] = "contenders"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"worked"}
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {"people": frozenset({"evidence"})}

    contenders: str = Field(min_length=1, description="The stem.")
    people: list[Contender] = Field(min_length=2, max_length=7, description="The rows, in the order of print.")
    worked: WorkedBox | None = Field(None, description="The box that is printed filled in.")
    verdict: Verdict | None = Field(None, description="A last row over the whole width.")

    def identity(self) -> str:
        """The stem with the people’s ids."""
        return "\n".join((self.contenders, *(row.person for row in self.people)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK412 no such person; LK403 one who stands twice; LK411 no such worked box; LK414 an empty one."""
        people = self._people(scope)
        if not self._fits(scope) or len(people) < len(self.people):
            return None
        own = scope.words.of(WORDS)
        boxes = [box for r, person in enumerate(people) for box in self._boxes(r, person, own, scope)]
        if self.verdict:
            boxes.append(self.verdict.filled(scope))
        marks = self.marks_or(len(boxes))
        guidance = self.guidance(scope)
        rows = tuple(self._row(r, person, scope) for r, person in enumerate(people))
        paper = ComparePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, f"{scope.words.worked} {own.how}" if self.worked else own.how),
            marks=marks,
            columns=(plain(own.strengths), plain(own.weaknesses), plain(own.evidence)),
            rows=rows,
            verdict=self.verdict.row(scope) if self.verdict else None,
            last_width=EVIDENCE_WIDTH,
            origin=scope.at(),
        )
        answer = FilledAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            boxes=one_each(boxes, marks),
            shown=tuple(cell.text.plain() for row in rows for cell in row.cells if cell.text),
        )
        return paper, answer

    def _row(self, r: int, person: Person, scope: Scope) -> GridRow:
        entry = self.people[r]
        cells = [
            GridCell(text=scope.text(getattr(entry, box), "people", r, box), evidence=self._own_proof(r, box, scope))
            if self._is_worked(r, box)
            else GridCell()
            for box in BOXES
        ]
        return GridRow(
            name=plain(person.short), hint=scope.text(entry.hint, "people", r, "hint"), cells=(*cells, GridCell())
        )

    def _boxes(self, r: int, person: Person, own: ContenderWords, scope: Scope) -> list[Filled]:
        """The boxes of a row that are left to fill in, with what proves each; the last brings what proves the row."""
        entry = self.people[r]
        names = {"strengths": own.strengths, "weaknesses": own.weaknesses}
        found = [
            Filled(
                label=f"{person.short}, {names[box].lower()}",
                text=scope.text(getattr(entry, box), "people", r, box),
                space=f"{scope.id}.{r + 1}.{c}",
                evidence=self._own_proof(r, box, scope),
                lines_at=f"{scope.id}.{r + 1}.{len(BOXES) + 1}",
            )
            for c, box in enumerate(BOXES, 1)
            if not self._is_worked(r, box)
        ]
        if isinstance(entry.evidence, BoxProof):
            return found
        proof = proof_of(entry.evidence, scope, "people", r, "evidence")
        return [*found[:-1], replace(found[-1], evidence=proof)]

    def _own_proof(self, r: int, box: str, scope: Scope) -> tuple[Evidence, ...]:
        """What proves a box, where that is told of each."""
        proof = self.people[r].evidence
        return proof_of(getattr(proof, box), scope, "people", r, "evidence", box) if isinstance(proof, BoxProof) else ()

    def _is_worked(self, r: int, box: str) -> bool:
        return self.worked is not None and (self.people[r].person, box) == (self.worked.person, self.worked.box)

    def _people(self, scope: Scope) -> list[Person]:
        """Those of the ledger. LK412 for one who is not in it, LK403 for one who stands twice."""
        found: list[Person] = []
        for r, entry in enumerate(self.people):
            person = scope.ledger.person(entry.person)
            at = scope.at("people", r, "person")
            if person is None:
                near = did_you_mean(entry.person, [one.id for one in scope.ledger.people])
                scope.sink.report("LK412", f"no person has the id `{entry.person}`", at, hint=near)
            elif person in found:
                scope.sink.report("LK403", f"“{person.short}” stands twice", at, hint="keep one of the two rows")
            else:
                found.append(person)
        return found

    def _fits(self, scope: Scope) -> bool:
        """Whether all boxes have answers, and the worked one is there."""
        said = [
            is_said(getattr(row, box), scope, "people", r, box) for r, row in enumerate(self.people) for box in BOXES
        ]
        if self.verdict:
            said.append(is_said(self.verdict.answer, scope, "verdict", "answer"))
        ids = [row.person for row in self.people]
        if self.worked and self.worked.person not in ids:
            message = f"the grid has no row for `{self.worked.person}`"
            near = did_you_mean(self.worked.person, ids)
            scope.sink.report("LK411", message, scope.at("worked", "person"), hint=near)
            return False
        return all(said)
