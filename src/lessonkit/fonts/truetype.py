"""A lean reader of TrueType files: the tables that measuring and embedding need, and nothing else.

Names and offsets follow the OpenType specification 1.9 (cmap, head, hhea, hmtx, loca, OS/2, post). Lengths are in
1/1000 of the type size.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import error as struct_error
from struct import unpack_from


class BadFontError(ValueError):
    """The file is not a TrueType font that can be embedded (CFF outlines, WOFF, or damage)."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What measuring needs of a face: the advance of each sign that it has, and the height of its capitals."""

    advances: dict[str, float]
    cap_height: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """What embedding needs of a face beside its metrics. `glyphs` goes from code points to glyph numbers."""

    glyphs: dict[int, int]
    advances: tuple[int, ...]
    """Advance and left side bearing of each glyph in turn, in font units."""
    offsets: tuple[int, ...]
    """Where each glyph starts in `glyf`, and where the last one ends."""
    units: int
    box: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    angle: float
    weight: int
    monospaced: bool


_NOTDEF = 0


def fingerprint_length(head: bytes) -> int:
    """How many bytes from the start of the file hold its table directory, given its first 12 bytes.

    The directory has the checksum of every table, so that it names the font's content without reading it all.
    """
    try:
        version, count = unpack_from(">LH", head)
    except struct_error as error:
        raise BadFontError("the file is too short for a font") from error
    if version not in (0x00010000, 0x74727565):
        raise BadFontError("not a TrueType font with glyf outlines")
    return 12 + 16 * int(count)


def read_metrics(data: bytes) -> Metrics:
    """The metrics of a font file. Raises BadFontError."""
    try:
        tables = _tables(data)
        glyphs = _character_map(data, tables["cmap"])
        units = unpack_from(">H", data, tables["head"] + 18)[0]
        pairs = _horizontal(data, tables)
        scale = 1000 / units
        advances = {chr(code): pairs[2 * glyph] * scale for code, glyph in glyphs.items()}
        return Metrics(advances, _cap_height(data, tables) * scale)
    except (struct_error, KeyError, IndexError, ZeroDivisionError) as error:
        raise BadFontError("the font's tables are damaged") from error


def read_outlines(data: bytes) -> Outlines:
    """What embedding needs of a font file. Raises BadFontError."""
    try:
        tables = _tables(data)
        head, hhea, post = tables["head"], tables["hhea"], tables["post"]
        units = unpack_from(">H", data, head + 18)[0]
        scale = 1000 / units
        left, bottom, right, top = (value * scale for value in unpack_from(">4h", data, head + 36))
        ascent, descent = unpack_from(">2h", data, hhea + 4)
        angle, fraction = unpack_from(">hH", data, post + 4)
        return Outlines(
            glyphs=_character_map(data, tables["cmap"]),
            advances=_horizontal(data, tables),
            offsets=_locations(data, tables),
            units=units,
            box=(left, bottom, right, top),
            ascent=ascent * scale,
            descent=descent * scale,
            cap_height=_cap_height(data, tables) * scale,
            angle=angle + fraction / 65536,
            weight=unpack_from(">H", data, tables["OS/2"] + 4)[0],
            monospaced=bool(unpack_from(">L", data, post + 12)[0]),
        )
    except (struct_error, KeyError, IndexError, ZeroDivisionError) as error:
        raise BadFontError("the font's tables are damaged") from error


def _tables(data: bytes) -> dict[str, int]:
    """Where each table starts."""
    end = fingerprint_length(data[:12])
    found: dict[str, int] = {}
    for at in range(12, end, 16):
        tag, _, offset, _ = unpack_from(">4s3L", data, at)
        found[tag.decode("latin-1")] = offset
    return found


def _horizontal(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    """Advance and left side bearing of each glyph; the last advance holds for all glyphs without their own."""
    full = unpack_from(">H", data, tables["hhea"] + 34)[0]
    count = unpack_from(">H", data, tables["maxp"] + 4)[0]
    pairs: tuple[int, ...] = unpack_from(">" + "Hh" * full, data, tables["hmtx"])
    if count <= full:
        return pairs
    bearings = unpack_from(f">{count - full}h", data, tables["hmtx"] + 4 * full)
    return pairs + tuple(value for bearing in bearings for value in (pairs[-2], bearing))


def _locations(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    count = unpack_from(">H", data, tables["maxp"] + 4)[0] + 1
    if unpack_from(">h", data, tables["head"] + 50)[0]:
        return unpack_from(f">{count}L", data, tables["loca"])
    return tuple(2 * half for half in unpack_from(f">{count}H", data, tables["loca"]))


def _cap_height(data: bytes, tables: dict[str, int]) -> int:
    """sCapHeight of OS/2 from version 2 on; older fonts give their ascender."""
    at = tables["OS/2"]
    version = unpack_from(">H", data, at)[0]
    height: int = unpack_from(">h", data, at + (88 if version >= 2 else 68))[0]
    return height


def _character_map(data: bytes, start: int) -> dict[int, int]:
    """Code point → glyph, from the fullest Unicode subtable of format 12 or 4. Codes without a glyph are left out."""
    best: tuple[int, int] | None = None
    for index in range(unpack_from(">H", data, start + 2)[0]):
        platform, encoding, offset = unpack_from(">2HL", data, start + 4 + 8 * index)
        if not (platform == 0 or (platform == 3 and encoding in (1, 10))):
            continue
        kind = unpack_from(">H", data, start + offset)[0]
        if kind in (4, 12) and (best is None or kind > best[0]):
            best = (kind, start + offset)
    if best is None:
        raise BadFontError("the font has no Unicode character map of format 4 or 12")
    return _wide_map(data, best[1]) if best[0] == 12 else _segment_map(data, best[1])


def _wide_map(data: bytes, at: int) -> dict[int, int]:
    count = unpack_from(">L", data, at + 12)[0]
    triples = unpack_from(f">{3 * count}L", data, at + 16)
    found: dict[int, int] = {}
    for first, last, glyph in zip(triples[::3], triples[1::3], triples[2::3], strict=True):
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return {code: glyph for code, glyph in found.items() if glyph != _NOTDEF}


def _segment_map(data: bytes, at: int) -> dict[int, int]:
    length = unpack_from(">H", data, at + 2)[0]
    count = unpack_from(">H", data, at + 6)[0] // 2
    shape = f">{count}H"
    ends = unpack_from(shape, data, at + 14)
    starts = unpack_from(shape, data, at + 16 + 2 * count)
    deltas = unpack_from(shape, data, at + 16 + 4 * count)
    ranges_at = at + 16 + 6 * count
    ranges = unpack_from(shape, data, ranges_at)
    found: dict[int, int] = {}
    for index, (first, last, delta, ranged) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        if ranged == 0:
            found.update((code, (code + delta) & 0xFFFF) for code in range(first, last + 1))
            continue
        where = ranges_at + 2 * index + ranged
        # Some fonts let the last segment point past the end of the table.
        room = max(0, min(last - first + 1, (at + length - where) // 2))
        listed = unpack_from(f">{room}H", data, where)
        found.update((first + i, (glyph + delta) & 0xFFFF) for i, glyph in enumerate(listed) if glyph)
    found.pop(0xFFFF, None)
    return {code: glyph for code, glyph in found.items() if glyph != _NOTDEF}
