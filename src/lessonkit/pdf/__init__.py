"""Layout becomes PDF/UA-1 bytes on one ReportLab canvas."""

from __future__ import annotations

import os

# ReportLab takes its settings from RL_ variables when it is imported, and fails at one that it cannot read. Whatever
# they are meant for, they are not meant for a lesson: it is imported here first, without them.
_set_aside = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith("RL_")}
try:
    import reportlab.rl_config  # noqa: F401
finally:
    os.environ.update(_set_aside)
