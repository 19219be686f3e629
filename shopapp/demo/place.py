"""Where a demo lives: its folder, its ports, and the settings its processes are started with."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shopapp.demo.services import answers
from shopapp.errors import Invalid
from shopapp.settings import Settings

CLIENT_SECRET = "demo-client-secret-of-the-sandbox-registration"  # noqa: S105 - the sandbox's own, worth nothing elsewhere


@dataclass(frozen=True, slots=True)
class Place:
    """`first_port` is the app; Shopify, Stripe, SMTP and Redis follow it."""

    folder: Path
    first_port: int
    model: bool = False
    """Whether the simulated language model writes the answers."""

    @property
    def app_url(self) -> str:
        return f"http://127.0.0.1:{self.first_port}"

    @property
    def shopify_url(self) -> str:
        return f"http://127.0.0.1:{self.first_port + 1}"

    @property
    def stripe_url(self) -> str:
        return f"http://127.0.0.1:{self.first_port + 2}"

    @property
    def smtp_port(self) -> int:
        return self.first_port + 3

    @property
    def redis_port(self) -> int:
        return self.first_port + 4

    def refuse_busy_ports(self) -> None:
        """Raises Invalid, naming what is busy, before anything is started."""
        names = ("the app", "the storefront", "Stripe", "e-mail", "Redis")
        busy = [f"{self.first_port + step} ({name})" for step, name in enumerate(names) if answers(self.first_port + step)]
        if busy:
            raise Invalid(
                f"Something already listens on port {', '.join(busy)} of this machine. Is another demo running? "
                f"Stop it, or choose other ports: make demo PORT={self.first_port + 100}",
                code="busy_port",
            )

    def take(self) -> IO[str]:
        """Take the folder for this process until it ends. Raises Invalid while another demo runs in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder.parent / f"{self.folder.name}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise Invalid(
                f"Another demo runs in {self.folder}. Stop it first, or keep this one elsewhere: shopapp demo --folder ANOTHER",
                code="busy_folder",
            ) from None
        return lock

    def environment(self, database: tuple[str, str]) -> dict[str, str]:
        """The environment of the demo's processes: `database` is (owner's address, application's address)."""
        mine = {
            "ENVIRONMENT": "demo",
            "PUBLIC_URL": self.app_url,
            "DATABASE_OWNER_URL": database[0],
            "DATABASE_URL": database[1],
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SHOPIFY_API_SECRET": CLIENT_SECRET,
            "SHOPIFY_URL": f"{self.shopify_url}/shops/{{shop}}",
            "SHOPIFY_ADMIN_URL": self.shopify_url,
            "APP_BRIDGE_URL": f"{self.shopify_url}/shopifycloud/app-bridge.js",
            "DISTRIBUTION": "custom",
            "STRIPE_URL": self.stripe_url,
            "STRIPE_JS_URL": f"{self.stripe_url}/endive/stripe.js",
            "SMTP_URL": f"smtp://127.0.0.1:{self.smtp_port}",
        }
        if self.model:
            mine |= {"CHAT_MODEL": "simulated", "CHAT_URL": f"{self.shopify_url}/_model/v1"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SHOPAPP_")}
        return kept | {f"SHOPAPP_{name}": value for name, value in mine.items()}

    def settings(self, database: tuple[str, str]) -> Settings:
        """The same settings, for this process."""
        names = {name.removeprefix("SHOPAPP_").lower(): value for name, value in self.environment(database).items()}
        return Settings.model_validate({name: value for name, value in names.items() if name in Settings.model_fields})
