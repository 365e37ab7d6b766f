"""The revision sheet: key terms, timeline and chart to complete from memory, and the same filled in, in a file each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessonkit.documents.kinds import (
    Composed,
    Press,
    PupilsKind,
    document_title,
    head,
    name_row,
    pupils_furniture,
    whole_row,
)
from lessonkit.documents.pieces import pages_of
from lessonkit.layout.pages import lay_out
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import (
    Block,
    Cell,
    Document,
    Furniture,
    Grid,
    Head,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Track,
    WritingLines,
)
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ledger import Term
from lessonkit.model.paper import Paper, PartPaper
from lessonkit.model.text import Text, operative, plain
from lessonkit.model.timeline import Lie, TimelinePaper
from lessonkit.themes import THIN_RULE

NAME, FILLED = "revision-sheet", "revision-filled"
BODY_AT, LATER_AT = 140.0, 70.0
TOLD_AT = 117.0
"""y of what stands under a head without a name row."""
TERM_TRACK, TERM_GAP = 132.0, 12.0
LINES, MOST_LINES = 2, 4
"""Ruled lines for each meaning, more where the pages have room: as many for all, so that they tell nothing."""
PADDED = (0.0, 4.0, 0.0, 6.0)
TIMELINE_OVER = 22.5
"""White between terms and timeline on one page."""
BETWEEN = 10.0
"""White between the last line of a term and what follows."""


@dataclass(frozen=True, slots=True)
class RevisionWords:
    """The fixed words of revision sheets."""

    name: str = "Revision sheet"
    badge: str = "Revision"
    filled_name: str = "Revision sheet, filled in"
    filled_badge: str = "Filled in"
    blank: str = "{what}: from memory"
    timeline: str = "{what}: to complete"
    """A timeline's dates need not be known by heart: they are read off its scale."""
    filled: str = "{what}: to check"
    together: str = "{what} and {then}"
    how: str = "Write what each term **means**."
    meaning_of: str = "What {term} means"


WORDS: Mapping[str, RevisionWords] = {"en-GB": RevisionWords()}


@dataclass(frozen=True, slots=True)
class Form:
    """What one of the two sheets draws; None for what the lesson has not."""

    timeline: TimelinePaper | None = None
    chart: SheetPaper | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionPaper(PartPaper):
    """What both sheets print: to revise is to be told, so the filled one holds what the blank one asks for."""

    title: Text = Text()
    terms: tuple[Term, ...] = ()
    blank: Form = Form()
    filled: Form = Form()
    tables: bool = False
    """Whether timeline and chart are told in words, too."""

    def told(self) -> RevisionPaper:
        """The same with its drawings told in words."""
        return replace(self, tables=True)


def _glossary(paper: Paper, press: Press, *, filled: bool) -> tuple[Composed, ...]:
    """The key terms, on pages that re-flow."""
    part = paper.part(RevisionPaper)
    return (_terms(paper, part, press, filled=filled),) if part and part.terms else ()


def _drawings(paper: Paper, press: Press, *, filled: bool) -> tuple[Composed, ...]:
    """Timeline and chart, each on pages of its own."""
    part = paper.part(RevisionPaper)
    if part is None:
        return ()
    form = part.filled if filled else part.blank
    return (
        *((_timeline(paper, part, form.timeline, press, filled=filled),) if form.timeline else ()),
        *((_chart(paper, part, form.chart, press, filled=filled),) if form.chart else ()),
    )


def _subtitle(part: RevisionPaper, what: str, press: Press, *, filled: bool) -> Text:
    """ "Key terms: from memory", after the sheet's own title, if it has one."""
    own = press.words.of(WORDS)
    asked = own.timeline if what == press.words.timeline.document else own.blank
    said = plain((own.filled if filled else asked).format(what=what))
    return part.title + plain(" – ") + said if part.title else said


def _furniture(paper: Paper, press: Press, *, filled: bool) -> Furniture:
    own = press.words.of(WORDS)
    furniture = pupils_furniture(paper, press, _name(press, filled=filled), named=not filled)
    return replace(furniture, badge=own.filled_badge if filled else own.badge)


def _name(press: Press, *, filled: bool) -> str:
    """What the sheet is called."""
    own = press.words.of(WORDS)
    return own.filled_name if filled else own.name


