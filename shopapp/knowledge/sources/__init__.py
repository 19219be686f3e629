"""What a merchant gives to quote from: files and addresses. Taken in at once, read by a worker, read again when due.

The one rule: a source is a row before anything is read, so whatever dies meanwhile, a later sweep reads it.
"""

from shopapp.knowledge.sources.giving import LARGEST, add_address, add_upload
from shopapp.knowledge.sources.reading import JOB, read_source, sweep
from shopapp.knowledge.sources.store import Source, all_of, remove

__all__ = ["JOB", "LARGEST", "Source", "add_address", "add_upload", "all_of", "read_source", "remove", "sweep"]
