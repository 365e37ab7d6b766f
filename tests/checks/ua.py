"""The independent validator: PDF/UA-1 (ISO 14289-1) by page-validation."""

from __future__ import annotations

import page


def is_ua1(pdf: bytes) -> bool:
    """Whether the file passes all machine-checkable conditions that page-validation knows."""
    return bool(page.validate_pdf_bytes(pdf, profile="ua1").is_compliant)
