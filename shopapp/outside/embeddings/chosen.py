"""Which embeddings a deployment has and which of them suits a shop: the service where a key is set, else what ships with us."""

from collections.abc import Sequence

from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.multilingual import Multilingual, installed
from shopapp.outside.embeddings.paired import Paired
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings
from shopapp.outside.embeddings.tokens import Tokens
from shopapp.ports.embeddings import Embeddings
from shopapp.settings import Settings


def embeddings_of(settings: Settings, words: Tokens | None = None) -> Embeddings:
    """What serves shops in English alone. `words`: the table of word pieces, where one is loaded already."""
    return models_of(settings, words).usual


def models_of(settings: Settings, words: Tokens | None = None) -> "Shelf":
    """Nothing is loaded until a text comes."""
    words = words or Tokens()
    english = MiniLm(threads=settings.embedding_threads)
    packaged = Remembered(Paired(english=english, words=words))
    several = Multilingual(threads=settings.embedding_threads, english=english, words=words) if installed() else None
    if not settings.openai_api_key:
        return Shelf(packaged, several)
    service = OpenAiEmbeddings(api_key=settings.openai_api_key, url=settings.openai_url, model=settings.openai_embedding_model)
    return Shelf(Remembered(service), several, packaged, service_knows_all=True)


class Shelf:
    """`several` is for shops in several languages or in another than English; None where it is not installed.

    `former`: what shops may still have vectors of. A service knows all languages: then `several` is such a one, too.
    """

    def __init__(
        self, usual: Embeddings, several: Multilingual | None, *former: Embeddings, service_knows_all: bool = False
    ) -> None:
        self.usual = usual
        self._several = several
        self._english = Remembered(several.in_english) if several else usual
        self._any = Remembered(several.in_any) if several else usual
        self._by_name = {each.model: each for each in (*former, *([several] if several else []), usual)}
        self._one_for_all = service_knows_all

    def of(self, name: str) -> Embeddings:
        return self._by_name.get(name, self.usual)

    def asks(self, name: str, *, asked_in: str, written_in: str) -> Embeddings:
        if self._several is None or name != self._several.model:
            return self.of(name)
        return self._english if _language(asked_in) == _language(written_in) == "en" else self._any

    def suits(self, locales: Sequence[str], choice: str = "") -> Embeddings:
        if self._one_for_all or self._several is None:
            return self.usual
        wanted = choice == "several" or (choice != "english" and {_language(each) for each in locales} - {"en"})
        return self._several if wanted else self.usual


def _language(locale: str) -> str:
    return locale.partition("-")[0].lower()
