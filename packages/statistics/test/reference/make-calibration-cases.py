"""Writes calibration-cases.json: how well made-up probabilities are calibrated, and their best temperature, by scikit-learn.

Run with scikit-learn 1.9: python make-calibration-cases.py > calibration-cases.json

The temperature is that of the part that `CalibratedClassifierCV(method="temperature")` fits, on logarithms of probabilities.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.calibration import _TemperatureScaling, calibration_curve
from sklearn.metrics import brier_score_loss

BINS = 15
random = np.random.default_rng(11)


def measure(name, row_count, class_count, sharpness):
    """Labels are drawn by the probabilities; what is judged is the same to the power of `sharpness`."""
    truth = random.dirichlet(np.full(class_count, 0.8), row_count)
    labels = np.array([random.choice(class_count, p=row) for row in truth])
    probabilities = np.maximum(truth**sharpness, 1e-5)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    share, mean = calibration_curve(right, confidence, n_bins=BINS, strategy="uniform")
    counts, _ = np.histogram(confidence, bins=BINS, range=(0, 1))
    scaling = _TemperatureScaling().fit(np.log(probabilities), labels)
    return {
        "name": name,
        "classCount": class_count,
        "labels": labels.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "brierScore": brier_score_loss(labels, probabilities, labels=range(class_count), scale_by_half=False),
        "calibrationError": float(np.abs(share - mean) @ counts[counts > 0] / row_count),
        "temperature": float(1 / scaling.beta_),
    }


cases = [
    measure("seven classes, too sure", 400, 7, 2.0),
    measure("three classes, not sure enough", 400, 3, 0.5),
    measure("two classes, about right", 300, 2, 1.0),
]
json.dump({"scikitLearn": sklearn.__version__, "cases": cases}, sys.stdout, separators=(",", ":"))
