"""Every door is guarded, every setting is explained, every job name leads somewhere."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from shopapp import deliveries
from shopapp.app import create_app
from shopapp.settings import Settings
from workers.schedule import TABLE

ROOT = Path(__file__).parents[2]


def test_every_route_has_a_guard():
    app = create_app(Settings(environment="test"))
    bare = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], "guard")
    ]
    assert bare == []


def test_every_setting_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in Settings.model_fields if f"SHOPAPP_{name.upper()}" not in readme] == []


def test_every_job_that_is_hinted_at_or_scheduled_exists():
    jobs = importlib.import_module("workers.jobs")
    hinted = {
        name
        for path in (*ROOT.glob("shopapp/**/*.py"), *ROOT.glob("workers/*.py"))
        for name in re.findall(r"\.nudge\(\s*\"(\w+)\"", path.read_text("utf-8"))
    }
    wanted = hinted | {deliveries.JOB} | {entry.job for entry in TABLE}
    assert {name for name in wanted if not callable(getattr(jobs, name, None))} == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret_key": "a" * 40, "vault_keys": "x", "shopify_api_secret": "b" * 40, "stripe_url": "http://127.0.0.1:1"},
        {"secret_key": "a" * 40, "vault_keys": "x", "shopify_api_secret": "b" * 40, "public_url": "http://app.example.com"},
        {},
    ],
)
def test_production_refuses_demo_secrets_the_sandbox_and_plain_http(wrong: dict[str, str]):
    with pytest.raises(ValueError, match=r"SHOPAPP_|sandbox"):
        Settings(environment="production", **{"public_url": "https://app.example.com", **wrong})  # pyright: ignore[reportArgumentType]


def test_every_bench_is_a_command_and_what_they_share_is_hidden():
    names = [found.name for found in pkgutil.iter_modules([str(ROOT / "bench")]) if not found.name.startswith("_")]
    bare = [name for name in names if not hasattr(importlib.import_module(f"bench.{name}"), "arguments")]
    assert bare == []
