"""Writes drift-cases.json: what SciPy, Evidently and NannyML say of a reference and a current sample.

Run with SciPy 1.17, Evidently 0.7 and NannyML 0.13: python make-drift-cases.py > drift-cases.json
"""

import json
import sys
import warnings

import evidently
import nannyml
import numpy as np
import pandas as pd
import scipy
from evidently.legacy.calculations.stattests import jensenshannon_stat_test, psi_stat_test, wasserstein_stat_test
from evidently.legacy.core import ColumnType
from nannyml.drift.univariate.methods import CategoricalJensenShannonDistance
from scipy import stats

warnings.filterwarnings("ignore")
random = np.random.default_rng(11)


def category_case(name, shares, moved, sizes):
    samples = [random.choice(len(shares), size, p=chances) for size, chances in zip(sizes, (shares, moved))]
    counts = [np.bincount(sample, minlength=len(shares)) for sample in samples]
    one, other = (pd.Series(sample) for sample in samples)
    nanny = CategoricalJensenShannonDistance(chunker=None, threshold=None)
    nanny._fit(one.astype("category"))
    # The last category expects too few rows, alone: it is pooled with the next.
    too_few = (counts[0] + counts[1])[-1] * min(sizes) / sum(sizes) < 5
    pooled = [np.append(c[:-2], c[-2:].sum()) for c in counts] if too_few else counts
    test = stats.chi2_contingency(pooled, correction=False)
    return {
        "name": name,
        "reference": counts[0].tolist(),
        "current": counts[1].tolist(),
        "psi": psi_stat_test.func(one, other, ColumnType.Categorical, 0.1)[0],
        "jensenShannonInNats": jensenshannon_stat_test.func(one, other, ColumnType.Categorical, 0.1)[0],
        "jensenShannon": float(nanny._calculate(other.astype("category"))),
        "homogeneity": {"statistic": test.statistic, "degrees": int(test.dof), "pValue": test.pvalue},
    }


def number_case(name, reference, current):
    one, other = pd.Series(reference), pd.Series(current)
    counted = lambda sample: dict(zip(("values", "counts"), (part.tolist() for part in np.unique(sample, return_counts=True))))
    return {
        "name": name,
        "reference": counted(reference),
        "current": counted(current),
        "wasserstein": stats.wasserstein_distance(reference, current),
        "spread": float(np.std(reference)),
        "wassersteinInSpreads": wasserstein_stat_test.func(one, other, ColumnType.Numerical, 0.1)[0],
    }


even = np.full(8, 1 / 8)
tilted = np.array([4, 3, 3, 3, 2, 2, 2, 1]) / 20
rare = np.array([0.4, 0.3, 0.2, 0.095, 0.004, 0.001])
p_values = random.random(12) ** 3

json.dump(
    {
        "madeWith": f"SciPy {scipy.__version__}, Evidently {evidently.__version__}, NannyML {nannyml.__version__}",
        "categories": [
            category_case("no change", even, even, (2000, 500)),
            category_case("a tilt", even, tilted, (2000, 500)),
            category_case("a rare category", rare, rare[[0, 1, 2, 4, 3, 5]], (3000, 400)),
        ],
        "numbers": [
            number_case("a shift", random.normal(10, 2, 400).round(1), random.normal(10.5, 2, 150).round(1)),
            number_case("apart", random.integers(0, 5, 50), random.integers(20, 30, 70)),
            number_case("the same", np.array([1.0, 2.0, 2.0, 3.0]), np.array([1.0, 2.0, 2.0, 3.0])),
        ],
        "falseDiscoveries": {
            "pValues": p_values.tolist(),
            "adjusted": stats.false_discovery_control(p_values).tolist(),
        },
        "chiSquaredQuantile": [[p, k, stats.chi2.isf(p, k)] for p, k in ((0.01, 9), (0.05, 1), (0.5, 40), (1e-6, 12))],
    },
    sys.stdout,
)
