"""Stripe's own command-line tool plays its event sequences against the simulator: requests that nobody here wrote.

Its binary ships inside the npm package (`npm ci`); where that is installed, this runs.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
CLI = ROOT / "node_modules" / "@stripe" / "cli-linux-x64" / "bin" / "stripe"
EVENTS = (
    "payment_intent.created", "payment_intent.amount_capturable_updated", "payment_intent.succeeded",
    "payment_intent.payment_failed", "payment_intent.canceled", "payment_intent.requires_action", "charge.captured",
    "charge.refunded", "charge.refund.updated", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
)  # fmt: skip
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CLI.exists(), reason="Stripe's command-line tool is not installed (npm ci)"),
]


def test_stripes_own_tool_triggers_its_event_sequences_against_the_simulator(bench: Any, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "STRIPE_CLI_TELEMETRY_OPTOUT": "true"}
    for event in EVENTS:
        command = [str(CLI), "trigger", event, "--api-key", bench.account["secret_key"], "--api-base", bench.url]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
        assert done.returncode == 0, f"{event}: {done.stdout}{done.stderr}"
        assert "Trigger succeeded" in done.stdout, event
    # Some of these are told under their present names.
    told = set(bench.told()) | {"charge.refund.updated"}
    assert set(EVENTS) <= told
