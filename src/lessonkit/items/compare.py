"""compare: a grid of fixed criteria, one cell worked, a verdict at the foot.

    - compare: Compare the two men.
      columns:
        - Stalin
        - Trotsky
      rows:
        - name: Office
          hint: its powers
          cells:
            - General Secretary; he chose officials
            - Commissar for War until 1925
        - name: Ideas
          hint: what he promised
          cells:
            - Socialism in One Country
            - Permanent Revolution
      worked:
        row: Ideas
        column: Trotsky
      verdict:
        name: Verdict
        hint: the stronger in 1925
        answer: Stalin, because he had the delegates

The worked cell is printed with its lines; all others are boxes to write in. One mark for each box and one for the
verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer, one_each
from lessonkit.items.grids import ComparePaper, GridCell, GridRow
from lessonkit.items.reading import is_said
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.model.text import plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import Levels, OneOrMore, Strict


class RowSpec(Strict):
    """A criterion and its cells."""

    name: str = Field(description="The criterion, in a word or two.")
    hint: str = Field("", description="Two or three words under the name.")
    cells: list[str] = Field(description="What belongs in each column, in their order.")
    evidence: OneOrMore = Field(
        default_factory=list, description="Words of the reading that prove each cell, in their order; “” for none."
    )
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class Worked(Strict):
    """The cell that is done for the pupil."""

    row: str = Field(description="The name of its row.")
    column: str = Field(description="The head of its column.")


class Verdict(Strict):
    """The row that closes the grid."""

    name: str = Field("", description="Its name; empty for “Verdict”.")
    hint: str = Field("", description="Two or three words under the name.")
    answer: str = Field(description="A model verdict.")

    def row(self, scope: Scope) -> GridRow:
        """The row in print."""
        name = scope.text(self.name, "verdict", "name") or plain(scope.words.verdict)
        return GridRow(name=name, hint=scope.text(self.hint, "verdict", "hint"), cells=())

    def filled(self, scope: Scope) -> Filled:
        """Its box, "<id>.verdict", with the model verdict."""
        label = scope.text(self.name, "verdict", "name").plain() or scope.words.verdict
        return Filled(space=f"{scope.id}.verdict", label=label, text=scope.text(self.answer, "verdict", "answer"))


class CompareSpec(ItemSpec):
    """A comparison grid."""

    key: ClassVar[str] = "compare"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"worked"}
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {"rows": frozenset({"evidence"})}

    compare: str = Field(min_length=1, description="The stem.")
    columns: list[str] = Field(min_length=2, max_length=4, description="Whom or what to compare.")
    rows: list[RowSpec] = Field(min_length=1, max_length=8, description="The criteria.")
    worked: Worked | None = Field(None, description="The cell that is printed filled in.")
    verdict: Verdict | None = Field(None, description="A last row over the whole width.")

    def identity(self) -> str:
        """The stem with the names of rows and columns."""
        return "\n".join((self.compare, *self.columns, *(row.name for row in self.rows)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK410 a row with more or fewer cells than columns, or with more evidence; LK411 no such worked cell;
        LK414 an empty one.
        """
        if not self._fits(scope):
            return None
        rows = [[self._cell(scope, r, c) for c in range(len(self.columns))] for r in range(len(self.rows))]
        worked = self._worked_at()
        boxes = [cell for r, row in enumerate(rows) for c, cell in enumerate(row) if (r, c) != worked]
        if self.verdict:
            boxes.append(self.verdict.filled(scope))
        guidance = self.guidance(scope)
        marks = self.marks_or(len(boxes))
        shown = rows[worked[0]][worked[1]] if worked else None
        paper = ComparePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, self._usual_how(scope)),
            marks=marks,
            columns=tuple(scope.text(head, "columns", i) for i, head in enumerate(self.columns)),
            rows=tuple(self._paper_row(scope, r, worked, shown) for r in range(len(self.rows))),
            verdict=self.verdict.row(scope) if self.verdict else None,
            origin=scope.at(),
        )
        answer = FilledAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            boxes=one_each(boxes, marks),
            shown=(shown.text.plain(),) if shown else (),
        )
        return paper, answer

    def _usual_how(self, scope: Scope) -> str:
        words = scope.words
        return f"{words.worked} {words.give_lines}" if self.worked else words.give_lines

    def _cell(self, scope: Scope, r: int, c: int) -> Filled:
        row = self.rows[r]
        quotation = row.evidence[c] if c < len(row.evidence) else ""
        name, head = scope.text(row.name, "rows", r, "name"), scope.text(self.columns[c], "columns", c)
        return Filled(
            space=f"{scope.id}.{r + 1}.{c + 1}",
            label=f"{name.plain()}, {head.plain()}",
            text=scope.text(row.cells[c], "rows", r, "cells", c),
            evidence=scope.evidence(quotation, "rows", r, "evidence", c) if quotation else (),
        )

    def _paper_row(self, scope: Scope, r: int, worked: tuple[int, int] | None, shown: Filled | None) -> GridRow:
        row = self.rows[r]
        cells = tuple(
            GridCell(text=shown.text, evidence=shown.evidence) if (r, c) == worked and shown else GridCell()
            for c in range(len(self.columns))
        )
        return GridRow(
            name=scope.text(row.name, "rows", r, "name"), hint=scope.text(row.hint, "rows", r, "hint"), cells=cells
        )

    def _worked_at(self) -> tuple[int, int] | None:
        if self.worked is None:
            return None
        names = [row.name for row in self.rows]
        return names.index(self.worked.row), self.columns.index(self.worked.column)

    def _names_apart(self, scope: Scope) -> bool:
        """LK403 where two rows or two columns have one name: `worked` could mean either."""
        rows = [row.name for row in self.rows]
        for names, path in ((self.columns, ("columns",)), (rows, ("rows",))):
            for i, name in enumerate(names):
                if name in names[:i]:
                    scope.sink.report("LK403", f"“{name}” stands twice", scope.at(*path, i), hint="name the two apart")
                    return False
        return True

    def _fits(self, scope: Scope) -> bool:
        good = self._names_apart(scope)
        for r, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                scope.sink.report(
                    "LK410",
                    f"the row “{row.name}” has {len(row.cells)} cells for {len(self.columns)} columns",
                    scope.at("rows", r, "cells"),
                    hint="give one cell for each column",
                )
                good = False
            if len(row.evidence) > len(self.columns):
                scope.sink.report(
                    "LK410",
                    f"the row “{row.name}” has {len(row.evidence)} quotations for {len(self.columns)} columns",
                    scope.at("rows", r, "evidence", len(self.columns)),
                    hint="give one quotation for each column, in their order; “” where a cell has none",
                )
                good = False
            for c, cell in enumerate(row.cells):
                good = is_said(cell, scope, "rows", r, "cells", c) and good
        if self.verdict:
            good = is_said(self.verdict.answer, scope, "verdict", "answer") and good
        if self.worked is None:
            return good
        names = [row.name for row in self.rows]
        for key, name, known in (
            ("row", self.worked.row, names),
            ("column", self.worked.column, self.columns),
        ):
            if name not in known:
                scope.sink.report(
                    "LK411",
                    f"the grid has no {key} “{name}”",
                    scope.at("worked", key),
                    hint=did_you_mean(name, known),
                )
                good = False
        return good
