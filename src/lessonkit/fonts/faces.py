"""What every font of this room offers; the model has the protocol, as drawings measure by it, too."""

from __future__ import annotations

from lessonkit.model.faces import Faces as Faces
