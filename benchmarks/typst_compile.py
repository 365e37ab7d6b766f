"""Compiles the Typst sources of a packet in one process: what a packet costs with Typst.

    python benchmarks/typst_compile.py SOURCES FOLDER

Writes PDF/UA-1 into FOLDER, as lessonkit does. One compiler serves all documents, and it is given the one font folder
instead of the system's: both are Typst's fastest way.
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


def compile_packet(sources: Path, folder: Path) -> None:
    """Compiles all documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    compiler = typst.Compiler(root=str(sources), font_paths=[str(fonts())], ignore_system_fonts=True)
    for source in sorted(sources.glob("*.typ")):
        if source.stem not in SHARED:
            compiler.compile(input=str(source), output=str(folder / f"{source.stem}.pdf"), pdf_standards="ua-1")


if __name__ == "__main__":
    compile_packet(Path(sys.argv[1]), Path(sys.argv[2]))
