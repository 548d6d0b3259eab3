"""DOCX files made piece by piece, the ones no word processor would make too."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from bot.readers.wordml import WORD

SPACES = (
    f'xmlns:w="{WORD}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:later="urn:example:later"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(root: str, inside: str) -> bytes:
    return f"<w:{root} {SPACES}>{inside}</w:{root}>".encode()


def body(inside: str) -> bytes:
    """A document.xml with this in its body."""
    return part("document", f"<w:body>{inside}</w:body>")


def p(*texts: str, style: str = "", properties: str = "") -> str:
    """A paragraph with a run for each text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(map(r, texts))}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def parts(document: bytes, others: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The parts of a whole file, by name."""
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
        ).encode(),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": document,
        **(others or {}),
    }


def relations(targets: Mapping[str, str]) -> bytes:
    """A part of relations, by the last word of their type."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def pack(named: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as zipped:
        for name, content in named.items():
            zipped.writestr(name, content)
    return packed.getvalue()


def docx(inside: str, **others: bytes) -> bytes:
    """A file with this in its body; `styles` and the like are parts of word/."""
    extra = {f"word/{name}.xml": content for name, content in others.items()}
    return pack(parts(body(inside), extra))
