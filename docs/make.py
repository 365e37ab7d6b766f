"""Makes docs/spec.md, docs/diagnostics.md and docs/stalin-unit.md, and refreshes what other pages quote of the code.

    python docs/make.py

A page quotes between `<!-- file: PATH -->`, `<!-- flow -->`, `<!-- layers -->` or `<!-- kinds -->` and the next
`<!-- end -->`. A test fails while a page differs from what this program makes of it.
"""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, fill

from forms import default_of, form_of, models_in, table
from pydantic import BaseModel
from units import unit_page

from lessonkit import build
from lessonkit.codes import CODES
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.items.part import PARTS, PartSpec
from lessonkit.source.plan_spec import PlanSpec
from lessonkit.source.project_spec import ProjectSpec
from lessonkit.source.spec import LessonSpec
from lessonkit.source.unit_spec import UnitSpec

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
QUOTING = ("docs/architecture.md", "docs/extending.md", "README.md")
"""Pages written by hand, but for what they quote."""

MADE = "<!-- Made by docs/make.py from the code. Change the code, then run it again. -->\n"

_QUOTE = re.compile(r"(<!-- (?:file: (\S+)|(flow|layers|kinds)) -->\n).*?(<!-- end -->)", re.DOTALL)
_INDENTED = re.compile(r"\n((?: {4}.*\n|\n(?= {4}))+)")

GROUPS = {
    "LK1": "The file and its YAML",
    "LK2": "The shape of the spec",
    "LK3": "The fact ledger",
    "LK4": "Items",
    "LK5": "The reading and its evidence",
    "LK6": "Charts",
    "LK7": "Fonts, images and layout",
    "LK8": "Files and output",
    "LK9": "Teaching",
}
"""The first digit of a code says what it is about."""


def pages() -> dict[Path, str]:
    """Every page that this program makes or refreshes, as it should be."""
    unit = unit_page((DOCS / "intros" / "stalin-unit.md").read_text(encoding="utf-8"), MADE)
    made = {DOCS / "spec.md": spec_page(), DOCS / "diagnostics.md": diagnostics_page(), DOCS / "stalin-unit.md": unit}
    return made | {ROOT / name: refreshed((ROOT / name).read_text(encoding="utf-8")) for name in QUOTING}


def diagnostics_page() -> str:
    """The table of codes, by what they are about."""
    parts = ["# Diagnostics\n", MADE, (DOCS / "intros" / "diagnostics.md").read_text(encoding="utf-8")]
    for group, title in GROUPS.items():
        rows = [
            (f"**{code}**", row.severity, row.title, row.remedy)
            for code, row in sorted(CODES.items())
            if code.startswith(group)
        ]
        parts.append(f"## {group}xx: {title}\n\n" + table(("code", "", "what is wrong", "what to do"), rows))
    return "\n".join(parts)


def spec_page() -> str:
    """Every key of a lesson, then the item types, then the keys of a plan, a unit and the project file."""
    parts = ["# The lesson spec\n", MADE, (DOCS / "intros" / "spec.md").read_text(encoding="utf-8")]
    parts.append("## The lesson\n\n" + keys(LessonSpec))
    for name, field in LessonSpec.model_fields.items():
        parts += _parts_of(name, field.annotation, 2)
    parts.append(
        "## Items\n\nAn item begins with its type, which is also the key of its stem. Besides the keys of its type it"
        " may have these:\n\n" + keys(ItemSpec)
    )
    parts += [item_type(ITEM_TYPES[key]) for key in ITEM_TYPES]
    if list(PARTS):
        parts.append("## Parts with a document of their own\n\nEach is a top-level key of a lesson.\n")
        parts += [own_part(PARTS[key]) for key in PARTS]
    parts.append(f"## Plans\n\n{(DOCS / 'intros' / 'plans.md').read_text(encoding='utf-8')}\n{keys(PlanSpec)}")
    for name, field in PlanSpec.model_fields.items():
        parts += _parts_of(name, field.annotation, 3)
    parts += _unit()
    parts += _project()
    return "\n".join(parts)


def _unit() -> Iterator[str]:
    """Every key of a unit but the facts, which are those of a lesson."""
    intro = (DOCS / "intros" / "units.md").read_text(encoding="utf-8")
    yield f"## Units\n\n{intro}\n{keys(UnitSpec)}"
    for name, field in UnitSpec.model_fields.items():
        if name not in LessonSpec.model_fields:
            yield from _parts_of(name, field.annotation, 3)


def _project() -> Iterator[str]:
    """Every key of the project file."""
    intro = (DOCS / "intros" / "project.md").read_text(encoding="utf-8")
    yield f"## The project file\n\n{intro}\n{keys(ProjectSpec)}"
    for name, field in ProjectSpec.model_fields.items():
        yield from _parts_of(name, field.annotation, 3)


