"""read_project: the bytes of `lessonkit.yaml` → Project. Everything that can be wrong is reported in one run."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from string import Formatter
from typing import Any

from pydantic import ValidationError

from lessonkit.diagnostics import Severity, Sink, Span
from lessonkit.extras import to_install
from lessonkit.fonts.faces import Faces
from lessonkit.fonts.fira import FAMILIES, USUAL_FAMILY, family_stem
from lessonkit.model.drawing import Paint
from lessonkit.model.edition import Look
from lessonkit.model.school import Logo, School
from lessonkit.project import Project, SchoolClass
from lessonkit.registry import did_you_mean, near
from lessonkit.source.colours import LEAST_CONTRAST, contrast, darkened, read_colour
from lessonkit.source.images import Fault, check_image
from lessonkit.source.ledger import check_id
from lessonkit.source.nodes import Mapping, Node, Scalar, exact, key_span, plain, walk, without
from lessonkit.source.nodes import Path as NodePath
from lessonkit.source.parse import parse
from lessonkit.source.project_spec import ProjectSpec
from lessonkit.source.scope import Desk
from lessonkit.source.vectors import read_svg
from lessonkit.source.wording import report_invalid
from lessonkit.units import MM
from lessonkit.words import ENGLISH, LANGUAGES, Words

_USUAL_SIZE, _USUAL_RULING = 11, 8.0


def read_project(data: bytes, file: Path, root: Path, faces: Faces, sink: Sink) -> Project | None:
    """What a project file says; None where errors were found (LK1xx, LK2xx). An empty file says nothing and is good."""
    before = sum(1 for found in sink.found if found.severity is Severity.ERROR)
    node = parse(data, str(file), sink, may_be_empty=True)
    if node is None:
        return None
    if not isinstance(node, Mapping):
        sink.report("LK202", "a project is made of keys and values", node.span, hint="begin it with `school:`")
        return None
    project = _Reader(node, data, root, Desk("en-GB", faces, sink)).project(file)
    good = sum(1 for found in sink.found if found.severity is Severity.ERROR) == before
    return project if good else None


class _Reader:
    """One project file's parts."""

    def __init__(self, node: Mapping, data: bytes, root: Path, desk: Desk) -> None:
        self.lines = data.decode("utf-8", "replace").splitlines()
        self.root = root.resolve()
        self.desk = desk
        self.sink = desk.sink
        # A key with nothing behind it, as when all below it is a comment, says nothing.
        self._check_cut_colour(node)
        self.node = without(node, frozenset(path for path, text in walk(node) if not (text.value or text.style)))
        desk.check_signs(self.node)
        self.spec = self._shaped()

    def project(self, file: Path) -> Project:
        """All that it says; what is wrong is left out."""
        spec = self.spec
        logo, logo_file = self._logo()
        extensions = tuple(
            found for i, name in enumerate(spec.extensions) if (found := self._extension(name, ("extensions", i)))
        )
        return Project(
            root=self.root,
            file=file,
            school=School(spec.school.name.strip(), logo, self._colour()),
            look=self._look(),
            words=self._words(),
            paper=spec.paper,
            lessons=self._folder("lessons"),
            plans=self._folder("plans"),
            units=self._folder("units"),
            output=self._folder("output"),
            classes={id_: self._class(id_) for id_ in spec.classes},
            levels=self._levels(),
            extensions=extensions,
            inputs=(*extensions, *([logo_file] if logo_file else [])),
        )

    def _shaped(self) -> ProjectSpec:
        """The spec with what is wrong reported (LK201 to LK205) and left out: every key has a default."""
        try:
            return ProjectSpec.model_validate(plain(self.node))
        except ValidationError as error:
            slips = report_invalid(error, self.node, (), ProjectSpec, self.sink)
            self.node = without(self.node, frozenset(slip.path for slip in slips))
            return ProjectSpec.model_validate(plain(self.node))

    def _check_cut_colour(self, node: Node) -> None:
        """LK223 where `#` made a comment of the colour."""
        value = exact(node, ("school", "colour"))
        if not isinstance(value, Scalar) or value.value or value.style:
            return
        found = re.search(r"#[0-9A-Fa-f]{3,6}\b", self.lines[value.span.line - 1])
        if found:
            place = key_span(node, ("school", "colour"))
            hint = f"put it in quotes: '{found[0]}'"
            self.sink.report("LK223", "` #` begins a comment, so that `colour` is empty", place, hint=hint)

    def _colour(self) -> Paint:
        """LK223 what is no colour; LK224 one that a copier would lose."""
        said = self.spec.school.colour
        if not said:
            return 0.0
        colour = read_colour(said)
        place = self._place(("school", "colour"))
        if colour is None:
            self.sink.report("LK223", f"“{said[:40]}” is not a colour", place)
            return 0.0
        if (found := contrast(colour)) < LEAST_CONTRAST:
            message = f"“{said}” is too light for a copier: its contrast with white is {found:.1f} to 1"
            hint = f"at least {LEAST_CONTRAST:g} to 1 is needed; '{darkened(colour)}' is a darker one of that hue"
            self.sink.report("LK224", message, place, hint=hint)
            return 0.0
        return colour

    def _logo(self) -> tuple[Logo | None, Path | None]:
        """The logo and its file. LK225 what can't be printed; LK226 where a screen reader would say nothing."""
        name = self.spec.school.logo
        if not name:
            return None, None
        path: NodePath = ("school", "logo")
        place = self._place(path)
        if not self.spec.school.name.strip():
            self.sink.report("LK226", "a logo needs the school's `name`", place)
        file = self._inside(name, path)
        if file is None or not self._is_there(file, name, place):
            return None, None
        found: Logo | Fault
        if file.suffix.lower() == ".svg":
            found = read_svg(file)
        else:
            picture = check_image(name, self.root)
            found = picture if isinstance(picture, Fault) else Logo(picture.width, picture.height, picture.file)
        if isinstance(found, Fault):
            self.sink.report("LK225", f"the logo can't be printed: {found.message}", place, hint=found.hint)
            return None, None
        return found, file

    def _look(self) -> Look:
        size, ruling = self.spec.theme.size, self.spec.theme.ruling
        return Look(
            size=0 if size == _USUAL_SIZE else size,
            font=self._font(),
            ruling=0.0 if ruling == _USUAL_RULING else round(ruling * MM, 2),
        )

    def _font(self) -> str:
        """The family, "" for the usual one. LK260 one that is not known or not installed."""
        family = self.spec.theme.font
        if family in ("", USUAL_FAMILY) or family_stem(family):
            return "" if family == USUAL_FAMILY else family
        hint = did_you_mean(family, (*FAMILIES, USUAL_FAMILY)) or f"known: {', '.join((*FAMILIES, USUAL_FAMILY))}"
        if family in FAMILIES:
            hint = f"install it with: {to_install('fonts')}"
        message = f"the font family “{family[:40]}” is not installed"
        self.sink.report("LK260", message, self._place(("theme", "font")), hint=hint)
        return ""

    def _words(self) -> Words:
        """The fixed words. LK227 a language that is not there, or words that don't fit their place."""
        known = LANGUAGES.get(self.spec.language)
        if known is None:
            tag = self.spec.language
            hint = did_you_mean(tag, LANGUAGES) or f"write {' or '.join(LANGUAGES)}; `words:` replaces single words"
            place = self._place(("language",))
            self.sink.report("LK227", f"there are no fixed words in “{tag[:40]}”", place, hint=hint)
            known = ENGLISH
        own: dict[str, Any] = {
            _FIELDS[key]: said for key, said in self.spec.words.items() if self._fits(key, said, known)
        }
        return replace(known, **own) if own else known

    def _fits(self, key: str, said: str, known: Words) -> bool:
        place = key_span(self.node, ("words", key))
        if key not in _FIELDS:
            hint = did_you_mean(key, _FIELDS) or f"known here: {', '.join(list(_FIELDS)[:12])} …"
            self.sink.report("LK201", f"there are no fixed words called `{key}`", place, hint=hint)
            return False
        usual = getattr(known, _FIELDS[key])
        if _gaps(said) == _gaps(usual):
            return True
        hint = f"it stands for “{usual}”; write each part in braces once, as it is there"
        self.sink.report("LK227", f"`{key}` doesn't have the parts in braces that it needs", place, hint=hint)
        return False

    def _folder(self, key: str) -> Path:
        name = getattr(self.spec.folders, key)
        return Path(name) if self._inside(name, ("folders", key)) else Path(key)

    def _class(self, id_: str) -> SchoolClass:
        """A class. Its roster need not be there: it is no part of what is shared."""
        spec = self.spec.classes[id_]
        check_id(id_, key_span(self.node, ("classes", id_)), self.desk)
        roster = self._inside(spec.roster, ("classes", id_, "roster")) if spec.roster else None
        return SchoolClass(id=id_, name=spec.name or id_, teacher=spec.teacher, roster=roster)

    def _levels(self) -> dict[str, str]:
        for id_ in self.spec.levels:
            check_id(id_, key_span(self.node, ("levels", id_)), self.desk)
        return dict(self.spec.levels)

    def _extension(self, name: str, path: NodePath) -> Path | None:
        place = self._place(path)
        file = self._inside(name, path)
        if file is None or not self._is_there(file, name, place):
            return None
        if file.suffix == ".py":
            return file
        self.sink.report("LK222", f"“{name}” is no Python file", place, hint="name files that end with .py")
        return None

    def _inside(self, name: str, path: NodePath) -> Path | None:
        """The file or folder of that name, links followed. LK221 where it leads out of the project's folder."""
        place, parts = self._place(path), PurePosixPath(name).parts
        if "\\" in name:
            hint = "part folders with `/`, on every computer"
            self.sink.report("LK221", f"“{name}” has a backslash", place, hint=hint)
            return None
        away = name.startswith(("/", "~")) or PureWindowsPath(name).drive or ".." in parts or "\0" in name
        try:
            file = (self.root / name).resolve()
        except (OSError, RuntimeError, ValueError):  # a circle of links
            away, file = True, self.root
        if away or not file.is_relative_to(self.root):
            self.sink.report("LK221", f"“{name[:80]}” leads out of the project's folder", place)
            return None
        return file

    def _is_there(self, file: Path, name: str, place: Span) -> bool:
        if file.is_file():
            return True
        beside = sorted(other.name for other in file.parent.iterdir()) if file.parent.is_dir() else []
        hint = next((f"did you mean `{PurePosixPath(name).with_name(one)}`?" for one in near(file.name, beside)), "")
        self.sink.report("LK222", f"there is no file “{name[:80]}”", place, hint=hint)
        return False

    def _place(self, path: NodePath) -> Span:
        found = exact(self.node, path) or exact(self.node, path[:-1])
        return found.span if isinstance(found, Scalar) else key_span(self.node, path)


_FIELDS = {
    field.name.rstrip("_"): field.name for field in fields(Words) if isinstance(getattr(ENGLISH, field.name), str)
}
"""The fixed words that may be replaced, by the key that a teacher writes."""


def _gaps(pattern: str) -> set[str] | None:
    """The names in braces; None where the braces are wrong."""
    try:
        return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return None
