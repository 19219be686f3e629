"""What one sandbox is told before it starts. Every default suits the demo; nothing is read from the environment."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

_ROOT = Path(__file__).resolve().parents[2]
REGISTRATION = _ROOT / "shopify.app.custom.toml"


@dataclass(frozen=True, slots=True)
class Bucket:
    """Shopify's leaky bucket for one app in one shop, in points and points a second."""

    maximum: float = 2000.0
    restore_rate: float = 100.0


@dataclass(frozen=True, slots=True)
class SandboxConfig:
    """Ports may be 0 for any free one; `Sandbox.start` then tells which. `app_url` is where webhooks and proxy calls go."""

    data_dir: Path
    host: str = "127.0.0.1"
    shopify_port: int = 8801
    stripe_port: int = 8802
    smtp_port: int = 8803
    app_url: str = "http://127.0.0.1:8800"
    registration: dict[str, Any] = field(default_factory=lambda: read_registration(REGISTRATION))
    client_secret: str = "demo-client-secret-only-for-this-machine"  # noqa: S105 - signs nothing outside this machine
    default_shop: str = "demo.myshopify.com"
    storefront_url: str = ""
    theme_dir: Path = _ROOT / "theme_extension"
    pictures_dir: Path | None = None
    bucket: Bucket = Bucket()

    @property
    def client_id(self) -> str:
        return str(self.registration["client_id"])

    @property
    def scopes(self) -> list[str]:
        """The scopes of the registration, as Shopify grants them: `write_x` opens `read_x` as well."""
        text = str(self.registration.get("access_scopes", {}).get("scopes", ""))
        return [scope.strip() for scope in text.split(",") if scope.strip()]

    @property
    def api_version(self) -> str:
        return str(self.registration["webhooks"]["api_version"])

    @property
    def proxy(self) -> dict[str, str]:
        """The app proxy of the registration: `url`, `prefix`, `subpath`."""
        return cast("dict[str, str]", self.registration["app_proxy"])

    def subscriptions(self, topic: str) -> list[dict[str, Any]]:
        """The webhook subscriptions that name this topic, compliance topics included."""
        entries = cast("list[dict[str, Any]]", self.registration["webhooks"].get("subscriptions", []))
        return [entry for entry in entries if topic in (*entry.get("topics", ()), *entry.get("compliance_topics", ()))]

    @property
    def front(self) -> str:
        """The storefront's address, without a slash at the end."""
        return (self.storefront_url or f"http://{self.host}:{self.shopify_port}").rstrip("/")


def read_registration(path: Path) -> dict[str, Any]:
    """Read an app registration (`shopify.app*.toml`). Raises `tomllib.TOMLDecodeError` or `OSError`."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
