"""Every product of the demo has its drawing, and the storefront serves them from a folder and from nowhere else."""

import xml.etree.ElementTree as ET
from pathlib import Path

import httpx

from shopapp.demo.catalogue import items
from shopapp.demo.pictures import draw_all
from shopapp.demo.pictures.colours import GROUNDS, HEX
from shopapp.demo.pictures.drawing import SHAPES
from shopapp.demo.shop import CATALOGUE
from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.server import running
from shopapp.sandbox.shopify.catalogue import read_csv


def test_every_picture_the_catalogue_names_is_drawn(tmp_path: Path) -> None:
    draw_all(tmp_path)
    drawn = {file.name for file in tmp_path.iterdir()}
    named = {image["src"].rpartition("/")[2] for product in read_csv(CATALOGUE) for image in product["images"]}
    assert named == drawn
    for file in tmp_path.iterdir():
        assert ET.parse(file).getroot().tag.endswith("svg")


def test_every_product_uses_a_shape_a_colour_and_a_ground_that_exist() -> None:
    for item in items():
        assert item.draw.partition(":")[0] in SHAPES
        assert set(item.tones) <= HEX.keys()
        assert item.department in GROUNDS
    assert len({item.draw.partition(":")[0] for item in items()}) >= 25


def test_drawing_twice_makes_the_same_pictures(tmp_path: Path) -> None:
    draw_all(tmp_path / "one")
    draw_all(tmp_path / "two")
    assert all(file.read_text() == (tmp_path / "two" / file.name).read_text() for file in (tmp_path / "one").iterdir())


def test_the_storefront_serves_the_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    draw_all(tmp_path / "pictures")
    (tmp_path / "secret.svg").write_text("<svg>secret</svg>")
    config = SandboxConfig(
        data_dir=tmp_path / "world", shopify_port=0, stripe_port=0, smtp_port=0, pictures_dir=tmp_path / "pictures"
    )
    with running(config) as sandbox:
        there = httpx.get(f"{sandbox.shopify_url}/cdn/pictures/nebel-teapot.svg")
        assert there.text == (tmp_path / "pictures" / "nebel-teapot.svg").read_text()
        assert there.headers["content-type"].startswith("image/svg+xml")
        for path in ("..%2fsecret.svg", "%2e%2e/secret.svg", "....//secret.svg"):
            assert "secret</svg>" not in httpx.get(f"{sandbox.shopify_url}/cdn/pictures/{path}").text
        assert "<svg" in httpx.get(f"{sandbox.shopify_url}/cdn/pictures/not-drawn.svg").text
