"""Starts the demo's processes, watches them, and stops them together.

A process that dies is started again: the product must survive it, and the demo is where one may try. Output goes to one
log file per process.
"""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from shopapp.errors import Unavailable


@dataclass(slots=True)
class Part:
    """One process: its arguments, and how to tell that it is up."""

    name: str
    arguments: list[str]
    is_up: Callable[[], bool]
    running: subprocess.Popen[bytes] | None = None
    restarts: int = 0
    started_at: float = 0.0


@dataclass(slots=True)
class Supervisor:
    environment: dict[str, str]
    logs: Path
    tell: Callable[[str], None]
    parts: list[Part] = field(default_factory=list[Part])
    _stopping: threading.Event = field(default_factory=threading.Event)

    def start(self, name: str, arguments: list[str], is_up: Callable[[], bool] = lambda: True) -> None:
        """Start a process without waiting for it."""
        part = Part(name, arguments, is_up)
        self.parts.append(part)
        self._launch(part)

    def wait_until_up(self, name: str, *, seconds: float = 30) -> None:
        """Raises Unavailable, naming the log file, when the process ends or stays silent."""
        part = next(part for part in self.parts if part.name == name)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if part.running and part.running.poll() is not None:
                break
            if part.is_up():
                return
            time.sleep(0.05)
        raise Unavailable(f"The {name} process did not start. Its last words are in {self._log(part)}:\n{self._tail(part)}")

    def watch(self) -> None:
        """Until told to stop, start again what dies."""
        while not self._stopping.wait(0.5):
            for part in self.parts:
                if part.running and part.running.poll() is not None and not self._stopping.is_set():
                    part.restarts += 1
                    self.tell(f"The {part.name} process ended ({_ending(part.running.returncode)}); starting it again.")
                    if time.monotonic() - part.started_at < 2:
                        self._stopping.wait(min(5, part.restarts))
                    self._launch(part)

    def stop(self) -> None:
        """Ask all to stop, last started first, and make sure they did."""
        self._stopping.set()
        for part in reversed(self.parts):
            if part.running and part.running.poll() is None:
                part.running.send_signal(signal.SIGTERM)
        for part in reversed(self.parts):
            if part.running:
                try:
                    part.running.wait(8)
                except subprocess.TimeoutExpired:
                    part.running.kill()
                    part.running.wait(5)

    def _launch(self, part: Part) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        part.started_at = time.monotonic()
        with self._log(part).open("ab") as log:
            # A session of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
            part.running = subprocess.Popen(
                part.arguments,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def _log(self, part: Part) -> Path:
        return self.logs / f"{part.name}.log"

    def _tail(self, part: Part) -> str:
        try:
            return "\n".join(self._log(part).read_text("utf-8", "replace").splitlines()[-12:])
        except OSError:
            return ""


def shopapp(*arguments: str) -> list[str]:
    """The arguments that run our own command with this very Python."""
    return [sys.executable, "-m", "shopapp", *arguments]


def _ending(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
