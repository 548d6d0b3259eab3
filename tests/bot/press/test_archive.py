"""The archive: a registrator finds everything in it, unaltered, under names that any system takes."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.press import Press
from bot.press.archive import pack_archive
from bot.press.archive_names import FILE, FOLDER, name_files, slug
from bot.press.index import COLUMNS, harmless
from drafts.arende import Arende
from drafts.draft import Attachment
from drafts.inbox import Fate
from drafts.records import Archive, Record
from tests import verapdf
from tests.bot.press.incoming import ARCHIVE, FILES, FIRST, LATE, SAID, TAKEN_BACK, TOGETHER, files
from tests.bot.press.reading import BROKEN, read_pdf
from tests.libreoffice import needs_libreoffice
from tests.people import EVENING, PARK, REMISS

SAFE = re.compile(r"[A-Za-z0-9_./-]+")
ASIDE = "Ersatta-och-atertagna"


def unpacked(archive: Archive = ARCHIVE) -> dict[str, bytes]:
    (part,) = pack_archive(archive, FILES)
    return read(part.data)


def read(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def rows(archive: Archive = ARCHIVE) -> list[dict[str, str]]:
    told = unpacked(archive)["index.csv"].decode("utf-8-sig")
    return list(csv.DictReader(StringIO(told, newline=""), delimiter=";"))


def index_words(archive: Archive = ARCHIVE) -> str:
    return " ".join(read_pdf(unpacked(archive)["index.pdf"]).replace(BROKEN, "-").split())


def test_every_file_is_there_byte_for_byte_and_nothing_more() -> None:
    there = unpacked()
    papers = [data for name, data in there.items() if "/" in name]
    sent = [FILES[file.sha256] for record in ARCHIVE.records for file in record.files]
    assert sorted(papers) == sorted(sent)
    assert [name for name in there if "/" not in name] == ["index.csv", "index.pdf"]


def test_names_say_date_arende_diarienummer_kind_parties_and_version() -> None:
    folder = "Arende-23_EKE-2026-71_Remiss-av-samverkansoverenskommel"
    stem = "2026-03-03_Arende-23_EKE-2026-71_Gemensamt-forslag-1_C-M-KD"
    names = [item.path for item in name_files([FIRST, TOGETHER])]
    assert names == [
        f"{folder}/{ASIDE}/{stem}_v1_ERSATT.pdf",
        f"{folder}/{ASIDE}/{stem}_v1_ERSATT.docx",
        f"{folder}/{stem}_v2.pdf",
        f"{folder}/{stem}_v2.docx",
        f"{folder}/{stem}_v2_andringar-i-Overenskommelsen.docx",
    ]


def test_what_is_withdrawn_or_replaced_has_a_folder_of_its_own() -> None:
    aside = {item.record.fate for item in name_files(ARCHIVE.records) if f"/{ASIDE}/" in item.path}
    assert aside == {Fate.REPLACED, Fate.WITHDRAWN}
    assert all("_ATERTAGET." in item.path for item in name_files([TAKEN_BACK]))


def test_what_a_correction_is_asked_for_stands_with_the_others_and_is_marked() -> None:
    names = [item.path for item in name_files([replace(TOGETHER, fate=Fate.RETURNED)])]
    assert all("_v2_RATTELSE-BEGARD" in name and ASIDE not in name for name in names)


def test_a_statement_is_named_for_whose_it_is() -> None:
    assert name_files([SAID])[0].path.endswith("_Reservation_L-Karin-Rosen-Falk-m-fl.pdf")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Överenskommelse på Åsö, ärligt", "Overenskommelse-pa-Aso-arligt"),
        ("Mira Petrović & Łukasz Ærø ß", "Mira-Petrovic-Lukasz-Aero-ss"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON: a\\b*c?.pdf ", "CON-a-b-c-pdf"),
        ("公開", ""),
    ],
)
def test_names_are_plain(text: str, plain: str) -> None:
    assert slug(text, 60) == plain


words = st.text(max_size=60)
marks = st.builds(Attachment, words.map(lambda text: f"{text}.docx"), st.just(FIRST.files[0].sha256))
records = st.builds(
    lambda record, arende, names, along, fate, number: replace(
        record, arende=arende, names=tuple(names), files=(*record.files, *along), fate=fate, number=number
    ),
    st.sampled_from([FIRST, SAID, LATE]),
    st.builds(Arende, words, words, words, id=st.sampled_from(["1", "2", "2.2"])),
    st.lists(words, max_size=4),
    st.lists(marks, max_size=3),
    st.sampled_from([*Fate, None]),
    st.integers(0, 2),
)


@given(st.lists(records, max_size=6))
def test_whatever_people_have_written_names_are_short_plain_and_unique(some: list[Record]) -> None:
    paths = [item.path for item in name_files(some)]
    assert len({path.casefold() for path in paths}) == len(paths) == sum(len(r.files) for r in some)
    for path in paths:
        folder, *aside, name = path.split("/")
        assert SAFE.fullmatch(path)
        assert ".." not in path
        assert aside in ([], [ASIDE])
        assert len(name) <= FILE + 3
        assert len(folder) <= FOLDER + 3
        assert name[0].isalnum()


def test_the_same_archive_is_the_same_bytes() -> None:
    assert pack_archive(ARCHIVE, FILES) == pack_archive(ARCHIVE, dict(reversed(FILES.items())))


def test_a_file_has_the_time_it_came_in_on_a_swedish_clock() -> None:
    (part,) = pack_archive(ARCHIVE, FILES)
    with ZipFile(BytesIO(part.data)) as zipped:
        infos = {info.filename: info for info in zipped.infolist()}
    (name,) = [name for name in infos if name.endswith("C-M-KD_v2.pdf")]
    assert infos[name].date_time == (2026, 3, 3, 20, 10, 0)
    assert infos[name].compress_type == ZIP_STORED


def test_the_index_has_a_row_a_file_with_its_digest() -> None:
    there = unpacked()
    assert {row["Fil"]: row["SHA-256"] for row in rows()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in there.items() if "/" in name
    }


def test_the_index_tells_who_when_and_what_became_of_it() -> None:
    first, second, *_ = [row for row in rows() if row["Fil"].endswith(".pdf")]
    assert first["Status"] == "Ersatt"
    assert first["Begärd rättelse"] == "Paragrafen ska vara 14."
    assert {name: second[name] for name in COLUMNS[2:21]} == {
        "Ärende": "23",
        "Paragraf": "",
        "Diarienummer": "EKE 2026/71",
        "Ärenderubrik": "Remiss av samverkansöverenskommelse",
        "Handling": "Gemensamt förslag",
        "Förslag nr": "1",
        "Version": "2",
        "Ersätter version": "1",
        "Bilagans rubrik": "Mer för ungas fritid",
        "Bakom handlingen": "Lars Berg (C), Per Lindqvist-Sjö (M), Erik Ahl (KD) e.y.",
        "Anslutna": "Karin Rosén Falk m.fl. (L)",
        "Anslutna efter stopptiden": "Ylva Strand (EkP)",
        "Inkom": "2026-03-03 20.10",
        "Inlämnad av": "Lars Berg (C)",
        "Efter stopptiden": "Nej",
        "Status": "Mottagen",
        "Mottagen": "2026-03-03 20.15",
        "Begärd rättelse": "",
        "Återtagen": "",
    }


def test_swedish_excel_knows_the_index_for_what_it_is() -> None:
    told = unpacked()["index.csv"]
    assert told.startswith(b"\xef\xbb\xbfFil;Arkivfil;\xc3\x84rende;")
    assert b"\r\n" in told


@pytest.mark.parametrize(
    "cell", ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "  =1", "\u00a0=1", "＝1", "\r=1", '=cmd|"/c calc"!A1']
)
def test_no_cell_of_the_index_is_computed(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_a_title_that_is_a_formula_is_only_a_title() -> None:
    assert {row["Bilagans rubrik"] for row in rows() if row["Ärende"] == "24 A"} == {
        '\'=HYPERLINK("http://ond.example";"Klicka")'
    }


@needs_libreoffice
def test_an_office_reads_the_index_with_its_letters_and_columns(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_bytes(unpacked()["index.csv"])
    as_sheet = "xlsx:Calc MS Excel 2007 XML"
    command = ("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless")
    reads = "--infilter=CSV:59,34,UTF8,1,,0,false,true,false"
    subprocess.run(  # noqa: S603 -- our own words
        (*command, reads, "--convert-to", as_sheet, "--outdir", str(tmp_path), str(tmp_path / "index.csv")),
        capture_output=True,
        check=True,
        timeout=300,
    )
    import openpyxl  # noqa: PLC0415 -- seldom needed

    sheet = openpyxl.load_workbook(tmp_path / "index.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(cells[0]) == COLUMNS
    assert [row[2:7] for row in cells[-1:]] == [
        ["24 A", None, "EKE 2026/80", "Ny lekpark vid Ekebytorg", "Återremiss"]
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize(
    "archive", [ARCHIVE, replace(ARCHIVE, meeting=None, records=()), replace(ARCHIVE, records=(LATE,) * 60)]
)
def test_the_index_can_be_read_aloud_and_kept(archive: Archive, flavour: str) -> None:
    assert verapdf.find_faults(unpacked(archive)["index.pdf"], flavour) == frozenset()


texts = st.text(max_size=80)


@given(texts, texts, texts, texts)
@settings(deadline=None, max_examples=20)
def test_whatever_was_written_it_can_be_printed(title: str, name: str, dnr: str, words: str) -> None:
    record = replace(
        FIRST,
        title=title,
        names=(name,),
        returned=words,
        arende=replace(REMISS, title=title, diarienummer=dnr),
    )
    pdf = unpacked(replace(ARCHIVE, board=name, records=(record,)))["index.pdf"]
    assert verapdf.find_faults(pdf, "ua1") | verapdf.find_faults(pdf, "2a") == frozenset()


def test_the_index_to_read_tells_the_same() -> None:
    said = index_words()
    assert "Inkomna handlingar – sammanträdet 2026-03-05 19.00" in said
    assert "Stopptid för förslag: 2026-03-04 19.00" in said
    assert "Gemensamt förslag 1, version 2 (ersätter version 1)" in said
    assert "efter stopptiden av Ylva Strand (EkP)" in said
    assert "Återtagen 2026-03-03 19.40" in said
    for record in ARCHIVE.records:
        for file in record.files:
            assert file.sha256 in said.replace(" ", "")


def test_it_says_by_which_law_what_no_longer_holds_is_kept() -> None:
    assert "(2 kap. 9 § tryckfrihetsförordningen)" in index_words()
    assert "tryckfrihetsförordningen" not in index_words(replace(ARCHIVE, records=(LATE,)))


def test_a_large_archive_is_split_between_arenden() -> None:
    of_23 = [file for record in ARCHIVE.records if record.arende is REMISS for file in record.files]
    parts = pack_archive(ARCHIVE, FILES, limit=sum(len(FILES[file.sha256]) for file in of_23))
    name = "Inkorg_Ekeby-stadsdelsnamnd_2026-03-05"
    assert [part.name for part in parts] == [f"{name}_del-1-av-2.zip", f"{name}_del-2-av-2.zip"]
    folders = [{name.split("/")[0] for name in read(part.data) if "/" in name} for part in parts]
    assert [len(folder) for folder in folders] == [1, 1]
    there = [name for part in parts for name in read(part.data) if "/" in name]
    assert sorted(there) == sorted(item.path for item in name_files(ARCHIVE.records))
    for row in csv.DictReader(StringIO(read(parts[0].data)["index.csv"].decode("utf-8-sig")), delimiter=";"):
        (part,) = [part for part in parts if part.name == row["Arkivfil"]]
        assert row["Fil"] in read(part.data)


@given(st.integers(1, 400))
@settings(max_examples=20, deadline=None)
def test_no_part_holds_more_than_it_may_but_for_one_file(limit: int) -> None:
    for part in pack_archive(ARCHIVE, FILES, limit):
        inside = [len(data) for name, data in read(part.data).items() if "/" in name]
        assert sum(inside) <= limit or len(inside) == 1


def test_two_arenden_of_one_name_have_a_folder_each() -> None:
    twin = replace(LATE, arende=replace(PARK, id="24 A.2"), files=files("Tvilling"))
    folders = [item.path.split("/")[0] for item in name_files([LATE, twin])]
    assert folders[0] == folders[1]
    assert folders[2] == folders[3] == f"{folders[0]}-2"


def test_what_has_no_file_yet_stands_in_the_index() -> None:
    bare = replace(SAID, files=())
    (row,) = rows(replace(ARCHIVE, records=(bare,)))
    assert (row["Fil"], row["Handling"], row["SHA-256"]) == ("", "Reservation", "")


async def test_the_press_packs_off_the_event_loop() -> None:
    assert await Press().archive(ARCHIVE, FILES) == pack_archive(ARCHIVE, FILES)


def test_what_came_in_summer_is_told_in_summer_time() -> None:
    summer = replace(LATE, at=EVENING + timedelta(days=120))
    (row, _) = rows(replace(ARCHIVE, records=(summer,)))
    assert row["Inkom"] == "2026-07-01 20.00"
