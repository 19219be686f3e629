"""Small words of English: those that never describe goods, and chat spelling made plain.

Never put a word into IDLE that could be on a product's page as a property: what is searched for loses it.
"""

# ruff: noqa: E501 - lists of words read better as text

IDLE = """
    a wear wears wearing decide between lookout apart keeps losing pair pairs week weeks month months forever already starting helps lasts turns trying broke send size sizes difference differences matter matters please fine about actually after again all also always am an and another any anybody anyone anything are aren as at available away back be because been
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
    goes mate guys folks there's theres here's instead plus per least min minimum maximum max
"""
CHAT = {
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "isnt": "isn't",
    "arent": "aren't",
    "wasnt": "wasn't",
    "cant": "can't",
    "wont": "won't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "couldnt": "couldn't",
    "wouldnt": "wouldn't",
    "whats": "what's",
    "hows": "how's",
    "wheres": "where's",
    "thats": "that's",
    "whos": "who's",
    "theres": "there's",
    "im": "i'm",
    "ive": "i've",
    "ill": "i'll",
    "id": "i'd",
    "youre": "you're",
    "shes": "she's",
    "hes": "he's",
    "u": "you",
    "ur": "your",
    "r": "are",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thank you",
    "wanna": "want to",
    "gonna": "going to",
    "smth": "something",
    "sth": "something",
    "sthg": "something",
    "gimme": "give me",
    "lemme": "let me",
    "cuz": "because",
    "w": "with",
    "ppl": "people",
    "bday": "birthday",
}
PAPERS = (
    "policy policies terms term conditions condition rules rule information info details detail page document documents statement"
)
