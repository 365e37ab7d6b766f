"""What a teacher writes in `lessonkit.yaml`; every key may be left out."""

from __future__ import annotations

from pydantic import Field

from lessonkit.specs import OneOrMore, Strict


class SchoolSpec(Strict):
    """The school, as it shows on the first page of each document."""

    name: str = Field("", max_length=80, description="Its name: printed at the top right, or said of the logo.")
    logo: str = Field("", description="A PNG, JPEG or SVG in the project's folder, as images/logo.svg.")
    colour: str = Field(
        "", description="The colour of rules and badges, as '#1d3d7a' in quotes, or navy, maroon, darkgreen, purple."
    )


class ThemeSpec(Strict):
    """How all copies are set that ask for nothing else."""

    font: str = Field("", description="Another family than Fira Sans: Atkinson Hyperlegible, from the extra `fonts`.")
    size: int = Field(11, ge=11, le=24, description="The size of running text in points; charts keep theirs.")
    ruling: float = Field(8, ge=7, le=14, description="How far lines to write on are apart, in millimetres.")


class FoldersSpec(Strict):
    """Folders inside the project's own."""

    lessons: str = Field("lessons", min_length=1, description="Where lessons are looked for.")
    plans: str = Field("plans", min_length=1, description="Where lesson plans are looked for.")
    units: str = Field("units", min_length=1, description="Where units are looked for.")
    output: str = Field("output", min_length=1, description="Where the PDFs go.")


class ClassSpec(Strict):
    """A class that you teach."""

    name: str = Field("", max_length=40, description="Its name on paper; default: its id.")
    teacher: str = Field("", max_length=60, description="Who teaches it.")
    roster: str = Field("", description="The file with its pupils, as rosters/10b.csv.")


class ProjectSpec(Strict):
    """What all lessons of a folder share."""

    school: SchoolSpec = Field(default_factory=SchoolSpec, description="Who prints.")
    theme: ThemeSpec = Field(default_factory=ThemeSpec, description="Type and ruling.")
    paper: str = Field(
        "A4", pattern="^(A4|A3|Letter|Tabloid)$", description="The sheet; A3 and Tabloid are for the charts alone."
    )
    language: str = Field("en-GB", description="The language of the fixed words, such as “Name”: en-GB or en-US.")
    words: dict[str, str] = Field(
        default_factory=dict, description="Fixed words of your own, by the names of the usual ones: worksheet, name …"
    )
    folders: FoldersSpec = Field(default_factory=FoldersSpec, description="Where things are.")
    classes: dict[str, ClassSpec] = Field(default_factory=dict, description="Your classes, by id.")
    levels: dict[str, str] = Field(
        default_factory=dict, description="What you call the levels on your own pages, as support: Green."
    )
    extensions: OneOrMore = Field(
        default_factory=list, description="Python files with item types or documents of your own."
    )