def _terms(paper: Paper, part: RevisionPaper, press: Press, *, filled: bool) -> Composed:
    documents = (
        _glossed(paper, part, press, filled=filled, lines=lines) for lines in range(MOST_LINES, LINES, -1)
    )
    usual = _glossed(paper, part, press, filled=filled, lines=LINES)
    most = 0 if filled else pages_of(usual, press)
    chosen = next((one for one in documents if 0 < pages_of(one, press) <= most), usual) if most else usual
    return Composed(chosen, _furniture(paper, press, filled=filled))


def _glossed(paper: Paper, part: RevisionPaper, press: Press, *, filled: bool, lines: int) -> Document:
    """The key terms with so many lines for each, or with their meanings."""
    words, own = press.words, press.words.of(WORDS)
    title = head(paper, words, _subtitle(part, words.key_terms, press, filled=filled))
    how = () if filled else (Paragraph(text=operative(own.how), style="how"),)
    rows = tuple(_told(term, n) if filled else _asked(term, press, lines) for n, term in enumerate(part.terms))
    grid = Grid(columns=(Track(width=TERM_TRACK, gap=TERM_GAP), Track()), rows=rows, id="revision.terms")
    named = whole_row(replace(title, fields=name_row(words), body_at=BODY_AT), press)
    return Document(
        name=f"{FILLED if filled else NAME}.terms",
        title=document_title(paper, _name(press, filled=filled)),
        language=paper.language,
        head=replace(title, body_at=TOLD_AT) if filled else named,
        body=(*how, grid),
        paper=press.sheet,
        later_at=LATER_AT,
        origin=part.origin,
    )


def _asked(term: Term, press: Press, count: int) -> Row:
    """A term, and lines for what it means."""
    name = press.words.of(WORDS).meaning_of.format(term=term.term)
    lines = WritingLines(id=f"revision.{term.id}", count=count, name=name)
    padding = (0.0, 0.0, 0.0, BETWEEN)
    return Row(
        cells=(
            Cell(role="TH", scope="Row", padding=padding, blocks=(_bold(term),)),
            Cell(padding=padding, blocks=(lines,)),
        )
    )


def _told(term: Term, number: int) -> Row:
    """A term and what it means."""
    return Row(
        above=THIN_RULE if number else 0.0,
        cells=(
            Cell(role="TH", scope="Row", padding=PADDED, blocks=(_bold(term),)),
            Cell(padding=PADDED, blocks=(Paragraph(text=term.meaning),)),
        ),
    )


def _bold(term: Term) -> Paragraph:
    return Paragraph(text=plain(term.term, strong=True))


def _headed(title: Head, *, filled: bool) -> Head:
    """The head of a drawing: who has it filled in writes nothing on it, not even a name."""
    return replace(title, fields=(), fields_beside=False, body_at=TOLD_AT) if filled else title


def _beside(paper: Paper, part: RevisionPaper, press: Press) -> Composed | None:
    """The meanings of the terms and the whole timeline on one page; None where they have no room on it."""
    # Imported late: see `_timeline`.
    from lessonkit.charts.storyline.plan import Frame  # noqa: PLC0415
    from lessonkit.charts.timeline.plan import has_one_side  # noqa: PLC0415
    from lessonkit.charts.timeline.sheets import compose_timeline  # noqa: PLC0415

    timeline = part.filled.timeline
    if timeline is None or timeline.lie is not Lie.LANDSCAPE or part.tables or not part.terms:
        return None
    words, own = press.words, press.words.of(WORDS)
    terms = _glossed(paper, part, press, filled=True, lines=0)
    layout, _ = lay_out(terms, press.faces, press.theme)
    last = max(thing.y for thing in layout.pages[0].things if isinstance(thing, Glyphs))
    taken = last + PADDED[3] + TIMELINE_OVER + sum(press.theme.style(name).leading for name in ("body", "heading"))
    height = press.sheet.height - press.theme.foot_limit - taken
    frame = Frame(press.sheet.width - 2 * press.theme.margin, height, height)
    if len(layout.pages) > 1 or not has_one_side(timeline, press.faces, press.theme, words, frame):
        return None
    drawing = _undescribed(compose_timeline(timeline, press.faces, press.theme, words, frame))
    both = own.together.format(what=words.key_terms, then=words.timeline.document.lower())
    document = replace(
        terms,
        head=replace(terms.head, subtitle=_subtitle(part, both, press, filled=True)),
        body=(*terms.body, Heading(text=plain(words.timeline.document), before=TIMELINE_OVER), *drawing),
    )
    return Composed(document, _furniture(paper, press, filled=True)) if pages_of(document, press) == 1 else None


