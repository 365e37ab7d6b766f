"""Pictures: shown upright, with their transparency, and without their maker's traces."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from checks.content import open_pdf
from checks.reading import every_string, render
from checks.sheets import sheet
from checks.structure import check
from checks.ua import is_ua1
from lessonkit.layout.placed import Element
from lessonkit.model.drawing import Picture
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.pictures import load_picture, strip_jpeg
from lessonkit.pdf.writer import write

FIGURE = [Element(id="f", role="Figure", alt="A picture", box=(0, 100, 100, 80, 40))]


def placed(*files):
    """A sheet with these pictures one over the other."""
    return sheet([Picture(100, 100 + 50 * n, 80, 40, file, "f") for n, file in enumerate(files)], FIGURE)


def halves(mode="RGB", left=(255, 0, 0), right=(0, 0, 255)):
    """A picture of 80 × 40 pixels in two colours."""
    image = Image.new(mode, (80, 40), left)
    image.paste(right, (40, 0, 80, 40))
    return image


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_picture_shows_at_its_place(ending, faces, tmp_path):
    """Left is left and up is up, from the top left corner given."""
    file = tmp_path / f"p.{ending}"
    halves().save(file)
    pdf = write(placed(file), faces)
    assert check(pdf) == []
    assert is_ua1(pdf)
    page = render(pdf)
    assert page.getpixel((110, 120))[0] > 200
    assert page.getpixel((170, 120))[2] > 200
    assert page.getpixel((140, 97)) == (255, 255, 255)


def test_alpha_lets_the_paper_through(faces, tmp_path):
    """A transparent half shows the white of the page."""
    file = tmp_path / "p.png"
    halves("RGBA", (255, 0, 0, 255), (0, 0, 0, 0)).save(file)
    page = render(write(placed(file), faces))
    assert page.getpixel((110, 120))[:2] == (255, 0)
    assert page.getpixel((170, 120)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_other_kinds_of_image_become_grey_or_rgb(mode, tmp_path):
    """Every mode that Pillow reads from PNG or JPEG becomes 8 bits of grey or RGB."""
    file = tmp_path / ("p.jpg" if mode == "CMYK" else "p.png")
    (Image.new("I;16", (4, 4), 40000) if mode == "I;16" else halves().convert(mode)).save(file)
    image = load_picture(file)
    assert image.space in ("DeviceGray", "DeviceRGB")
    assert image.coding == "FlateDecode"


def test_jpeg_keeps_its_coding_and_loses_its_traces(faces, tmp_path):
    """No EXIF, comment or author reaches the file; the image data stay as they were."""
    exif = Image.Exif()
    exif[0x013B] = "Secret Photographer"
    file = tmp_path / "Secret Folder.jpg"
    halves().save(file, exif=exif, comment=b"Secret comment", quality=90)
    pdf = write(placed(file), faces)
    assert "Secret" not in every_string(pdf)
    with open_pdf(pdf) as opened:
        [image] = opened.pages[0].Resources.XObject.values()
        assert str(image.Filter) == "/DCTDecode"
    stripped = Image.open(io.BytesIO(strip_jpeg(file.read_bytes())))
    assert stripped.tobytes() == Image.open(file).tobytes()


@pytest.mark.parametrize("progressive", [True, False])
def test_stripping_follows_every_scan(progressive):
    """Progressive files have many scans; none is lost, and what follows the end is dropped."""
    data = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(data, "JPEG", progressive=progressive)
    stripped = strip_jpeg(data.getvalue() + b"trailing words")
    assert b"trailing" not in stripped
    before, after = Image.open(data), Image.open(io.BytesIO(stripped))
    assert before.tobytes() == after.tobytes()


def test_orientation_is_carried_out(tmp_path):
    """A photograph taken upright on its side is stored upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    file = tmp_path / "p.jpg"
    halves().save(file, exif=exif)
    image = load_picture(file)
    assert (image.width, image.height) == (40, 80)


def test_one_image_is_stored_once(faces, tmp_path):
    """The same picture twice, even from two files, is one object; names tell nothing of the files."""
    for name in ("a.png", "b.png"):
        halves().save(tmp_path / name)
    pdf = write(placed(tmp_path / "a.png", tmp_path / "b.png", tmp_path / "a.png"), faces)
    with open_pdf(pdf) as opened:
        assert list(opened.pages[0].Resources.XObject.keys()) == ["/Im1"]


def test_a_file_that_is_no_image_is_a_defect(tmp_path):
    """The reader has checked it, so the writer need not be polite."""
    file = tmp_path / "p.png"
    file.write_bytes(b"no image")
    with pytest.raises(LayoutDefectError):
        load_picture(file)


def test_a_damaged_jpeg_is_an_error():
    """Bytes that are no segments are refused."""
    with pytest.raises(OSError, match="damaged"):
        strip_jpeg(b"\xff\xd8 no segment here")
