"""`shopapp bench NAME`: each module of bench/ is a name; one whose name begins with an underscore is shared by others."""

import argparse
import importlib
import json
import pkgutil

from shopapp.cli.command import Commands, Words, command


def benches(commands: Commands) -> None:
    import bench  # noqa: PLC0415

    parser = command(
        commands,
        "bench",
        "Measure speed or quality; with --json it prints one JSON object of figures.",
        "Each name is one module of bench/; `shopapp bench NAME --help` says what it measures and against what.",
    )
    names = parser.add_subparsers(metavar="NAME", required=True)
    for found in pkgutil.iter_modules(bench.__path__):
        if not found.name.startswith("_"):
            _bench_name(names, found.name)


def _bench_name(names: Commands, name: str) -> None:
    module = importlib.import_module(f"bench.{name}")
    words = (module.__doc__ or name).strip()
    parser = names.add_parser(name, help=words.splitlines()[0], description=words, formatter_class=Words)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    module.arguments(parser)

    def run(args: argparse.Namespace) -> int:
        figures = module.run(args)
        print(json.dumps(figures, indent=None if args.json else 2))
        return 0

    parser.set_defaults(run=run)
