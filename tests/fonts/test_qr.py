"""Square codes, read back by a decoder that knows nothing of how they were made."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from lessonkit.fonts.qr import qr_modules

QUIET, DOTS = 4, 6


@pytest.mark.parametrize("words", ["LK:4MLK:W:B:2", "LK:4MLK:AC::12", "x", "X" * 100])
def test_a_decoder_reads_what_was_written(words: str) -> None:
    """Modules with white round them."""
    modules = np.pad(np.array(qr_modules(words)), QUIET)
    picture = (255 * ~np.kron(modules, np.ones((DOTS, DOTS), bool))).astype(np.uint8)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [words]


def test_what_stands_on_a_page_has_21_modules_a_side() -> None:
    """The fewest that there are, so that each is as large as the foot has room for."""
    assert len(qr_modules("LK:4MLK:AC:B:12")) == 21
