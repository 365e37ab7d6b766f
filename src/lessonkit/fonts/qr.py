"""Square codes that a scanner reads, as rows of dark and light modules. ReportLab makes them."""

from __future__ import annotations


def qr_modules(words: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, row by row, dark ones true; a seventh of it may be lost (level M)."""
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 - start-up time: few prints have a code

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(words)
    code.make()
    size = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(size)) for row in range(size))
