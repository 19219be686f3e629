"""One vocabulary per shop and process, and the example sentences, once per embedding model.

Every message needs a vocabulary and products change seldom, so it is kept for a minute. Then the next message still takes the
one at hand, while another is built beside it: no shopper waits for that, but a shop's very first.
"""

import threading
import time
from collections.abc import Callable

from shopapp import logs
from shopapp.assistant.understand import store
from shopapp.assistant.understand.examples import Examples
from shopapp.assistant.understand.vocabulary import Vocabulary, build
from shopapp.db import Transaction
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.kinship import Kinship

log = logs.get(__name__)
_FRESH_FOR = 60.0  # seconds
_OLDEST = 900.0
"""After which a shopper rather waits than be understood by it: nobody has spoken here for that long."""


def _beside(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True, name="vocabulary").start()


class Vocabularies:
    def __init__(
        self,
        kinship: Kinship,
        seconds: Callable[[], float] = time.monotonic,
        beside: Callable[[Callable[[], None]], None] = _beside,
    ) -> None:
        self.kinship = kinship
        """Of words in general, whatever the shop."""
        self._seconds, self._beside = seconds, beside
        self._kept: dict[int, tuple[float, Vocabulary]] = {}
        self._renewed: set[int] = set()
        """Shops whose next one is being built."""
        self._examples: dict[str, Examples] = {}

    def of(self, shop_id: int, transaction: Transaction) -> Vocabulary:
        """The shop's words. Opens a transaction only where none are at hand that will do."""
        at, kept = self._kept.get(shop_id, (0.0, None))
        age = self._seconds() - at
        if kept is None or age >= _OLDEST:
            return self._built(shop_id, transaction)
        if age >= _FRESH_FOR and shop_id not in self._renewed:
            self._renewed.add(shop_id)
            self._beside(lambda: self._renew(shop_id, transaction))
        return kept

    def examples(self, embeddings: Embeddings) -> Examples:
        return self._examples.setdefault(embeddings.model, Examples(embeddings))

    def forget(self, shop_id: int) -> None:
        self._kept.pop(shop_id, None)

    def _built(self, shop_id: int, transaction: Transaction) -> Vocabulary:
        with transaction(shop_id) as conn:
            values, titles = store.facet_values(conn, shop_id), store.titles(conn, shop_id)
            language = store.language(conn, shop_id)
        vocabulary = build(values, titles, language)
        self._kept[shop_id] = (self._seconds(), vocabulary)
        return vocabulary

    def _renew(self, shop_id: int, transaction: Transaction) -> None:
        try:
            self._built(shop_id, transaction)
        except Exception as problem:  # nobody waits for it: the one at hand goes on serving, and the next message tries again
            log.warning("vocabulary_not_renewed", shop_id=shop_id, error=type(problem).__name__)
        finally:
            self._renewed.discard(shop_id)
