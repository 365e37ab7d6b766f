"""The Markdown library's tokens as runs. Imported by the first text that holds markup, and not before."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from lessonkit.model.text import Inline, LineBreak, Run

LINKS = ("http://", "https://", "mailto:")
_SWITCHES = {"strong": "strong", "em": "emphasis", "s": "strike", "sub": "lowered", "sup": "raised"}
_RULES = ["emphasis", "strikethrough", "link", "escape", "backticks", "newline", "entity"]


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Only addresses of the web and of mail; `file:` and `javascript:` are none of a sheet's business."""
        return url.strip().lower().startswith(LINKS)


@cache
def _parser() -> _Parser:
    """Nothing on but inline rules. `text_join` is off, so that an escaped sign can be told from a typed one."""
    parser = _Parser("zero")
    parser.enable(_RULES)
    parser.use(sub_plugin).use(superscript_plugin)
    parser.disable("text_join")
    return parser


def runs_of(text: str) -> tuple[list[Inline], frozenset[int]]:
    """The inlines of one paragraph, and the places of those that must stay as typed: code and escaped signs."""
    inlines: list[Inline] = []
    hidden: set[int] = set()
    state = Run("")
    for token in _parser().parseInline(text)[0].children or []:
        name, _, edge = token.type.rpartition("_")
        if edge in ("open", "close") and (name in _SWITCHES or name == "link"):
            state = _switched(state, name, token)
        elif token.type == "hardbreak":
            inlines.append(LineBreak())
        elif token.type == "softbreak":
            inlines.append(replace(state, text=" "))
        else:
            if token.type in ("code_inline", "text_special"):
                hidden.add(len(inlines))
            inlines.append(replace(state, text=token.content, code=token.type == "code_inline"))
    return inlines, frozenset(hidden)


def _switched(state: Run, name: str, token: Token) -> Run:
    if name == "link":
        return replace(state, link=str(token.attrGet("href") or "") if token.nesting > 0 else "")
    switches: dict[str, bool] = {_SWITCHES[name]: token.nesting > 0}
    return replace(
        state,
        strong=switches.get("strong", state.strong),
        emphasis=switches.get("emphasis", state.emphasis),
        strike=switches.get("strike", state.strike),
        lowered=switches.get("lowered", state.lowered),
        raised=switches.get("raised", state.raised),
    )
