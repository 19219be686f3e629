"""`shopapp`: the one command. `shopapp COMMAND --help` says what a command does, what it needs and what to do next."""

import argparse
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from shopapp.cli import processes, tasks
from shopapp.cli.benches import benches
from shopapp.cli.command import Words
from shopapp.errors import Problem

_ALL = (
    processes.demo,
    processes.serve,
    processes.worker,
    processes.cron,
    tasks.migrate,
    tasks.relock,
    processes.sandbox,
    tasks.sync,
    tasks.rehearse,
    benches,
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except Problem as problem:
        print(f"shopapp: {problem.message}", file=sys.stderr)
        return 1
    except ValidationError as problem:
        print("shopapp: the settings do not fit:", file=sys.stderr)
        for fault in problem.errors():
            name = "SHOPAPP_" + "_".join(str(part) for part in fault["loc"]).upper() if fault["loc"] else "settings"
            print(f"  {name}: {fault['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shopapp", description=__doc__, formatter_class=Words)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in _ALL:
        add(commands)
    return parser
