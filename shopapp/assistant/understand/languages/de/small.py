"""Small words of German: those that never describe goods, and chat spelling made plain.

Never put a word into IDLE that could be on a product's page as a property: what is searched for loses it.
"""

# ruff: noqa: E501 - lists of words read better as text

IDLE = """
    ok ab aber alle allem allen alles als also am an andere anderen auch auf aus bei beim bin bis bisschen bist bitte brauch brauche bräuchte brauchte da dabei dachte dafur damit dann das dass dazu dein deine
    dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch echt egal eher eigentlich ein eine einem einen einer eines einfach einmal er es etwa etwas
    euch euer eure fur furs ganz geben gefallt gegen geht gehen gern gerne gesucht gibt gibts gleich gut gute guter gutes hab habe haben habt hallo hast hat hatte hatten hatt hier hin ich ihm ihn ihnen ihr
    ihre im in ins irgend irgendwas ist ja jede jeder jetzt kann kannst kein keine kenne konnen kosten kostet konnte konnt konntet lieber los mag mal man mehr mein meine meinem meinen meiner meinte mich
    mir mit mochte mochten moglichst moin muss musste nach nicht nichts ne nee nein nen ner noch nur ob oder ohne okay passt passend passende perfekt richtig sache sachen sagen schau schaue schon schone schones schoner schonen sehr sein seine
    seid selbst sich sie sind so sogar soll sollen sollte solltest sondern sonst statt stattdessen suche suchen tun uber um und uns unser unter viel vielleicht vom von vor vorstellen war ware waren warum
    was wegen weil welche welchen welcher welches wenig wenn wer werde werden wie wieder will wir wird wo wohl wollen wollte wollt womit wozu wunsche wurde wurden zeig zeigen zeigt zu zum zur zwar
    danke dank gerade ungefahr circa ca maximal mindestens grosse hochstens euro hatte gern artikel produkt produkte genug jahr jahre jahren alt alte ding dinge art ware halt eben bloss nix wat
"""
CHAT = {
    "gibts": "gibt es",
    "gibt's": "gibt es",
    "ists": "ist es",
    "ne": "eine",
    "nen": "einen",
    "ner": "einer",
    "n": "ein",
    "is": "ist",
    "hab": "habe",
    "nix": "nichts",
    "fürs": "fur das",
    "furs": "fur das",
    "wars": "war es",
    "geht's": "geht es",
    "brauch": "brauche",
    "such": "suche",
    "mocht": "mochte",
    "grad": "gerade",
    "wieviel": "wie viel",
}
PAPERS = "richtlinie richtlinien bedingung bedingungen regel regeln regelung regelungen information informationen info infos bestimmungen hinweise seite"
