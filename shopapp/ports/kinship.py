"""How much single words say, and how near they are to each other, known without asking anybody."""

from typing import Protocol

from shopapp.ports.embeddings import Vectors


class Kinship(Protocol):
    def weighed(self, words: list[str]) -> Vectors:
        """One row per word. Its direction is what the word is about; the longer it is, the more the word says ("the": hardly)."""
        ...
