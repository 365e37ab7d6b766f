"""What the key cites stands on the lines that it names, on the handout and the worksheet as they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from guarantees.builds import KEY, LESSONS, Finished, finish_file, load_file
from guarantees.positions import Piece, pieces, squeezed
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.lines import Evidence, LineIndex
from lessonkit.model.paper import Paper, Setting
from lessonkit.model.text import Text
from lessonkit.themes import STYLES
from lessonkit.words import ENGLISH

CITING = [path for path in LESSONS if any(answer.citations() for answer in load_file(path).answers.items)]
LEFT = 54.0
NUMBERS_END = 88.0
NOTES = 422.0
BODY_SIZE = 11.0
SOURCE_TEXT = 91.0
"""Where the text of a worksheet's sources begins; numbers end before NUMBERS_END there, too."""
CITED = STYLES["scheme-cite"].size
OWN_TEXT, OWN_NUMBERS = 115.5, 96.0
"""Where the text of an item's own source begins, and the left edge that the numbers of its lines keep to."""
CITATION = re.compile(r"(¶\d+|Source[A-Z]|thesource), ?lines?(\d+)(?:–(\d+))?")
"""A citation without its spaces."""

Stretch = tuple[str, int, int]
"""A paragraph, or a source, with its first and last cited line."""


@dataclass(frozen=True)
class PrintedReading:
    """The reading and the sources as finished files show them: for each sign that is no space, its line.

    Paragraphs are named as they are cited, "¶3"; sources without the space in their names.
    """

    texts: dict[str, str]
    lines: dict[str, list[int]]

    def stretch(self, evidence: Evidence, before: str) -> Stretch:
        """Where words stand in print that come after others in their paragraph or source."""
        start = len(squeezed(before))
        words = squeezed(evidence.words)
        place = called(evidence.source) or f"¶{evidence.paragraph}"
        assert words
        assert self.texts[place][start : start + len(words)] == words
        return place, self.lines[place][start], self.lines[place][start + len(words) - 1]


def called(source: str) -> str:
    """What a source is called where it is cited; an item's own has the item's id in its name."""
    return squeezed(source.partition("\n")[0])


def printed_reading(pdf: bytes) -> PrintedReading:
    """Read from the file: lines of body text with a number in the margin, paragraph by paragraph."""
    reading = PrintedReading({}, {})
    rows: dict[tuple[int, float], list[Piece]] = {}
    for piece in pieces(pdf):
        rows.setdefault((piece.page, round(piece.y, 1)), []).append(piece)
    paragraph = ""
    for row in rows.values():
        margin = [squeezed(piece.text) for piece in row if piece.x < NUMBERS_END]
        body = [piece for piece in row if NUMBERS_END < piece.x < NOTES]
        if not body or abs(body[0].size - BODY_SIZE) > 0.1 or not margin or not margin[-1].isdigit():
            continue
        if margin[0].startswith("¶"):
            paragraph = margin[0]
        words = squeezed("".join(piece.text for piece in body))
        reading.texts[paragraph] = reading.texts.get(paragraph, "") + words
        reading.lines.setdefault(paragraph, []).extend([int(margin[-1])] * len(words))
    return reading


def add_sources(reading: PrintedReading, pdf: bytes) -> None:
    """Adds what the worksheet's sources print: lines of body text with a number before them, under a name."""
    source = ""
    for piece in pieces(pdf):
        words = squeezed(piece.text)
        named = re.match(r"(Source[A-Z]):", words)
        if named and abs(piece.x - SOURCE_TEXT) < 1:
            source, line = named[1], 0
        elif source and words.isdigit() and piece.right < NUMBERS_END:
            line = int(words)
        elif source and line and abs(piece.x - SOURCE_TEXT) < 1 and abs(piece.size - BODY_SIZE) < 0.1:
            reading.texts[source] = reading.texts.get(source, "") + words
            reading.lines.setdefault(source, []).extend([line] * len(words))


def add_own_source(reading: PrintedReading, pdf: bytes, name: str) -> None:
    """Adds what an item's own source prints; there is but one in a lesson of ours."""
    line = 0
    for piece in pieces(pdf):
        words = squeezed(piece.text)
        if words.isdigit() and piece.x > OWN_NUMBERS and piece.right < OWN_TEXT:
            line = int(words)
        elif line and abs(piece.x - OWN_TEXT) < 1 and abs(piece.size - BODY_SIZE) < 0.1:
            reading.texts[name] = reading.texts.get(name, "") + words
            reading.lines.setdefault(name, []).extend([line] * len(words))
        elif piece.x < OWN_NUMBERS:
            line = 0


