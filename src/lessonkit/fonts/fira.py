"""Fira Sans from PyPI as the family, with other installed families behind it for signs that it lacks.

Nothing is read before it is asked for: a face's metrics on its first width, a fallback family on its first missing
sign. ReportLab is not needed for any of this.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from lessonkit.cache import Cache, content_key
from lessonkit.fonts.signs import TURNING, print_table
from lessonkit.fonts.truetype import BadFontError, Metrics, fingerprint_length, read_metrics

FALLBACK_PACKAGES = (
    "fontpkg_dejavu_sans",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_symbols",
    "fontpkg_noto_sans_symbols_2",
    "fontpkg_noto_sans_math",
)
"""Families tried in this order for a sign that Fira Sans lacks; none is required.

Only families whose signs stand one after the other: scripts that need shaping (Arabic, Devanagari, Thai …) would print
wrongly, so their signs count as missing.
"""

USUAL_FAMILY = "Fira Sans"
FAMILIES = {"Atkinson Hyperlegible": "fontpkg_atkinson_hyperlegible"}
"""Other families that a copy may be set in, by the package of each: four static faces, named as in "stem-Bold"."""

_FORMAT = struct.Struct("<4sdI")
_MAGIC = b"LKM1"


class UnknownFaceError(KeyError):
    """A face was asked for that the family does not have: a defect of the caller."""


class _Advances(dict[str, float]):
    """Advances of a face by sign; one that it lacks is looked up once among the fallback faces."""

    def __init__(self, own: dict[str, float], elsewhere: Callable[[str], float]) -> None:
        super().__init__(own)
        self._elsewhere = elsewhere

    def __missing__(self, sign: str) -> float:
        found = self[sign] = self._elsewhere(sign)
        return found


class _Face:
    """A face that has been read: what it covers, what it prints instead of some signs, and its widths so far."""

    def __init__(self, name: str, metrics: Metrics, elsewhere: Callable[[str, str], float]) -> None:
        own = dict(metrics.advances)
        if " " in own:
            own["\u00a0"] = own[" "]
        self.coverage = own.keys()
        self.table = print_table(self.coverage)
        self.cap_height = metrics.cap_height
        self.advances = _Advances(own, lambda sign: elsewhere(name, sign))
        self.words: dict[str, float] = {}
        self.whole_ascii = all(chr(code) in own for code in range(0x20, 0x7F))

    def printed(self, text: str) -> str:
        """The signs that are set for this text."""
        if self.whole_ascii and text.isascii() and text.isprintable():
            return text
        return text.translate(self.table)


class FontFaces:
    """The faces of one folder of static TrueType files, named "<stem>-<face>.ttf". See `Faces` for what each does."""

    def __init__(self, folder: Path, stem: str, cache: Cache | None, behind: tuple[str, ...]) -> None:
        self._folder = folder
        self._stem = stem
        self._cache = cache
        self._behind = behind
        self._files: dict[str, Path] = {}
        self._faces: dict[str, _Face] = {}
        self._fallbacks: dict[str, tuple[str, ...]] = {}

    def width(self, face: str, text: str, size: float) -> float:
        """The advance width of `text`; no kerning, as the canvas paints none."""
        known = self._face(face)
        units = known.words.get(text)
        if units is None:
            units = known.words[text] = sum(map(known.advances.__getitem__, known.printed(text)))
        return units * size / 1000

    def split(self, face: str, text: str) -> tuple[tuple[str, str], ...]:
        """The text as it is set, in (face, text) runs, each printable; a sign that no face has stays in `face`.

        Nothing for a text that prints nothing. `signs` says which signs are replaced or dropped.
        """
        known = self._face(face)
        text = known.printed(text)
        if known.coverage >= set(text):
            return ((face, text),) if text else ()
        runs: list[tuple[str, str]] = []
        for sign in text:
            chosen = self._face_for(face, sign) or face
            if runs and runs[-1][0] == chosen:
                runs[-1] = (chosen, runs[-1][1] + sign)
            else:
                runs.append((chosen, sign))
        return tuple(runs)

    def missing(self, text: str) -> tuple[str, ...]:
        """The signs that no face has, each once, in order of appearance."""
        regular = self._face("Regular")
        turning = dict.fromkeys(sign for sign in text if sign in TURNING)
        signs = dict.fromkeys(regular.printed(text))
        return (*turning, *(sign for sign in signs if self._face_for("Regular", sign) is None))

    def cap_height(self, face: str, size: float) -> float:
        """The height of capitals."""
        return self._face(face).cap_height * size / 1000

    def file(self, face: str) -> Path:
        """The TrueType file of a face, or of a fallback face that `split` named."""
        found = self._files.get(face)
        if found is None:
            found = self._files[face] = self._find(face)
        return found

    def _find(self, face: str) -> Path:
        """The file of a face that was not asked for before: of the family, else of an installed fallback family."""
        own = self._folder / f"{self._stem}-{face}.ttf"
        if own.is_file():
            return own
        for package in FAMILIES.values():
            folder = _package_folder(package)
            if folder and (folder / f"{face}.ttf").is_file():
                return folder / f"{face}.ttf"
        for package in self._behind:
            for file in _faces_of(package, bold=True):
                if file.stem == face:
                    return file
        raise UnknownFaceError(face)

    def _face(self, name: str) -> _Face:
        known = self._faces.get(name)
        if known is None:
            known = self._faces[name] = _Face(name, _load_metrics(self.file(name), self._cache), self._width_elsewhere)
        return known

    def _face_for(self, face: str, sign: str) -> str | None:
        """The first face that has the sign: the one asked for, the core family's nearest, then the others."""
        if sign in self._face(face).coverage:
            return face
        return next((other for other in self._others(face) if sign in self._face(other).coverage), None)

    def _width_elsewhere(self, face: str, sign: str) -> float:
        other = self._face_for(face, sign)
        return self._face(other or face).advances.get(sign, 0.0)

    def _others(self, face: str) -> tuple[str, ...]:
        found = self._fallbacks.get(face)
        if found is None:
            upright = ("Italic", "Regular") if face.endswith("Italic") else ("Regular",)
            _, other, weight = face.partition("-")
            near = (weight, *upright) if other else upright
            family = tuple(name for name in dict.fromkeys(near) if name != face)
            found = self._fallbacks[face] = family + tuple(self._installed(bold="Bold" in face))
        return found

    def _installed(self, *, bold: bool) -> Iterator[str]:
        """One face of each installed fallback family, of the nearer weight."""
        for package in self._behind:
            for file in _faces_of(package, bold=bold):
                name = file.stem
                self._files.setdefault(name, file)
                try:
                    self._face(name)
                except BadFontError:
                    continue
                yield name
                break


