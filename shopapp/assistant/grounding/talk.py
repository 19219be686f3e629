"""Words in which a seller speaks, per language, beside those of our own texts. Add freely: more words mean more tone kept."""

TALK: dict[str, tuple[str, ...]] = {
    "en": (
        "hello welcome glad happy help find look looking choose choice option suggest recommend pick match fits suit suits suitable",
        "great good nice lovely simple practical light lighter warm warmer soft sturdy compact classic everyday style look feel",
        "prefer rather tell know which what occasion use wear outdoor indoor travel winter summer spring autumn rain cold weather",
        "size colour color material budget price gift someone something anything here there these those this that them both between",
        "compare difference details card cards below above shown show see take your need want like would could should about more less",
        "perhaps maybe also another one ones first second third last sure course please thanks question answer shop cart works well",
        "comfortable easy idea ideas start narrow right best fitting reliable versatile walk walks hiking camping home kitchen daily",
    ),
    "de": (
        "hallo willkommen gerne helfe helfen finden suche suchen auswahl auswahlen passt passen passend passende empfehle vorschlag",
        "gut gute schon schone schlicht praktisch leicht warm weich robust klassisch alltag stil sieht fuhlt lieber sagen wissen",
        "welche welcher welches anlass tragen draussen drinnen reise winter sommer regen kalte wetter grosse farbe material budget",
        "preis geschenk jemand etwas hier diese dieser dieses beide zwischen vergleichen unterschied karte karten unten oben zeige",
        "brauchen mochten konnte vielleicht auch noch eine einer erste zweite dritte sicher bitte danke frage antwort laden warenkorb",
        "bequem einfach idee ideen richtige wandern camping zuhause kuche taglich eignet geeignet fur damit dazu gefallt",
    ),
    "fr": (
        "bonjour bienvenue volontiers aider aide trouver cherche chercher choisir choix convient conviennent recommande propose",
        "bien bon bonne beau belle simple pratique leger legere chaud chaude doux douce solide classique quotidien style plutot dire",
        "quel quelle quels quelles occasion porter exterieur interieur voyage hiver ete pluie froid temps taille couleur matiere budget",
        "prix cadeau quelqu'un quelque chose ici ceux celles celui celle deux entre comparer difference carte cartes dessous voici",
        "besoin voulez souhaitez pourrait peut-etre aussi encore premier deuxieme dernier sur merci question reponse boutique panier",
        "confortable facile idee idees commencer randonnee camping maison cuisine jours adapte ideal ideale pour avec cette",
    ),
    "es": (
        "hola bienvenido bienvenida encantado ayudar ayudo encontrar busca buscar elegir eleccion encaja encajan recomiendo sugiero",
        "bien bueno buena bonito bonita sencillo practico ligero ligera calido suave resistente clasico diario estilo prefiere decir",
        "cual cuales ocasion llevar exterior interior viaje invierno verano lluvia frio tiempo talla color material presupuesto precio",
        "regalo alguien algo aqui estos estas este esta ambos entre comparar diferencia tarjeta tarjetas abajo muestro necesita quiere",
        "podria quizas tambien otro otra primero segundo ultimo claro gracias pregunta respuesta tienda cesta carrito comodo facil idea",
        "ideas empezar senderismo acampada casa cocina dias adecuado adecuada perfecto para con",
    ),
    "ar": (
        "مرحبا اهلا يسعدني مساعده اساعدك مساعدتك ايجاد ابحث تبحث اختيار تختار يناسب يناسبك تناسب مناسب مناسبه اقترح انصح خيار خيارات",
        "جيد جيده جميل جميله بسيط بسيطه عملي عمليه خفيف خفيفه دافئ دافئه ناعم ناعمه متين كلاسيكي يومي اسلوب تفضل تفضله اخبرني",
        "اي ايها ماذا مناسبه ارتداء خارجي سفر شتاء شتويه صيف مطر برد طقس مقاس حجم لون خامه ميزانيه سعر هديه شخص شيء هنا هذه هذا",
        "هولاء كلاهما بين مقارنه فرق بطاقه بطاقات ادناه اعلاه اليك عرض تحتاج تريد ربما ايضا اخر اخري اول ثاني ثالث شكرا سوال",
        "جواب متجر متجرنا سله مريح سهل فكره افكار نبدا تخييم منزل مطبخ لك معك حول اكثر اقل",
    ),
}
