"""What the file says of itself: title, language, that it is PDF/UA-1, and the program's name. Nothing else."""

from __future__ import annotations

from html import escape

import lessonkit

PROGRAM = f"lessonkit {lessonkit.__version__}"


def printable(text: str) -> str:
    """The text on one line without control characters, which XML 1.0 cannot hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def xmp(title: str, language: str) -> bytes:
    """The XMP packet, with `dc:title` and `pdfuaid:part` 1 (ISO 14289-1, clause 5)."""
    title, language = escape(printable(title)), escape(language)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>\n"
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool></rdf:Description>\n"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<pdf:Producer>{PROGRAM}</pdf:Producer></rdf:Description>\n"
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()
