"""Documents as the printer and the stapler want them, through whole builds."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from checks.reading import page_texts
from checks.structure import check
from checks.ua import is_ua1
from copies.photocopier import photocopied
from guarantees.builds import DATA, FACES, KEY, LESSONS, load_file
from lessonkit import build
from lessonkit.build import Packet, Settings, make_packet
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.model.lesson import Levelled
from lessonkit.model.production import Imposition, Production
from lessonkit.pdf.proof import PROOF_SUFFIX, grey_proof
from lessonkit.pdf.writer import write
from lessonkit.units import MM

ROMEO = LESSONS[1]


def packet(production: Production, path: Path = ROMEO, only: tuple[str, ...] = ()) -> tuple[Packet, list[str]]:
    """A lesson so printed, and the codes of what was warned of."""
    sink = Sink()
    made = make_packet(Levelled.of(load_file(path)), Settings(production=production, only=only), sink, FACES)
    assert made is not None
    return made, [diagnostic.code for diagnostic in sink.found]


def pictures(pdf: bytes, dpi: int) -> list[np.ndarray]:
    """The pages as grey pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil()).copy() for page in document]
    finally:
        document.close()


def read_codes(page: np.ndarray) -> list[str]:
    """What a scanner finds on a page."""
    return [code.text for code in zxingcpp.read_barcodes(page)]


def test_the_teachers_key_keeps_whole_sheets():
    """So does a chart that lies; small words and what was left whole are warned of once."""
    plain, _ = packet(Production())
    made, codes = packet(Production(impose=Imposition.BOOKLET))
    assert made.documents[KEY] == plain.documents[KEY]
    assert made.documents["alliance-chart"] == plain.documents["alliance-chart"]
    assert made.documents["worksheet"] != plain.documents["worksheet"]
    assert codes == ["LK874", "LK873"]
    assert made.code == plain.code


def test_a_binding_that_is_too_wide_is_limited_and_told():
    """The page goes as far as there is room."""
    made, codes = packet(Production(binding=30 * MM), only=("worksheet",))
    assert codes == ["LK875"]
    assert made.documents["worksheet"] != packet(Production())[0].documents["worksheet"]
    assert packet(Production(binding=8 * MM))[1] == []


@pytest.mark.parametrize("impose", [Imposition.NONE, Imposition.A5, Imposition.TWO])
def test_every_page_has_a_square_code_that_a_scanner_reads(impose: Imposition):
    """Code, document, version and page; on the key its own code. A copy of a whole page is still read."""
    made, _ = packet(Production(qr=True, impose=impose), only=("worksheet", KEY))
    for name, code in (("worksheet", made.code), (KEY, made.keys[KEY])):
        pages = len(packet(Production(), only=(name,))[0].documents[name].pages)
        wanted = [f"LK:{code}:{'AK' if name == KEY else 'W'}::{n + 1}" for n in range(pages)]
        pdf = write(made.documents[name], FACES)
        assert check(pdf) == []
        assert is_ua1(pdf)
        found = [sorted(read_codes(page)) for page in pictures(pdf, 300)]
        twice = name == "worksheet" and impose is Imposition.TWO
        assert Counter(text for texts in found for text in texts) == Counter(wanted * (2 if twice else 1))
    if not impose:
        copied = photocopied(pictures(write(made.documents["worksheet"], FACES), 150)[0], 1)
        assert read_codes(copied) == [f"LK:{made.code}:W::1"]


@pytest.mark.parametrize(("duplex", "first"), [(True, 5), (False, 4)])
def test_a_sheet_of_a_chart_begins_on_paper_of_its_own(duplex: bool, first: int):
    """Printed on both sides, the table of one is never backed by the answers on the next."""
    made, _ = packet(Production(duplex=duplex))
    chart = made.documents["alliance-chart"]
    assert [(part.name, part.first) for part in chart.stretches()] == [
        ("alliance-chart.label", 1),
        ("alliance-chart.complete", first),
    ]
    assert len(chart.pages) == first + 1
    pdf = write(chart, FACES)
    assert check(pdf) == []
    assert is_ua1(pdf)
    assert [mark.page for mark in chart.bookmarks if mark.page >= first - 1]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_square_code_moves_nothing(path: Path):
    """All that is read stands where it stood."""
    plain, coded = packet(Production(), path)[0], packet(Production(qr=True), path)[0]
    for name, layout in plain.documents.items():
        if not any(page.window for page in layout.pages):
            assert owned(coded.documents[name]) == owned(layout)


def owned(layout: Layout) -> list[object]:
    """The things of a document that elements own."""
    return [thing for page in layout.pages for thing in page.things if thing.owner[0] != "@"]


def test_the_key_prints_the_papers_code_and_its_own():
    """In the foot of each page of the key; pupils' pages have the paper's alone."""
    made, _ = packet(Production())
    own = made.keys[KEY]
    assert all(f"{made.code} · key {own}" in text for text in page_texts(write(made.documents[KEY], FACES)))
    for name in ("handout", "worksheet", "alliance-chart"):
        assert all(own not in text for text in page_texts(write(made.documents[name], FACES)))


def test_a_grey_proof_is_black_and_white_and_described():
    """Pictures that say what they are, nearly those of the photocopier that the tests use; both checks pass."""
    layout = packet(Production(), only=("worksheet",))[0].documents["worksheet"]
    data = write(layout, FACES)
    proof = grey_proof(data, layout, FACES)
    assert grey_proof(data, layout, FACES) == proof
    assert check(proof) == []
    assert is_ua1(proof)
    before, after = pictures(data, 150), pictures(proof, 150)
    assert [page.shape for page in after] == [page.shape for page in before]
    for page, copy in zip(before, after, strict=True):
        assert np.mean((copy < 32) | (copy > 223)) > 0.95
        copied = photocopied(page)
        assert np.mean((copy < 128) == (copied < 128)) > 0.97
        assert np.mean(copy < 128) == pytest.approx(np.mean(copied < 128), rel=0.25)


def test_no_rule_is_lost_from_a_grey_proof_by_where_it_lies():
    """Two fifths or more of every long rule can be seen; the copier of the tests leaves as much of the unluckiest."""
    layout = packet(Production(), only=("worksheet",))[0].documents["worksheet"]
    data = write(layout, FACES)
    for page, copy in zip(pictures(data, 150), pictures(grey_proof(data, layout, FACES), 150), strict=True):
        for row in np.flatnonzero((page < 200).sum(axis=1) > 400):
            inked = page[row] < 200
            left = (copy[max(row - 1, 0) : row + 2] < 128).any(axis=0)
            assert (left & inked).sum() > 0.4 * inked.sum(), row


def test_proofs_stand_beside_their_documents(tmp_path: Path):
    """One for each file, in one piece with it."""
    made, _ = packet(Production(proof=True), DATA / "hostile.yaml", ("worksheet",))
    files = build.write_packet(made, tmp_path, FACES, Sink())
    assert {file.name for file in files or ()} == {"worksheet.pdf", f"worksheet{PROOF_SUFFIX}.pdf"}


def test_without_the_renderer_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """LK871 says what to install."""
    made, _ = packet(Production(proof=True), only=("worksheet",))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    sink = Sink()
    assert build.write_packet(made, tmp_path, FACES, sink) is None
    assert [(d.code, "lessonkit[proof]" in d.hint) for d in sink.found] == [("LK871", True)]
    assert list(tmp_path.iterdir()) == []
