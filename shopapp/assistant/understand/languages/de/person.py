"""How a person of the shop is asked for in German, and how somebody wants to be reached."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Person

PERSON = Person(
    somebody=r"(?:mensch(?:en)?|person(?:en)?|mitarbeiter(?:in|innen|n|s)?|berater(?:in|n)?|kolleg(?:e|en|in|innen)|ansprechpartner(?:in)?|support|kundendienst|kundenservice|kundenbetreu\w+|service|verkaufer(?:in)?|chef(?:in)?|vorgesetzte\w*|team|jemand(?:em|en)?|wer|personal)",
    speak=r"(?:sprech\w+|spricht|rede\w*|chatte\w*|schreib\w*|telefonier\w*|unterhalt\w*|verbind\w*|verbund\w*|weiterleit\w*|leite\w*|ubergeb\w*|ubergib|weitergeb\w*|durchstell\w*|stell\w*|kontakt\w*|erreich\w*|hol\w*|wende\w*|schalt\w*)",
    want=r"(?:(?:ich (?:will|mochte|brauche|hatte(?: gern(?:e)?)?|bevorzuge)|gib mir|geben sie mir|gebt mir|gibt es|ist(?: gerade| jetzt)?|kann ich|konnte ich|habt ihr|haben sie)(?: bitte| gern(?:e)?| lieber)?(?: hier| da)? (?:eine?n?r? |den |die |das |ihr(?:en|e)? |euer(?:en)? )?(?:echte[nr]? |richtige[nr]? |wirkliche[nr]? )?)",
    whole=r"(?:nicht|kein\w*)(?: \w+){0,3} (?:roboter|bot|maschine|computer|automat\w*)(?! ?sauger)|(?:ruf\w*|anruf\w*)(?: \w+){0,2} (?:mich|zuruck|an)(?!\w)|mich (?:jemand|einer|wer) (?:zuruckrufen|anrufen|beraten)|ruckruf|stell(?:en|t)? (?:sie )?mich durch",
    bare=r"(?:eine?n?|den|die|das|bitte|echte[nr]?|sofort|jetzt|mit|ihren?|nur)",
    spoken_of=r"fur (?:eine?n?|den|die|das|meine?n?|unsere?n?|eine[rm]|zwei|\d+|jede[nr]?)?",
    call_off=r"(?:meine?n?|den|unsere?n?|diesen) (?:gebuchten? |vereinbarten? )?(?:anruf|ruckruf|telefontermin)(?: \w+){0,3} (?:absagen|absage|stornieren|storniere|abbestellen|loschen|losche|streichen|canceln|zurucknehmen|ab)(?!\w)|(?:storniere?n?|losche?n?|streichen?|cancele?n?)(?: \w+){0,2} (?:meine?n?|den|unsere?n?|diesen) (?:\w+ )?(?:anruf|ruckruf|telefontermin)|kein(?:en)? (?:anruf|ruckruf) mehr|(?:den|meinen) (?:anruf|ruckruf) (?:doch )?nicht mehr|(?:ruf|rufen|ruft)(?: \w+){0,2} mich(?: \w+){0,2} nicht(?: mehr)? (?:an|zuruck)",
    call=r"(?:ruf|rufen|ruft)(?: \w+){0,3} (?:mich|uns)(?: \w+){0,3} an(?!\w)|(?:mich|uns)(?: \w+){0,3} (?:zuruckrufen|anrufen)|ruckruf\w*|anruf (?:vereinbaren|buchen)|telefontermin\w*|(?:am|per) telefon (?:sprechen|reden)|telefonieren",
    contact=r"(?:meine?n? (?:kontaktdaten|e-?mail(?:-?adresse)?|adresse|kontakt|mail(?:adresse)?))(?: \w+){0,3} (?:hinterlassen|dalassen|angeben|geben|notieren)|(?:hinterlasse|notier\w+|nehmt|nehmen sie)(?: \w+){0,2} meine? (?:kontaktdaten|e-?mail\w*|mail\w*|adresse)|(?:schreib\w*|antwort\w*)(?: \w+){0,3} (?:per|eine) e-?mail",
)