def _parts_of(path: str, annotation: object, level: int) -> Iterator[str]:
    """The models under a key, each with its own table, as deep as they go."""
    for model in models_in(annotation):
        intro = DOCS / "intros" / f"{path}.md"
        more = f"{intro.read_text(encoding='utf-8')}\n" if level == 2 and intro.exists() else ""
        yield f"{'#' * level} `{path}:`\n\n{_said(model)}\n\n{more}{keys(model)}"
        for name, field in model.model_fields.items():
            yield from _parts_of(f"{path}: … {field.alias or name}", field.annotation, 3)


def item_type(model: type[ItemSpec]) -> str:
    """The manual page of an item type: its file's docstring, and the keys of its own."""
    parts = [manual(model), keys(model, without=ItemSpec)]
    for name, field in model.model_fields.items():
        if name not in ItemSpec.model_fields:
            parts += [f"Under `{field.alias or name}:`\n\n{keys(inner)}" for inner in models_in(field.annotation)]
    return "\n".join(parts)


def own_part(model: type[PartSpec]) -> str:
    """The manual page of a part: its file's docstring, its keys, and those of the models under them."""
    return "\n".join([manual(model), keys(model), *_inner(model, model.key)])


def _inner(model: type[BaseModel], path: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        for inner in models_in(field.annotation):
            where = f"{path}: … {field.alias or name}"
            yield f"Under `{where}:`\n\n{keys(inner)}"
            yield from _inner(inner, where)


def manual(model: type[ItemSpec] | type[PartSpec]) -> str:
    """The docstring of the type's file in Markdown: its first line as heading, its example as YAML."""
    first, _, rest = docstring(model).partition("\n")
    text = _INDENTED.sub(lambda found: f"\n```yaml\n{dedent(found[1]).strip()}\n```\n", f"{rest}\n")
    name, _, meaning = first.partition(": ")
    return f"### `{name}`\n\n{meaning[:1].upper()}{meaning[1:]}\n\n{text.strip()}\n"


def example(model: type[ItemSpec] | type[PartSpec]) -> str:
    """The YAML example of an item type or a part, as it stands in the docstring of its file."""
    found = _INDENTED.search(docstring(model) + "\n")
    return dedent(found[1]).strip("\n") if found else ""


def docstring(model: type[BaseModel]) -> str:
    """The docstring of the file that an item type, or a part, stands in."""
    source = inspect.getsourcefile(model)
    tree = ast.parse(Path(source or "").read_text(encoding="utf-8"))
    return ast.get_docstring(tree) or ""


def keys(model: type[BaseModel], *, without: type[BaseModel] | None = None) -> str:
    """The keys of a model as a table; the key that names an item type comes first."""
    shared = without.model_fields if without else {}
    own = getattr(model, "key", "")
    fields = sorted(
        ((name, field) for name, field in model.model_fields.items() if name not in shared),
        key=lambda pair: pair[0] != own,
    )
    rows = [(f"`{f.alias or name}`", form_of(f), default_of(f), f.description or "") for name, f in fields]
    return table(("key", "is", "default", "what it says"), rows)


def _said(model: type[BaseModel]) -> str:
    return (inspect.getdoc(model) or "").partition("\n\n")[0].replace("\n", " ")


def refreshed(page: str) -> str:
    """A page with its quotations as the code has them now."""
    return _QUOTE.sub(lambda found: found[1] + _quotation(found[2], found[3]) + found[4], page)


def _quotation(file: str | None, what: str | None) -> str:
    if file:
        kind = {".py": "python", ".yaml": "yaml", ".toml": "toml"}[Path(file).suffix]
        return f"```{kind}\n{(ROOT / file).read_text(encoding='utf-8')}```\n"
    if what == "flow":
        return f"```text\n{stages()}\n```\n"
    if what == "kinds":
        return f"{kinds()}\n"
    return "".join(f"{number}. {layer}\n" for number, layer in enumerate(layers(), 1))


def kinds() -> str:
    """How many item types there are, and their keys."""
    *most, last = [f"`{key}`" for key in ITEM_TYPES]
    listed = f"There are {len(most) + 1} kinds of question and activity: {', '.join(most)} and {last}."
    return fill(listed, width=120, break_long_words=False, break_on_hyphens=False)


def stages() -> str:
    """The flow, as the docstring of build.py draws it."""
    return dedent("\n".join(line for line in (build.__doc__ or "").splitlines() if line.startswith("    ")))


def layers() -> list[str]:
    """The layers that import-linter keeps, high to low."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in config["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [
        " · ".join(f"`{room.strip().removeprefix('lessonkit.')}`" for room in layer.split("|"))
        for layer in contract["layers"]
    ]


def main() -> None:
    """Writes the pages that differ, and says which."""
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
