"""A bar chart as SVG, made on the server: two amounts a day, stacked. The table behind it stands on the same page."""

from dataclasses import dataclass

from shopapp.insights.store import Day

WIDTH, HEIGHT, GAP = 640, 150, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: geometry in the chart's units, from the top left."""

    x: float
    width: float
    direct_y: float
    direct_height: float
    assisted_y: float
    assisted_height: float
    day: Day
    label: str


def bars(days: list[Day]) -> list[Bar]:
    """The bars for these days; all of height 0 when nothing was sold."""
    highest = max((day.direct_minor + day.assisted_minor for day in days), default=0) or 1
    width = WIDTH / max(1, len(days))
    drawn: list[Bar] = []
    for index, day in enumerate(days):
        direct = HEIGHT * day.direct_minor / highest
        assisted = HEIGHT * day.assisted_minor / highest
        drawn.append(
            Bar(
                x=round(index * width + GAP / 2, 1),
                width=round(width - GAP, 1),
                direct_y=round(HEIGHT - direct, 1),
                direct_height=round(direct, 1),
                assisted_y=round(HEIGHT - direct - assisted, 1),
                assisted_height=round(assisted, 1),
                day=day,
                label=f"{day.day:%-d %b}",
            )
        )
    return drawn
