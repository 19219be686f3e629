"""JSON log lines: a constant event name and ids, never message text, names, addresses or secrets.

`log.info("turn_written", shop_id=3, turn_id=9)` prints one line. Values that are not numbers, booleans, None or short
plain strings are refused while testing and shortened otherwise: a log is no place for what people said.
"""

import contextvars
import json
import logging
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

Value = str | int | float | bool | None
_context: contextvars.ContextVar[dict[str, Value] | None] = contextvars.ContextVar("log_context", default=None)
_LONGEST = 200


class Log:
    """A named logger whose lines are an event and its ids."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, event: str, **ids: Value) -> None:
        self._write(logging.INFO, event, ids)

    def warning(self, event: str, **ids: Value) -> None:
        self._write(logging.WARNING, event, ids)

    def error(self, event: str, *, exc_info: bool = False, **ids: Value) -> None:
        self._write(logging.ERROR, event, ids, exc_info=exc_info)

    def _write(self, level: int, event: str, ids: dict[str, Value], *, exc_info: bool = False) -> None:
        self._logger.log(level, event, extra={"ids": {**(_context.get() or {}), **ids}}, exc_info=exc_info)


def formatter() -> logging.Formatter:
    """What `start` prints lines with, for whoever wants to read them as they are printed."""
    return _JsonLines()


def get(name: str) -> Log:
    return Log(name)


@contextmanager
def context(**ids: Value) -> Generator[None]:
    """Add ids (request, job, shop) to every line written inside."""
    token = _context.set({**(_context.get() or {}), **ids})
    try:
        yield
    finally:
        _context.reset(token)


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Value] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "event": record.getMessage()[:_LONGEST],
            "logger": record.name,
        }
        for key, value in getattr(record, "ids", {}).items():
            line[key] = value[:_LONGEST] if isinstance(value, str) else value
        if record.exc_info and record.exc_info[0]:
            # The place of a failure, not its text: messages of foreign exceptions can hold what people typed.
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False)


def _where(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    frames: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return " > ".join(frames[-6:])


def start(level: str = "INFO") -> None:
    """Send all logging of this process to standard error as JSON lines."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(_JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [lines]
    root.setLevel(level)
    for chatty in ("httpx", "httpcore", "stripe", "gunicorn.access", "psycopg.pool"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # RQ logs a failed job with its whole traceback; workers/run.py has logged the place without the words.
    logging.getLogger("rq.worker").setLevel(logging.CRITICAL)
