"""Numbers as a content stream holds them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)  # the lengths of a packet come again and again
def number(value: float) -> str:
    """At most two decimals (1/100 point is finer than any printer), no trailing zeros, no exponent, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
