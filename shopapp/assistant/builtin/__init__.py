"""The built-in engine, which answers where no model does, and falls in where a model fails.

The one rule: it needs nothing but the shop's rows and, where they are there, embeddings; so it can always answer.
"""

from shopapp.assistant.builtin.engine import BuiltIn
from shopapp.assistant.builtin.hearing import meaning_of

__all__ = ["BuiltIn", "meaning_of"]
