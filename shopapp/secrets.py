"""Secrets at rest, and short-lived signed words handed to browsers.

`Vault` encrypts tokens and keys (Fernet: AES-128-CBC with HMAC-SHA256); the first key encrypts, all keys decrypt, so keys
can be rotated. `Signer` makes and checks signed JSON (JWT HS256) with a key derived per purpose from one secret: a word
signed for one purpose never passes for another.
"""

import hashlib
import hmac
import secrets as random_source
from datetime import timedelta
from typing import Any

import jwt
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from shopapp.clock import Clock
from shopapp.errors import NotAllowed


class Vault:
    def __init__(self, keys: list[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._newest = Fernet(keys[0])

    def lock(self, plain: str) -> bytes:
        return self._fernet.encrypt(plain.encode())

    def open(self, locked: bytes) -> str:
        """Raises NotAllowed when no key fits: the row was written under a key that has been thrown away."""
        try:
            return self._fernet.decrypt(bytes(locked)).decode()
        except InvalidToken:
            raise NotAllowed("A stored secret cannot be read with the present keys.", code="wrong_key") from None

    def relock(self, locked: bytes) -> bytes | None:
        """The same secret under the first key; None where it is already. Raises NotAllowed when no key fits."""
        try:
            self._newest.decrypt(bytes(locked))
        except InvalidToken:
            return self.lock(self.open(locked))
        return None


class Signer:
    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret.encode()
        self._clock = clock

    def sign(self, purpose: str, claims: dict[str, Any], *, lives: timedelta) -> str:
        now = self._clock.now()
        return jwt.encode({**claims, "exp": now + lives, "iat": now}, self._key(purpose), algorithm="HS256")

    def read(self, purpose: str, word: str) -> dict[str, Any]:
        """The claims. Raises NotAllowed if forged, for another purpose, or too old."""
        try:
            claims = jwt.decode(
                word,
                self._key(purpose),
                algorithms=["HS256"],
                options={"require": ["exp"], "verify_exp": False, "verify_iat": False},
            )
        except jwt.InvalidTokenError:
            raise NotAllowed("This session is not valid.", code="bad_token") from None
        if claims["exp"] <= self._clock.now().timestamp():
            raise NotAllowed("This session has ended. Please start it again.", code="expired_token")
        return claims

    def _key(self, purpose: str) -> bytes:
        return hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()


def random_token() -> str:
    """256 random bits, safe in an address."""
    return random_source.token_urlsafe(32)


def digest(token: str) -> bytes:
    """What is stored of a bearer token: reading the table gives nobody a link that works."""
    return hashlib.sha256(token.encode()).digest()
