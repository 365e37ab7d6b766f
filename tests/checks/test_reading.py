"""The reading functions find what a file says, wherever it hides."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from checks import sheets
from checks.reading import every_string, page_texts, render
from checks.ua import is_ua1
from lessonkit.fonts.fira import load_faces
from lessonkit.pdf.writer import write

WORD = "Howard"
"""Its letters are all in the subset of the first page's bold face."""


def changed(sound, change):
    """The file after a change."""
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def add_content(pdf, operators):
    """Appends operators to the first page."""
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + operators)


HIDDEN = {
    "title": lambda pdf: setattr(pdf.docinfo, "Title", String(WORD)),
    "alt text": lambda pdf: setattr(pdf.Root.StructTreeRoot.K.K[0], "Alt", String(WORD)),
    "key": lambda pdf: pdf.Root.__setitem__(f"/{WORD}", 1),
    "name": lambda pdf: pdf.Root.__setitem__("/X", Array([Dictionary(Y=Name(f"/{WORD}"))])),
    "metadata": lambda pdf: pdf.Root.Metadata.write(f"<x>{WORD}</x>".encode()),
    "attachment": lambda pdf: pdf.attachments.__setitem__("a.txt", WORD.encode()),
    "split text": lambda pdf: add_content(pdf, b"\n/Artifact BMC BT /F2 9 Tf [(Ho)-20(wa)3(rd)]TJ ET EMC"),
    "several operators": lambda pdf: add_content(pdf, b"\n/Artifact BMC BT /F2 9 Tf (How)Tj 9 0 Td (ard)Tj ET EMC"),
    "comment": lambda pdf: pdf.Root.__setitem__("/S", pdf.make_stream(f"% {WORD}".encode())),
    "link": lambda pdf: pdf.Root.__setitem__("/A", Dictionary(URI=String(f"https://example.org/{WORD}"))),
}


@pytest.mark.parametrize("place", HIDDEN)
def test_a_word_is_found_wherever_it_is(place, sound):
    """Metadata, keys, names, attachments and split text are all searched."""
    assert WORD not in every_string(sound)
    assert WORD in every_string(changed(sound, HIDDEN[place]))


def test_text_is_decoded_through_to_unicode(sound):
    """Text whose codes are not its letters is found as letters."""
    assert "Правда" in every_string(sound)
    assert "the archive of Правда" in every_string(sound)


def test_words_of_every_page_are_read(sound):
    """One text for each page, in order."""
    texts = page_texts(sound)
    assert texts[0].startswith("KICKER\nHow rivers shape the land")
    assert texts[-1].startswith("and goes on")


def test_a_page_is_rendered_at_its_size():
    """`scale` pixels to a point."""
    picture = render(write(sheets.figure(), load_faces()), 0, 0.5)
    assert picture.size == (298, 421)


def test_the_validator_refuses_a_file_that_is_not_ua1(sound):
    """A file without its language fails the independent check."""
    assert is_ua1(sound)
    assert not is_ua1(changed(sound, lambda pdf: pdf.Root.__delitem__("/Lang")))
