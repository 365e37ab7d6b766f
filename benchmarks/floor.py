"""The floor: a plain ReportLab canvas painting what is already laid out, untagged, with the same fonts.

No layout, no structure, no outline: what is left is what any program on this canvas has to pay.
"""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs, Outline, Picture


def register_faces(layouts: tuple[Layout, ...], faces: Faces) -> None:
    """Makes every face of the layouts known to ReportLab under its own name."""
    used = {
        thing.face for layout in layouts for page in layout.pages for thing in page.things if isinstance(thing, Glyphs)
    }
    for face in sorted(used):
        pdfmetrics.registerFont(TTFont(face, str(faces.file(face))))


def paint_bare(layout: Layout) -> bytes:
    """The layout's things, painted one after the other. Faces must be registered."""
    first = layout.pages[0]
    canvas = Canvas(BytesIO(), pagesize=(first.size.width, first.size.height), pageCompression=1, invariant=1)
    for page in layout.pages:
        canvas.setPageSize((page.size.width, page.size.height))
        for thing in page.things:
            if isinstance(thing, Glyphs):
                _glyphs(canvas, thing, page.size.height)
            elif isinstance(thing, Outline):
                _outline(canvas, thing, page.size.height)
            elif isinstance(thing, Picture):
                foot = page.size.height - thing.y - thing.height
                canvas.drawImage(str(thing.file), thing.x, foot, thing.width, thing.height)
        canvas.showPage()
    data: bytes = canvas.getpdfdata()
    return data


def _glyphs(canvas: Canvas, thing: Glyphs, height: float) -> None:
    canvas.setFont(thing.face, thing.size)
    canvas.setFillGray(thing.grey)
    y = height - thing.y + thing.rise
    if thing.turned:
        canvas.saveState()
        canvas.translate(thing.x, y)
        canvas.rotate(thing.turned)
        canvas.drawString(0, 0, thing.text, charSpace=thing.tracking)
        canvas.restoreState()
    else:
        canvas.drawString(thing.x, y, thing.text, charSpace=thing.tracking)


def _outline(canvas: Canvas, thing: Outline, height: float) -> None:
    if thing.clip is not None:
        canvas.saveState()
        x, y, wide, high = thing.clip
        frame = canvas.beginPath()
        frame.rect(x, height - y - high, wide, high)
        canvas.clipPath(frame, stroke=0, fill=0)
    path = canvas.beginPath()
    for step, numbers in thing.segments:
        flipped = [height - value if i % 2 else value for i, value in enumerate(numbers)]
        if step == "M":
            path.moveTo(*flipped)
        elif step == "L":
            path.lineTo(*flipped)
        elif step == "C":
            path.curveTo(*flipped)
        else:
            path.close()
    if thing.fill is not None:
        canvas.setFillGray(thing.fill)
    if thing.stroke is not None:
        canvas.setStrokeGray(thing.stroke)
        canvas.setLineWidth(thing.width)
        canvas.setDash(list(thing.dash))
        canvas.setLineCap(int(thing.round_caps))
        canvas.setLineJoin(int(thing.round_joins))
    canvas.drawPath(path, stroke=int(thing.stroke is not None), fill=int(thing.fill is not None))
    if thing.clip is not None:
        canvas.restoreState()
