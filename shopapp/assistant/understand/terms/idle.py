"""Words that never describe goods, by language: pronouns, verbs of wanting, adverbs of talk. They leave what is searched for.

They also tell the languages from one another. Never put a word here that could be on a product's page as a property.
"""

# ruff: noqa: E501, SIM905 - lists of words read better as text

IDLE: dict[str, frozenset[str]] = {
    "en": frozenset(
        """a wear wears wearing decide between lookout apart keeps losing pair pairs week weeks month months forever already starting helps lasts turns trying broke send size sizes difference differences matter matters please fine about actually after again all also always am an and another any anybody anyone anything are aren as at available away back be because been
        before being best better bit bought bring brought but buy by bye came can cannot can't cause come comes could couldn't d did didn't do does doesn't doesnt doing
        don don't dont each either else enough especially even ever every everything few find first for from gave get gets getting give go goes going gonna got gotta great guess had
        happen has hasn't have haven't having he hello help her here hers hey hi him his how i i'd i'll i'm i've id if ill im in into is isn isn't it it's its ive just keep
        know let let's like likes ll loads look looking lot lots love loved loves m made make makes many may maybe me mean meant might mine more most much must my myself
        need needed needs never new nice no nobody none nope not nothing now of off oh ok okay on once one ones only onto or other others ought our out over own
        perhaps please pls possible possibly preferably prefer put quite rather re really recommend rid right s said say see sell sells shall she should show since so some someone something sort soon sorry
        still stock stuff such suggest sure take tell than thank thanks that that's the their them then there these they they're thing things think this those though
        through thx till to today together too took try trying u uh um under until up upon ur us use used using usually ve very via w wanna want wanted wants was wasn't way we we're
        well went were what what's whatever whats when where whether which while who whole whom whose why will with within won't wondering would wouldn't yeah yep yes yet
        you you're your yours yr ya y'all t anyway basically honestly ideally kinda kind sometimes often mostly mainly around near next type types style works work working fits fit suits suit
        pretty super decent proper suitable perfect good fine year years old yo aged age turning lol haha thought thinking hmm option options idea ideas item items product products pick picks
        goes mate guys folks there's theres here's instead plus per least min minimum maximum max""".split()
    ),
    "de": frozenset(
        """ok ab aber alle allem allen alles als also am an andere anderen auch auf aus bei beim bin bis bisschen bist bitte brauch brauche bräuchte brauchte da dabei dachte dafur damit dann das dass dazu dein deine
        dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch echt egal eher eigentlich ein eine einem einen einer eines einfach einmal er es etwa etwas
        euch euer eure fur furs ganz geben gefallt gegen geht gehen gern gerne gesucht gibt gibts gleich gut gute guter gutes hab habe haben habt hallo hast hat hatte hatten hatt hier hin ich ihm ihn ihnen ihr
        ihre im in ins irgend irgendwas ist ja jede jeder jetzt kann kannst kein keine kenne konnen kosten kostet konnte konnt konntet lieber los mag mal man mehr mein meine meinem meinen meiner meinte mich
        mir mit mochte mochten moglichst moin muss musste nach nicht nichts ne nee nein nen ner noch nur ob oder ohne okay passt passend passende perfekt richtig sache sachen sagen schau schaue schon schone schones schoner schonen sehr sein seine
        seid selbst sich sie sind so sogar soll sollen sollte solltest sondern sonst statt stattdessen suche suchen tun uber um und uns unser unter viel vielleicht vom von vor vorstellen war ware waren warum
        was wegen weil welche welchen welcher welches wenig wenn wer werde werden wie wieder will wir wird wo wohl wollen wollte wollt womit wozu wunsche wurde wurden zeig zeigen zeigt zu zum zur zwar
        danke dank gerade ungefahr circa ca maximal mindestens grosse hochstens euro hatte gern artikel produkt produkte gross genug jahr jahre jahren alt alte ding dinge art ware halt eben bloss nix wat""".split()
    )
    - {"gross"},
    "fr": frozenset(
        """ok a ai aime aimerais aimerait ainsi alors apres as assez au aucun aucune aujourd'hui auriez aussi autre autres aux avait avec avez avoir bah beaucoup ben besoin bien bon bonne bonjour bonsoir bref
        c ca car ce cela celle celles celui cependant ces cet cette ceux chez cherche chercher choisir combien comme comment conseiller conseillez coucou d dans de des dire deja depuis dire dis dit
        dois doit donc donne du elle elles en encore entre environ es est taille et etait ete etes etre eu euh eux fait faire faites faut fois font genre il ils j jamais je juste l la le les leur
        leurs lui m ma maintenant mais me mes mettre mieux moi moins mon montrer montrez n ne ni nos notre nous on ont ou oui par parce parfait pas penser peu peut peut-etre peux plait plus plutot possible pour pourquoi
        pourriez pouvez pouvoir prefere preference prendre pres propose proposez pu qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi recherche rien s sa salut sans sera serait ses si
        sinon soit sois son sont souhaite suis sur surtout svp t ta te tel tes toi ton toujours tous tout toute toutes tres trop trouve trouver tu un une va vais vas vend vendez vers veut veux voici voila voir
        vois voudrais voudrait voulais vous vraiment vu y merci ans an annees age chose choses article articles produit produits euros euro maximum minimum max d'un d'une qu'il s'il j'ai c'est n'est
        avez-vous auriez-vous est-ce y'a j'aimerais coup""".split()
    )
    - {"ete"},
    "es": frozenset(
        """ok vale a acaso ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alli anos ano aqui asi aun aunque bastante bien buen buena buenas bueno buenos busca buscamos buscando busco cada casi como con
        cosa cosas cual cuales cualquier cuando cuanto da dar de decir del desde dia donde dos durante e el ella ellas ello ellos en encontrar entonces entre era eres es esa esas ese eso esos esta estaba
        estan estar estas este esto estos estoy fue gracias gustan gusta gustaria ha haber hace haceis hacer hacia han hasta hay hola holaa igual incluso ir jamas juego la las le les llevar lo los luego mas me mejor menos mi mia mio mis mientras
        mucha muchas mucho muchos muy nada ni necesita necesitamos necesito ningun ninguna no nos nosotros nunca o os otra otras otro otros para parece pero poco podeis podria por porfa porfavor porque prefiero preferiblemente puede pueden puedes
        puedo pues que quien quiere quiero quisiera quita realmente recomendais recomiendas recomienda regalo saber se sea sean ser si sido sin sino sobre solo son soy su sus suya tal talla tambien tampoco tan tanto te teneis tener tenga tengo
        ti tiene tienen tienes toda todas todo todos tu tus u un una unas uno unos usar usted va vais vale vamos ver vosotros voy vuestra y ya yo euros euro maximo minimo unos aproximadamente posible preferencia queria mejor articulo producto productos
        ensename muestrame dame ponme tipo edad""".split()
    )
    - {"juego"},
    "ar": frozenset(
        """في من على إلى الى عن مع هل ما ماذا أن ان إن لا لم لن هو هي هم نحن أنا انا أنت انت أريد اريد أبي ابي أبغى ابغى ابغا عايز عاوز بدي أحتاج احتاج محتاج محتاجة أبحث ابحث أدور ادور عندكم لديكم يوجد فيه هناك شيء شي
        بعض كل أي اي أو او و ثم لكن بس جدا كثير قليلا من فضلك رجاء لو سمحت شكرا مرحبا السلام عليكم أهلا اهلا هذا هذه ذلك تلك التي الذي كم كيف متى أين اين وين ليش لماذا مو ليس غير بدون أقل اقل أكثر اكثر تحت فوق بين
        حوالي تقريبا بحدود حدود ريال درهم يورو دولار جنيه دينار أرجو ممكن أرني ورني عمره عمرها سنوات سنة سنه مثل أيضا ايضا فقط عندي لي له لها لك حتى اللي أفضل افضل أقصد اقصد قصدت باللون بلون لون مقاس بمقاس يكون تكون
        موجود موجودة متوفر متوفرة حق تبع نوع منتج منتجات شراء أشتري اشتري""".split()
    ),
}
