"""What to print for a class: a row for each document, with the pages and sheets of a copy, and the sheets for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lessonkit.documents.teachers import Printed
from lessonkit.model.text import Text, plain

CLASS = 30
"""Pupils of the class that print counts are told for."""


@dataclass(frozen=True, slots=True)
class PrintWords:
    """The fixed words of the table."""

    heading: str = "To print, on both sides"
    file: str = "Document"
    pages: str = "Pages"
    each: str = "Sheets"
    whole_class: str = "For {n}"
    form: str = "{title}, pages {first}–{last}: {form}"
    form_page: str = "{title}, page {first}: {form}"
    afterwards: str = "hand out afterwards"
    """Behind a sheet that tells what others ask for."""
    several: str = (
        "Where a document has levels or versions, print as many of each as your pupils need; "
        "the number is for all of them together."
    )
    for_class: str = "one copy for the class"
    for_pupils: str = "one copy for {n} pupils"
    one_sided: str = "on one side"

    def heads(self) -> tuple[str, ...]:
        """The heads of the table's columns."""
        return self.file, self.pages, self.each, self.whole_class.format(n=CLASS)


def rows_to_print(printed: Mapping[str, Printed], words: PrintWords) -> list[Sequence[Text]]:
    """A row for each document with all its copies; one for each sheet of a chart, where these are handed out apart."""
    return [row for group in _grouped(printed) for row in _rows(group, words)]


def has_copies(printed: Mapping[str, Printed]) -> bool:
    """Whether pupils' copies of a document differ, so that a number is for all of them."""
    return any(group[0].kind and len(group) > 1 for group in _grouped(printed))


def _grouped(printed: Mapping[str, Printed]) -> Iterable[list[Printed]]:
    groups: dict[tuple[str, str], list[Printed]] = {}
    for one in printed.values():
        groups.setdefault((one.kind, one.title), []).append(one)
    return groups.values()


def _rows(group: Sequence[Printed], words: PrintWords) -> Iterator[Sequence[Text]]:
    if not any(one.forms for one in group):
        pages, sheets = _each(one.pages for one in group), _each(one.sheets for one in group)
        yield _named(group, words), pages, sheets, _whole(group)
        return
    for n, one in enumerate(group):
        if not one.forms:
            yield _named([one], words), plain(str(one.pages)), plain(str(one.sheets)), Text() if n else _whole([one])
        for form in one.forms:
            pattern = words.form if form.pages > 1 else words.form_page
            what = pattern.format(title=_title([one]), first=form.first, last=form.last, form=form.name)
            what += f" ({words.afterwards})" if form.afterwards else ""
            whole = Text() if n else plain(str(form.sheets * _copies(one)))
            yield plain(what), plain(str(form.pages)), plain(str(form.sheets)), whole


def _copies(one: Printed) -> int:
    """How many copies a class takes."""
    return -(-CLASS // one.serves)


def _title(group: Sequence[Printed]) -> str:
    """A document's title, with what its copies differ by."""
    copies = [printed.copy for printed in group if printed.copy]
    between = "; " if any("," in copy for copy in copies) else ", "
    return f"{group[0].title} – {between.join(copies)}" if copies else group[0].title


def _named(group: Sequence[Printed], words: PrintWords) -> Text:
    """A document with its copies; in brackets for whom each is, and whether the backs of its sheets are white."""
    one = group[0]
    shared = words.for_class if one.serves >= CLASS else words.for_pupils.format(n=one.serves)
    notes = [shared] if one.serves > 1 else []
    notes += [words.one_sided] if one.one_sided and one.pages > 1 else []
    return plain(f"{_title(group)} ({', '.join(notes)})" if notes else _title(group))


def _each(counts: Iterable[int]) -> Text:
    """The number of all copies of a document; of each, where they differ."""
    told = [str(count) for count in counts]
    return plain(", ".join(told) if len(set(told)) > 1 else told[0])


def _whole(group: Sequence[Printed]) -> Text:
    """The sheets of a document for the class, whichever of its copies pupils have; of the teacher's own, one each."""
    if not group[0].kind:
        return plain(str(sum(one.sheets for one in group)))
    least, most = (pick(one.sheets for one in group) * _copies(group[0]) for pick in (min, max))
    return plain(f"{least}–{most}" if most > least else str(least))
