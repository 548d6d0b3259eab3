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
    if args.command == "run":
        from bot import serving  # noqa: PLC0415

        return serving.run(verbose=args.verbose)
    from bot import commands  # noqa: PLC0415

    match args.command:
        case "demo":
            return commands.demo(args.out, args.fault)
        case "play":
            return commands.play(args.files, args.out, as_json=args.json)
        case "board":
            return commands.board(args.folder)
        case _:
            return commands.doctor()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yrka", description="Skriv förslag tillsammans i Telegram.")
    verbs = parser.add_subparsers(dest="command", metavar="kommando")
    demo = verbs.add_parser("demo", help="spela exempelfallet, utan token och nät")
    demo.add_argument("--out", type=Path, default=Path("bilaga"), help="mapp för filerna (bilaga)")
    demo.add_argument("--fault", choices=FAULTS, default="", help="låt något gå fel")
    play = verbs.add_parser("play", help="spela scenariofiler")
    play.add_argument("files", type=Path, nargs="+", metavar="FIL")
    play.add_argument("--out", type=Path, help="mapp för filer som boten skickade")
    play.add_argument("--json", action="store_true", help="svara med JSON")
    run = verbs.add_parser("run", help="kör boten på Telegram")
    run.add_argument("-v", "--verbose", action="store_true", help="skriv allt i loggen, utom token")
    board = verbs.add_parser("board", help="lägg in eller uppdatera en nämnd från en mapp")
    board.add_argument("folder", metavar="MAPP", help="mapp med namnd.yaml, register.csv och arenden.yaml")
    verbs.add_parser("doctor", help="kontrollera att allt är på plats")
    return parser


if __name__ == "__main__":
    main()