def printed_sources(paper: Paper) -> dict[str, tuple[Text, ...]]:
    """The sources of sections and of items by their names."""
    sections = [section.passage for section in paper.worksheet if section.passage]
    own = [extract for item in paper.items for extract in item.sources()]
    assert len(own) < 2
    return {one.name: one.paragraphs for one in (*sections, *own)}


def _in_order(stretch: Stretch) -> tuple[bool, int, Stretch]:
    """The reading's paragraphs by their numbers, then sources."""
    place = stretch[0]
    return (not place.startswith("¶"), int(place[1:]) if place.startswith("¶") else 0, stretch)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order; those that touch within a paragraph are one."""
    found: list[Stretch] = []
    for place, first, last in sorted(stretches, key=_in_order):
        if found and found[-1][0] == place and first <= found[-1][2] + 1:
            found[-1] = (place, found[-1][1], max(last, found[-1][2]))
        else:
            found.append((place, first, last))
    return found


def stretches(evidence: Iterable[Evidence], finished: Finished, reading: PrintedReading) -> list[Stretch]:
    """Where all the evidence of one row stands in print, as a citation would tell it."""
    paper = finished.lesson.paper
    texts = {("", paragraph.number): paragraph.text.plain() for paragraph in paper.paragraphs}
    sources = printed_sources(paper)
    for name, paragraphs in sources.items():
        before = ""
        for number, text in enumerate(paragraphs, 1):
            before = texts[name, number] = before + text.plain()

    def words_before(piece: Evidence) -> str:
        whole = texts[piece.source, piece.paragraph]
        own = sources[piece.source][piece.paragraph - 1].plain() if piece.source else whole
        return whole[: len(whole) - len(own) + piece.start]

    return merged(reading.stretch(piece, words_before(piece)) for piece in evidence)


def rows_of(answer: ItemAnswer) -> list[tuple[Evidence, ...]]:
    """The evidence of each row of the mark scheme that has any."""
    return [row.evidence for row in answer.scheme(Setting(LineIndex(), ENGLISH)) if row.evidence]


def cited(words: str) -> list[Stretch]:
    """The citations in a text that has no spaces."""
    return [(place, int(first), int(last or first)) for place, first, last in CITATION.findall(words)]


def scheme_citations(finished: Finished) -> dict[str, list[Stretch]]:
    """What the mark scheme prints in the type of citations, by item number, and for chart and timeline."""
    foot = squeezed("Answer key: mark scheme")
    own = {piece.page for piece in pieces(finished.pdfs[KEY]) if squeezed(piece.text).endswith(foot)}
    found: dict[str, str] = {}
    current, charts = "", (ENGLISH.alliance_chart, ENGLISH.timeline.document)
    for piece in pieces(finished.pdfs[KEY]):
        if piece.page not in own:
            continue
        if abs(piece.x - LEFT) < 0.5 and piece.text in charts:
            current = piece.text
        elif abs(piece.x - LEFT) < 0.5 and piece.text in (ENGLISH.for_the_teacher, ENGLISH.sources):
            break
        elif abs(piece.x - LEFT) < 0.5 and squeezed(piece.text).isdigit() and current not in charts:
            current = squeezed(piece.text)
        elif abs(piece.size - CITED) < 0.1:
            found[current] = found.get(current, "") + squeezed(piece.text) + " "
    return {name: cited(words) for name, words in found.items() if cited(words)}


@pytest.fixture(params=[(p, s) for p in CITING for s in ("A4", "Letter")], ids=lambda it: f"{it[0].stem} {it[1]}")
def printed(request: pytest.FixtureRequest) -> tuple[Finished, PrintedReading]:
    """A lesson on a sheet, with its reading as printed."""
    finished = finish_file(*request.param)
    reading = printed_reading(finished.pdfs["handout"])
    add_sources(reading, finished.pdfs["worksheet"])
    for item in finished.lesson.paper.items:
        for extract in item.sources():
            add_own_source(reading, finished.pdfs["worksheet"], called(extract.name))
    return finished, reading


def test_every_line_has_its_number_beside_it(printed: tuple[Finished, PrintedReading]) -> None:
    """Numbers run from 1 without a gap, for each source anew, and lines hold the words of their text and no others."""
    finished, reading = printed
    paper = finished.lesson.paper
    texts = {f"¶{p.number}": squeezed(p.text.plain()) for p in paper.paragraphs}
    sources = {called(name): texts for name, texts in printed_sources(paper).items()}
    texts |= {name: squeezed("".join(text.plain() for text in paragraphs)) for name, paragraphs in sources.items()}
    assert reading.texts == texts
    counts = [[n for p in paper.paragraphs for n in reading.lines[f"¶{p.number}"]]]
    counts += [reading.lines[name] for name in sources]
    for numbers in counts:
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(1, max(numbers) + 1))


def test_the_mark_scheme_cites_the_lines_of_the_evidence(printed: tuple[Finished, PrintedReading]) -> None:
    """For each item: the citations as printed are where its evidence stands in print, no line more or less."""
    finished, reading = printed
    shown = scheme_citations(finished)
    wanted: dict[str, list[tuple[int, int, int]]] = {}
    # Each sheet with items counts them from 1.
    for answer in finished.lesson.answers.every_item:
        rows = (s for evidence in rows_of(answer) for s in stretches(evidence, finished, reading))
        wanted.setdefault(str(answer.number), []).extend(rows)
    for number, found in wanted.items():
        assert sorted(shown.get(number, [])) == sorted(found), number


def test_the_mark_scheme_cites_the_lines_of_the_chart(printed: tuple[Finished, PrintedReading]) -> None:
    """Phases and moments are proved by the lines that hold their evidence."""
    finished, reading = printed
    sheets = finished.lesson.answers.sheets
    if not sheets:
        return
    fates = next((sheet.fates for sheet in sheets if sheet.fates), ())
    facts = (*(phase.evidence for phase in sheets[0].phases), *(fate.evidence for fate in fates))
    wanted = [s for evidence in facts for s in stretches(evidence, finished, reading)]
    assert sorted(scheme_citations(finished)[ENGLISH.alliance_chart]) == sorted(wanted)


def test_the_mark_scheme_cites_the_lines_of_the_timeline(printed: tuple[Finished, PrintedReading]) -> None:
    """Each event that pupils complete is proved by the lines that hold its evidence."""
    finished, reading = printed
    timeline = finished.lesson.answers.timeline
    if timeline is None:
        return
    wanted = [s for event in timeline.events if event.asked for s in stretches(event.evidence, finished, reading)]
    assert wanted
    assert sorted(scheme_citations(finished)[ENGLISH.timeline.document]) == sorted(wanted)


def test_the_mark_column_names_lines_or_leads_to_the_scheme(printed: tuple[Finished, PrintedReading]) -> None:
    """Beside its marks each item's paragraphs, from the first to the last, and all its lines; else its number."""
    finished, reading = printed
    placed = {space.id.removeprefix("p1."): space for space in finished.layouts[KEY].spaces}
    shown = pieces(finished.pdfs[KEY])
    for answer in finished.lesson.answers.items:
        for name, evidence in answer.citations():
            space, wanted = placed[name], stretches(evidence, finished, reading)
            box = (space.x - 1, space.y - 20, space.x + space.width + 1, space.y + space.height)
            found = [
                piece
                for piece in shown
                if piece.page == space.page and piece.size < 8
                and box[0] <= piece.x and piece.right <= box[2] and box[1] < piece.y < box[3]
            ]
            rows = sorted({round(piece.y, 1) for piece in found})
            words = ["".join(squeezed(piece.text) for piece in found if round(piece.y, 1) == row) for row in rows]
            assert len(words) == 2, (answer.number, words)
            places = re.findall(r"\d+|Source[A-Z]", words[0])
            ends = (wanted[0][0].removeprefix("¶"), wanted[-1][0].removeprefix("¶"))
            assert (places[0], places[-1]) == ends, (answer.number, words)
            numbers = [int(n) for n in re.findall(r"\d+", words[1])]
            if words[1].startswith("→"):
                assert numbers == [answer.number]
                assert len(set(wanted)) > 1
                continue
            first, last = min(s[1] for s in wanted), max(s[2] for s in wanted)
            assert (numbers[0], numbers[-1]) == (first, last), (answer.number, words)
            assert "…" not in words[1]
