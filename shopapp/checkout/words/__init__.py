"""What shoppers read of their payment and order, per language. Every language holds exactly the keys of English.

The rule: a sentence that says nothing was charged stands only where that is true in every language; keep them in step.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from shopapp.checkout.words.ar import TEXTS as AR
from shopapp.checkout.words.de import TEXTS as DE
from shopapp.checkout.words.en import TEXTS as EN
from shopapp.checkout.words.es import TEXTS as ES
from shopapp.checkout.words.fr import TEXTS as FR
from shopapp.checkout.words.page import TEXTS as PAGE
from shopapp.errors import Conflict, Invalid, Problem, Refused, Unavailable

TEXTS: dict[str, dict[str, str]] = {"en": EN, "fr": FR, "de": DE, "es": ES, "ar": AR}


@dataclass(frozen=True, slots=True)
class Words:
    language: str

    def say(self, key: str, **places: Any) -> str:
        """In Arabic each place keeps its own direction: "#1001" must not become "1001#"."""
        if self.language == "ar":
            places = {name: f"\u2068{value}\u2069" for name, value in places.items()}
        return TEXTS[self.language][key].format(**places)

    def declined(self, code: str) -> str:
        """Why a card was not accepted, as far as the shopper may know: one reported stolen is simply not accepted."""
        key = f"declined_{_SAME.get(code, code)}"
        return self.say(key if key in EN else "declined")

    def problem(self, problem: Problem) -> str:
        """What did not work, by its code, else by its kind: a vendor's own words are never shown."""
        if (key := f"problem_{problem.code}") in EN:
            return self.say(key)
        return self.say(next((text for kind, text in _KINDS.items() if isinstance(problem, kind)), "problem_not_allowed"))

    @property
    def page(self) -> dict[str, str]:
        """All that stands on the pay page, with its places still open."""
        return PAGE[self.language]


_SAME = {
    "invalid_cvc": "incorrect_cvc",
    "try_again_later": "processing_error",
    "issuer_not_available": "processing_error",
    "authentication_required": "not_you",
    "payment_intent_authentication_failure": "not_you",
}

_KINDS: dict[type[Problem], str] = {
    Unavailable: "problem_unavailable",
    Refused: "problem_refused",
    Conflict: "problem_conflict",
    Invalid: "problem_invalid",
}


def of(locale: str) -> Words:
    """The language of `de-AT` and the like; English for one we do not speak."""
    language = locale.partition("-")[0].lower()
    return Words(language if language in TEXTS else "en")


@contextmanager
def speaking(locale: str) -> Generator[None]:
    """Whatever does not work inside is told in this language."""
    try:
        yield
    except Problem as problem:
        problem.message = of(locale).problem(problem)
        raise
