"""What a message tells about the shopper: notes for the dossier, anger, and the wish to see what is known.

Everything is read from what the shopper wrote, by patterns in five languages; a note without a sentence of theirs is not made.
"""

from shopapp.assistant.noting.notes import Note, dossier_of, is_size, notes_of
from shopapp.assistant.noting.recalling import Recalled, recall, recalled
from shopapp.assistant.noting.signs import asks_about_self, forgets_size, is_angry

__all__ = [
    "Note",
    "Recalled",
    "asks_about_self",
    "dossier_of",
    "forgets_size",
    "is_angry",
    "is_size",
    "notes_of",
    "recall",
    "recalled",
]
