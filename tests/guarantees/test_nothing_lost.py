"""Every text is printed once where it belongs, inside its frame, and what belongs together stays together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from checks.reading import page_texts, tree_text
from guarantees.builds import KEY, PRINTS, Finished, finish_file
from guarantees.pages import last_headings, outside, overlaps, parted_sections, struck, torn_items
from guarantees.positions import squeezed
from lessonkit.documents import item_sheets
from lessonkit.documents.revision import RevisionPaper
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.answers import AnswerBook, ItemAnswer
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Paper, Setting
from lessonkit.model.text import Text, plain
from lessonkit.words import ENGLISH

PAINTED = re.compile(r"^(<path>|<image>)+$")
"""What the tree says of marked content without text."""

SETTING = Setting(LineIndex(), ENGLISH)


@pytest.fixture(params=PRINTS, ids=lambda it: f"{it[0].stem} {it[1]}")
def finished(request: pytest.FixtureRequest) -> Finished:
    """Each lesson on each paper."""
    return finish_file(*request.param)


def read_aloud(pdf: bytes) -> str:
    """The tagged text in the order of the structure tree, without white space and artifacts."""
    found = re.findall(r"^\s*\| (?:page \d+: )?('.*'|\".*\")$", tree_text(pdf), re.MULTILINE)
    return squeezed("".join(PAINTED.sub("", ast.literal_eval(words)) for words in found))


def handout_texts(paper: Paper) -> Iterator[Text]:
    """What the handout must print."""
    yield from (paper.title, paper.question, paper.attribution, plain(paper.subject), plain(paper.ages))
    for section in paper.reading:
        yield section.heading
        if section.figure:
            yield from (section.figure.caption, section.figure.credit)
    for paragraph in paper.paragraphs:
        yield paragraph.text
        for gloss in paragraph.glosses:
            yield from (plain(gloss.word), gloss.meaning)
    for person in paper.ledger.people:
        if person.listed:
            yield from (plain(person.name), person.role, person.fate)
    for term in paper.ledger.terms:
        yield from (plain(term.term), term.meaning)
    yield from (event.text for event in paper.ledger.events if event.listed)


def worksheet_texts(paper: Paper) -> Iterator[Text]:
    """What the worksheet must print."""
    yield from (paper.title, paper.question)
    for section in paper.worksheet:
        yield from (plain(section.letter), section.title, plain(f"/ {section.marks}" if section.marks else ""))
        if source := section.passage:
            yield from (plain(source.name), source.title, *source.paragraphs, source.attribution)
        for item in section.items:
            yield from item.texts()
            yield plain(f"[{item.marks}]" if item.marks else "")
    yield plain(f"/ {paper.marks}" if paper.marks else "")


def part_texts(name: str, paper: Paper) -> Iterator[Text]:
    """What the document of a part must print: its title, and its items."""
    yield paper.title
    for section in item_sheets(paper)[name]:
        for item in section.items:
            yield from item.texts()
            yield plain(f"[{item.marks}]" if item.marks else "")


def revision_texts(paper: Paper, *, filled: bool) -> Iterator[Text]:
    """What the revision sheets must print: the filled one all that the lesson tells of terms, dates and chart."""
    part = paper.part(RevisionPaper)
    assert part
    form = part.filled if filled else part.blank
    yield part.title
    for term in part.terms:
        yield from (plain(term.term), term.meaning if filled else Text())
    for event in form.timeline.events if form.timeline else ():
        yield from (plain(event.date or ""), event.text or Text())
    # The page bears the sheet's own title, and not the chart's.
    yield from sheet_texts(replace(chart, title="") for chart in (form.chart,) if chart)


def chart_texts(paper: Paper) -> Iterator[Text]:
    """What the charts must print that are no posters."""
    return sheet_texts(sheet for sheet in paper.sheets if not sheet.poster)


def poster_texts(paper: Paper) -> Iterator[Text]:
    """What the posters must print."""
    return sheet_texts(sheet for sheet in paper.sheets if sheet.poster)


def sheet_texts(sheets: Iterable[SheetPaper]) -> Iterator[Text]:
    """Titles, years, zones, and whatever is not left blank."""
    for sheet in sheets:
        words = [sheet.title, *sheet.bank_names, *sheet.bank_blocs, *(zone.name for zone in sheet.zones)]
        words += [row.name for row in sheet.rows] + [name for name in sheet.names if name]
        for phase in sheet.phases:
            words += [phase.years, phase.title or "", phase.note or ""]
            words += [bloc.name for bloc in phase.blocs if bloc.name]
        words += [moment.caption for moment in sheet.moments]
        yield from map(plain, words)


def timeline_texts(paper: Paper) -> Iterator[Text]:
    """What the timeline must print: its title, the list, and whatever is not left blank."""
    if paper.timeline is None:
        return
    yield paper.timeline.title
    yield from paper.timeline.bank
    for event in paper.timeline.events:
        yield from (plain(event.date or ""), event.text or Text())


def key_texts(answers: AnswerBook) -> Iterator[Text]:
    """What the answer key must print beside the pupils' own pages."""
    for answer in answers.every_item:
        yield from _item_texts(answer)
    for sheet in answers.sheets:
        for phase in sheet.phases:
            yield from map(plain, (phase.title, phase.note, phase.beyond_note, *phase.blocs))
        for fate in sheet.fates:
            yield from map(plain, (fate.shown.caption, fate.beyond_note, fate.note))
    if answers.timeline is not None:
        yield from answers.timeline.left_over
        yield from (text for event in answers.timeline.events for text in (plain(event.date), event.text))
    for note in answers.notes:
        yield from (plain(note.place), note.text)
    titles = dict(answers.section_titles)
    yield from (plain(titles[section]) for trace in answers.traces for section in trace.sections)


