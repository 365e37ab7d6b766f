"""What to type to install an extra, as hints say it: for the very Python that runs, wherever that is."""

from __future__ import annotations

import sys
from pathlib import Path


def to_install(extra: str) -> str:
    """The command that installs an extra of lessonkit; its quotes are those that every terminal knows."""
    python = Path(sys.executable)
    if python.is_relative_to(Path.cwd()):
        python = python.relative_to(Path.cwd())
    called = f'"{python}"' if " " in str(python) else str(python)
    return f'{called} -m pip install "lessonkit[{extra}]"'
