"""Writes classifier-cases.json: made-up answers of classifiers, and what scikit-learn says of them.

Run with scikit-learn 1.9: python make-classifier-cases.py > classifier-cases.json
"""

import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    f1_score,
    log_loss,
    precision_recall_fscore_support,
)


def measure(name, labels, probabilities):
    """All classes are passed to what is listed class by class; macro F1 is left to scikit-learn's own choice of classes."""
    probabilities = np.asarray(probabilities, dtype=np.float64)
    classes = np.arange(probabilities.shape[1])
    predicted = probabilities.argmax(axis=1)
    precision, recall, f1, support = precision_recall_fscore_support(
        labels, predicted, labels=classes, zero_division=0
    )
    return {
        "name": name,
        "labels": [int(label) for label in labels],
        "probabilities": probabilities.ravel().tolist(),
        "classCount": len(classes),
        "expected": {
            "sampleCount": len(labels),
            "accuracy": accuracy_score(labels, predicted),
            "f1Macro": f1_score(labels, predicted, average="macro", zero_division=0),
            "logLoss": log_loss(labels, probabilities, labels=classes),
            "perClass": [
                {"precision": float(p), "recall": float(r), "f1": float(f), "support": int(s)}
                for p, r, f, s in zip(precision, recall, f1, support)
            ],
            "confusionMatrix": confusion_matrix(labels, predicted, labels=classes).tolist(),
        },
    }


def draw(random, row_count, class_count, skill):
    labels = random.integers(class_count, size=row_count)
    scores = random.normal(size=(row_count, class_count))
    scores[np.arange(row_count), labels] += skill
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return labels, probabilities


random = np.random.default_rng(7)
warnings.simplefilter("ignore")
cases = [
    measure("seven classes, mostly right", *draw(random, 120, 7, 2.0)),
    measure("three classes, by chance", *draw(random, 40, 3, 0.0)),
    measure("two classes, sure and sometimes wrong", [0, 1, 1, 0], [[1, 0], [0, 1], [1, 0], [0, 1]]),
    measure("a class that nobody names", [0, 2, 2], [[0.7, 0.1, 0.2], [0.2, 0.1, 0.7], [0.6, 0.1, 0.3]]),
    measure("a class that is only predicted", [0, 0, 2], [[0.2, 0.7, 0.1], [0.7, 0.2, 0.1], [0.1, 0.2, 0.7]]),
    measure("a class that is never predicted", [0, 1, 2], [[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.1, 0.2, 0.7]]),
    measure("equally probable classes", [1, 2, 0], [[0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [0.5, 0.0, 0.5]]),
]
json.dump({"scikitLearn": sklearn.__version__, "cases": cases}, sys.stdout, separators=(",", ":"))
