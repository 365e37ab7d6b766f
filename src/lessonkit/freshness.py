"""Whether a lesson's files are still those of its inputs, told without reading YAML or painting a page.

A record in the cache names everything that went in (the spec, the lesson of a plan, images, the program and its
extensions, the settings) and every file that came out, by content. It holds no text of the lesson but its warnings.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from lessonkit import __version__
from lessonkit.cache import Cache, content_key
from lessonkit.diagnostics import Diagnostic, Span

KIND = "built"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind: pages by document, warnings, remarks for the log, and what its code stands for."""

    pages: Mapping[str, int]
    warnings: tuple[Diagnostic, ...] = ()
    remarks: tuple[str, ...] = ()
    record: str = ""


def recall(cache: Cache, fingerprint: str) -> Built | None:
    """The build of these inputs, if its images are the same and its finished files stand untouched."""
    data = cache.get(KIND, fingerprint)
    if data is None:
        return None
    try:
        record = json.loads(data)
        same = all(_digest(Path(name)) == digest for name, digest in record["files"].items())
        return _built(record) if same else None
    except (ValueError, KeyError, TypeError, OSError):
        return None


def remember(
    cache: Cache,
    fingerprint: str,
    built: Built,
    files: Iterable[Path],
    sources: Iterable[tuple[Path, str]] = (),
) -> None:
    """Records a build under the fingerprint that its inputs had before it began.

    `files` are the images and extensions that went in and the documents that came out; `sources` the further specs that
    were read, with the digests of what they held then: one may have been saved since.
    """
    known = {str(name.resolve()): _digest(name) for name in sorted(files)}
    record = {
        "files": known | {str(name.resolve()): digest for name, digest in sources},
        "pages": dict(built.pages),
        "warnings": [asdict(warning) for warning in built.warnings],
        "remarks": list(built.remarks),
        "record": built.record,
    }
    cache.put(KIND, fingerprint, json.dumps(record).encode())


def _built(record: Mapping[str, object]) -> Built:
    pages, warnings, remarks = record["pages"], record["warnings"], record["remarks"]
    if not isinstance(pages, dict) or not isinstance(warnings, list) or not isinstance(remarks, list):
        raise TypeError("the record has another form")
    return Built(pages, tuple(_diagnostic(warning) for warning in warnings), tuple(remarks), str(record["record"]))


def _diagnostic(stored: Mapping[str, object]) -> Diagnostic:
    span, also = stored["span"], stored["also"]
    if not isinstance(also, list):
        raise TypeError("the record has another form")
    return Diagnostic(
        str(stored["code"]),
        str(stored["message"]),
        Span(**span) if isinstance(span, dict) else None,
        str(stored["hint"]),
        tuple((Span(**place), words) for place, words in also),
    )


def fingerprint_of(file: Path, folder: Path, settings: str, project: bytes = b"") -> str:
    """A name for everything that a build is made from but the images: the spec, the settings, the program.

    `project` are the bytes of the project file; what that names (a logo, extensions) is recorded like images.
    """
    try:
        spec = file.read_bytes()
    except OSError:
        spec = b""
    # The file's name as given stands in the warnings, so it is part of what is remembered.
    return content_key(_program(), str(file), str(file.resolve()), str(folder.resolve()), settings, project, spec)


@cache
def _program() -> str:
    """The program's version and the state of its source files, so that a change of the code is a change of input."""
    package = Path(__file__).parent
    states = sorted(
        f"{path.relative_to(package)}:{(stat := path.stat()).st_size}:{stat.st_mtime_ns}"
        for path in package.rglob("*.py")
    )
    return "\n".join((__version__, sys.version, *states, *_installed()))


def _installed() -> list[str]:
    """The state of the folders that packages are installed in: it changes when an extension comes or goes."""
    folders = (Path(entry) for entry in sys.path if entry.endswith(("site-packages", "dist-packages")))
    return [f"{folder}:{folder.stat().st_mtime_ns}" for folder in folders if folder.is_dir()]


def digest_of(data: bytes) -> str:
    """What a record tells the content of a file by."""
    return hashlib.sha256(data).hexdigest()


def _digest(file: Path) -> str:
    return digest_of(file.read_bytes())
