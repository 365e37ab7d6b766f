"""Compiles the Typst sources of a packet in one process: what a packet costs with Typst.

    python benchmarks/typst_compile.py SOURCES FOLDER
    python benchmarks/typst_compile.py SOURCES FOLDER handout worksheet set

Writes PDF/UA-1 into FOLDER, as lessonkit does; documents that are named are written without tags, in that order. One
compiler serves all documents, and it is given the one font folder instead of the system's: both are Typst's fastest
way.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import typst

SHARED = ("lesson", "styles")
"""What the documents import."""


def fonts() -> Path:
    """The folder of Fira Sans, without importing its package."""
    found = find_spec("fontpkg_fira_sans")
    if found is None or found.origin is None:
        raise SystemExit("fontpkg-fira-sans is not installed")
    return Path(found.origin).parent / "files"


def compiler_of(sources: Path) -> typst.Compiler:
    """One compiler for the sources of a folder."""
    return typst.Compiler(root=str(sources), font_paths=[str(fonts())], ignore_system_fonts=True)


def compile_untagged(sources: Path, folder: Path, names: list[str]) -> None:
    """Compiles these documents into a folder, without tags."""
    compiler = compiler_of(sources)
    for name in names:
        compiler.compile(input=str(sources / f"{name}.typ"), output=str(folder / f"{name}.pdf"), pdf_tags=False)


def compile_packet(sources: Path, folder: Path) -> None:
    """Compiles all documents into a folder."""
    compiler = compiler_of(sources)
    for source in sorted(sources.glob("*.typ")):
        if source.stem not in SHARED:
            compiler.compile(input=str(source), output=str(folder / f"{source.stem}.pdf"), pdf_standards="ua-1")


def main() -> None:
    """Compiles what is asked for."""
    sources, folder, *names = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    if names:
        compile_untagged(Path(sources), Path(folder), names)
    else:
        compile_packet(Path(sources), Path(folder))


if __name__ == "__main__":
    main()
