"""Example sentences of every intent, for messages that no pattern decides: the intent of the nearest ones, if they are near.

The packaged model reads English; a multilingual one may be told so (`languages`). Sentences are embedded once per model, on
the first message that needs them. They are never shown to anyone.
"""

from collections.abc import Collection
from threading import Lock

import numpy as np
import numpy.typing as npt

from shopapp.assistant.understand.meaning import Intent
from shopapp.errors import Unavailable
from shopapp.ports.embeddings import Embeddings

_NEAR = 0.5
_CLEARER = 0.04
"""How much nearer than the next intent."""
_SENTENCES: dict[Intent, tuple[str, ...]] = {
    "find": (
        "I want to buy something for my living room",
        "could you help me pick a pair for everyday use",
        "my old one broke and I need a replacement",
        "what would you recommend for a beginner",
        "searching for equipment for camping",
        "I would like something that keeps my coffee hot",
    ),
    "question_product": (
        "does it have a zip",
        "is this one easy to assemble",
        "what does it look like from behind",
        "how long will it last",
        "will it fit through my door",
        "who is this product meant for",
    ),
    "question_shop": (
        "what are your terms and conditions",
        "do you have a store I can visit",
        "how do I get in touch with the company",
        "can I pick up my order myself",
        "do I have to pay import taxes",
        "is my data safe with you",
    ),
    "order_status": (
        "my stuff has not come yet",
        "the courier never showed up",
        "I bought something last week and heard nothing since",
        "has it been dispatched already",
        "they delivered only half of what I bought",
    ),
    "person": (
        "is there anybody there who can help me",
        "stop the machine and let me speak with your team",
        "call me back please",
        "I would rather deal with a member of staff",
    ),
    "complaint": (
        "I am very unhappy with you",
        "this is a joke, nothing works here",
        "what a terrible experience",
        "you keep misunderstanding me",
        "your answers make no sense at all",
    ),
    "small_talk": (
        "what is your name",
        "are you having a good day",
        "tell me about yourself",
        "who made you",
        "you are funny",
    ),
    "off_topic": (
        "who will win the election",
        "explain quantum physics to me",
        "what should I cook tonight",
        "help me with my maths exercise",
        "what happened in the news today",
        "which film should I watch",
    ),
    "something_else": (
        "not really my taste",
        "I am not convinced by any of them",
        "what other possibilities are there",
    ),
    "cart_add": (
        "I am going for that one",
        "sold, I want it",
        "great, that is the one for me",
    ),
    "thanks": ("you have been very helpful", "great, that answers my question", "lovely, bye for now"),
}
_ON_SCREEN = frozenset({"question_product", "something_else", "cart_add"})


class Examples:
    def __init__(self, embeddings: Embeddings, languages: Collection[str] = ("en",)) -> None:
        self._embeddings = embeddings
        self._languages = frozenset(languages)
        self._lock = Lock()
        self._vectors: dict[Intent, npt.NDArray[np.float32]] | None = None

    def nearest(self, text: str, language: str, *, on_screen: bool) -> Intent | None:
        """The intent meant, None when the message is near to no example or as near to another intent's."""
        if language not in self._languages:
            return None
        try:
            known = self._known()
            vector = self._embeddings.embed([text])[0]
        except Unavailable:
            return None
        near: list[tuple[float, Intent]] = [
            (float((rows @ vector).max()), intent) for intent, rows in known.items() if on_screen or intent not in _ON_SCREEN
        ]
        (nearest, best), (second, _) = sorted(near, reverse=True)[:2]
        return best if nearest >= _NEAR and nearest - second >= _CLEARER else None

    def _known(self) -> dict[Intent, npt.NDArray[np.float32]]:
        with self._lock:
            if self._vectors is None:
                rows = self._embeddings.embed([sentence for some in _SENTENCES.values() for sentence in some])
                at, found = 0, dict[Intent, npt.NDArray[np.float32]]()
                for intent, some in _SENTENCES.items():
                    found[intent] = np.asarray(rows[at : at + len(some)], dtype=np.float32)
                    at += len(some)
                self._vectors = found
            return self._vectors
