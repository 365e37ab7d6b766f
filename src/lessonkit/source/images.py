"""Images of a lesson: inside its folder, PNG or JPEG by content, of a size that can be printed."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from lessonkit.model.images import ImageFile

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""Markers of a JPEG's frame header, which holds the size (ITU-T T.81, table B.1)."""
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_MOST_SEGMENTS = 2000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an image, as a diagnostic without a place."""

    code: str
    message: str
    hint: str


def check_image(name: str, folder: Path) -> ImageFile | Fault:
    """The image of that name in the lesson's folder.

    Faults: LK702 not there, LK703 outside the folder (by `..`, an absolute path or a link), LK704 not a PNG or JPEG,
    LK705 too large, or without a readable size. What passes can be printed: all its pixels were read.
    """
    try:
        file = _inside(name, folder)
        return file if isinstance(file, Fault) else _opened(name, file)
    except (OSError, ValueError, RuntimeError):
        return Fault("LK702", f"the image “{name[:80]}” can't be opened", "check its name and its permissions")


def _inside(name: str, folder: Path) -> Path | Fault:
    """The file of that name, links followed, if it is there and inside the folder."""
    outside = "copy the file into the lesson's folder, and write its path from there"
    if "\\" in name:
        return Fault("LK703", f"“{name}” has a backslash", "part folders with `/`, on every computer")
    if "://" in name:
        return Fault("LK702", f"“{name[:80]}” is on the internet", "save the picture in the lesson's folder first")
    path = PurePosixPath(name)
    if path.is_absolute() or PureWindowsPath(name).drive or ".." in path.parts or name.startswith("~"):
        return Fault("LK703", f"“{name}” leads out of the lesson's folder", outside)
    home = folder.resolve()
    file = (home / path).resolve()
    if not file.is_relative_to(home):
        return Fault("LK703", f"“{name}” is a link out of the lesson's folder", outside)
    return file if file.is_file() else Fault("LK702", f"there is no image “{name}”", _names_near(file, home))


def _opened(name: str, file: Path) -> ImageFile | Fault:
    if file.stat().st_size > MOST_BYTES:
        return Fault("LK705", f"“{name}” has more than {MOST_BYTES // 1_000_000} MB", "save a smaller copy of it")
    with file.open("rb") as stream:
        size = read_size(stream)
    if size is None:
        hint = "save it as PNG or JPEG; a new name is not enough"
        return Fault("LK704", f"“{name}” is not a PNG or JPEG picture", hint)
    width, height = size
    if not width * height:
        return Fault("LK705", f"“{name}” does not tell its size", "open it in a picture program and save it anew")
    if width * height > MOST_PIXELS:
        return Fault("LK705", f"“{name}” has {width} × {height} pixels", "save a copy of 3000 pixels or fewer a side")
    if not _is_whole(file):
        return Fault("LK704", f"“{name}” is damaged", "open it in a picture program and save it anew")
    return ImageFile(file, width, height)


def _is_whole(file: Path) -> bool:
    """Whether every pixel can be read: a download that broke off has a good header."""
    from PIL import Image  # noqa: PLC0415 - start-up time: most lessons have no picture

    try:
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            image.getexif()
            image.load()
    except Exception:  # Pillow tells damage by exceptions of its own, of zlib and of struct; all mean the same here
        return False
    return True


def read_size(stream: BinaryIO) -> tuple[int, int] | None:
    """Width and height in pixels from the file's header; (0, 0) where a JPEG hides them, None for other files."""
    head = stream.read(33)
    if head.startswith(_PNG) and head[12:16] == b"IHDR" and len(head) == 33:
        width, height = struct.unpack(">II", head[16:24])
        return width, height
    if head.startswith(_JPEG):
        stream.seek(2)
        return _jpeg_size(stream)
    return None


def _jpeg_size(stream: BinaryIO) -> tuple[int, int]:
    for _ in range(_MOST_SEGMENTS):
        lead = stream.read(1)
        while lead == b"\xff":
            lead = stream.read(1)
        if not lead or lead[0] in (0xD9, 0xDA):
            break
        if lead[0] in _BARE:
            continue
        length = stream.read(2)
        if len(length) < 2 or (size := int.from_bytes(length, "big")) < 2:
            break
        if lead[0] in _FRAMES:
            frame = stream.read(5)
            if len(frame) < 5:
                break
            height, width = struct.unpack(">HH", frame[1:5])
            return width, height
        stream.seek(size - 2, 1)
        stream.read(1)
    return 0, 0


def _names_near(file: Path, home: Path) -> str:
    """A file beside the one that is not there, whose name is the same in other capitals, or with another ending."""
    if not file.parent.is_dir():
        return f"there is no folder “{file.parent.name}” either"
    others = sorted(file.parent.iterdir())
    same = [other for other in others if other.name.casefold() == file.name.casefold()]
    for other in same or [other for other in others if other.stem.casefold() == file.stem.casefold()]:
        return f"did you mean `{other.relative_to(home).as_posix()}`?"
    return "put the file there, or mend its name"
