"""The parts of a catalogue that Shopify exports one operation each, and the text of each operation.

Bulk queries take no variables, so the one value that differs is written into the document in place of its stand-in. The one
rule: only a value that is a locale or a country code by its very letters is ever written in.
"""

import re

from shopapp.errors import Invalid
from shopapp.outside.shopify.client import text_of

_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def question_of(part: str) -> str:
    """`products`, `stock`, `translations:de`, `market:CH` as a bulk query. Raises Invalid for anything else."""
    kind, _, what = part.partition(":")
    if part in ("products", "stock"):
        return text_of(f"catalogue_bulk_{part}.graphql")
    if kind == "translations" and _LOCALE.fullmatch(what):
        return text_of("catalogue_bulk_translations.graphql").replace('locale: "xx"', f'locale: "{what}"')
    if kind == "market" and _COUNTRY.fullmatch(what):
        return text_of("catalogue_bulk_market.graphql").replace("country: ZZ", f"country: {what}")
    raise Invalid(f"The catalogue has no part {part!r}.", code="unknown_part")
