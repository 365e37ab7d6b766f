"""Fira Sans: widths, coverage, fallback, and metrics without ReportLab."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

import lessonkit
from lessonkit.cache import Cache
from lessonkit.fonts.faces import Faces
from lessonkit.fonts.fira import FontFaces, UnknownFaceError, load_faces
from lessonkit.fonts.truetype import BadFontError, fingerprint_length, read_metrics, read_outlines
from lessonkit.themes import face_name

FACES: Faces = load_faces()
WEIGHTS = ("Thin", "ExtraLight", "Light", "Regular", "Medium", "SemiBold", "Bold", "ExtraBold", "Black")
BEHIND = FontFaces(FACES.file("Bold").parent, "FiraSans", None, ("no_such_font_package",))


@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_and_slope_is_there(weight, italic):
    """9 weights, each with an italic, by the names that `face_name` makes."""
    face = face_name(weight, italic=italic)
    assert FACES.file(face).is_file()
    assert FACES.width(face, "M", 10) > 5
    assert 6 < FACES.cap_height(face, 10) < 7.5


def test_an_unknown_face_is_a_defect():
    """A face that the family lacks is an exception, not a silent other face."""
    with pytest.raises(UnknownFaceError):
        FACES.width("Heavy", "x", 10)


@pytest.mark.parametrize("face", ["Regular", "BoldItalic"])
def test_metrics_agree_with_reportlab(face):
    """Our reader finds the same glyphs, advances and positions as ReportLab's, for every sign of the font."""
    file = FACES.file(face)
    data, theirs = file.read_bytes(), TTFontFace(str(file))
    metrics, outlines = read_metrics(data), read_outlines(data)
    signs = {code for code, glyph in theirs.charToGlyph.items() if glyph} - {0xA0}
    assert outlines.glyphs.keys() - {0xA0} == signs
    assert all(outlines.glyphs[code] == theirs.charToGlyph[code] for code in signs)
    assert all(metrics.advances[chr(code)] == theirs.charWidths[code] for code in signs)
    assert list(outlines.offsets) == theirs.glyphPos
    assert metrics.cap_height == theirs.capHeight == outlines.cap_height
    assert list(outlines.box) == theirs.bbox
    assert (outlines.ascent, outlines.descent) == (theirs.ascent, theirs.descent)
    assert outlines.angle == theirs.italicAngle


@given(st.text(), st.text(), st.floats(1, 100))
def test_width_of_the_whole_is_the_sum_of_its_parts(left, right, size):
    """No kerning: widths add up, and grow with the size."""
    parts = FACES.width("Regular", left, size) + FACES.width("Regular", right, size)
    assert FACES.width("Regular", left + right, size) == pytest.approx(parts)


@given(st.text())
def test_split_runs_are_as_wide_as_the_text(text):
    """What `split` sets takes the room that `width` said."""
    runs = FACES.split("Bold", text)
    assert sum(FACES.width(face, words, 10) for face, words in runs) == pytest.approx(FACES.width("Bold", text, 10))


@given(st.text())
def test_split_is_printable_but_for_missing_signs(text):
    """Every sign of a run is in its face, unless `missing` names it."""
    missing = set(FACES.missing(text))
    for face, words in FACES.split("Italic", text):
        own = set(read_metrics_of(face))
        assert set(words) - own - {"\u00a0"} <= missing


def read_metrics_of(face, known={}):  # noqa: B006 - read once for all examples
    """The signs of a face."""
    if face not in known:
        known[face] = read_metrics(FACES.file(face).read_bytes()).advances
    return known[face]


def test_missing_names_each_sign_once_in_order():
    """A sign that no face has is named once, where it first comes."""
    assert BEHIND.missing("a丄☃丄é—☃\u00ad\u2011\t") == ("丄", "☃")
    assert BEHIND.split("Bold", "a☃b") == (("Bold", "a☃b"),)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("co\u00adop", "coop"),
        ("a\u2011b", "a-b"),
        ("a\u2010b", "a-b"),
        ("a\tb\r", "a b "),
        ("a\u202fb\u2009c", "a b c"),
        ("10\u00a0km", "10\u00a0km"),
        ("\ufeffa\u200bb\u2060c\x00\x07", "abc"),
        ("“½” → ¶3", "“½” → ¶3"),
        ("\u00ad", ""),
    ],
)
def test_what_some_signs_print(typed, printed):
    """Soft hyphens and control characters print nothing; special hyphens and spaces print as the plain ones."""
    assert "".join(words for _, words in FACES.split("Regular", typed)) == printed


def test_no_break_space_is_as_wide_as_the_space():
    """U+00A0 only holds the line together."""
    assert FACES.width("Bold", "\u00a0", 10) == FACES.width("Bold", " ", 10)


