"""`python -m shopapp.sandbox`: the simulated Shopify, Stripe and mailbox as one process."""

import argparse
import sys
from pathlib import Path

from shopapp.sandbox.config import REGISTRATION, Bucket, SandboxConfig, read_registration
from shopapp.sandbox.server import run

_TEACHES = """
A simulated Shopify (storefront, Admin GraphQL API, OAuth, webhooks), Stripe (API, Stripe.js) and mailbox, on the wire.

  python -m shopapp.sandbox --data-dir .demo/sandbox
      keeps its world in .demo/sandbox and finds it again at the next start

  curl -X POST localhost:8801/_sandbox/shops -H 'content-type: application/json' \\
       -d '{"domain": "demo.myshopify.com", "catalogue": "/path/to/products.csv"}'
      gives a shop the products of a Shopify product CSV

  curl -X POST localhost:8801/_sandbox/faults -H 'content-type: application/json' \\
       -d '{"target": "shopify", "kind": "timeout_after", "operation": "DraftOrderComplete", "seconds": 3}'
      the next call of that GraphQL operation acts, but its answer never comes

Targets: shopify, stripe, webhook. Kinds: timeout_before, timeout_after, error_before, error_after, throttle, decline,
challenge, delay, drop, duplicate, reorder, late. `GET /_sandbox` lists every control. Ctrl-C stops it.
"""


def main(argv: list[str] | None = None) -> int:
    """Parse the arguments and serve. Returns the exit code: 2 for a taken port or an unreadable registration."""
    asked = _parser().parse_args(argv)
    try:
        registration = read_registration(asked.registration)
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"The app registration {asked.registration} cannot be read: {problem}\n")
        return 2
    if asked.client_id:
        registration["client_id"] = asked.client_id
    return run(
        SandboxConfig(
            data_dir=asked.data_dir,
            host=asked.host,
            shopify_port=asked.shopify_port,
            stripe_port=asked.stripe_port,
            smtp_port=asked.smtp_port,
            app_url=asked.app_url.rstrip("/"),
            registration=registration,
            client_secret=asked.client_secret,
            default_shop=asked.default_shop,
            storefront_url=asked.storefront_url,
            theme_dir=asked.theme_dir,
            pictures_dir=asked.pictures,
            bucket=Bucket(asked.bucket, asked.restore_rate),
        )
    )


def _parser() -> argparse.ArgumentParser:
    known = SandboxConfig(data_dir=Path())
    parser = argparse.ArgumentParser(
        "shopapp sandbox", description=_TEACHES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data-dir", type=Path, required=True, help="where its world is kept (created when absent)")
    add("--app-url", default=known.app_url, help="the product's address: webhooks and app proxy calls go there (%(default)s)")
    add("--host", default=known.host, help="address to listen on (%(default)s)")
    add("--shopify-port", type=int, default=known.shopify_port, help="storefront, Admin API and console (%(default)s)")
    add("--stripe-port", type=int, default=known.stripe_port, help="Stripe's API and Stripe.js (%(default)s)")
    add("--smtp-port", type=int, default=known.smtp_port, help="the mailbox (%(default)s)")
    add("--registration", type=Path, default=REGISTRATION, help="the app's shopify.app*.toml (shopify.app.custom.toml)")
    add("--client-id", default="", help="overrides the client id of the registration")
    add("--client-secret", default=known.client_secret, help="signs webhooks, proxy calls and ID tokens (a demo value)")
    add("--default-shop", default=known.default_shop, help="the shop whose storefront answers at / (%(default)s)")
    add("--storefront-url", default="", help="the storefront's address as a browser sees it, when not this host and port")
    add("--theme-dir", type=Path, default=known.theme_dir, help="the theme app extension whose blocks the storefront renders")
    add("--pictures", type=Path, help="a folder of SVG files, served by the storefront under /cdn/pictures/")
    add("--bucket", type=float, default=known.bucket.maximum, help="GraphQL points in the bucket (%(default)s)")
    add("--restore-rate", type=float, default=known.bucket.restore_rate, help="GraphQL points restored a second (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
