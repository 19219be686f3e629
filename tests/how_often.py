"""How many examples a property test tries: its own modest number, times EXAMPLES from the environment for a long night."""

import os

TIMES = int(os.environ.get("EXAMPLES", "1"))
