"""Writes excess-cases.json: what SciPy says of an excess in the second of two samples (Fisher's exact test, one-sided).

Run with SciPy 1.17: python make-excess-cases.py > excess-cases.json
"""

import json
import sys

from scipy import stats

cases = [(0, 10000, 0, 200), (0, 10000, 1, 200), (0, 10000, 20, 200), (30, 10000, 2, 300), (500, 10000, 30, 200), (7, 50, 9, 40), (3, 8, 0, 9), (100, 400, 90, 250), (40000, 400000, 5200, 50000)]


def p_value(first, first_rows, second, second_rows):
    table = [[second, second_rows - second], [first, first_rows - first]]
    return float(stats.fisher_exact(table, alternative="greater").pvalue)


json.dump([{"first": a, "firstRows": m, "second": b, "secondRows": n, "pValue": p_value(a, m, b, n)} for a, m, b, n in cases], sys.stdout, indent=1)
