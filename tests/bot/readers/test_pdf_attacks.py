"""A PDF may be broken, locked, too large, or made to do harm: it is refused, and told why."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from bot.readers import pdf
from bot.readers.sandbox import read_file, read_upload
from drafts.errors import BadFile
from drafts.faults import Why
from tests.bot.readers.test_pdf_layouts import TEXT, printed

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]"


def written(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its root."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, said in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, start)
    return bytes(out)


def pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    return written(CATALOG, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *[PAGE + b">>"] * count)


def cycle() -> bytes:
    return written(
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 2>>",
    )


def locked() -> bytes:
    """No password fits."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(0123456789abcdef)(0123456789abcdef)]"
    return written(
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE + b">>",
        trailer=lock % (b"o" * 32, b"u" * 32),
    )


def bomb(megabytes: int) -> bytes:
    """A page whose content unpacks to as much."""
    packing = zlib.compressobj(1)
    million = b"0" * 1_000_000
    packed = b"".join(packing.compress(million) for _ in range(megabytes)) + packing.flush()
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    return written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE + b"/Contents 4 0 R>>", stream)


def why(data: bytes) -> str:
    with pytest.raises(BadFile) as refused:
        pdf.read(data, "prov.pdf")
    return refused.value.why


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", Why.DAMAGED, id="nothing"),
        pytest.param("Hej, nämnden!".encode(), Why.DAMAGED, id="text"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 400, Why.DAMAGED, id="garbage"),
        pytest.param(cycle(), Why.DAMAGED, id="pages in a circle"),
        pytest.param(locked(), Why.LOCKED, id="locked"),
        pytest.param(pages(3), Why.NO_TEXT, id="empty pages"),
        pytest.param(pages(301), Why.DOCUMENT_SIZE, id="a page too many"),
        pytest.param(pages(100_000), Why.DOCUMENT_SIZE, id="a hundred thousand pages"),
        pytest.param(b"%PDF-1.7\n" + b" " * pdf.FILE_LIMIT, Why.DOCUMENT_SIZE, id="too many bytes"),
    ],
)
def test_it_is_refused_and_told_why(data: bytes, expected: Why) -> None:
    assert why(data) == expected


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_damaged(share: float) -> None:
    data = printed(TEXT)
    assert why(data[: int(len(data) * share)]) == Why.DAMAGED


def test_pictures_of_pages_have_no_text() -> None:
    picture = '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), format: "svg")'
    assert why(printed(f"{picture}\n#text(8pt)[]")) == Why.NO_TEXT


async def test_a_file_that_unpacks_to_gigabytes_ends_its_reader_and_no_other() -> None:
    with pytest.raises(BadFile) as refused:
        await read_upload(bomb(1_500), "prov.pdf")
    assert refused.value.why == Why.UNREADABLE


def test_an_honest_file_passes_the_same_gate(tmp_path: Path) -> None:
    path = tmp_path / "prov.pdf"
    path.write_bytes(printed(f"= Policy för cykling\n{TEXT}"))
    found = read_file(path)
    assert found.title == "Policy för cykling"
    assert [block.text for block in found.document.blocks] == ["Policy för cykling", TEXT]
