"""Tables as short lists, for a narrow sheet: whatever ends on the next page still says what it belongs to."""

from __future__ import annotations

from lessonkit.layout.restack import restacked
from lessonkit.model.blocks import Block, Cell, Choice, Choices, Grid, Paragraph, Row, Space, SpaceKind, Stack, Track
from lessonkit.model.text import plain


def _box(name: str) -> Space:
    return Space(id=name, kind=SpaceKind.BOX, name=name, height=71.0)


def _cell(block: Block, scope: str = "") -> Cell:
    return Cell(role="TH" if scope else "TD", scope=scope, blocks=(block,))


def _words(said: str) -> Paragraph:
    return Paragraph(text=plain(said))


def _table(cells: tuple[Block, ...]) -> Grid:
    heads = tuple(_cell(_words(said), "Column") for said in ("", "Stalin", "Trotsky"))
    row = Row(cells=(_cell(_words("Post"), "Row"), *(_cell(block) for block in cells)))
    return Grid(role="Table", columns=(Track(),) * 3, rows=(Row(cells=heads, head=True), row))


def _told(stack: Stack) -> list[str]:
    (record,) = stack.blocks
    assert isinstance(record, Stack)
    return [block.text.plain() if isinstance(block, Paragraph) else "□" for block in record.blocks]


def test_a_further_box_says_to_which_row_it_belongs() -> None:
    """The first stands under the row's own head; the second may begin a page."""
    assert _told(restacked(_table((_box("a"), _box("b"))))) == ["Post", "Stalin", "□", "Trotsky (Post)", "□"]


def test_words_stand_behind_their_label() -> None:
    """And a record that is all words is held together; one with boxes may be parted between them."""
    told, boxes = restacked(_table((_words("one"), _words("two")))), restacked(_table((_box("a"), _box("b"))))
    assert _told(told) == ["Post", "Stalin one", "Trotsky two"]
    assert [stack.blocks[0].firm for stack in (told, boxes) if isinstance(stack.blocks[0], Stack)] == [True, False]


def test_two_lists_are_parted_from_each_other_before_they_are_parted_in_themselves() -> None:
    """So the words of a matching task stand together, and so do the answers."""
    marker = Space(id="m", kind=SpaceKind.LETTER, name="m", width=17.0, height=17.0)
    lists = [Choices(entries=(Choice(marker=marker, text=plain(said)),), before=9.0) for said in ("left", "right")]
    row = Row(role="", cells=tuple(Cell(role="", blocks=(one,)) for one in lists))
    pair = restacked(Grid(role="", columns=(Track(),) * 2, rows=(row,)))
    assert [isinstance(one, Stack) and one.firm for one in pair.blocks] == [True, True]
    befores = [child.before for one in pair.blocks if isinstance(one, Stack) for child in one.blocks]
    assert befores[0] == 0.0 < befores[1]
