"""Writes novelty-cases.json: exact binomial tests and Student's t by SciPy, exchanged names by scikit-learn's naive Bayes.

Run with SciPy 1.17 and scikit-learn 1.9: python make-novelty-cases.py > novelty-cases.json
"""

import json
import sys

import numpy as np
from scipy import stats
from sklearn.naive_bayes import CategoricalNB

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


def joint(names, values):
    counts = {}
    for name, value in zip(names, values):
        of_name = counts.setdefault(f"n{name}", {})
        of_name[f"v{value}"] = of_name.get(f"v{value}", 0) + 1
    return counts


def exchanges(sharpness, swapped):
    """Names 0 to 3 with their own mixtures of six and of four values; 400 rows before, 150 new ones, two of the names exchanged."""
    mixtures = [random.dirichlet(np.full(width, 1 / sharpness), size=4) for width in (6, 4)]

    def draw(rows):
        names = random.integers(4, size=rows)
        return names, np.array([[random.choice(len(m[n]), p=m[n]) for m in mixtures] for n in names])

    names, values = draw(400)
    true_names, new_values = draw(150)
    seen = {**{n: n for n in range(4)}, **({0: 2, 2: 0} if swapped else {})}
    new_names = np.array([seen[n] for n in true_names])
    # Both columns have as many categories as occur anywhere.
    for column in range(2):
        both = np.concatenate([values[:, column], new_values[:, column]])
        kinds = {v: k for k, v in enumerate(sorted(set(both)))}
        values[:, column] = [kinds[v] for v in values[:, column]]
        new_values[:, column] = [kinds[v] for v in new_values[:, column]]
    width = [int(max(values[:, c].max(), new_values[:, c].max())) + 1 for c in range(2)]
    model = CategoricalNB(alpha=0.5, min_categories=width, fit_prior=False).fit(values, names)
    log_likelihood = model.predict_joint_log_proba(new_values)
    gains = []
    for one in range(4):
        for other in range(one + 1, 4):
            ones, others = new_names == one, new_names == other
            gain = (log_likelihood[ones, other] - log_likelihood[ones, one]).sum()
            gain += (log_likelihood[others, one] - log_likelihood[others, other]).sum()
            gains.append({"names": [f"n{one}", f"n{other}"], "rows": int((ones | others).sum()), "gain": float(gain / (ones | others).sum())})
    companions = [
        {"earlier": joint(names, values[:, c]), "present": joint(new_names, new_values[:, c])} for c in range(2)
    ]
    return {"swapped": swapped, "companions": companions, "gains": gains}


exchange_cases = [exchanges(sharpness, swapped) for sharpness in (1, 4) for swapped in (False, True)]

json.dump({"shares": shares, "groups": cases, "exchanges": exchange_cases}, sys.stdout, indent=1)
