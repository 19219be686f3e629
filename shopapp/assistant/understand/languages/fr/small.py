"""Small words of French: those that never describe goods, and chat spelling made plain.

Never put a word into IDLE that could be on a product's page as a property: what is searched for loses it.
"""

# ruff: noqa: E501 - lists of words read better as text

IDLE = """
    ok a ai aime aimerais aimerait ainsi alors apres as assez au aucun aucune aujourd'hui auriez aussi autre autres aux avait avec avez avoir bah beaucoup ben besoin bien bon bonne bonjour bonsoir bref
    c ca car ce cela celle celles celui cependant ces cet cette ceux chez cherche chercher choisir combien comme comment conseiller conseillez coucou d dans de des dire deja depuis dire dis dit
    dois doit donc donne du elle elles en encore entre environ es est taille et etait etes etre eu euh eux fait faire faites faut fois font genre il ils j jamais je juste l la le les leur
    leurs lui m ma maintenant mais me mes mettre mieux moi moins mon montrer montrez n ne ni nos notre nous on ont ou oui par parce parfait pas penser peu peut peut-etre peux plait plus plutot possible pour pourquoi
    pourriez pouvez pouvoir prefere preference prendre pres propose proposez pu qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi recherche rien s sa salut sans sera serait ses si
    sinon soit sois son sont souhaite suis sur surtout svp t ta te tel tes toi ton toujours tous tout toute toutes tres trop trouve trouver tu un une va vais vas vend vendez vers veut veux voici voila voir
    vois voudrais voudrait voulais vous vraiment vu y merci ans an annees age chose choses article articles produit produits euros euro maximum minimum max d'un d'une qu'il s'il j'ai c'est n'est
    avez-vous auriez-vous est-ce y'a j'aimerais coup
"""
CHAT = {
    "y'a": "il y a",
    "ya": "il y a",
    "svp": "s'il vous plait",
    "stp": "s'il te plait",
    "jcherche": "je cherche",
    "g": "j'ai",
    "bcp": "beaucoup",
    "pr": "pour",
    "qd": "quand",
    "jveux": "je veux",
    "chui": "je suis",
    "koi": "quoi",
}
PAPERS = "politique politiques conditions condition regles regle informations information infos info mentions details page"
