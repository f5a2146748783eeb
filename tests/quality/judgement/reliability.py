"""How well stated confidence agrees with the share that is right: bins, Brier score, expected calibration error, a plot."""

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[float, bool]
"""What was said, and whether it was right."""

BINS = 10
_SIDE, _GAP, _TOP = 150, 40, 40
_INK, _FAINT, _LINE = "#1f2933", "#cbd2d9", "#c2410c"


@dataclass(frozen=True)
class Bin:
    said: float
    right: float
    number: int


def bins(pairs: Sequence[Pair]) -> list[Bin]:
    """Means over tenths of what was said; empty tenths are left out."""
    found = []
    for tenth in range(BINS):
        inside = [p for p in pairs if min(BINS - 1, int(p[0] * BINS + 1e-9)) == tenth]
        if inside:
            number = len(inside)
            found.append(Bin(sum(s for s, _ in inside) / number, sum(r for _, r in inside) / number, number))
    return found


def brier(pairs: Sequence[Pair]) -> float:
    """Mean squared distance from what came true (Brier 1950); 0 is perfect."""
    return sum((said - right) ** 2 for said, right in pairs) / len(pairs)


def calibration_error(pairs: Sequence[Pair]) -> float:
    """Expected calibration error over tenths (Naeini et al. 2015); 0 is perfect."""
    return sum(b.number * abs(b.said - b.right) for b in bins(pairs)) / len(pairs)


def plot(by_field: dict[str, Sequence[Pair]]) -> str:
    """An SVG with a panel for each field: said across, right upwards, dots as large as their bin is full."""
    width = _GAP + len(by_field) * (_SIDE + _GAP)
    height = _TOP + _SIDE + _GAP
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' font-family="sans-serif" font-size="11" fill="{_INK}">'
    )
    parts = [
        opening,
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for number, (name, pairs) in enumerate(by_field.items()):
        parts.extend(_panel(_GAP + number * (_SIDE + _GAP), name, pairs))
    return "\n".join([*parts, "</svg>", ""])


def _panel(left: int, name: str, pairs: Sequence[Pair]) -> list[str]:
    bottom = _TOP + _SIDE
    parts = [
        f'<text x="{left + _SIDE / 2:.0f}" y="{_TOP - 14}" text-anchor="middle" font-weight="bold">{name}</text>',
        f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_FAINT}"/>',
        f'<line x1="{left}" y1="{bottom}" x2="{left + _SIDE}" y2="{_TOP}" stroke="{_FAINT}" stroke-dasharray="4 3"/>',
    ]
    found = bins(pairs)
    points = [(left + b.said * _SIDE, bottom - b.right * _SIDE, b.number) for b in found]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="1.5"/>')
    for x, y, number in points:
        radius = 1.5 + 6 * (number / len(pairs)) ** 0.5
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_LINE}" fill-opacity="0.75"/>'
        )
    parts += [
        f'<text x="{left - 4}" y="{_TOP + 8}" text-anchor="end">1</text>',
        f'<text x="{left - 4}" y="{bottom}" text-anchor="end">0</text>',
        f'<text x="{left + _SIDE}" y="{bottom + 14}" text-anchor="end">1</text>',
        f'<text x="{left + _SIDE / 2:.0f}" y="{bottom + 14}" text-anchor="middle">said</text>',
        f'<text x="{left + _SIDE / 2:.0f}" y="{bottom + 28}" text-anchor="middle">{len(pairs)} fields</text>',
    ]
    return parts