def _item_texts(answer: ItemAnswer) -> Iterator[Text]:
    yield from (line.text for line in answer.scheme(SETTING))
    guidance = answer.guidance
    yield from (guidance.why, guidance.beyond_note, guidance.corrects, guidance.note)
    yield from (*guidance.accept, *guidance.reject)


TEXTS = {
    "handout": handout_texts,
    "worksheet": worksheet_texts,
    "alliance-chart": chart_texts,
    "poster": poster_texts,
    "timeline": timeline_texts,
    "quiz": partial(part_texts, "quiz"),
    "exit-ticket": partial(part_texts, "exit-ticket"),
    "revision-sheet": partial(revision_texts, filled=False),
    "revision-filled": partial(revision_texts, filled=True),
}


def unprinted(texts: Iterator[Text], pdf: bytes) -> list[str]:
    """Texts that cannot be read, whole and in one go, in the file."""
    aloud = read_aloud(pdf).casefold()
    return [text.plain() for text in texts if squeezed(text.plain()).casefold() not in aloud]


def test_pupils_documents_print_all_of_the_paper(finished: Finished) -> None:
    """Each text stands, whole, in the document that it belongs to. Cards and the like are tested with their kinds."""
    for name, pdf in ((name, pdf) for name, pdf in finished.pupils.items() if name in TEXTS):
        assert unprinted(TEXTS[name](finished.lesson.paper), pdf) == [], name


def test_the_key_prints_all_of_the_answers(finished: Finished) -> None:
    """Answers, guidance, notes and traces stand, whole, in the key; and so does all that pupils are asked."""
    if KEY not in finished.pdfs:
        return
    assert unprinted(key_texts(finished.lesson.answers), finished.pdfs[KEY]) == []
    sides = {side.side for sheet in finished.lesson.answers.sheets for row in sheet.rows for side in row if side}
    # A side is ringed where it is printed for the pupil to ring; what the ring says is heard.
    heard = tree_text(finished.pdfs[KEY])
    unsaid = [side for side in sides if f"Alt={side!r}" not in heard]
    assert unprinted(map(plain, unsaid), finished.pdfs[KEY]) == []
    if "worksheet" in finished.pdfs:
        assert unprinted(worksheet_texts(finished.lesson.paper), finished.pdfs[KEY]) == []


def test_a_viewer_finds_every_word(finished: Finished) -> None:
    """Words keep apart where lines wrap: searching the pages finds each of them."""
    for name, pdf in finished.pupils.items():
        words = set(" ".join(page_texts(pdf)).casefold().split())
        for text in TEXTS.get(name, lambda _paper: ())(finished.lesson.paper):
            lost = {word for word in text.plain().casefold().split() if word.isalpha()} - words
            assert not {word for word in lost if not any(word in other for other in words)}, name


def test_everything_stands_inside_its_frame(finished: Finished) -> None:
    """Within the margins, clear of head and foot. Pieces of a sheet that is cut have margins of their own."""
    for name, layout in finished.layouts.items():
        if name in ("role-cards", "cards", "dictionary-strip"):
            continue
        assert outside(layout) == [], name


def test_no_text_stands_on_another(finished: Finished) -> None:
    """The boxes of any two texts on a page are apart, in the key too."""
    for name, layout in finished.layouts.items():
        assert list(overlaps(layout)) == [], name


def test_no_rule_runs_through_a_text(finished: Finished) -> None:
    """Neither on the sheets nor in the key; "vs" stands on a disc of its own, which covers the arrow."""
    for name, layout in finished.layouts.items():
        assert [words for _, words in struck(layout) if words != ENGLISH.chart.versus] == [], name


def test_what_belongs_together_stays_together(finished: Finished) -> None:
    """Items keep their options, marks and first line; no heading stands last."""
    for name, layout in finished.layouts.items():
        assert last_headings(layout) == [], name
    if "worksheet" in finished.layouts:
        paper, layout = finished.lesson.paper, finished.layouts["worksheet"]
        assert torn_items(layout, paper.items) == []
        assert parted_sections(layout, paper.worksheet) == []
