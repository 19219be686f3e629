"""What stands on the pay page itself, per language: handed to the page whole, since it writes its parts by itself.

The rule: `{places}` are filled in by the page (`texts.js`); every language has the keys and the places of English.
"""

from shopapp.checkout.words.page.ar import TEXTS as AR
from shopapp.checkout.words.page.de import TEXTS as DE
from shopapp.checkout.words.page.en import TEXTS as EN
from shopapp.checkout.words.page.es import TEXTS as ES
from shopapp.checkout.words.page.fr import TEXTS as FR

TEXTS: dict[str, dict[str, str]] = {"en": EN, "fr": FR, "de": DE, "es": ES, "ar": AR}