def load_faces(cache: Cache | None = None) -> FontFaces:
    """Fira Sans: 9 weights from Thin to Black, each with its italic. Metrics are kept in `cache` where one is given."""
    folder = _package_folder("fontpkg_fira_sans")
    if folder is None:
        raise ModuleNotFoundError("fontpkg-fira-sans is not installed")
    return FontFaces(folder, "FiraSans", cache, FALLBACK_PACKAGES)


def family_stem(family: str) -> str | None:
    """What the names of a family's files begin with; None for one that is not installed."""
    return family.replace(" ", "") if family in FAMILIES and _package_folder(FAMILIES[family]) else None


def _package_folder(package: str) -> Path | None:
    """The folder of a font package's files, without importing the package."""
    spec = find_spec(package)
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


def _faces_of(package: str, *, bold: bool) -> Iterator[Path]:
    """Upright static faces of a package: the weight asked for first, then Regular."""
    folder = _package_folder(package)
    if folder is None:
        return
    files = sorted(folder.glob("*.ttf"))
    for weight in ("Bold", "Regular") if bold else ("Regular",):
        yield from (file for file in files if file.stem.endswith(f"-{weight}"))
    yield from (file for file in files if "-" not in file.stem and "[" not in file.stem)


def _load_metrics(file: Path, cache: Cache | None) -> Metrics:
    """A face's metrics, from the cache where it has them. The key is the font's own table of checksums."""
    if cache is None:
        return read_metrics(file.read_bytes())
    with file.open("rb") as stream:
        head = stream.read(12)
        directory = head + stream.read(fingerprint_length(head) - 12)
        key = content_key(_MAGIC, directory)
        stored = cache.get("metrics", key)
        metrics = _unpack(stored) if stored is not None else None
        if metrics is None:
            metrics = read_metrics(directory + stream.read())
            cache.put("metrics", key, _pack(metrics))
    return metrics


def _pack(metrics: Metrics) -> bytes:
    signs = "".join(metrics.advances).encode("utf-32-le")
    widths = array("d", metrics.advances.values()).tobytes()
    return _FORMAT.pack(_MAGIC, metrics.cap_height, len(metrics.advances)) + signs + widths


def _unpack(data: bytes) -> Metrics | None:
    """The metrics in a cache file; None for one that is damaged or of another format."""
    if len(data) < _FORMAT.size:
        return None
    magic, cap_height, count = _FORMAT.unpack_from(data)
    signs_end = _FORMAT.size + 4 * count
    if magic != _MAGIC or len(data) != signs_end + 8 * count:
        return None
    try:
        signs = data[_FORMAT.size : signs_end].decode("utf-32-le")
    except UnicodeDecodeError:
        return None
    widths = array("d")
    widths.frombytes(data[signs_end:])
    return Metrics(dict(zip(signs, widths, strict=True)), cap_height)
