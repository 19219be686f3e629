"""What the assistant says, per language: short, concrete, no exclamation marks, no promise the shop has not made.

Every language holds exactly the keys of English with the same places; a test compares them. Facts go in through the places
and come from rows; the texts themselves state none.
"""

from dataclasses import dataclass
from typing import Any

from shopapp.assistant.words.ar import TEXTS as AR
from shopapp.assistant.words.de import TEXTS as DE
from shopapp.assistant.words.en import TEXTS as EN
from shopapp.assistant.words.es import TEXTS as ES
from shopapp.assistant.words.fr import TEXTS as FR
from shopapp.assistant.words.tones import TONES

TEXTS: dict[str, dict[str, str]] = {"en": EN, "fr": FR, "de": DE, "es": ES, "ar": AR}


@dataclass(frozen=True, slots=True)
class Words:
    language: str
    tone: str = "plain"

    def say(self, key: str, **places: Any) -> str:
        toned = TONES.get(self.tone, {}).get(self.language, {})
        return (toned.get(key) or TEXTS[self.language][key]).format(**places)

    def question(self, facet: str, label: str) -> str:
        """How to ask for a facet, by its name where we have words for it, else by the shop's own label."""
        key = f"ask_{_KNOWN.get(facet, 'other')}"
        label = TEXTS[self.language].get(f"sort_{facet.replace(' ', '_')}", label)
        return self.say(key, label=label.lower() if self.language in ("en", "fr", "es") else label)

    @property
    def rows(self) -> dict[str, str]:
        """What the rows of a comparison are called, by the facet's name, and what stands in those that are not the shop's own."""
        texts = TEXTS[self.language]
        sorts = {key.removeprefix("sort_").replace("_", " "): text for key, text in texts.items() if key.startswith("sort_")}
        own = {key.removeprefix("row_"): text for key, text in texts.items() if key.startswith("row_")}
        return {name: text[:1].upper() + text[1:] for name, text in sorts.items()} | own

    def listing(self, things: list[str]) -> str:
        """ "a, b and c" """
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {self.say('and')} {things[-1]}"

    def any_of(self, things: list[str]) -> str:
        """ "a, b or c" """
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {self.say('or')} {things[-1]}"


def words_of(locale: str, tone: str = "plain") -> Words:
    language = locale.partition("-")[0].lower()
    return Words(language if language in TEXTS else "en", tone)


_KNOWN = {
    "color": "colour",
    "colour": "colour",
    "farbe": "colour",
    "couleur": "colour",
    "size": "size",
    "shoe size": "size",
    "größe": "size",
    "taille": "size",
    "talla": "size",
    "price": "price",
    "type": "type",
    "vendor": "brand",
    "material": "material",
    "fabric": "material",
    "tag": "tag",
    "title": "tag",
    "category": "type",
}
