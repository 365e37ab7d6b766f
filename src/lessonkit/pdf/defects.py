"""The exception of this room: a Layout that cannot become a conforming file, which is a defect of ours."""

from __future__ import annotations


class LayoutDefectError(Exception):
    """A Layout breaks its contract: an owner that does not exist, a sign without a glyph, a figure without alt text."""
