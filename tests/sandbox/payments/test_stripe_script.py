"""The Stripe.js stand-in keeps to the real package's types and release train."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
TSC = ROOT / "node_modules" / ".bin" / "tsc"
LOADER = ROOT / "node_modules" / "@stripe" / "stripe-js"


@pytest.mark.skipif(not TSC.exists(), reason="The development checks are not installed (npm ci)")
def test_the_stand_in_has_the_types_of_the_real_script() -> None:
    checked = subprocess.run([str(TSC), "-p", "tsconfig.stripe.json"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.stdout == ""
    assert checked.returncode == 0


@pytest.mark.skipif(not LOADER.exists(), reason="@stripe/stripe-js is not installed (npm ci)")
def test_the_stand_in_is_served_where_the_real_loader_looks_for_it(bench: Any) -> None:
    loader = next(iter(sorted((LOADER / "dist").glob("index.*js")))).read_text(encoding="utf-8")
    train = re.search(r"[\"'](endive|[a-z]+)[\"']", loader[loader.index("RELEASE_TRAIN") :])
    assert train is not None
    assert bench.app.test_client().get(f"/{train.group(1)}/stripe.js").status_code == 200
