"""LibreOffice, which accepts and rejects tracked changes as an office would: all documents in one process."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import which

import pytest

needs_libreoffice = pytest.mark.skipif(
    which("soffice") is None, reason="needs LibreOffice Writer: apt-get install libreoffice-writer-nogui"
)

_MODULE = "user/basic/Standard/Module1.xba"  # the one module that every new profile has
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub SaveAll(folder As String, commands As String)
  Dim n As Integer
  Dim todo As Variant
  todo = Split(commands, ",")
  For n = 0 To UBound(todo)
    Save(folder &amp; "/" &amp; n, todo(n))
  Next n
End Sub

Sub Save(path As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim words(0) As New com.sun.star.beans.PropertyValue
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  Dim document As Object
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  words(0).Name = "FilterName"
  words(0).Value = "MS Word 2007 XML"
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(path &amp; ".docx"), "_blank", 0, hidden())
  If command &lt;&gt; "" Then
    createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
      document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  End If
  document.storeToURL(ConvertToURL(path &amp; ".saved.docx"), words())
  document.storeToURL(ConvertToURL(path &amp; ".saved.txt"), plain())
  document.close(True)
End Sub
</script:module>
"""


class Do(StrEnum):
    NOTHING = ""
    ACCEPT = "AcceptAllTrackedChanges"
    REJECT = "RejectAllTrackedChanges"


@dataclass(frozen=True)
class Saved:
    """A document as LibreOffice saves it: its lines, and its looks as a DOCX."""

    text: str
    docx: bytes


def save(jobs: Sequence[tuple[bytes, Do]], folder: Path) -> list[Saved]:
    """Each document, after that was done to it."""
    for n, (package, _) in enumerate(jobs):
        (folder / f"{n}.docx").write_bytes(package)
    profile = folder / "profile"
    _office(profile, "--terminate_after_init")
    (profile / _MODULE).write_text(_MACRO, encoding="utf-8")
    commands = ",".join(command for _, command in jobs)
    _office(profile, f'macro:///Standard.Module1.SaveAll("{folder}", "{commands}")')
    return [_saved(folder / f"{n}.saved") for n in range(len(jobs))]


def _saved(path: Path) -> Saved:
    text = path.with_name(f"{path.name}.txt").read_text(encoding="utf-8-sig")
    return Saved(text, path.with_name(f"{path.name}.docx").read_bytes())


def _office(profile: Path, *arguments: str) -> None:
    command = (
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        *arguments,
    )
    subprocess.run(command, capture_output=True, check=True, timeout=300)  # noqa: S603 -- our own words
