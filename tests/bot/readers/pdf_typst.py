"""The invented documents, printed by Typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from tests.bot.readers.pdf_corpus import Sample

SHEET = r"""
#let d = json(bytes(sys.inputs.data))
#let m = d.manner
#set document(title: d.title)
#set text(lang: "sv", size: 11pt, hyphenate: true)
#set par(justify: m.justified, leading: 0.65em,
  spacing: if m.indented { 0.65em } else { 1.3em },
  first-line-indent: if m.indented { 1.5em } else { 0em })
#let foot = context {
  let at = counter(page).get().first()
  set text(9pt)
  align(right, m.footer.replace("{0}", str(at)).replace("{1}", str(counter(page).final().first())))
  if at == 1 and m.address.len() > 0 { set text(8pt); align(left, m.address.join(linebreak())) }
}
#let left = if m.margin.len() > 0 { 6cm } else { 3cm }
#set page(paper: "a4", margin: (left: left, right: 2.5cm, top: 3cm, bottom: 3cm),
  header: text(9pt, m.header), footer: foot)
#show heading: set text(hyphenate: false)
#show heading: it => {
  let size = if m.bold_heads and it.level > 1 { 11pt } else { (20pt, 16pt, 13pt, 12pt).at(it.level - 1) }
  set text(size)
  set par(first-line-indent: 0em, justify: false)
  block(above: 1.6em, below: if m.bold_heads { 0.65em } else { 0.9em }, it.body)
}
#let items(rows) = {
  for row in rows {
    pad(left: (row.level - 1) * 14pt, grid(columns: (16pt, 1fr), row.number, row.text))
  }
}
#let cells(rows) = {
  table(columns: (1.4fr, 1fr, 0.6fr), stroke: if m.ruled { 0.5pt } else { none },
    ..rows.map(r => table.cell(x: r.cell.column - 1, y: r.cell.row - 1, par(justify: false, r.text))))
}
#if m.margin.len() > 0 {
  place(dx: -4cm, dy: 9cm, block(width: 3.4cm, text(8pt, m.margin.join(linebreak()))))
}
#let n = 0
#while n < d.blocks.len() {
  let b = d.blocks.at(n)
  let run = (b,)
  while (b.kind == "i" or b.kind == "c") and n + 1 < d.blocks.len() and d.blocks.at(n + 1).kind == b.kind {
    n += 1
    run.push(d.blocks.at(n))
  }
  if b.kind == "h" {
    heading(level: b.level, if b.number == "" { b.text } else { b.number + "   " + b.text })
  }
  if b.kind == "p" { par(b.text) }
  if b.kind == "i" { items(run) }
  if b.kind == "c" { cells(run) }
  n += 1
}
"""


def print_typst(sample: Sample) -> bytes:
    data = {
        "title": sample.title,
        "manner": asdict(sample.manner),
        "blocks": [asdict(block) for block in sample.blocks],
    }
    with TemporaryDirectory() as root:
        fonts = typst.Fonts(include_system_fonts=False)
        compiler = typst.Compiler(root=Path(root), font_paths=fonts, sys_inputs={"data": json.dumps(data)})
        return cast("bytes", compiler.compile(input=SHEET.encode(), format="pdf"))
