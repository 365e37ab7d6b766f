"""An occasion: with whom a lesson is taught, when, and by whom. It is no part of the task, so no code is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.model.ledger import Date, printed_date
from lessonkit.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The class, the date and the teacher that a plan names; what it does not name is empty."""

    school_class: str = ""
    date: Date | None = None
    teacher: str = ""

    def day(self, words: Words) -> str:
        """The date as it is printed."""
        return printed_date(self.date, words) if self.date else ""

    def fields(self, words: Words) -> dict[str, str]:
        """What stands in the fields of a name row, by field; the name is the pupil's to write."""
        said = {"class": self.school_class, "date": self.day(words)}
        return {name: value for name, value in said.items() if value}

    def told(self, words: Words) -> tuple[str, ...]:
        """What the head of a teacher's page says of it."""
        return tuple(part for part in (self.school_class, self.day(words), self.teacher) if part)
