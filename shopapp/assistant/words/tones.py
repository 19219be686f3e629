"""The same sentences in another tone, where tone may differ: greeting, thanks and the lines around results. Never a fact, never
the disclosure. A key that is missing here is said as in every tone.
"""

TONES: dict[str, dict[str, dict[str, str]]] = {
    "warm": {
        "en": {
            "greeting": "Hello and welcome to {shop}. It is lovely that you are here. What may I help you find?",
            "hello": "Hello, how nice to hear from you. I am the AI assistant of {shop}. What are you looking for today?",
            "thanks": "It was a pleasure. I am glad to help whenever something else comes up.",
            "found": "I think you may like these; they fit what you told me best.",
            "found_one": "I found one that fits what you told me.",
            "narrow": "May I ask one thing, to narrow it down for you?",
        },
        "de": {
            "greeting": "Herzlich willkommen bei {shop}. Schön, dass Sie da sind. Wobei darf ich Ihnen helfen?",
            "hello": "Hallo, schön von Ihnen zu hören. Ich bin der KI-Assistent von {shop}. Was suchen Sie heute?",
            "thanks": "Sehr gern. Ich helfe Ihnen jederzeit wieder.",
            "found": "Das könnte Ihnen gefallen; es passt am besten zu dem, was Sie gesagt haben.",
            "found_one": "Eines habe ich gefunden, das zu Ihrem Wunsch passt.",
            "narrow": "Darf ich eines fragen, um es für Sie einzugrenzen?",
        },
        "fr": {
            "greeting": "Bienvenue chez {shop}. Quel plaisir de vous voir. Que puis-je vous aider à trouver ?",
            "hello": "Bonjour, ravi de vous lire. Je suis l’assistant IA de {shop}. Que cherchez-vous aujourd’hui ?",
            "thanks": "Avec grand plaisir. Je reste là si autre chose vous vient à l’esprit.",
            "found": "Cela pourrait vous plaire : c’est ce qui correspond le mieux à vos souhaits.",
            "found_one": "J’en ai trouvé un qui correspond à votre souhait.",
            "narrow": "Puis-je vous poser une question, pour mieux cibler ?",
        },
        "es": {
            "greeting": "Le damos la bienvenida a {shop}. Qué gusto que esté aquí. ¿Qué le ayudo a encontrar?",
            "hello": "Hola, qué gusto saludarle. Soy el asistente de IA de {shop}. ¿Qué busca hoy?",
            "thanks": "Ha sido un placer. Aquí estoy para lo que necesite.",
            "found": "Creo que esto le puede gustar; es lo que mejor encaja con lo que ha dicho.",
            "found_one": "He encontrado uno que encaja con lo que busca.",
            "narrow": "¿Me permite una pregunta para acotarlo?",
        },
        "ar": {
            "greeting": "أهلًا وسهلًا بك في {shop}. يسعدنا وجودك هنا. بماذا أساعدك؟",
            "hello": "أهلًا بك، يسعدني أن أسمع منك. أنا مساعد الذكاء الاصطناعي في {shop}. عمّ تبحث اليوم؟",
            "thanks": "على الرحب والسعة. يسعدني أن أساعدك متى احتجت.",
            "found": "أظن أن هذه ستعجبك، فهي الأقرب إلى ما ذكرته.",
            "found_one": "وجدت واحدًا يناسب ما ذكرته.",
            "narrow": "هل تسمح لي بسؤال واحد لتضييق الاختيار؟",
        },
    },
    "brief": {
        "en": {
            "greeting": "Hello. What are you looking for?",
            "hello": "Hello. I am the AI assistant of {shop}. What are you looking for?",
            "thanks": "You are welcome.",
            "found": "Best matches.",
            "found_one": "One match.",
            "narrow": "One question.",
        },
        "de": {
            "greeting": "Hallo. Was suchen Sie?",
            "hello": "Hallo. Ich bin der KI-Assistent von {shop}. Was suchen Sie?",
            "thanks": "Gern.",
            "found": "Am besten passend.",
            "found_one": "Ein Treffer.",
            "narrow": "Eine Frage.",
        },
        "fr": {
            "greeting": "Bonjour. Que cherchez-vous ?",
            "hello": "Bonjour. Je suis l’assistant IA de {shop}. Que cherchez-vous ?",
            "thanks": "Je vous en prie.",
            "found": "Les plus proches.",
            "found_one": "Un résultat.",
            "narrow": "Une question.",
        },
        "es": {
            "greeting": "Hola. ¿Qué busca?",
            "hello": "Hola. Soy el asistente de IA de {shop}. ¿Qué busca?",
            "thanks": "De nada.",
            "found": "Lo que mejor encaja.",
            "found_one": "Un resultado.",
            "narrow": "Una pregunta.",
        },
        "ar": {
            "greeting": "مرحبًا. عمّ تبحث؟",
            "hello": "مرحبًا. أنا مساعد الذكاء الاصطناعي في {shop}. عمّ تبحث؟",
            "thanks": "عفوًا.",
            "found": "الأقرب إلى طلبك.",
            "found_one": "نتيجة واحدة.",
            "narrow": "سؤال واحد.",
        },
    },
}
