"""What may not be in a Word file is refused, before it can do anything."""

from __future__ import annotations

import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from bot.readers import docx
from bot.readers.package import CONTENT_TYPES, FILE_LIMIT, PARTS_LIMIT, open_package
from drafts.errors import BadFile
from drafts.faults import Why
from tests.bot.readers.wordfiles import OFFICE, RELATIONS, body, p, pack, parts, relations

MEGABYTE = 1_000_000


def refused(data: bytes, name: str = "hot.docx") -> str:
    with pytest.raises(BadFile) as bad:
        docx.read(data, name)
    return str(bad.value.why)


def with_part(name: str, content: bytes, inside: str = "") -> bytes:
    return pack(parts(body(inside or p("Text")), {name: content}))


def test_a_plain_file_is_read() -> None:
    assert docx.read(pack(parts(body(p("Text")))), "a.docx").text == "Text"


def test_a_file_larger_than_ten_megabytes() -> None:
    assert refused(b"PK\x03\x04" + bytes(FILE_LIMIT)) == Why.DOCUMENT_SIZE


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"Bara text", bytes(1000)])
def test_what_is_no_zip(data: bytes) -> None:
    assert refused(data) == Why.DAMAGED


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file(cut: float) -> None:
    whole = pack(parts(body(p("Text" * 1000))))
    assert refused(whole[: int(len(whole) * cut)]) == Why.DAMAGED


def test_word_before_2007_and_word_with_a_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refused(ole) == Why.OLD_WORD
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == Why.LOCKED


def test_more_parts_than_a_document_has() -> None:
    many = {f"word/media/{n}.png": b"" for n in range(PARTS_LIMIT)}
    assert refused(pack(parts(body(p("Text")), many))) == Why.DOCUMENT_SIZE


def test_more_than_sixty_megabytes_unpacked() -> None:
    """Each part is within what one part may be, and packed no tighter."""
    content = b"".join(n.to_bytes(4, "big") * 16 for n in range(15 * MEGABYTE // 64))
    pictures = {f"word/media/{n}.bmp": content for n in range(5)}
    data = pack(parts(body(p("Text")), pictures))
    assert len(data) < FILE_LIMIT
    assert refused(data) == Why.DOCUMENT_SIZE


def test_an_xml_part_larger_than_twelve_megabytes() -> None:
    with BytesIO() as file:
        with ZipFile(file, "w", ZIP_STORED) as zipped:
            for name, content in parts(body(p("Text"))).items():
                zipped.writestr(name, content)
            styles = "".join(f"<s{n}/>" for n in range(1_300_000)).encode()
            zipped.writestr("word/styles.xml", b"<w>" + styles + b"</w>", ZIP_DEFLATED)
        data = file.getvalue()
    assert len(styles) > 12 * MEGABYTE
    assert refused(data) == Why.DOCUMENT_SIZE


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/bild.bmp", "word/styles.xml"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(name: str) -> None:
    bomb = with_part(name, b" " * 59 * MEGABYTE)
    assert len(bomb) < MEGABYTE
    tracemalloc.start()
    assert refused(bomb) == Why.DOCUMENT_SIZE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTE


def test_millions_of_paragraphs_in_a_small_file() -> None:
    assert refused(pack(parts(body("<w:p/>" * 6_000_000)))) == Why.DOCUMENT_SIZE


def test_more_paragraphs_than_twenty_thousand() -> None:
    most = "".join(p(f"Stycke {n}") for n in range(20_000))
    assert docx.read(pack(parts(body(most))), "a.docx").blocks[-1].id == "b20000"
    assert refused(pack(parts(body(most + "<w:p/>")))) == Why.DOCUMENT_SIZE


def forged(data: bytes, size: int) -> bytes:
    """The sizes that the zip's directory says, all changed."""
    spoiled = bytearray(data)
    at = spoiled.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", spoiled, at + 24, size)
        at = spoiled.find(b"PK\x01\x02", at + 4)
    return bytes(spoiled)


@pytest.mark.parametrize("size", [0, 10, 100_000])
def test_a_forged_size(size: int) -> None:
    assert refused(forged(pack(parts(body(p("Text" * 5000)))), size)) == Why.DAMAGED


def test_a_bomb_that_forges_its_size_is_not_unpacked() -> None:
    bomb = forged(with_part("word/document.xml", b" " * 300 * MEGABYTE), 1000)
    tracemalloc.start()
    assert refused(bomb) == Why.DAMAGED
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * MEGABYTE


def test_a_wrong_checksum() -> None:
    data = bytearray(pack(parts(body(p("Text")))))
    at = data.find(b"PK\x01\x02")
    data[at + 16] ^= 0xFF
    assert refused(bytes(data)) == Why.DAMAGED


def test_two_parts_of_one_name() -> None:
    with BytesIO() as file:
        with ZipFile(file, "w") as zipped:
            for name, content in parts(body(p("Det som visas"))).items():
                zipped.writestr(name, content)
            with pytest.warns(UserWarning, match="Duplicate name"):
                zipped.writestr("word/document.xml", body(p("Det som läses")))
        data = file.getvalue()
    assert refused(data) == Why.DAMAGED


def test_a_packing_that_word_does_not_know() -> None:
    with BytesIO() as file:
        with ZipFile(file, "w", ZIP_BZIP2) as zipped:
            for name, content in parts(body(p("Text"))).items():
                zipped.writestr(name, content)
        assert refused(file.getvalue()) == Why.DAMAGED


def test_an_encrypted_entry() -> None:
    data = bytearray(pack(parts(body(p("Text")))))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data)) == Why.DAMAGED


