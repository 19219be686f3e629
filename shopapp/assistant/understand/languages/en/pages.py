"""English: how a product is asked about by its name, and the words in which its page answers."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Pages

PAGES = Pages(
    definite=r"(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have)(?:n't)? (?:the|your) "
    r"|(?:can|could|may|should|do) (?:i|we|you|one) [\w-]+ (?:the|your) "
    r"|(?:how|what|which|when|from|at|for|until|up)(?: [\w-]+){0,3} (?:is|are|does|do|can|could|will|should)(?: (?:i|we|you) [\w-]+)? "
    r"(?:the|your) (?!difference|cheapest|best|most|least|\w+est\b)",
    asked={
        "weight": r"heavy|weigh\w*",
        "age": r"(?:how )?old|ages?",
        "number": r"how many",
    },
    says={
        "material": "made cotton wool linen leather steel wood oak glass ceramic polyester fabric material silk down ingredient",
        "care": "wash machine dishwasher clean dry iron care hand cold wipe oil",
        "size": "cm mm size fit dimension long wide high tall litre measure length width height small large",
        "weight": "weigh weight kg g",
        "age": "year month age",
        "number": "piece people player",
    },
)
