"""What a teacher writes: the models of a whole lesson, items apart.

An item's model is picked by its key, see `lessonkit.items`; here it is any mapping. `lesson_schema` in
`lessonkit.source.schema` puts the two together for editors.
"""

from __future__ import annotations

from pydantic import Field

from lessonkit.charts.spec import AlliancesSpec
from lessonkit.charts.timeline.spec import TimelineSpec
from lessonkit.model.names import DOCUMENTS
from lessonkit.specs import Beyond, FigureSpec, Levels, OneOrMore, RawItem, Silences, Strict


class SourceSpec(Strict):
    """A text from which the lesson is drawn."""

    title: str = Field(min_length=1, description="The title of the source.")
    note: str = Field("", description="Author, place, year: whatever finds it again.")
    sections: dict[str, str] = Field(
        default_factory=dict, description="Its sections: an id and a title for each; `from:` names them by id."
    )


class PersonSpec(Strict):
    """Somebody in the story."""

    name: str = Field(min_length=1, description="The full name.")
    short: str = Field("", description="The name in running text and on charts; default: the last word of `name`.")
    role: str = Field("", description="The part the person has in the story, in a few words.")
    fate: str = Field("", description="What became of the person.")
    listed: bool = Field(default=True, description="False to leave the person out of the handout's table.")


class TermSpec(Strict):
    """A key term."""

    term: str = Field(min_length=1, description="The term as it stands in the reading.")
    meaning: str = Field(min_length=1, description="What it means, in words that pupils know.")


class EventSpec(Strict):
    """Something that happened."""

    when: str = Field(
        min_length=1, description="1922, 1922-12, 1924-01-21, 44 BC, 44-03-15 BC or AD 14: as exact as it is known."
    )
    text: str = Field(min_length=1, description="What happened, in one short sentence.")
    people: OneOrMore = Field(default_factory=list, description="Ids of the people who took part.")
    listed: bool = Field(default=True, description="False to leave it out of the handout's dates.")
    beyond: Beyond = Field(default=False, description="It goes beyond the source: true, or a remark that says how.")
    corrects: str = Field("", description="What the source has wrong, and what is right.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class ParagraphSpec(Strict):
    """A paragraph of the reading with what the teacher should know of it."""

    text: str = Field(min_length=1, description="The paragraph.")
    from_: OneOrMore = Field(
        default_factory=list, alias="from", description="Sections of the source; default: those of the section."
    )
    beyond: Beyond = Field(default=False, description="It goes beyond the source: true, or a remark that says how.")
    corrects: str = Field("", description="What the source has wrong, and what is right.")
    note: str = Field("", description="A note to the teacher.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `text`.")
    silence: Silences = Field(default_factory=dict)


class ReadingSpec(Strict):
    """A headed part of the reading; it has `text` or `paragraphs`."""

    heading: str = Field("", description="The heading.")
    from_: OneOrMore = Field(
        default_factory=list, alias="from", description="Ids of the source's sections that this draws on."
    )
    text: str = Field("", description="The paragraphs, parted by empty lines; each gets a number.")
    paragraphs: list[ParagraphSpec] = Field(
        default_factory=list, description="The paragraphs one by one, where some need notes of their own."
    )
    glosses: dict[str, str] = Field(
        default_factory=dict, description="Hard words as they stand in the text, and what they mean."
    )
    figure: FigureSpec | None = Field(None, description="A picture.")
    levels: Levels = Field(
        default_factory=dict, description="What `support` or `stretch` have instead: `text`, and more `glosses`."
    )
    silence: Silences = Field(default_factory=dict)


class PassageSpec(Strict):
    """A short source that the section's items are about."""

    name: str = Field(
        "",
        max_length=12,
        description="What sheet and key call it, as Extract 1; default: Source A, Source B … in their order.",
    )
    title: str = Field("", max_length=200, description="Its title, printed after its name.")
    text: str = Field(min_length=1, description="The source, its paragraphs parted by empty lines.")
    attribution: str = Field("", max_length=400, description="Who wrote it, where and when; printed under it.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `text`.")


class SectionSpec(Strict):
    """A section of the worksheet."""

    section: str = Field(min_length=1, description="Its heading; the letter comes by itself.")
    passage: PassageSpec | None = Field(
        None, description="A short source, printed over the items with line numbers of its own."
    )
    items: list[RawItem] = Field(min_length=1, description="The items; each begins with its type, as `choose:`.")
    keep_order: bool = Field(default=False, description="Keep the items in the order written here, in all versions.")
    silence: Silences = Field(default_factory=dict)


class NoteSpec(Strict):
    """A note for the teacher; it stands in the answer key."""

    text: str = Field(min_length=1, description="The note.")
    corrects: bool = Field(default=False, description="True where it corrects the source.")
    beyond: bool = Field(default=False, description="True where it goes beyond the source.")


class LessonSpec(Strict):
    """A lesson: everything that its packet is made from."""

    title: str = Field(min_length=1, max_length=200, description="The title, on the first page of every document.")
    short_title: str = Field("", description="The title in running heads and feet; default: `title`.")
    subject: str = Field("", max_length=40, description="The school subject, as History.")
    ages: str = Field("", max_length=20, description="The ages it is for, as 14-18.")
    minutes: int = Field(0, ge=0, le=1000, description="How long it takes.")
    language: str = Field("en-GB", description="The language of the texts as a tag: en-GB, en-US.")
    question: str = Field("", max_length=400, description="The inquiry question, at the top of every sheet.")
    attribution: str = Field("", description="Whose text and pictures these are; printed at the end of the handout.")
    sources: dict[str, SourceSpec] = Field(default_factory=dict, description="The texts the lesson is drawn from.")
    print: OneOrMore = Field(
        default_factory=list,
        description="The documents to make; default: all that there is something to print for.",
        json_schema_extra={"items": {"type": "string", "enum": list(DOCUMENTS)}},
    )
    people: dict[str, PersonSpec] = Field(default_factory=dict, description="The people in the story, by id.")
    terms: dict[str, TermSpec] = Field(default_factory=dict, description="The key terms, by id.")
    events: dict[str, EventSpec] = Field(default_factory=dict, description="What happened when, by id.")
    alliances: AlliancesSpec | None = Field(None, description="Who sided with whom, and against whom.")
    timeline: TimelineSpec | None = Field(None, description="Events on an axis to scale, for pupils to complete.")
    reading: list[ReadingSpec] = Field(default_factory=list, description="The text that pupils read.")
    worksheet: list[SectionSpec] = Field(default_factory=list, description="The sections of the worksheet.")
    notes: list[NoteSpec] = Field(default_factory=list, description="Notes for the teacher.")
    silence: Silences = Field(default_factory=dict)
