"""vocabulary: a sheet with each key term, its meaning, and lines to use it in a sentence of one's own."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.extend import (
    BODY_AT,
    LATER_AT,
    Composed,
    Paper,
    Press,
    PupilsKind,
    blocks,
    document_title,
    head,
    joined,
    name_row,
    plain,
    pupils_furniture,
)

LABEL = "Vocabulary"


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part: the terms in the order of their letters, each kept together with its lines."""
    terms = sorted(paper.ledger.terms, key=lambda term: (term.term.casefold(), term.id))
    body = tuple(
        blocks.Stack(
            blocks=(
                blocks.Paragraph(text=joined((plain(term.term, strong=True), term.meaning), "  ")),
                blocks.WritingLines(id=f"use.{term.id}", count=2, name=f"A sentence with “{term.term}”"),
            ),
            before=15.0,
            keep=True,
        )
        for term in terms
    )
    document = blocks.Document(
        name=VOCABULARY.name,
        title=document_title(paper, LABEL),
        language=paper.language,
        head=replace(
            head(paper, press.words, plain("Use each word in a sentence of your own.")),
            fields=name_row(press.words),
            body_at=BODY_AT,
        ),
        body=body,
        paper=press.sheet,
        later_at=LATER_AT,
    )
    return (Composed(document, pupils_furniture(paper, press, LABEL)),)


def _present(paper: Paper) -> bool:
    return bool(paper.ledger.terms)


VOCABULARY = PupilsKind("vocabulary", frozenset(), _present, compose)
