"""quiz: a short worksheet of items that you have already, picked by their tags.

    quiz:
      title: What do you remember?
      minutes: 10
      pick:
        tags: recall
        marks: 10
        seed: monday

Give items of the worksheet words of your own: `tags: [recall, people]`. The quiz takes those that have one of the tags
asked for; without `tags:` any that carries marks. With `marks:` it takes as many as make up the sum, by chance: another
`seed:` picks others, the same seed always the same. An item that you reword, add or take out leaves the others in their
places in the draw. They are printed in the order of the worksheet, with numbers from 1, and without its `hint:` and
`extension:`, as a quiz is answered from memory. Items on a source that stands on the worksheet stay there, as does a
`revisit`.

Under `items:` it may have items of its own, after those that it picks or without any. The key has the quiz filled in,
and what earns its marks; the marking grid is the worksheet’s alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from lessonkit.documents.quiz import NAME, QuizPaper
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.items.shuffle import digest
from lessonkit.model.answers import ItemAnswer, PartAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.picking import made_up
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean
from lessonkit.specs import RawItem, Strict, Tags

MOST_MARKS = 200

Pair = tuple[ItemPaper, ItemAnswer]


class PickSpec(Strict):
    """What a quiz picks."""

    tags: Tags = Field(
        default_factory=list, description="Words that items have under `tags:`; one of them is enough."
    )
    marks: int | None = Field(None, ge=1, le=MOST_MARKS, description="The sum of marks to make up; default: all items.")
    seed: str = Field("", description="Any word or number: another one picks other items.")


class QuizSpec(PartSpec):
    """The quiz."""

    key: ClassVar[str] = "quiz"
    document: ClassVar[str] = NAME

    title: str = Field("", max_length=200, description="Printed in place of the lesson’s question.")
    minutes: int = Field(0, ge=0, le=240, description="How long it takes; printed at the top.")
    pick: PickSpec | None = Field(None, description="Which items of the worksheet it takes.")
    items: list[RawItem] = Field(default_factory=list, description="Items of its own.")

    def split(self, scope: Scope) -> PartHalves | None:
        """Both halves. Errors: LK461 nothing to ask, LK462 no item has the tags. Warning: LK463 too few marks."""
        picked = self._picked(self.pick, scope) if self.pick else []
        if picked is None:
            return None
        numbered = enumerate(picked, 1)
        pairs = [
            (item.unaided().renamed(_id(item), n), answer.renamed(_id(item), n)) for n, (item, answer) in numbered
        ]
        pairs += scope.items("items", first=len(pairs) + 1)
        if not pairs:
            if not self.items and not self.pick:
                hint = "say under `pick:` what it takes from the worksheet, or give it `items:`"
                scope.sink.report("LK461", "the quiz asks nothing", scope.at(), hint=hint)
            return None
        paper = QuizPaper(
            items=tuple(item for item, _ in pairs),
            keep_order=False,
            title=scope.text(self.title, "title"),
            minutes=self.minutes,
            origin=scope.at(),
        )
        return PartHalves(paper, PartAnswer(items=tuple(answer for _, answer in pairs)))

    def _picked(self, pick: PickSpec, scope: Scope) -> list[Pair] | None:
        """The items picked, in the order of the worksheet; None after LK462."""
        wanted = {tag.strip().casefold() for tag in pick.tags}
        marked = [pair for pair in scope.worksheet if pair[0].marks]
        found = [pair for pair in marked if not wanted or wanted & set(pair[0].tags)]
        if not found:
            if scope.worksheet or not scope.sink.has_errors():
                known = {tag for item, _ in marked for tag in item.tags}
                hint = _hint_of_tags(wanted, known)
                message = "the worksheet has no item with marks that the quiz could take"
                if wanted:
                    named = " or ".join(f"`{tag}`" for tag in sorted(wanted))
                    message = f"no item with marks has {named} under `tags:`"
                at = scope.at("pick", "tags") if wanted else scope.at("pick")
                scope.sink.report("LK462", message, at, hint=hint)
            return None
        if pick.marks is None:
            return found
        order = sorted(found, key=lambda pair: digest("quiz", pick.seed, pair[0].id))
        chosen = {order[n][0].id for n in made_up([item.marks for item, _ in order], pick.marks)}
        picked = [pair for pair in found if pair[0].id in chosen]
        _warn_of_sum(sum(item.marks for item, _ in picked), pick.marks, found, scope)
        return picked


def _hint_of_tags(wanted: set[str], known: set[str]) -> str:
    """What was meant, or which tags there are."""
    meant = next(filter(None, (did_you_mean(tag, known) for tag in sorted(wanted))), "")
    if meant or not (wanted and known):
        return meant or "give items of the worksheet `tags:`, and name one of them here"
    return f"its items have {', '.join(f'`{tag}`' for tag in sorted(known))}"


def _warn_of_sum(total: int, wanted: int, found: Sequence[Pair], scope: Scope) -> None:
    if total == wanted:
        return
    there = sum(item.marks for item, _ in found)
    hint = f"ask for {total}, or give more items these tags" if there < wanted else f"ask for {total} marks"
    message = f"the quiz has {total} marks, not {wanted}: no items with these tags add up to that"
    scope.sink.report("LK463", message, scope.at("pick", "marks"), hint=hint)


def _id(item: ItemPaper) -> str:
    """The id on the quiz: the same item stands on the worksheet by its own."""
    return f"quiz-{item.id}"
