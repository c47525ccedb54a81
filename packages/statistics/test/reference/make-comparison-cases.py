"""Writes comparison-cases.json: what SciPy says of distributions, of wins, and of two classifiers on the same rows.

Run with SciPy 1.17 and scikit-learn 1.9: python make-comparison-cases.py > comparison-cases.json
"""

import json
import sys

import numpy as np
import scipy
import sklearn
from scipy import integrate, special, stats
from sklearn.metrics import accuracy_score, f1_score

random = np.random.default_rng(7)


def log_share_below(x, a, b):
    """Near one, the share above is the one that has digits."""
    below = special.betainc(a, b, x)
    return float(np.log(below) if below < 0.5 else np.log1p(-special.betaincc(a, b, x)))


def distributions():
    return {
        "logGamma": [[x, special.gammaln(x)] for x in (0.1, 0.5, 1.5, 10.0, 1000.5, 1e6)],
        "logRegularisedBeta": [
            [x, a, b, log_share_below(x, a, b)]
            for x, a, b in ((0.3, 0.5, 0.5), (0.25, 45, 120), (0.4, 300, 500), (0.5, 400.5, 10.5), (0.5, 10.5, 40.5))
        ],
        "upperRegularisedGamma": [[a, x, special.gammaincc(a, x)] for a, x in ((0.5, 3), (5, 2), (5, 12), (200, 230))],
        "chiSquaredTail": [[x, k, stats.chi2.sf(x, k)] for x, k in ((0, 3), (7.8, 3), (44, 11), (900, 800))],
    }


def log_evidence(candidate, champion):
    """The mean of the likelihood ratio over a Beta(10, 10) above one half, integrated number by number."""
    prior = stats.beta(10, 10)
    peak = min(max((9 + candidate) / (18 + candidate + champion), 0.5), 1 - 1e-9)
    log_ratio = lambda rate: candidate * np.log(2 * rate) + champion * np.log(2 * (1 - rate)) + prior.logpdf(rate)
    most = log_ratio(peak)
    value, _ = integrate.quad(lambda rate: 2 * np.exp(log_ratio(rate) - most), 0.5, 1, points=[peak], epsabs=0, epsrel=1e-12, limit=500)
    return most + float(np.log(value))


def wins():
    pairs = ((0, 0), (1, 0), (0, 1), (12, 4), (157, 112), (40, 60), (30, 400), (2000, 1800))
    return [
        {
            "candidate": a,
            "champion": b,
            "candidateIsBetter": stats.binomtest(a, a + b, alternative="greater").pvalue if a + b else 1.0,
            "theyDiffer": stats.binomtest(a, a + b).pvalue if a + b else 1.0,
            "logEvidence": log_evidence(a, b),
        }
        for a, b in pairs
    ]


def bootstrap():
    rows, classes = 1500, 4
    labels = random.choice(classes, rows, p=(0.5, 0.3, 0.15, 0.05))
    wrong = lambda share: np.where(random.random(rows) < share, random.integers(0, classes, rows), labels)
    champion, candidate = wrong(0.2), wrong(0.16)
    measures = {
        "accuracy": accuracy_score,
        "f1Macro": lambda y, p: f1_score(y, p, average="macro", zero_division=0),
    }
    expected = {}
    for name, measure in measures.items():
        difference = lambda y, one, other: measure(y, other) - measure(y, one)
        result = stats.bootstrap(
            (labels, champion, candidate),
            difference,
            paired=True,
            vectorized=False,
            n_resamples=4999,
            method="percentile",
            rng=random,
        )
        expected[name] = {
            "estimate": difference(labels, champion, candidate),
            "low": result.confidence_interval.low,
            "high": result.confidence_interval.high,
        }
    listed = {name: values.tolist() for name, values in (("labels", labels), ("champion", champion), ("candidate", candidate))}
    return {**listed, "classCount": classes, "expected": expected}


json.dump(
    {
        "madeWith": f"SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}",
        "distributions": distributions(),
        "wins": wins(),
        "bootstrap": bootstrap(),
    },
    sys.stdout,
)
