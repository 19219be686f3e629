"""Texts as vectors: models that ship inside packages and need no network, or an OpenAI-compatible service."""

from shopapp.outside.embeddings.chosen import Shelf, embeddings_of, models_of
from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.multilingual import Multilingual
from shopapp.outside.embeddings.paired import Paired
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings
from shopapp.outside.embeddings.tokens import Tokens

__all__ = ["MiniLm", "Multilingual", "OpenAiEmbeddings", "Paired", "Remembered", "Shelf", "Tokens", "embeddings_of", "models_of"]
