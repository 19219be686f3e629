"""What the merchant reads: figures, and what stands behind each of them.

The one rule: every figure here has a list of rows that adds up to it (`behind`), and says in one sentence what it counts.
"""

from shopapp.insights.figures import FIGURES, Figure, Period, behind, by_day, today

__all__ = ["FIGURES", "Figure", "Period", "behind", "by_day", "today"]
