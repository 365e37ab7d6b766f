"""The handout: the reading with every line numbered, then people, key terms and dates."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.documents.kinds import (
    Composed,
    Press,
    PupilsKind,
    bold_short_name,
    document_title,
    head,
    pupils_furniture,
)
from lessonkit.layout.lines import Setter
from lessonkit.model.blocks import (
    Block,
    Cell,
    Columns,
    Document,
    Figure,
    Gloss,
    Grid,
    Heading,
    NumberedParagraph,
    Paragraph,
    Passage,
    Row,
    Stack,
    Track,
)
from lessonkit.model.ledger import Event, Person, Term, printed_date
from lessonkit.model.paper import Paper, ReadingParagraph, ReadingSection
from lessonkit.model.text import Text, joined, plain
from lessonkit.themes import THIN_RULE
from lessonkit.words import Words

BODY_AT = 117.0
LATER_AT = 77.0
LEAST_NAME_TRACK, MOST_NAME_TRACK = 72.0, 160.0
"""As wide as the widest name, within these."""
PEOPLE_GAP, NAME_SPARE = 12.0, 0.5
SHARES = (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56, 0.42, 0.58, 0.4, 0.6)
"""What the first of the two columns beside the names may have of their room; the first that takes the fewest lines."""
LEAST_DATE_TRACK, MOST_DATE_TRACK = 50.0, 92.0
"""As wide as the widest date, and no wider than the longest that is short enough for half a page."""
DATE_GAP = 6.0
RING_TRACK = 11.0
TERMS_BEFORE = 19.0
ROW_HEIGHT = 21.0
DATE_PITCH = 22.0
ROW_PAD = DATE_PAD = (0.0, 4.0, 0.0, 4.0)
"""Keeps words that wrap off the rules; a row of one line is as high as without."""


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part: the passage, then a table of people, then key terms beside dates."""
    words = press.words
    body: list[Block] = []
    if paper.reading:
        body.append(_passage(paper, words))
    people = paper.ledger.people
    if people:
        body.append(_people(people, press))
    body += _terms_and_dates(paper, press)
    document = Document(
        name=HANDOUT.name,
        title=document_title(paper, words.reading),
        language=paper.language,
        head=replace(head(paper, words, paper.question), body_at=BODY_AT),
        body=tuple(body),
        paper=press.sheet,
        later_at=LATER_AT,
    )
    furniture = pupils_furniture(paper, press, words.reading, named=False)
    return (Composed(document, furniture),)


def _passage(paper: Paper, words: Words) -> Passage:
    parts = tuple(part for section in paper.reading for part in _section(section))
    return Passage(id="reading", attribution=paper.attribution, parts=parts, notes_label=words.notes)


def _section(section: ReadingSection) -> tuple[Heading | NumberedParagraph | Figure, ...]:
    parts: list[Heading | NumberedParagraph | Figure] = []
    numbers = [p.number for p in section.paragraphs]
    name = f"reading.{numbers[0] if numbers else 0}"
    if section.heading:
        parts.append(Heading(text=section.heading, id=f"{name}.heading"))
    parts += [_paragraph(paragraph) for paragraph in section.paragraphs]
    if section.figure:
        figure = section.figure
        parts.append(
            Figure(
                id=f"{name}.figure",
                file=figure.file,
                alt=figure.alt,
                width_px=figure.width_px,
                height_px=figure.height_px,
                caption=figure.caption,
                credit=figure.credit,
            )
        )
    return tuple(parts)


def _paragraph(paragraph: ReadingParagraph) -> NumberedParagraph:
    glosses = tuple(Gloss(id=g.id, word=g.word, meaning=g.meaning) for g in paragraph.glosses)
    return NumberedParagraph(number=paragraph.number, text=paragraph.text, glosses=glosses)


def _people(people: tuple[Person, ...], press: Press) -> Stack:
    """A table by short name; the last column only where somebody's fate is told."""
    words = press.words
    fates = any(person.fate for person in people)
    heads = (words.person, words.role, words.fate) if fates else (words.person, words.role)
    rows = [
        Row(
            head=True,
            height=ROW_HEIGHT,
            below=THIN_RULE,
            cells=tuple(
                Cell(role="TH", scope="Column", middle=True, blocks=(Paragraph(text=plain(h), style="table-head"),))
                for h in heads
            ),
        )
    ]
    for person in sorted(people, key=lambda p: (p.short.casefold(), p.id)):
        texts = [person.role, person.fate] if fates else [person.role]
        name = bold_short_name(person.name, person.short)
        cells = (
            Cell(role="TH", scope="Row", middle=True, padding=ROW_PAD, blocks=(_table_text(name),)),
            *(Cell(middle=True, padding=ROW_PAD, blocks=(_table_text(text),)) for text in texts),
        )
        rows.append(Row(height=ROW_HEIGHT, below=THIN_RULE, cells=cells))
    grid = Grid(columns=_people_tracks(people, press, fates=fates), rows=tuple(rows), id="people", loose=True)
    heading = Heading(text=plain(words.people), rule=0.9, id="people.heading", before=0.0)
    return Stack(blocks=(heading, grid), before=22.5)