def subset_family(folder, **codes):
    """A family whose faces have only some signs, made by renaming code points in the character map."""
    for face, kept in codes.items():
        data = bytearray(FACES.file("Regular").read_bytes())
        outlines = read_outlines(bytes(data))
        tables = {bytes(data[at : at + 4]): int.from_bytes(data[at + 8 : at + 12], "big") for at in range(12, 300, 16)}
        start = tables[b"cmap"]
        groups = b"".join(
            ord(sign).to_bytes(4, "big") * 2 + outlines.glyphs[ord(sign)].to_bytes(4, "big") for sign in sorted(kept)
        )
        table = (
            b"\0\0\0\1\0\3\0\x0a\0\0\0\x0c"
            + b"\0\x0c\0\0"
            + (16 + len(groups)).to_bytes(4, "big")
            + b"\0\0\0\0"
            + len(kept).to_bytes(4, "big")
            + groups
        )
        data[start : start + len(table)] = table
        (folder / f"Few-{face}.ttf").write_bytes(data)
    return FontFaces(folder, "Few", None, ())


def test_fallback_is_by_run_within_the_family(tmp_path):
    """A weight that lacks a sign takes it from Regular, and only that sign; format 12 maps are read."""
    faces = subset_family(tmp_path, SemiBold="abc ", Regular="abcé ", BoldItalic="ab", Italic="abß")
    assert faces.split("SemiBold", "ab éa") == (("SemiBold", "ab "), ("Regular", "é"), ("SemiBold", "a"))
    assert faces.split("BoldItalic", "aßé") == (("BoldItalic", "a"), ("Italic", "ß"), ("Regular", "é"))
    assert faces.width("SemiBold", "é", 10) == faces.width("Regular", "é", 10) > 0
    assert faces.missing("aéx") == ("x",)


def test_other_installed_families_come_last(tmp_path, monkeypatch):
    """A sign that the family lacks comes from an installed font package, bold for a bold face; CFF is passed over."""
    package = tmp_path / "some_font"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "files" / "Broken-Bold.ttf").write_bytes(b"OTTO" + bytes(300))
    subset_family(package / "files", Bold="é", Regular="éß")
    own = tmp_path / "own"
    own.mkdir()
    subset_family(own, Regular="ab ", Bold="ab ")
    for file in (package / "files").glob("Few-*"):
        file.rename(file.with_name(file.name.replace("Few", "Other")))
    monkeypatch.syspath_prepend(str(tmp_path))
    faces = FontFaces(own, "Few", None, ("no_such_package", "some_font"))
    assert faces.split("Bold", "aé") == (("Bold", "a"), ("Other-Bold", "é"))
    assert faces.split("Regular", "aß") == (("Regular", "a"), ("Other-Regular", "ß"))
    assert faces.file("Other-Bold") == package / "files" / "Other-Bold.ttf"
    assert FontFaces(own, "Few", None, ("some_font",)).file("Other-Bold").is_file()


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(100), b"wOF2" + bytes(100), b"\0\1\0\0\0\3" + bytes(60)])
def test_what_is_no_truetype_font_is_refused(data):
    """CFF, WOFF2 and damaged files are errors, never empty metrics."""
    with pytest.raises(BadFontError):
        read_metrics(data)
    with pytest.raises(BadFontError):
        read_outlines(data)


def test_metrics_come_from_the_cache(tmp_path):
    """A second family reads its metrics from disk, the same to the last digit."""
    cache = Cache(tmp_path)
    first = load_faces(cache).width("Bold", "Trotsky é", 11)
    [stored] = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert load_faces(cache).width("Bold", "Trotsky é", 11) == first == FACES.width("Bold", "Trotsky é", 11)
    assert stored.stat().st_size < 30_000


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_cache_file_is_read_past(damage, tmp_path):
    """A file cut off or overwritten is not believed: the metrics are read from the font and stored anew."""
    cache = Cache(tmp_path)
    right = load_faces(cache).width("Bold", "Trotsky", 11)
    [stored] = [file for file in tmp_path.rglob("*") if file.is_file()]
    sound = stored.read_bytes()
    stored.write_bytes(sound[:-1] if damage is None else damage)
    assert load_faces(cache).width("Bold", "Trotsky", 11) == right
    assert stored.read_bytes() == sound


def test_the_cache_knows_fonts_by_their_content():
    """The key covers the table directory, which has a checksum of every table."""
    data = FACES.file("Regular").read_bytes()
    assert fingerprint_length(data[:12]) == 12 + 16 * data[5]


def test_measuring_does_not_import_reportlab():
    """Widths cost neither ReportLab nor the font packages' own code."""
    script = (
        "import sys; from lessonkit.fonts.fira import load_faces; load_faces().width('Bold', 'x', 10);"
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'fontpkg', 'fontpkg_fira_sans')))"
    )
    path = str(Path(lessonkit.__file__).parents[1])
    run = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": path}, check=False)  # noqa: S603 - our own script
    assert run.returncode == 0


def test_another_family_has_four_faces_and_the_core_family_behind_it():
    """Each face by the name of its file, of the nearer weight; signs that it lacks come from Fira Sans."""
    names = [face_name(weight, italic=slope, family="AtkinsonHyperlegible") for weight, slope in
             (("Light", False), ("SemiBold", False), ("Regular", True), ("Bold", True))]
    assert [name.partition("-")[2] for name in names] == ["Regular", "Bold", "Italic", "BoldItalic"]
    assert all(FACES.file(name).stem == name for name in names)
    assert FACES.split(names[1], "ab \u2192") == ((names[1], "ab "), ("Bold", "\u2192"))
