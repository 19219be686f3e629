"""Which embeddings a deployment uses: the service when a key is set, otherwise the two models that ship with us."""

from shopapp.outside.embeddings.paired import Paired
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings
from shopapp.outside.embeddings.tokens import Tokens
from shopapp.ports.embeddings import Embeddings
from shopapp.settings import Settings


def embeddings_of(settings: Settings, words: Tokens | None = None) -> Embeddings:
    """`words`: the table of word pieces, where one is loaded already."""
    if settings.openai_api_key:
        return Remembered(
            OpenAiEmbeddings(api_key=settings.openai_api_key, url=settings.openai_url, model=settings.openai_embedding_model)
        )
    return Remembered(Paired(threads=settings.embedding_threads, words=words))
