"""The cache: whole values or none, in the platform's folder, and never in the way."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.cache import Cache, content_key, default_folder


def test_what_was_put_can_be_got(tmp_path):
    """A value comes back whole, by its kind and key."""
    cache, key = Cache(tmp_path / "new"), content_key("a", b"b")
    assert cache.get("metrics", key) is None
    cache.put("metrics", key, b"\0value")
    assert cache.get("metrics", key) == b"\0value"
    assert cache.get("lesson", key) is None
    assert Cache(tmp_path / "new").get("metrics", key) == b"\0value"


def test_nothing_but_values_is_left_behind(tmp_path):
    """No half-written file stays, however many write at once."""
    cache, key = Cache(tmp_path), content_key("k")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: cache.put("m", key, bytes([n]) * 10_000), range(40)))
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == 1
    assert len(set(files[0].read_bytes())) == 1


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    """Where a file stands in the folder's place, nothing is stored and nothing is raised."""
    (tmp_path / "taken").write_text("x")
    cache = Cache(tmp_path / "taken")
    cache.put("m", content_key("k"), b"v")
    assert cache.get("m", content_key("k")) is None


def test_a_value_that_cannot_be_put_in_place_leaves_no_rest(tmp_path):
    """Where the last step fails, the half-written file is removed."""
    cache, key = Cache(tmp_path), content_key("k")
    (tmp_path / "m" / key[:2] / key[2:] / "in the way").mkdir(parents=True)
    cache.put("m", key, b"v")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_deleting_the_cache_loses_nothing_but_time(tmp_path):
    """A deleted file is simply not found, and can be put again."""
    cache, key = Cache(tmp_path), content_key("k")
    cache.put("m", key, b"v")
    next(file for file in tmp_path.rglob("*") if file.is_file()).unlink()
    assert cache.get("m", key) is None
    cache.put("m", key, b"w")
    assert cache.get("m", key) == b"w"


@given(st.lists(st.binary()), st.lists(st.binary()))
def test_different_parts_have_different_keys(left, right):
    """Where one part ends and the next begins counts."""
    assert (content_key(*left) == content_key(*right)) == (left == right)


def test_key_of_text_is_key_of_its_utf8():
    """A text and its UTF-8 bytes are the same content."""
    assert content_key("é") == content_key("é".encode())


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/lessonkit")),
        ("linux", {"XDG_CACHE_HOME": "relative"}, Path.home() / ".cache/lessonkit"),
        ("linux", {}, Path.home() / ".cache/lessonkit"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, Path.home() / "Library/Caches/lessonkit"),
        ("win32", {"LOCALAPPDATA": "/l"}, Path("/l/lessonkit/Cache")),
        ("win32", {}, Path.home() / "AppData/Local/lessonkit/Cache"),
        ("darwin", {"LESSONKIT_CACHE": "/mine"}, Path("/mine")),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the paths here are POSIX paths")
def test_folder_of_each_platform(platform, environ, folder):
    """The platform's own place, unless LESSONKIT_CACHE names another."""
    assert default_folder(environ, platform) == folder
