"""The parts of a lesson that belong to one document: each part's model picked by its key, and split in two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from lessonkit.items.part import PARTS, PartHalves
from lessonkit.source.nodes import Entry, plain
from lessonkit.source.scope import ChartsAs
from lessonkit.source.wording import report_invalid
from lessonkit.source.worksheet import WorksheetReader


def read_parts(entries: Sequence[Entry], worksheet: WorksheetReader, charts: ChartsAs) -> Mapping[str, PartHalves]:
    """Both halves of each part by its key, in the order in which they are registered; those with errors are left out.

    `charts` makes a form of the lesson's chart. Errors: LK201 to LK205, and those of the part.
    """
    given = {entry.key.value: entry for entry in entries}
    found: dict[str, PartHalves] = {}
    for key in PARTS:
        halves = _halves(given[key], worksheet, charts) if key in given else None
        if halves:
            found[key] = halves
    return found


def _halves(entry: Entry, worksheet: WorksheetReader, charts: ChartsAs) -> PartHalves | None:
    model = PARTS[entry.key.value]
    try:
        spec = model.model_validate(plain(entry.value))
    except ValidationError as error:
        report_invalid(error, entry.value, (), model, worksheet.desk.sink)
        return None
    return spec.split(worksheet.scope_of(entry.value, entry.key.value, charts))
