"""Texts as vectors: a model that ships inside a package and needs no network, or an OpenAI-compatible service."""

from shopapp.outside.embeddings.chosen import embeddings_of
from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.remembered import Remembered
from shopapp.outside.embeddings.remote import OpenAiEmbeddings

__all__ = ["MiniLm", "OpenAiEmbeddings", "Remembered", "embeddings_of"]