def _timeline(
    paper: Paper, part: RevisionPaper, timeline: TimelinePaper, press: Press, *, filled: bool
) -> Composed:
    # Imported late, as what draws charts is: see `drawn`.
    from lessonkit.charts.timeline.sheets import compose_timeline  # noqa: PLC0415
    from lessonkit.documents.chart_pages import chart_frame, chart_head  # noqa: PLC0415

    words = press.words
    lies = timeline.lie is Lie.LANDSCAPE
    subtitle = _subtitle(part, words.timeline.document, press, filled=filled)
    title = _headed(chart_head(paper, press, subtitle, lies=lies), filled=filled)
    size = press.sheet.landscape() if lies else press.sheet
    blocks = compose_timeline(timeline, press.faces, press.theme, words, chart_frame(title, size, press))
    document = Document(
        name=f"{FILLED if filled else NAME}.timeline",
        title=document_title(paper, _name(press, filled=filled)),
        language=paper.language,
        head=title,
        body=blocks if part.tables else _undescribed(blocks),
        paper=size,
        later_at=LATER_AT,
        origin=part.origin,
    )
    return Composed(document, _furniture(paper, press, filled=filled))


def _undescribed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The drawing without the pages that tell it in words, which begin with a heading."""
    cut = next((i for i, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    drawing = blocks[:cut]
    return drawing[:-1] if drawing and isinstance(drawing[-1], NewPage) else drawing


def _chart(paper: Paper, part: RevisionPaper, sheet: SheetPaper, press: Press, *, filled: bool) -> Composed:
    from lessonkit.charts.sheets import compose_sheet, sheet_is_landscape  # noqa: PLC0415 - as above
    from lessonkit.documents.chart_pages import chart_frame, chart_head  # noqa: PLC0415

    words = press.words
    sheet = replace(sheet, table=part.tables)
    lies = sheet_is_landscape(sheet)
    subtitle = _subtitle(part, words.alliance_chart, press, filled=filled)
    title = _headed(chart_head(paper, press, subtitle, lies=lies), filled=filled)
    size = press.sheet.landscape() if lies else press.sheet
    document = Document(
        name=f"{FILLED if filled else NAME}.chart",
        title=document_title(paper, _name(press, filled=filled)),
        language=paper.language,
        head=title,
        body=compose_sheet(sheet, press.faces, press.theme, words, chart_frame(title, size, press)),
        paper=size,
        later_at=LATER_AT,
        origin=part.origin,
    )
    return Composed(document, _furniture(paper, press, filled=filled))


def _present(paper: Paper) -> bool:
    return paper.part(RevisionPaper) is not None


def _blank_terms(paper: Paper, press: Press) -> tuple[Composed, ...]:
    return _glossary(paper, press, filled=False)


def _blank_drawings(paper: Paper, press: Press) -> tuple[Composed, ...]:
    return _drawings(paper, press, filled=False)


def _told_terms(paper: Paper, press: Press) -> tuple[Composed, ...]:
    return _glossary(paper, press, filled=True)


def _told_drawings(paper: Paper, press: Press) -> tuple[Composed, ...]:
    return _drawings(paper, press, filled=True)


def _told_together(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """All that is told, the timeline under the terms where both have room on a page."""
    part = paper.part(RevisionPaper)
    page = _beside(paper, part, press) if part else None
    if part is None or page is None:
        return (*_told_terms(paper, press), *_told_drawings(paper, press))
    chart = part.filled.chart
    return (page, *((_chart(paper, part, chart, press, filled=True),) if chart else ()))


REVISION = PupilsKind(NAME, frozenset(), _present, _blank_terms, drawings=_blank_drawings)
"""What pupils complete."""
REVISION_FILLED = PupilsKind(
    FILLED, frozenset(), _present, _told_terms, drawings=_told_drawings, together=_told_together
)
"""The same, told."""
