"""Small files on disk, named by what they were made from: safe to delete at any time, safe to share.

A cache only saves time. Where its folder cannot be read or written, every read finds nothing and every write does
nothing; no output depends on whether a value came from here.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def default_folder(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """The platform's folder for caches; LESSONKIT_CACHE overrides it.

    LOCALAPPDATA on Windows, ~/Library/Caches on macOS, elsewhere XDG_CACHE_HOME (absolute, or it is ignored, as the
    XDG Base Directory specification says) or ~/.cache.
    """
    env = os.environ if environ is None else environ
    if chosen := env.get("LESSONKIT_CACHE"):
        return Path(chosen)
    if platform == "win32":
        local = env.get("LOCALAPPDATA")
        return (Path(local) if local else _home() / "AppData" / "Local") / "lessonkit" / "Cache"
    if platform == "darwin":
        return _home() / "Library" / "Caches" / "lessonkit"
    xdg = env.get("XDG_CACHE_HOME", "")
    return (Path(xdg) if Path(xdg).is_absolute() else _home() / ".cache") / "lessonkit"


def _home() -> Path:
    """The home folder; without one, a folder that cannot be made, so that the cache stays empty."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def content_key(*parts: bytes | str) -> str:
    """A name for what is made from these parts: BLAKE2b, 40 hexadecimal digits. Where a part ends matters.

    A file may have a name that is no text in the system's encoding: what stands for its bytes counts like any sign.
    """
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """Values by kind ("metrics", "lesson" …) and content key, one file each."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = default_folder() if folder is None else folder

    def get(self, kind: str, key: str) -> bytes | None:
        """The stored value, or None where there is none or it cannot be read."""
        try:
            return self._file(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Stores a value whole or not at all: a reader in another process never sees half of it."""
        target = self._file(kind, key)
        # A name of its own for each writer; it never reaches any output, so chance does no harm here.
        half = target.with_name(f"{target.name}.{os.getpid()}-{os.urandom(4).hex()}")
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                half.write_bytes(value)
                half.replace(target)
            except OSError:
                half.unlink(missing_ok=True)
                raise

    def _file(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key[2:]
