"""Writes gate-cases.json: what SciPy and statsmodels say of losses of a class, and of the chance that a better model is promoted.

Run with SciPy 1.17 and statsmodels 0.14: python make-gate-cases.py > gate-cases.json
"""

import json
import sys

import numpy as np
import scipy
import statsmodels
from scipy import optimize, special, stats
from statsmodels.stats.contingency_tables import mcnemar


def loss(rows, lost, won, allowed):
    """Tango's score test, with the restricted maximum of the likelihood found by a numeric search."""

    def badness(winning):
        losing = winning + allowed
        other = 1 - winning - losing
        log = lambda count, share: count * np.log(share) if count else 0.0
        return -(log(lost, losing) + log(won, winning) + log(rows - lost - won, other))

    tiny = 1e-12
    found = optimize.minimize_scalar(badness, bounds=(tiny, (1 - allowed) / 2 - tiny), method="bounded", options={"xatol": 1e-14})
    winning = found.x
    variance = (2 * winning + allowed - allowed**2) / rows
    z = ((lost - won) / rows - allowed) / np.sqrt(variance)
    return float(stats.norm.sf(z)) if z > 0 else 1.0


def losses():
    cases = ((200, 30, 8, 0.05), (200, 12, 2, 0.05), (1000, 120, 40, 0.05), (20, 6, 0, 0.05), (2, 2, 0, 0.05), (50, 5, 9, 0.05), (5000, 400, 90, 0.02))
    return [
        {"rows": n, "lost": b, "won": c, "allowed": d, "chance": loss(n, b, c, d)} for n, b, c, d in cases
    ]


def log_evidence(a, b):
    """A Beta(10, 10) above one half, over one half: as in make-comparison-cases.py, which integrates it."""
    above = special.betainc(10 + b, 10 + a, 0.5)
    return (a + b + 1) * np.log(2) + special.betaln(10 + a, 10 + b) - special.betaln(10, 10) + np.log(above)


def chance(disagreement, gain, rows, look, false_promotions):
    needed = np.log(look * (look + 1) / false_promotions)
    win_rate = (1 + gain / disagreement) / 2
    total = 0.0
    for different in range(rows + 1):
        mass = stats.binom.pmf(different, rows, disagreement)
        if mass < 1e-18:
            continue
        wins = np.arange(different + 1)
        enough = wins[log_evidence(wins, different - wins) >= needed]
        if len(enough):
            total += mass * stats.binom.sf(enough[0] - 1, different, win_rate)
    return float(total)


def chances():
    cases = ((0.06, 0.01, 5000, 5, 0.05), (0.06, 0.01, 24000, 24, 0.05), (0.1, 0.02, 8000, 8, 0.01), (0.08, 0.0, 3000, 1, 0.05))
    return [
        {"disagreement": d, "gain": g, "rows": n, "look": j, "falsePromotions": a, "chance": chance(d, g, n, j, a)}
        for d, g, n, j, a in cases
    ]


def exact_mcnemar():
    return [
        {"candidate": a, "champion": b, "theyDiffer": float(mcnemar([[0, a], [b, 0]], exact=True).pvalue)}
        for a, b in ((12, 4), (157, 112), (40, 60))
    ]


json.dump(
    {
        "madeWith": f"SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}",
        "losses": losses(),
        "chances": chances(),
        "mcNemar": exact_mcnemar(),
    },
    sys.stdout,
)
