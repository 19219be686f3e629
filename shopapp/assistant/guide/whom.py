"""For whom: people named in a message ("for my sister"), and whom a product says it is for ("women", "Damen", "unisex").

The one rule: only what says that it is for others is held back. Most products say nothing, and they suit everybody.
"""

# ruff: noqa: E501 - a table reads better in whole lines

from collections.abc import Iterable

from shopapp.assistant.understand.plain import plain, words

_CALLED = {
    "women": "women woman womens ladies lady damen dame frauen frau femme femmes mujer mujeres senora senoras نساء نسائي",
    "men": "men man mens gentlemen herren herr manner mann homme hommes hombre hombres caballero caballeros رجال رجالي",
    "children": "kid kids child children childrens boy boys girl girls baby babies toddler toddlers teens kinder kind jungen madchen "
    "enfant enfants garcon garcons fille filles bebe bebes nino ninos nina ninas infantil أطفال طفل أولاد بنات رضع",
    "all": "unisex everyone للجنسين",
}
"""What a value of a product calls them."""
_KIN = {
    "women": "girlfriend wife fiancee mother mom mum mam sister grandma grandmother granny aunt niece freundin frau mutter mama schwester oma "
    "grossmutter tante nichte copine femme epouse mere maman soeur grand-mere mamie amie novia mujer esposa madre mama hermana abuela tia sobrina amiga "
    "لامي لوالدتي لزوجتي لاختي لجدتي لصديقتي",
    "men": "boyfriend husband fiance father dad daddy brother grandpa grandfather grandad uncle nephew mann vater papa bruder opa grossvater "
    "onkel neffe copain mari epoux pere frere grand-pere papi papy oncle neveu novio marido esposo padre hermano abuelo tio sobrino "
    "لابي لوالدي لزوجي لاخي لجدي",
    "women children": "daughter tochter fille hija لابنتي",
    "men children": "sohn fils hijo لابني",
    "children": "kid kids child children baby toddler kinder enfant enfants bebe nino nina ninos لطفل لطفلي لاطفالي",
}
"""Whom a shopper may name, and whose things suit them. Left out is what means something else in another of our languages ("son", "kind")."""


def _table(lines: dict[str, str]) -> dict[str, frozenset[str]]:
    return {plain(word): frozenset(groups.split()) for groups, line in lines.items() for word in line.split()}


_GROUPS, _NAMED = _table(_CALLED), _table(_KIN)
PEOPLE = frozenset(_GROUPS)
"""Words that name people, of which a value like "for men" is made."""


def named(text: str) -> frozenset[str]:
    """The groups whose things suit whoever the message names; empty where it names nobody, or people of several kinds."""
    found = {_NAMED[word] for word in words(plain(text)) if word in _NAMED}
    return found.pop() if len(found) == 1 else frozenset()


def suits(values: Iterable[str], whom: Iterable[str]) -> bool:
    """Whether nothing among a product's values says that it is for others."""
    said = [words(plain(value)) for value in values]
    own = frozenset[str]().union(*(_GROUPS[each[0]] for each in said if len(each) == 1 and each[0] in _GROUPS))
    return not own or "all" in own or bool(own & frozenset(whom))
