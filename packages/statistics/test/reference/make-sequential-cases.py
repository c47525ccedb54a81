"""Writes sequential-cases.json: the evidence of an excess by numeric integration with SciPy, apart from any beta function.

Run with SciPy 1.17: python make-sequential-cases.py > sequential-cases.json
"""

import json
import math
import sys

from scipy import integrate

cases = [(0, 0, 0.3), (0, 50, 0.3), (2, 2, 0.01), (3, 200, 0.01), (30, 100, 0.3), (45, 100, 0.3), (400, 1000, 0.3), (9, 10, 0.5)]


def log_evidence(events, trials, limit):
    def ratio(rate):
        return math.exp(events * math.log(rate / limit) + (trials - events) * math.log1p((limit - rate) / (1 - limit)))

    peak = min(max(events / trials, limit), 1) if trials else limit
    points = [limit + (peak - limit) / 2, peak, peak + (1 - peak) / 10]
    value, _ = integrate.quad(ratio, limit, 1 - 1e-15, points=points, limit=500, epsabs=0, epsrel=1e-12)
    return math.log(value / (1 - limit))


json.dump([{"events": s, "trials": n, "limit": p, "logEvidence": log_evidence(s, n, p)} for s, n, p in cases], sys.stdout, indent=1)
