"""Which embeddings a deployment uses: the service when a key is set, otherwise the model that ships with us."""

from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings
from shopapp.ports.embeddings import Embeddings
from shopapp.settings import Settings


def embeddings_of(settings: Settings) -> Embeddings:
    if settings.openai_api_key:
        return Remembered(
            OpenAiEmbeddings(api_key=settings.openai_api_key, url=settings.openai_url, model=settings.openai_embedding_model)
        )
    return Remembered(MiniLm(threads=settings.embedding_threads))
