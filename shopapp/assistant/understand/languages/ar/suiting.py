"""Ages and numbers of people in Arabic, as shoppers say them and as products state them."""

from shopapp.assistant.understand.lexicon import Suiting

SUITING = Suiting(
    years=r"سنوات|سنة|سنين|عاما|اعوام",
    months=r"اشهر|شهر|شهور",
    old=r"",
    no_age=r" (?:ضمان|خبرة)",
    ages=r"عمر|عمره|عمرها|بعمر",
    starting=r"من|ابتداء من",
    onwards=r" ?\+| فما فوق",
    until=r"حتي",
    birth=r"منذ الولادة",
    not_under=r"(?:لا يناسب|غير مناسب)[\w ]{0,20} (?:دون|تحت)",
    people=r"اشخاص|شخصا|افراد",
    players=r"لاعبين|لاعبا",
    seats=r"يتسع ل",
    seater=r"مقاعد|اشخاص",
    group=r"(?:عائلة|مجموعة) من",
    given=r"ل|لـ",
    serving=r"طاول\w*|كنب\w*|اريك\w*|خيم\w*|لعب\w*|طقم",
    children=r"ل?(?:طفل\w{0,2}|اطفال|بنت|ولد|ابن\w{0,2}|رضيع|توام)",
    grown=r"امراه|رجل|صديق\w*|شخص",
    baby=r"رضيع|مولود\w*",
    toddler=r"طفل صغير",
    numbers={"اثنين": 2, "ثلاثة": 3, "اربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7, "ثمانية": 8, "تسعة": 9, "عشرة": 10},
)
