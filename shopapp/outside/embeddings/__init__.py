"""Texts as vectors: models that ship inside packages and need no network, or an OpenAI-compatible service."""

from shopapp.outside.embeddings.chosen import embeddings_of
from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.paired import Paired
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings
from shopapp.outside.embeddings.tokens import Tokens

__all__ = ["MiniLm", "OpenAiEmbeddings", "Paired", "Remembered", "Tokens", "embeddings_of"]
