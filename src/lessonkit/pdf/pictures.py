"""Image files as PDF image data, without anything that tells about their maker: no EXIF, no names, no comments."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFStream

from lessonkit.pdf.defects import LayoutDefectError

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF_ORIENTATION = 0x0112
_MODES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class ImageData:
    """A picture as its PDF stream holds it; `alpha` is its Flate-coded mask of 8 bits, or empty."""

    width: int
    height: int
    space: str
    coding: str
    data: bytes
    alpha: bytes = b""


def load_picture(file: Path) -> ImageData:
    """A PNG or JPEG, upright by its EXIF orientation. Grey and RGB JPEGs keep their coding; all else is Flate.

    Raises LayoutDefectError where the file is no image: it was checked when the lesson was read.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - start-up time: most documents have no picture
    from PIL.ImageOps import exif_transpose  # noqa: PLC0415

    try:
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            upright = image.getexif().get(_EXIF_ORIENTATION, 1) == 1
            if image.format == "JPEG" and image.mode in _MODES and upright:
                with suppress(OSError):  # a file that only lenient readers can follow is coded anew
                    stripped = strip_jpeg(file.read_bytes())
                    return ImageData(image.width, image.height, _MODES[image.mode], "DCTDecode", stripped)
            return _pixels(image if upright else exif_transpose(image))
    except (OSError, UnidentifiedImageError, SyntaxError) as error:
        raise LayoutDefectError(f"{file.name} cannot be read as an image") from error


def _pixels(image: Image) -> ImageData:
    alpha = b""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        mask = image.getchannel("A")
        if mask.getextrema() != (255, 255):
            alpha = zlib.compress(mask.tobytes())
        image = image.convert("RGB")
    elif image.mode.startswith("I"):
        # 16 bits for each pixel: Pillow would clip, not scale.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode not in _MODES:
        image = image.convert("L" if image.mode == "1" else "RGB")
    data = zlib.compress(image.tobytes())
    return ImageData(image.width, image.height, _MODES[image.mode], "FlateDecode", data, alpha)


def strip_jpeg(data: bytes) -> bytes:
    """The same JPEG without application segments (but Adobe's, which says how colours are coded) and comments.

    Segments as in ITU T.81, B.1.1. What follows the end of the image is dropped. Raises OSError where it is damaged.
    """
    out = [data[:2]]
    at = 2
    while True:
        if data[at : at + 2] == b"\xff\xd9":
            out.append(b"\xff\xd9")
            return b"".join(out)
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            raise OSError("the JPEG file is damaged")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _scan_end(data, end)
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker == 0xEE:
            out.append(data[at:end])
        if end == len(data):
            # A scan that was cut off by a byte or two still shows; say where it ends.
            out.append(b"\xff\xd9")
            return b"".join(out)
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the next segment after coded data starts: FF00 is a data byte, FFD0 to FFD7 are restarts within it."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


class Pictures:
    """The pictures of one document: each distinct image is stored once."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._loaded: dict[Path, str] = {}
        self._stored: dict[ImageData, str] = {}
        self._references: dict[str, PDFObjectReference] = {}

    def name(self, file: Path) -> str:
        """The resource name of a picture; names count up, so that they tell nothing of the file."""
        name = self._loaded.get(file)
        if name is None:
            image = load_picture(file)
            name = self._stored.get(image)
            if name is None:
                name = self._stored[image] = f"Im{len(self._stored) + 1}"
                self._references[name] = self._document.Reference(self._stream(image))
            self._loaded[file] = name
        return name

    def resources(self, names: set[str]) -> PDFDictionary | None:
        """The XObject resources of a page that uses these names, or None."""
        return PDFDictionary({name: self._references[name] for name in sorted(names)}) if names else None

    def _stream(self, image: ImageData) -> PDFStream:
        entries = self._entries(image, image.space, image.coding)
        if image.alpha:
            mask = PDFStream(PDFDictionary(self._entries(image, "DeviceGray", "FlateDecode")), image.alpha)
            entries["SMask"] = self._document.Reference(mask)
        return PDFStream(PDFDictionary(entries), image.data)

    @staticmethod
    def _entries(image: ImageData, space: str, coding: str) -> dict[str, object]:
        return {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": image.width,
            "Height": image.height,
            "BitsPerComponent": 8,
            "ColorSpace": PDFName(space),
            "Filter": PDFName(coding),
        }
