"""The shape of a command: its name, one line on its purpose, and what its help teaches.

The one rule: a command loads what it runs only when it runs, so that each process carries its own part of the house and no more.
"""

import argparse
from typing import Protocol

Words = argparse.RawDescriptionHelpFormatter


class Commands(Protocol):
    """Where commands are hung; argparse has no public name for it."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - argparse's own word
        description: str,
        formatter_class: type[argparse.HelpFormatter],
    ) -> argparse.ArgumentParser: ...


def command(commands: Commands, name: str, purpose: str, teaches: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=purpose, description=f"{purpose}\n\n{teaches}", formatter_class=Words)
