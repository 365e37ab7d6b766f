"""People and terms that items of the tests may name."""

from __future__ import annotations

from guarantees.builds import Spec

_NAMES, _WORDS = ("Una", "Vic", "Wyn"), ("kerb", "quay")

FACTS: Spec = {
    "people": {f"p{n}": {"name": f"{name} Reed", "short": name} for n, name in enumerate(_NAMES)},
    "terms": {f"t{n}": {"term": f"the {word}", "meaning": f"what {word}s mean"} for n, word in enumerate(_WORDS)},
}
