"""The whole product, running as a newcomer runs it: `shopapp demo` as a process of its own, driven through a browser."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from chromium import launched

from shopapp.demo.place import Place
from shopapp.demo.services import Postgres, answers
from shopapp.wiring import House, build

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "shopify" / "product-csvs"
CATALOGUES = [SHARED / name for name in ("apparel.csv", "home-and-garden.csv", "jewelery.csv")]


@dataclass
class Demo:
    """A running demo: its addresses, a House on its database, and how to hurt it."""

    place: Place
    process: subprocess.Popen[bytes]
    house: House
    shop_id: int
    own_catalogue: bool

    @property
    def storefront(self) -> str:
        return self.place.shopify_url

    def rows(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        with self.house.transaction(self.shop_id) as conn:
            return conn.execute(sql, parameters).fetchall()  # type: ignore[call-overload]

    def wait_for(self, sql: str, *, seconds: float = 20, **parameters: Any) -> list[dict[str, Any]]:
        """The rows, as soon as there are any."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.rows(sql, **parameters):
                return found
            time.sleep(0.02)
        raise AssertionError(f"nothing came of: {sql}")

    def console(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask or tell the sandbox's console."""
        url = f"{self.place.shopify_url}/_sandbox/{path}"
        answer = httpx.get(url, timeout=30) if body is None else httpx.post(url, json=body, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def kill(self, part: str) -> None:
        """Kill -9 one of the demo's processes, with its children; the supervisor starts it again."""
        for pid in self._pids(part):
            for child in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split():
                os.kill(int(child), signal.SIGKILL)
            os.kill(pid, signal.SIGKILL)

    def _pids(self, part: str) -> list[int]:
        words = {"web": "gunicorn", "worker": "worker --queue default", "redis": f"redis-server.*{self.place.redis_port}"}[part]
        children = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", words], capture_output=True, text=True, check=False
        ).stdout.split()
        return [int(pid) for pid in children]


@contextmanager
def running(folder: Path, first_port: int, *arguments: str) -> Generator[tuple[Place, subprocess.Popen[bytes], float]]:
    """`shopapp demo` until it says that it is ready; then its place, its process, and the seconds it took."""
    command = [sys.executable, "-u", "-m", "shopapp", "demo", "--folder", str(folder), "--port", str(first_port), *arguments]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    assert process.stdout
    said: list[str] = []
    for line in iter(process.stdout.readline, b""):
        said.append(line.decode())
        if "Ctrl-C stops" in said[-1]:
            break
    else:
        raise AssertionError("the demo did not start:\n" + "".join(said))
    try:
        yield Place(folder, first_port), process, time.monotonic() - began
    finally:
        process.terminate()
        process.wait(40)
        process.stdout.close()


def free_block() -> int:
    """First of five free ports in a row, far from the demo's own and from the ports a system hands out by itself."""
    first = 20_000 + int.from_bytes(os.urandom(2)) % 900 * 10
    while any(answers(first + step) for step in range(5)):
        first += 10
    return first


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """With the three public CSV shops imported where they are at hand, else with the demo's own catalogue."""
    folder = Path("/tmp") / f"shopapp-journey-{os.getpid()}"
    shared = all(file.exists() for file in CATALOGUES)
    arguments = [word for file in CATALOGUES for word in ("--catalog", str(file))] if shared else []
    with running(folder, free_block(), *arguments) as (place, process, _):
        postgres = Postgres(folder / "pg")
        house = build(place.settings(postgres.ensure_database("shopapp")))
        with house.directory() as conn:
            row = conn.execute("SELECT max(id) AS id FROM installed_shops() AS id").fetchone()
        assert row
        yield Demo(place, process, house, int(row["id"]), own_catalogue=not shared)
        house.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def shots(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Keep a picture of every step in var/shots/<test>/, for people to look at."""
    folder = ROOT / "var" / "shots" / request.node.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    count = iter(range(1, 100))

    def shoot(page: Any, name: str) -> None:
        page.screenshot(path=str(folder / f"{next(count):02}-{name}.png"), animations="disabled")

    return shoot
