"""Images: where they lie, what they are, how large."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lessonkit.model.images import ImageFile
from lessonkit.source.images import Fault, check_image, read_size


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_size_is_read_from_the_header(form: str, tmp_path: Path) -> None:
    """PNG and JPEG are known by content, whatever the name."""
    Image.new("L", (31, 17)).save(tmp_path / "image.bin", form)
    found = check_image("image.bin", tmp_path)
    assert found == ImageFile((tmp_path / "image.bin").resolve(), 31, 17)


def test_a_link_out_of_the_folder_is_lk703(tmp_path: Path) -> None:
    """A symbolic link does not lead out, and `..` does not either."""
    home = tmp_path / "lesson"
    home.mkdir()
    Image.new("L", (3, 3)).save(tmp_path / "secret.png")
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    for name in ("link.png", "../secret.png", str(tmp_path / "secret.png"), "C:/secret.png"):
        found = check_image(name, home)
        assert isinstance(found, Fault)
        assert found.code == "LK703"


def test_a_missing_image_is_lk702_with_its_neighbour(tmp_path: Path) -> None:
    """Another ending or other capitals are the usual slips."""
    Image.new("L", (3, 3)).save(tmp_path / "Lenin.png")
    found = check_image("lenin.jpg", tmp_path)
    assert isinstance(found, Fault)
    assert (found.code, found.hint) == ("LK702", "did you mean `Lenin.png`?")


def test_a_neighbour_is_named_as_it_is_to_be_written(tmp_path: Path) -> None:
    """With its folder; the one with this ending before others. What is on the internet must be saved first."""
    (tmp_path / "maps").mkdir()
    for ending in ("gif", "png"):
        (tmp_path / f"maps/Rome.{ending}").touch()
    found = [check_image(name, tmp_path) for name in ("maps/rome.png", "https://example.org/rome.png")]
    hints = [one.hint for one in found if isinstance(one, Fault)]
    assert hints == ["did you mean `maps/Rome.png`?", "save the picture in the lesson's folder first"]


@pytest.mark.parametrize("name", ["", ".", "a\x00b", "x" * 5000])
def test_names_that_are_none_are_lk702(name: str, tmp_path: Path) -> None:
    """What no file can be called is not there."""
    found = check_image(name, tmp_path)
    assert isinstance(found, Fault)
    assert found.code == "LK702"


def test_huge_images_are_lk705(tmp_path: Path) -> None:
    """The header alone tells: nothing is unpacked."""
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000)
    (tmp_path / "bomb.png").write_bytes(header + b"\x08" + b"\0" * 8)
    found = check_image("bomb.png", tmp_path)
    assert isinstance(found, Fault)
    assert found.code == "LK705"


def test_text_with_a_pictures_name_is_lk704(tmp_path: Path) -> None:
    """The ending of a name says nothing."""
    (tmp_path / "x.png").write_text("<svg/>")
    found = check_image("x.png", tmp_path)
    assert isinstance(found, Fault)
    assert found.code == "LK704"


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file (ISO/IEC 15948, 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _broken() -> dict[str, bytes]:
    """Files with a good header that no program can show whole."""
    picture = Image.effect_noise((90, 60), 50)
    made = {}
    for form in ("PNG", "JPEG"):
        stream = io.BytesIO()
        picture.save(stream, form)
        made[form] = stream.getvalue()
    png, jpeg = made["PNG"], made["JPEG"]
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 3_000_000))
    flipped = png[:200] + bytes([png[200] ^ 255]) + png[201:]
    return {
        "a download that broke off, png": png[: len(png) // 2],
        "a download that broke off, jpeg": jpeg[: len(jpeg) // 2],
        "a changed byte": flipped,
        "a text that unpacks to megabytes": png[:33] + bomb + png[33:],
        "a header without pixels": png[:33] + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b""),
    }


@pytest.mark.parametrize("data", _broken().values(), ids=_broken().keys())
def test_a_damaged_image_is_lk704(data: bytes, tmp_path: Path) -> None:
    """`check` finds what `build` would stumble over."""
    (tmp_path / "x.png").write_bytes(data)
    found = check_image("x.png", tmp_path)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == ("LK704", "“x.png” is damaged")


@given(st.binary(max_size=80), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_any_bytes_have_a_size_or_none(data: bytes, head: bytes) -> None:
    """Broken headers never raise."""
    size = read_size(io.BytesIO(head + data))
    assert size is None or min(size) >= 0
