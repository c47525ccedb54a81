"""Writes novelty-cases.json: exact binomial tests and Student's t by SciPy.

Run with SciPy 1.17: python make-novelty-cases.py > novelty-cases.json
"""

import json
import sys

import numpy as np
from scipy import stats

random = np.random.default_rng(5)

shares = [
    {"successes": s, "count": n, "share": p, "pValue": float(stats.binomtest(s, n, p, alternative="greater").pvalue)}
    for s, n, p in [(0, 10, 0.05), (1, 10, 0.05), (8, 9, 0.05), (12, 228, 0.05), (25, 228, 0.05), (8, 228, 0.01), (300, 5810, 0.05), (400, 5810, 0.05)]
]


def groups(means, size, deviation):
    return [{"count": size, "mean": float(m), "deviation": deviation} for m in means]


cases = []
for means, new in [
    ([10, 12, 11, 9, 14], 13.0),
    ([10, 12, 11, 9, 14], 60.0),
    (list(random.normal(2750, 210, 9)), 2600.0),
    (list(random.normal(2750, 210, 9)), 9020.0),
    ([1.0, 2.0], 900.0),
]:
    k = len(means)
    # Groups of 200 rows with a small deviation: the variance between them is above what drawing makes.
    spread = np.std(means, ddof=1)
    t = abs(new - np.mean(means)) / (spread * np.sqrt(1 + 1 / k))
    cases.append({
        "earlier": groups(means, 200, 0.5),
        "group": {"count": 200, "mean": new, "deviation": 0.5},
        "pValue": float(2 * stats.t.sf(t, k - 1)),
        "effect": float(abs(new - np.mean(means)) / 0.5),
    })

json.dump({"shares": shares, "groups": cases}, sys.stdout, indent=1)
