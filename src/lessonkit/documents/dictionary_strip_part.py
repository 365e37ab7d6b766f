"""dictionary: strips with the key terms and their meanings, and room for words of one's own or in another language.

    dictionary:
      terms: all
      column: In my own words, or in my language
      lines: 1
      strips: 3

The same strip stands three times on a page, twice where the terms need more room, with dashed lines to cut along; give
each pupil one, to be glued in. Of a class set strips are no part: print a third or half as many sheets as there are
pupils. The teacher's page says how many.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.documents.cards_part import ALL
from lessonkit.documents.dictionary_strip import DictionaryPaper
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean
from lessonkit.specs import OneOrMore


class DictionarySpec(PartSpec):
    """Strips with the key terms."""

    key: ClassVar[str] = "dictionary"
    document: ClassVar[str] = "dictionary-strip"

    terms: OneOrMore = Field(default_factory=lambda: [ALL], description="Ids of terms, or `all`.")
    column: str = Field("", description="The head of the column to write in.")
    lines: Literal["1", "2", "3"] = Field("1", description="How many lines each term has to write on.")
    strips: Literal["1", "2", "3"] = Field("3", description="How many strips stand on a page, if they fit.")

    def split(self, scope: Scope) -> PartHalves | None:
        """All of it is for pupils. Errors: LK480 an unknown term, LK481 no terms."""
        known = {term.id: term for term in scope.ledger.terms}
        wanted = [*known] if self.terms == [ALL] else self.terms
        unknown = [(i, name) for i, name in enumerate(wanted) if name not in known]
        for i, name in unknown:
            hint = did_you_mean(name, (*known, ALL))
            scope.sink.report("LK480", f"there is no `{name}` under `terms:`", scope.at("terms", i), hint=hint)
        if not wanted:
            scope.sink.report("LK481", "there are no terms to print", scope.at(), hint="declare some under `terms:`")
        if unknown or not wanted:
            return None
        terms = sorted((known[name] for name in dict.fromkeys(wanted)), key=lambda one: (one.term.casefold(), one.id))
        column = scope.text(self.column, "column").plain() if self.column else ""
        return PartHalves(
            DictionaryPaper(terms=tuple(terms), column=column, lines=int(self.lines), strips=int(self.strips))
        )
