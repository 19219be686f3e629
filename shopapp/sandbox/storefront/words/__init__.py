"""The theme's own words in five languages. A word missing in one language falls back to English."""

import json
from functools import cache
from pathlib import Path

LOCALES = {"en": "English", "fr": "Français", "de": "Deutsch", "es": "Español", "ar": "العربية"}


class Words:
    def __init__(self, locale: str) -> None:
        self._words = {**_words("en"), **_words(locale[:2])}

    def __call__(self, key: str, **values: object) -> str:
        return self._words.get(key, key).format(**values)


@cache
def _words(locale: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{locale}.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
