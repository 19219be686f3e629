"""The web application. `create_app` connects to nothing; the first request does."""

from flask import Blueprint, Flask

from shopapp.clock import Clock
from shopapp.settings import Settings
from shopapp.web import problems
from shopapp.web.admin import admin
from shopapp.web.asides import asides
from shopapp.web.chat import chat
from shopapp.web.cors import cors
from shopapp.web.health import health
from shopapp.web.house import move_in
from shopapp.web.inbox import team
from shopapp.web.inbox.entry import expect_agents
from shopapp.web.install import install
from shopapp.web.letters import letters
from shopapp.web.pay import pay
from shopapp.web.proxy import doors as proxy_doors
from shopapp.web.webhooks import webhooks
from shopapp.wiring import build

# Every door of the house. A new room's blueprint is added here.
DOORS: list[Blueprint] = [
    health,
    proxy_doors,
    chat,
    asides,
    cors,
    install,
    webhooks,
    letters,
    pay,
    admin,
    team,
]


def create_app(settings: Settings | None = None, *, clock: Clock | None = None) -> Flask:
    """Build the app for these settings (default: read from the environment)."""
    app = Flask(__name__, template_folder="web/templates", static_folder="web/static", static_url_path="/static")
    app.json.sort_keys = False  # type: ignore[attr-defined]
    # The largest honest body is a webhook of an order with many lines; documents have a door of their own.
    app.config["MAX_CONTENT_LENGTH"] = 8 * 1024 * 1024
    move_in(app, build(settings or Settings(), clock=clock))  # pyright: ignore[reportCallIssue]
    expect_agents(app)
    problems.register(app)
    for door in DOORS:
        app.register_blueprint(door)
    return app
