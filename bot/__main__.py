"""`yrka`: the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.play import FAULTS


def main() -> None:
    parser = _parser()
    args = parser.parse_args()
    if args.command is None:
        parser.print_help(sys.stderr)
        sys.exit(2)
    sys.exit(_run(args))


def _run(args: argparse.Namespace) -> int:
    """Each command loads what it needs: the bot starts again at once, and half of this is not for it."""
    if args.command in {"run", "chat"}:
        return _serve(args)
    if args.command in {"diff", "merge", "amend"}:
        return _on_texts(args)
    from bot import commands  # noqa: PLC0415

    match args.command:
        case "demo":
            return commands.demo(args.out, args.fault)
        case "play":
            return commands.play(args.files, args.out, as_json=args.json)
        case "board":
            return commands.board(args.folder)
        case _:
            return _on_database(args)


def _serve(args: argparse.Namespace) -> int:
    if args.command == "chat":
        from bot.chat import opening  # noqa: PLC0415

        return opening.run(args.keep, browser=not args.no_browser, apart=args.apart)
    from bot import serving  # noqa: PLC0415

    return serving.run(verbose=args.verbose)


def _on_database(args: argparse.Namespace) -> int:
    from bot import commands  # noqa: PLC0415

    match args.command:
        case "key":
            return commands.key()
        case "seal":
            return commands.seal(off=args.off)
        case "doctor":
            return commands.texts() if args.texts else commands.doctor()
        case _:
            return _on_copies(args)


def _on_copies(args: argparse.Namespace) -> int:
    from bot import copies, rescuing, restoring  # noqa: PLC0415

    match args.command:
        case "move":
            return copies.move(args.old, args.new)
        case "backup":
            return copies.backup(args.file)
        case "restore":
            return restoring.restore(args.file, sure=args.yes)
        case _:
            return rescuing.rescue(args.file)


def _on_texts(args: argparse.Namespace) -> int:
    from bot.texts import verbs  # noqa: PLC0415

    match args.command:
        case "diff":
            return verbs.diff_files(args.old, args.new, args.form, args.docx, args.pdf)
        case "merge":
            return verbs.merge_files(args.base, args.versions, as_json=args.json)
        case _:
            return verbs.amend_file(args.base, args.instructions, as_json=args.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yrka", description="Skriv förslag tillsammans i Telegram.")
    verbs = parser.add_subparsers(dest="command", metavar="kommando")
    demo = verbs.add_parser("demo", help="spela exempelfallet, utan token och nät")
    demo.add_argument("--out", type=Path, default=Path("bilaga"), help="mapp för filerna (bilaga)")
    demo.add_argument("--fault", choices=FAULTS, default="", help="låt något gå fel")
    chat = verbs.add_parser("chat", help="prova boten i webbläsaren, utan token och nät")
    chat.add_argument("--keep", type=Path, metavar="MAPP", help="spara allt i mappen, och fortsätt därifrån")
    chat.add_argument("--no-browser", action="store_true", help="skriv bara ut adressen")
    chat.add_argument("--apart", action="store_true", help="kör boten i en egen process, som får dö")
    play = verbs.add_parser("play", help="spela scenariofiler")
    play.add_argument("files", type=Path, nargs="+", metavar="FIL")
    play.add_argument("--out", type=Path, help="mapp för filer som boten skickade")
    play.add_argument("--json", action="store_true", help="svara med JSON")
    run = verbs.add_parser("run", help="kör boten på Telegram")
    run.add_argument("-v", "--verbose", action="store_true", help="skriv allt i loggen, utom token")
    board = verbs.add_parser("board", help="lägg in eller uppdatera en nämnd från en mapp")
    board.add_argument("folder", metavar="MAPP", help="mapp med namnd.yaml, register.csv och arenden.yaml")
    verbs.add_parser("key", help="gör en nyckel att kryptera databasen med (YRKA_KEY)")
    seal = verbs.add_parser("seal", help="kryptera allt som är sparat med den första nyckeln i YRKA_KEY")
    seal.add_argument("--off", action="store_true", help="dekryptera allt i stället")
    doctor = verbs.add_parser("doctor", help="kontrollera att allt är på plats")
    doctor.add_argument("--texts", action="store_true", help="skriv ut allt som boten säger, med exempel")
    _add_databases(verbs)
    _add_texts(verbs)
    return parser


def _add_databases(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    move = verbs.add_parser("move", help="kopiera en databas till en tom, och jämför dem")
    move.add_argument("old", metavar="FRÅN", help="en fil, eller postgresql://användare@server/databas")
    move.add_argument("new", metavar="TILL", help="likadant")
    backup = verbs.add_parser("backup", help="säkerhetskopiera databasen till en fil, medan boten kör")
    backup.add_argument("file", type=Path, metavar="FIL")
    restore = verbs.add_parser("restore", help="ersätt databasens innehåll med en säkerhetskopia")
    restore.add_argument("file", type=Path, metavar="FIL")
    restore.add_argument("--yes", action="store_true", help="fråga inte")
    rescue = verbs.add_parser(
        "rescue", help="kopiera allt som går att läsa ur en skadad databas till en ny fil"
    )
    rescue.add_argument("file", type=Path, metavar="FIL")


def _add_texts(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What works on files alone: .txt, .md, .docx and .pdf."""
    diff = verbs.add_parser("diff", help="visa vad som skiljer två filer")
    diff.add_argument("old", type=Path, metavar="FÖRE")
    diff.add_argument("new", type=Path, metavar="EFTER")
    forms = diff.add_mutually_exclusive_group()
    for form, told in _FORMS.items():
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, default="", help=told)
    diff.add_argument("--docx", type=Path, metavar="FIL", help="skriv FÖRE med spårade ändringar")
    diff.add_argument("--pdf", type=Path, metavar="FIL", help="skriv en PDF med ändringarna markerade")
    merge = verbs.add_parser("merge", help="sammanfoga flera ändrade versioner av en fil")
    merge.add_argument("base", type=Path, metavar="GRUND")
    merge.add_argument("versions", type=Path, nargs="+", metavar="VERSION")
    merge.add_argument("--json", action="store_true", help="svara med JSON")
    amend = verbs.add_parser("amend", help="tillämpa ändringsyrkanden på en fil")
    amend.add_argument("base", type=Path, metavar="GRUND")
    amend.add_argument(
        "instructions", nargs="+", metavar="YRKANDE", help="till exempel: att stryka andra stycket"
    )
    amend.add_argument("--json", action="store_true", help="svara med JSON")


_FORMS = {
    "json": "som JSON: [op, text] där op är =, - eller +",
    "html": "som en webbsida",
    "text": "som text med [-struket-] och {+tillagt+}",
    "patch": "som en unified diff",
    "instruction": "som att-satser",
}


if __name__ == "__main__":
    main()