def _people_tracks(people: tuple[Person, ...], press: Press, *, fates: bool) -> tuple[Track, ...]:
    """Names on one line where that is possible; the other columns so that the table has the fewest lines."""
    setter, style = Setter(press.faces), press.theme.style("table")
    name = max(setter.text_width(bold_short_name(person.name, person.short), style) for person in people) + NAME_SPARE
    names = Track(width=min(max(name, LEAST_NAME_TRACK), MOST_NAME_TRACK), gap=PEOPLE_GAP)
    if not fates:
        return names, Track()
    room = press.sheet.width - 2 * press.theme.margin - names.width - 2 * PEOPLE_GAP

    def lines(text: Text, width: float) -> int:
        return len(setter.broken(((text, style),), width).lines) if text else 0

    def height(share: float) -> int:
        return sum(max(lines(one.role, share * room), lines(one.fate, (1 - share) * room)) for one in people)

    share = min(SHARES, key=height) if room > 0 else SHARES[0]
    return names, Track(share=2 * share, gap=PEOPLE_GAP), Track(share=2 - 2 * share)


def _terms_and_dates(paper: Paper, press: Press) -> tuple[Block, ...]:
    """Beside each other; where there are only terms, or only dates, as wide as the page."""
    words = press.words
    terms = sorted(paper.ledger.terms, key=lambda term: (term.term.casefold(), term.id))
    events = sorted(paper.ledger.events, key=lambda event: event.when)
    left = _terms(terms, words) if terms else None
    right = _dates(events, press) if events else None
    if left and right:
        return (Columns(left=left, right=right, before=TERMS_BEFORE, loose=True),)
    return tuple(replace(stack, before=TERMS_BEFORE) for stack in (left, right) if stack)


def _terms(terms: list[Term], words: Words) -> Stack:
    heading = Heading(text=plain(words.key_terms), rule=0.9, id="terms.heading", before=0.0)
    entries = tuple(
        Paragraph(
            text=joined((plain(term.term, strong=True), term.meaning)),
            style="table",
            before=5.0 if i == 0 else 7.5,
            id=f"term.{term.id}",
        )
        for i, term in enumerate(terms)
    )
    return Stack(blocks=(heading, Stack(blocks=entries, loose=True)))


def _dates(events: list[Event], press: Press) -> Stack:
    """Dates in order down a line with a ring for each; the order is told by the list, not by the line's scale."""
    words = press.words
    heading = Heading(text=plain(words.dates), rule=0.9, id="dates.heading", before=0.0)
    dates = [printed_date(event.when, words) for event in events]
    rows = tuple(
        Row(
            role="LI",
            height=DATE_PITCH,
            cells=(
                Cell(
                    role="Lbl",
                    middle=True,
                    padding=DATE_PAD,
                    blocks=(_table_text(plain(date, strong=True)),),
                ),
                Cell(role="", ring=True, middle=True),
                Cell(role="LBody", middle=True, padding=DATE_PAD, blocks=(_table_text(event.text),)),
            ),
        )
        for date, event in zip(dates, events, strict=True)
    )
    grid = Grid(
        role="L",
        columns=(Track(width=_date_track(dates, press)), Track(width=RING_TRACK, gap=5.0), Track()),
        rows=rows,
        id="dates",
        loose=True,
    )
    return Stack(blocks=(heading, grid))


def _date_track(dates: list[str], press: Press) -> float:
    """The width of the column of dates: each date stands on one line."""
    style = press.theme.style("table")
    face, faces = style.face(style.strong), press.faces
    widest = max(faces.width(face, date, style.size) + style.tracking * len(date) for date in dates)
    return min(max(widest + DATE_GAP, LEAST_DATE_TRACK), MOST_DATE_TRACK)


def _table_text(text: Text) -> Paragraph:
    return Paragraph(text=text, style="table")


def _present(paper: Paper) -> bool:
    ledger = paper.ledger
    return bool(paper.reading or ledger.people or ledger.terms or ledger.events)


HANDOUT = PupilsKind("handout", frozenset(), _present, compose, called=lambda words: words.handout)
