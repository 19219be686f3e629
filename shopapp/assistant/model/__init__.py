"""The model engine: a language model chooses among the same tools and words the answer, the rest stays ours.

The rule: nothing it writes becomes a fact or a deed by itself. Tools act on what the shopper said and on this shop's rows;
its sentences pass `grounding`; and whenever it is slow, down, too dear or talks nonsense, the built-in engine answers.
"""

from shopapp.assistant.model.breaker import Breaker
from shopapp.assistant.model.engine import ModelEngine

__all__ = ["Breaker", "ModelEngine"]