XXE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12))
    + b"]>"
)


@pytest.mark.parametrize("dtd", [XXE, LAUGHS, b"<!DOCTYPE w>"], ids=["xxe", "laughs", "plain"])
@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "customXml/item1.xml", "_rels/.rels"]
)
def test_a_dtd_in_any_part(name: str, dtd: bytes) -> None:
    whole = parts(body(p("&x;" if dtd is XXE else "Text")), {"word/styles.xml": b"<w/>"})
    assert refused(pack({**whole, name: dtd + whole.get(name, b"<w/>")})) == Why.DAMAGED


def test_a_dtd_written_in_utf_16() -> None:
    hidden = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode("utf-16")
    assert refused(with_part("word/styles.xml", hidden)) == Why.DAMAGED


def test_a_dtd_in_an_encoding_that_hides_it() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE w+AD4-<w/>'
    whole = parts(hidden)
    assert refused(pack(whole)) == Why.DAMAGED


@pytest.mark.parametrize("document", [b"", b"<w", b"<w:document/>", b"\x00\x01", "<å>".encode("cp1252")])
def test_a_document_that_is_no_xml(document: bytes) -> None:
    assert refused(pack(parts(document))) == Why.DAMAGED


def test_a_document_of_another_kind() -> None:
    """A workbook, or Word's strict dialect, which no word processor saves unasked."""
    strict = body(p("Text")).replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert refused(pack(parts(strict))) == Why.DAMAGED


def test_elements_deeper_than_anyone_writes() -> None:
    assert refused(pack(parts(body("<w:sdt>" * 5000 + "</w:sdt>" * 5000)))) == Why.DAMAGED


def test_a_relation_that_leads_nowhere() -> None:
    whole = parts(body(p("Text")))
    for rels in (relations({}), relations({"officeDocument": "word/other.xml"}), b"<w/>"):
        assert refused(pack({**whole, "_rels/.rels": rels})) == Why.DAMAGED
    del whole["_rels/.rels"]
    assert refused(pack(whole)) == Why.DAMAGED


def test_macros_wherever_they_are_told_of() -> None:
    whole = parts(body(p("Text")))
    types = whole[CONTENT_TYPES].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert refused(pack({**whole, CONTENT_TYPES: types})) == Why.MACROS
    assert refused(with_part("word/vbaProject.bin", b"")) == Why.MACROS
    project = relations({}).replace(
        b"></Relationships>",
        b'><Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="code.bin"/></Relationships>',
    )
    assert refused(with_part("word/_rels/document.xml.rels", project)) == Why.MACROS


@pytest.mark.parametrize(
    "name", ["word/embeddings/oleObject1.bin", "word/embeddings/kalkyl.xlsx", "word/activeX/activeX1.xml"]
)
def test_other_files_and_controls_within(name: str) -> None:
    assert refused(with_part(name, b"<a/>")) == Why.EMBEDDED


@pytest.mark.parametrize("kind", ["oleObject", "package", "control", "aFChunk", "subDocument"])
def test_other_files_and_controls_under_another_name(kind: str) -> None:
    rels = relations({kind: "hidden.bin"})
    assert refused(with_part("word/_rels/document.xml.rels", rels)) == Why.EMBEDDED


def test_a_template_or_a_picture_somewhere_else_is_not_fetched() -> None:
    """Nothing here follows what leads out of the file."""
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/attachedTemplate" '
        'Target="https://example.invalid/mall.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    package = open_package(with_part("word/_rels/document.xml.rels", rels))
    (relation,) = package.relations("word/document.xml")
    assert relation.external
    assert not package.related("word/document.xml", "attachedtemplate")


def test_an_empty_document() -> None:
    assert refused(pack(parts(body("")))) == Why.EMPTY
    assert refused(pack(parts(body(p() + p(" ") + p("\u2028"))))) == Why.EMPTY


def test_the_document_may_have_another_name() -> None:
    """Word in the browser calls it document2.xml; some write the way to it from the root."""
    whole = parts(body(p("Text")))
    whole["word/document2.xml"] = whole.pop("word/document.xml")
    for target in ("word/document2.xml", "/word/document2.xml", "./word/../word/document2.xml"):
        data = pack({**whole, "_rels/.rels": relations({"officeDocument": target})})
        assert docx.read(data, "a.docx").text == "Text"
