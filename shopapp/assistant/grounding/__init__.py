"""What a model wrote is read sentence by sentence before it is shown; what this turn's rows do not hold is left out.

The rule: when in doubt, drop. A dropped sentence costs a little tone, since cards, quotes and totals are shown by us anyway;
a kept lie costs the merchant's word.
"""

from shopapp.assistant.grounding.checking import Checked, check
from shopapp.assistant.grounding.facts import Facts, Known

__all__ = ["Checked", "Facts", "Known", "check"]
