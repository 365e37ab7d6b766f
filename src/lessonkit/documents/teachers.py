"""What a kind of document for the teacher is. It stands apart from pupils' kinds, which know no answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lessonkit.documents.kinds import Composed, Press
from lessonkit.model.lesson import Lesson


def _backed(pages: int) -> int:
    """The sheets of paper that pages take on both sides."""
    return (pages + 1) // 2


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a file that is handed out for itself, as a sheet of a chart: its pages there, counted from 1.

    One that tells what others ask for is handed out `afterwards`.
    """

    name: str
    first: int
    last: int
    afterwards: bool = False

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.last - self.first + 1

    @property
    def sheets(self) -> int:
        """The sheets of paper of one copy, printed on both sides."""
        return _backed(self.pages)


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a document: the pages of a file, and for how many pupils one copy is enough.

    `kind` is the document that it is a file of, as "handout" of "handout-support"; "" for what the teacher alone has,
    of which there is one copy. `title` is what a teacher calls the document, and `copy` what this copy differs by from
    others, as "support". `forms` are its parts, where they are handed out one by one.
    """

    pages: int
    kind: str = ""
    serves: int = 1
    title: str = ""
    copy: str = ""
    one_sided: bool = False
    forms: tuple[Form, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets of paper a copy takes."""
        return self.pages if self.one_sided else _backed(self.pages)


@dataclass(frozen=True, slots=True)
class TeachersKind:
    """A kind of document for the teacher alone, composed from both halves of a lesson once all others are printed.

    It is told what is printed of each other document, by the names of their files. The key is no such kind: it takes
    pupils' own pages.
    """

    name: str
    present: Callable[[Lesson], bool]
    compose: Callable[[Lesson, Press, Mapping[str, Printed]], tuple[Composed, ...]]
    counts: bool = False
    """Whether it tells of all others' pages, those of the teacher too, and so is composed after them."""
