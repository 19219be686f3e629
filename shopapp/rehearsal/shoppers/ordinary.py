"""Ordinary questions that people ask shops, each with the words by which a document would speak of its matter.

Those no document speaks of must be declined. The words are wide on purpose: a question is left out rather than held against
an assistant that found its answer.
"""

_WAYS_TO_PAY = r"visa|mastercard|paypal|ways to pay"
"""A list of what is taken says of everything else that it is not."""
QUESTIONS: tuple[tuple[str, str], ...] = (
    ("Do you offer a student discount?", r"student"),
    ("Do you have a loyalty programme with points?", r"loyal|points|member"),
    ("Can I pay in instalments?", rf"instal|klarna|pay later|afterpay|{_WAYS_TO_PAY}"),
    ("Do you accept bitcoin?", rf"bitcoin|crypto|{_WAYS_TO_PAY}"),
    ("Can you engrave a name on it?", r"engrav|personali[sz]|monogram|embroid"),
    ("Do you rent things out?", r"\mrent(al|ed|s)?\M|\mhire\M"),
    ("Is there parking in front of your shop?", r"parking"),
    ("May I bring my dog into the shop?", r"\mdogs?\M|\mpets?\M"),
    ("Do you deliver to Brazil?", r"brazil|worldwide|all countries|south america"),
    ("Do you deliver on Sundays?", r"sunday"),
    ("Do you take old things in part exchange?", r"trade.?in|part.?exchange"),
    ("Are there any jobs open at your company?", r"\mjobs?\M|career|vacanc|hiring"),
    ("Can I insure my purchase against theft?", r"insur|theft"),
    ("Do you have a printed catalogue you can mail to me?", r"printed|catalogue"),
    ("Do you offer same-day delivery?", r"same.?day|express"),
    ("Can tourists get the VAT back?", r"\mvat\M|tax.?free"),
    ("Will you sponsor our football club?", r"sponsor|donat"),
    ("Do you have an affiliate programme?", r"affiliate|influencer|partner programme"),
    ("Who audits your factories?", r"audit|certif|factor"),
    ("Is there a discount for pensioners?", r"pension|senior"),
    ("Do you offer courses or workshops?", r"workshop|\mcourses?\M|class(es)?\M"),
    ("Can I subscribe to monthly deliveries?", r"subscri|monthly"),
    ("Does your shop have a café?", r"\mcaf[eé]\M|coffee"),
    ("Do you have an app for my phone?", r"\mapp\M"),
    ("Can I have something made to my own design?", r"own design|custom|bespoke|made to measure"),
    ("Do you accept cheques?", rf"\mche(que|ck)s?\M|{_WAYS_TO_PAY}"),
    ("Can I reserve something and pay in a month?", r"reserv|layaway|lay.?by"),
    ("Is your shop accessible by wheelchair?", r"wheelchair|accessib|step.?free"),
    ("Will there be a summer sale?", r"\msales?\M"),
    ("Do you offer military discounts?", r"military|veteran"),
)
