"""`python -m shopapp` is the same as `shopapp`."""

import sys

from shopapp.cli import main

sys.exit(main())
