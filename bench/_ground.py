"""What a bench stands on: a PostgreSQL of its own, and the settings by which a house meets a simulated Shopify.

The one rule: a bench brings all it needs and leaves nothing; it never touches a database or a Redis that was there before.
"""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shopapp.db.migrate import migrate
from shopapp.demo.services import Postgres
from shopapp.sandbox.simulation import Sandbox


@dataclass(frozen=True, slots=True)
class Ground:
    folder: Path
    """Gone when the bench ends."""
    owner: str
    app: str
    """Two addresses of one database: as the owner of its tables, and as the role that row-level security binds."""


@contextmanager
def ground(name: str) -> Generator[Ground]:
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as made:
        server = Postgres(Path(made) / "pg")
        try:
            owner, app = server.ensure_database(name)
            migrate(owner, app)
            yield Ground(Path(made), owner, app)
        finally:
            server.stop()


def settings(stands: Ground, *, url: str, key: str, secret: str, **more: str) -> dict[str, str]:
    """For this process's own house as well as for processes it starts; no Redis unless one is named in `more`."""
    return {
        "environment": "test",
        "database_url": stands.app,
        "database_owner_url": stands.owner,
        "shopify_url": f"{url}/shops/{{shop}}",
        "shopify_api_key": key,
        "shopify_api_secret": secret,
        "redis_url": "redis://127.0.0.1:1/0",
        "log_level": "ERROR",
        **more,
    }


def meeting(sandbox: Sandbox, stands: Ground, **more: str) -> dict[str, str]:
    """`settings` for a sandbox in this process."""
    config = sandbox.config
    return settings(stands, url=sandbox.shopify_url, key=config.client_id, secret=config.client_secret, **more)
