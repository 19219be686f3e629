"""Rehearses the built-in engine before the demo shop and before a shop of each product CSV, and counts what went wrong.

Every shop is put into a simulated Shopify, installed and synced over the wire as a merchant's would be, with the demo's
documents. Printed for each: cases by verdict, how many of each kind went well, and the share solved without a person.
--csvs is a folder of product CSVs as Shopify exports them; without one only the demo shop is tried, and that is said.
"""

import argparse
import json
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench._ground import ground, meeting
from shopapp import knowledge, rehearsal, shops
from shopapp.assistant import BuiltIn
from shopapp.catalog import sync
from shopapp.demo.shop import DemoShop, seed
from shopapp.rehearsal import Case
from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.server import running
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.sandbox.simulation import Sandbox
from shopapp.settings import Settings
from shopapp.wiring import House, build

CSVS = Path(__file__).parents[2] / "shared" / "shopify" / "product-csvs"


@dataclass(frozen=True, slots=True)
class _Deaf:
    """Nudges to nobody: the bench calls what they would ask for."""

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None: ...


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--csvs", type=Path, default=CSVS, help="folder of product CSVs, one shop each (default: ../shared)")
    parser.add_argument("--size", type=int, default=rehearsal.SIZE, help="shoppers a shop (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=rehearsal.SEED, help="other shoppers (default: %(default)s)")
    parser.add_argument("--findings", action="store_true", help="list every finding with what was said")


def run(args: argparse.Namespace) -> dict[str, Any]:
    figures: dict[str, Any] = {"shoppers_asked_for": args.size, "seed": args.seed, "shops": {}}
    files = sorted(args.csvs.glob("*.csv")) if args.csvs.is_dir() else []
    if not files:
        figures["skipped"] = "the CSV shops: the folder of --csvs holds no product CSV"
    for shop in (DemoShop(), *(DemoShop([file]) for file in files)):
        name = "demo" if shop.own else shop.catalogues[0].stem
        with _furnished(shop) as (house, shop_id):
            figures["shops"][name] = _rehearsed(house, shop_id, args)
    return figures


def _rehearsed(house: House, shop_id: int, args: argparse.Namespace) -> dict[str, Any]:
    engine = BuiltIn()
    stage = rehearsal.Stage(
        house.transaction, house.embeddings, house.vocabularies, {engine.name: engine}, provider=lambda _: "shopify"
    )
    id = rehearsal.start(
        shop_id,
        engines=[engine.name],
        transaction=house.transaction,
        clock=house.clock,
        nudges=_Deaf(),
        seed=args.seed,
        size=args.size,
    )
    rehearsal.move(shop_id, id, stage=stage, clock=house.clock)
    with house.transaction(shop_id) as conn:
        cases = rehearsal.cases(conn, shop_id, id)
    found = rehearsal.report(engine.name, cases)
    figures: dict[str, Any] = {
        "cases": found.total,
        "verdicts": found.verdicts,
        "went_well": {line.kind: f"{line.well}/{line.total}" for line in found.lines},
        "declined_beside_the_nearest_passage": sum(_nearest(case) for case in cases if case.kind == "outside"),
        "solved_without_a_person": round(found.share, 3),
    }
    return figures | ({"findings": [_finding(case) for case in cases if case.findings]} if args.findings else {})


def _nearest(case: Case) -> bool:
    """Whether the question was kept, and a passage shown with the words that it may be no answer."""
    return any(
        type == "answer" and not payload.get("sure", True) for spoken in case.transcript for type, payload in spoken["events"]
    )


def _finding(case: Case) -> dict[str, Any]:
    talk = [
        {"said": spoken["said"], "shown": [_told(type, payload) for type, payload in spoken["events"]]}
        for spoken in case.transcript
    ]
    return {"kind": case.kind, "findings": [f"{each['verdict']}: {each['reason']}" for each in case.findings], "talk": talk}


def _told(type: str, payload: dict[str, Any]) -> str:
    titles = [f"{item['title']} {item['price']['text']}" for item in payload.get("items", ())]
    return f"{type}: {payload.get('text') or titles or payload.get('choices') or ''}"[:300]


@contextmanager
def _furnished(shop: DemoShop) -> Generator[tuple[House, int]]:
    """A house of its own with this shop installed, synced and read."""
    with ground("bench_rehearsal") as stands:
        config = SandboxConfig(data_dir=stands.folder / "sandbox", shopify_port=0, stripe_port=0, smtp_port=0)
        with running(config) as sandbox:
            settings = Settings.model_validate(meeting(sandbox, stands, database_pool_size="4"))
            house = replace(build(settings), nudges=_Deaf())
            try:
                yield house, _installed(shop, sandbox, house)
            finally:
                house.close()


def _installed(shop: DemoShop, sandbox: Sandbox, house: House) -> int:
    request = urllib.request.Request(
        f"{sandbox.shopify_url}/_sandbox/shops",
        data=json.dumps(seed(shop)).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
    shop_id = shops.install(shop.domain, mint_id_token(sandbox, shop.domain), ground=house.ground)
    sync.start(shop_id, transaction=house.transaction, clock=house.clock, nudges=house.nudges)
    while True:
        progress = sync.move(
            shop_id, transaction=house.transaction, clock=house.clock, shopify=house.catalogue, embeddings=house.embeddings
        )
        if progress.state == "done":
            break
        if progress.state == "failed":
            raise RuntimeError(f"The catalogue could not be synced: {progress.error}")
    knowledge.read_again(shop_id, transaction=house.transaction, embeddings=house.embeddings, shopify=house.catalogue)
    return shop_id
