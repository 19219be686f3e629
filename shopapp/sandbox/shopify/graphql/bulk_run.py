"""Bulk operations at work: a queued operation is run in a thread of its own, streamed to a JSONL file, then told."""

from shopapp.sandbox.simulation import Sandbox


def wake(sandbox: Sandbox) -> None:
    del sandbox
