"""Keeps the catalogue in step with Shopify: one full run, then webhooks, and a sweep for what either left behind.

The one rule: nothing here holds a transaction while it asks Shopify or the embedding model. Everything may be killed at
any line and called again.
"""

from shopapp.catalog.sync.changes import changed
from shopapp.catalog.sync.merging import merge
from shopapp.catalog.sync.models import change_over, due_to_change, serving
from shopapp.catalog.sync.progress import Progress, progress
from shopapp.catalog.sync.running import move, start
from shopapp.catalog.sync.runs.store import Drift, drift, reconciled
from shopapp.catalog.sync.store import take_statistics
from shopapp.catalog.sync.sweeping import sweep
from shopapp.catalog.sync.vectors import embed_missing

__all__ = [
    "Drift",
    "Progress",
    "change_over",
    "changed",
    "drift",
    "due_to_change",
    "embed_missing",
    "merge",
    "move",
    "progress",
    "reconciled",
    "serving",
    "start",
    "sweep",
    "take_statistics",
]
