"""All settings, and the only reader of the environment. Each is `SHOPAPP_<NAME>` in upper case; the README lists them.

Defaults make a laptop work; what must be secret has no default outside the demo. `Settings.check` refuses a production
start with a demo secret or with a vendor's address that points at the sandbox.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "demo-only-secret-that-production-refuses"  # noqa: S105 - refused in production
DEMO_VAULT_KEY = "ZGVtby1vbmx5LWtleS1wcm9kdWN0aW9uLXJlZnVzZXM="


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOPAPP_", extra="ignore", frozen=True)

    environment: Literal["production", "demo", "test"] = Field(default="production", description="What this process is for.")
    public_url: str = Field(
        default="http://127.0.0.1:8800", description="The app's own address as browsers see it, no slash at the end."
    )
    secret_key: str = Field(default=DEMO_SECRET, description="Signs widget and pay-page sessions; 32 characters or more.")
    vault_keys: str = Field(default=DEMO_VAULT_KEY, description="Fernet keys for secrets at rest, newest first, comma-separated.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")
    metrics_token: str = Field(default="", description="Bearer token for /metrics; empty: only loopback may read it.")

    database_url: str = Field(
        default="postgresql:///shopapp", description="PostgreSQL as the role `shopapp_app`, which row-level security binds."
    )
    database_owner_url: str = Field(
        default="", description="PostgreSQL as the owner of the tables; only `shopapp migrate` uses it."
    )
    database_pool_size: int = Field(default=16, description="Connections per process.", ge=1)
    redis_url: str = Field(default="redis://127.0.0.1:6379/0", description="Redis for RQ. It may be emptied at any time.")

    shopify_api_key: str = Field(default="demo-client-id", description="Client id of the app registration.")
    shopify_api_secret: str = Field(default=DEMO_SECRET, description="Client secret of the app registration.")
    shopify_api_secret_old: str = Field(default="", description="The former client secret, accepted while one is being rotated.")
    shopify_api_version: str = Field(default="2026-10", description="Admin API version.")
    shopify_url: str = Field(
        default="https://{shop}", description="Where a shop's Admin API and OAuth answer; `{shop}` is its myshopify domain."
    )
    shopify_patience: float = Field(default=10, description="Seconds a question to Shopify may wait while it throttles us.", ge=0)
    shopify_admin_url: str = Field(
        default="https://admin.shopify.com", description="Origin that may frame the admin pages, beside the shop's own."
    )
    app_bridge_url: str = Field(
        default="https://cdn.shopify.com/shopifycloud/app-bridge.js",
        description="Shopify's App Bridge script for the admin pages.",
    )
    app_handle: str = Field(default="shopapp", description="The app's handle in the Shopify admin.")
    distribution: Literal["public", "custom"] = Field(
        default="public", description="Which app registration this is. Stripe in the chat exists only under `custom`."
    )

    stripe_url: str = Field(default="https://api.stripe.com", description="Stripe's API.")
    stripe_js_url: str = Field(
        default="https://js.stripe.com/endive/stripe.js", description="Stripe.js, always from Stripe's own host."
    )

    smtp_url: str = Field(default="", description="Where e-mail goes, `smtp://user:password@host:587`; empty: none is sent.")
    mail_from: str = Field(
        default="", description="Sender of e-mail, `Name <address>`; empty: the shop's own name at the SMTP user."
    )

    openai_api_key: str = Field(
        default="",
        description="Switches embeddings to an OpenAI-compatible service; also the model's key where it has none of its own.",
    )
    openai_url: str = Field(default="https://api.openai.com/v1", description="The OpenAI-compatible service.")
    openai_embedding_model: str = Field(
        default="text-embedding-3-small", description="Embedding model there; asked for 384 dimensions."
    )
    chat_model: str = Field(
        default="", description="Name of the language model that may write answers; empty: the built-in engine."
    )
    chat_url: str = Field(default="", description="Its OpenAI-compatible address (vLLM, Ollama, …); empty: SHOPAPP_OPENAI_URL.")
    chat_api_key: str = Field(default="", description="Its key; empty: SHOPAPP_OPENAI_API_KEY.")
    chat_stream: bool = Field(default=True, description="Whether its answers are streamed to us.")
    chat_seconds: float = Field(default=10, description="Seconds a turn may spend on the model, all in all.", gt=0, le=25)
    chat_price_in: float = Field(default=0, description="Cents for a million tokens sent to it.", ge=0)
    chat_price_out: float = Field(default=0, description="Cents for a million tokens it writes.", ge=0)
    chat_monthly_cents: int = Field(
        default=2000, description="What a shop may spend on it in a calendar month, in cents, unless the shop says less.", ge=0
    )
    embedding_threads: int = Field(default=1, description="Threads that the packaged embedding model uses.", ge=1)

    @property
    def sandboxed(self) -> bool:
        """Whether a vendor's address points at this machine."""
        return any(
            host in url
            for url in (self.shopify_url, self.stripe_url, self.stripe_js_url, self.app_bridge_url)
            for host in ("127.0.0.1", "localhost", "[::1]")
        )

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.environment != "production":
            return self
        if DEMO_SECRET in (self.secret_key, self.shopify_api_secret) or DEMO_VAULT_KEY in self.vault_keys:
            raise ValueError("SHOPAPP_SECRET_KEY, SHOPAPP_VAULT_KEYS and SHOPAPP_SHOPIFY_API_SECRET must be set in production.")
        if self.sandboxed:
            raise ValueError(
                "A vendor's address points at the sandbox. Unset SHOPAPP_SHOPIFY_URL, SHOPAPP_STRIPE_URL and the like."
            )
        if not self.public_url.startswith("https://"):
            raise ValueError("SHOPAPP_PUBLIC_URL must begin with https:// in production.")
        return self
