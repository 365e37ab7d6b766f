"""What each code on a page stands for: small records beside the output, one for each code, lesson and set of keys.

A record tells of files, settings and counts, never what a lesson says, an answer or a name. It is safe to delete, and
nothing is ever read from one and written back, so builds that run at once do each other no harm.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.files import put_files
from lessonkit.model.digest import ALPHABET, CODE_LENGTH

FOLDER = ".lessonkit"
MISREAD = {"0": "D", "O": "D", "1": "L", "I": "L", "B": "8", "S": "5"}
"""Signs that no code has, and those for which they are most likely read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one lesson's build was made from and what it made. Files are named from the output folder.

    `sources` are the lesson and what went in beside it, each with the digest of its content; `documents` have their
    pages; `keys` are the answer keys' own codes by document.
    """

    code: str
    program: str
    sources: Mapping[str, str]
    settings: Sequence[str] = ()
    documents: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    levels: Sequence[str] = ()
    versions: Sequence[str] = ()
    looks: Sequence[str] = ()

    def as_text(self) -> str:
        """The record as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @property
    def lesson(self) -> str:
        """The lesson's file."""
        return next(iter(self.sources))


def sources_of(files: Sequence[Path], root: Path) -> dict[str, str]:
    """Files with the digests of their content, named from the output folder so that both can be moved together."""
    return {_from(root, file): digest for file in files if (digest := _digest(file))}


def put_record(text: str, root: Path, sink: Sink) -> None:
    """Keeps a record, unless it stands there already. Error: LK801."""
    record = _read(text)
    if record is None:
        return
    # A key that was printed before an answer was corrected must still be found by its code.
    own = "\n".join((record.lesson, *sorted(record.keys.values())))
    name = hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    target = root / FOLDER / f"{record.code}-{name}.json"
    data = text.encode("utf-8", "backslashreplace")  # JSON's own escapes, for a name that no encoding has
    try:
        same = target.read_bytes() == data
    except OSError:
        same = False
    if not same:
        put_files({target: data}, sink)


def trace(code: str, root: Path, sink: Sink) -> tuple[Record, ...]:
    """The records of a code, on a page or a key. Errors: LK870 there is none. Warnings: LK872 a lesson has changed."""
    asked = code.strip().upper()
    known = tuple(_records(root))
    found = _still_so([record for record in known if asked in _codes(record)], root)
    if not found:
        near = sorted({one for record in known for one in _codes(record) if _near(asked, one)})
        hint = f"did you mean {' or '.join(near)}?" if near else _remedy(asked, root)
        sink.report("LK870", f"no build in {root} has the code {code}", hint=hint)
    for record in found:
        for name in changed(record, root):
            there = (root / name).exists()
            what = f"has changed since {record.code} was built" if there else "is not there any more"
            hint = "" if there else "the code says no more of it; look for the file under another name"
            sink.report("LK872", f"{seen(root, name)} {what}", hint=hint)
    return found


def seen(root: Path, name: str) -> str:
    """A file of a record as it is called from the current folder."""
    return _from(Path.cwd(), root / name)


def told(record: Record, code: str, root: Path) -> list[str]:
    """A record in plain lines; says so where the code is that of a key."""
    lesson, *others = (seen(root, name) for name in record.sources)
    key = next((name for name, own in record.keys.items() if own == code.strip().upper()), "")
    kinds = (("level", record.levels), ("version", record.versions), ("look", record.looks))
    return [
        f"{record.code}: {lesson}" + (f" (the code of its {key} is {record.keys[key]})" if key else ""),
        f"  lessonkit {record.program}, {', '.join(record.settings)}",
        *(f"  {kind}s: {', '.join(names)}" for kind, names in kinds if len(names) > 1),
        *(f"  {name}: {pages} {'page' if pages == 1 else 'pages'}" for name, pages in record.documents.items()),
        *(f"  made with {name}" for name in others),
    ]


def as_json(records: Sequence[Record], root: Path) -> str:
    """Records for another program, each with what has changed since."""
    return json.dumps(
        [{**asdict(record), "changed": changed(record, root)} for record in records], ensure_ascii=False, indent=2
    )


def changed(record: Record, root: Path) -> tuple[str, ...]:
    """The sources that are no longer what they were, or are gone."""
    return tuple(name for name, digest in record.sources.items() if _digest(root / name) != digest)


def _still_so(found: Sequence[Record], root: Path) -> tuple[Record, ...]:
    """Of each lesson's records those whose sources are what they were, where there are any, else all."""
    known = {record.lesson for record in found if not changed(record, root)}
    return tuple(record for record in found if record.lesson not in known or not changed(record, root))


def _codes(record: Record) -> tuple[str, ...]:
    return (record.code, *record.keys.values())


def _remedy(asked: str, root: Path) -> str:
    odd = sorted(set(asked) - set(ALPHABET))
    if odd:
        return f"a code has {CODE_LENGTH} signs, and never {' or '.join(odd)}: look again at the foot of the page"
    return f"builds are recorded in {root / FOLDER}; name another folder with --output, or build the lesson again"


def _near(asked: str, known: str) -> bool:
    """Whether one sign at most was misread, left out or added, or two neighbours changed places."""
    asked = "".join(MISREAD.get(sign, sign) for sign in asked)
    if asked == known:
        return True
    if len(asked) == len(known):
        differ = [at for at, (one, other) in enumerate(zip(asked, known, strict=True)) if one != other]
        return len(differ) == 1 or (
            len(differ) == 2 and asked[differ[0]] == known[differ[1]] and asked[differ[1]] == known[differ[0]]
        )
    longer, shorter = sorted((asked, known), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _records(root: Path) -> Iterator[Record]:
    """All records that can be read, by name."""
    for file in sorted((root / FOLDER).glob("*.json")):
        try:
            record = _read(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        if record is not None:
            yield record


def _read(text: str) -> Record | None:
    """A record; None where the text is none, as after an edit or of a later version."""
    try:
        record = Record(**json.loads(text))
    except (ValueError, TypeError):
        return None
    return record if record.sources else None


def _from(root: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(file, root)).as_posix()
    except ValueError:  # another drive of Windows
        return file.resolve().as_posix()


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""
