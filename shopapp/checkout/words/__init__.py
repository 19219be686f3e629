"""What shoppers read of their payment and order, per language. Every language holds exactly the keys of English.

The rule: a sentence that says nothing was charged stands only where that is true in every language; keep them in step.
"""

from dataclasses import dataclass
from typing import Any

from shopapp.checkout.words.ar import TEXTS as AR
from shopapp.checkout.words.de import TEXTS as DE
from shopapp.checkout.words.en import TEXTS as EN
from shopapp.checkout.words.es import TEXTS as ES
from shopapp.checkout.words.fr import TEXTS as FR

TEXTS: dict[str, dict[str, str]] = {"en": EN, "fr": FR, "de": DE, "es": ES, "ar": AR}


@dataclass(frozen=True, slots=True)
class Words:
    language: str

    def say(self, key: str, **places: Any) -> str:
        return TEXTS[self.language][key].format(**places)

    def declined(self, code: str) -> str:
        """Why a card was not accepted, as far as the shopper may know: one reported stolen is simply not accepted."""
        key = f"declined_{_SAME.get(code, code)}"
        return self.say(key if key in EN else "declined")


_SAME = {
    "invalid_cvc": "incorrect_cvc",
    "try_again_later": "processing_error",
    "issuer_not_available": "processing_error",
    "authentication_required": "not_you",
    "payment_intent_authentication_failure": "not_you",
}


def of(locale: str) -> Words:
    """The language of `de-AT` and the like; English for one we do not speak."""
    language = locale.partition("-")[0].lower()
    return Words(language if language in TEXTS else "en")
