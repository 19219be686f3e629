"""Chat spelling made plain: "dont" is "don't", "pls" is "please", "gibts" is "gibt es". Word for word, in the plain spelling."""

import re

from shopapp.assistant.understand.languages import lexicon_of


def spelt(said: str, language: str) -> str:
    chat = lexicon_of(language).chat
    return re.sub(r"(?<![\w'])[a-z']+(?![\w'])", lambda match: chat.get(match[0], match[0]), said) if chat else said
