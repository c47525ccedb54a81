"""Writes estimate-cases.json: what NannyML estimates of a classifier without labels, and intervals of shares by statsmodels.

Run with NannyML 0.13 and statsmodels 0.15: python make-estimate-cases.py > estimate-cases.json
"""

import json
import logging
import sys
import warnings

import nannyml
import numpy as np
import pandas as pd
from nannyml.calibration import NoopCalibrator
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
random = np.random.default_rng(3)


def answers(rows, classes):
    probabilities = random.dirichlet(np.full(classes, 0.4), rows)
    labels = np.array([random.choice(classes, p=row) for row in probabilities])
    frame = pd.DataFrame({f"p{c}": probabilities[:, c] for c in range(classes)})
    return frame.assign(predicted=probabilities.argmax(axis=1), label=labels)


classes = 4
reference, current = answers(4000, classes), answers(300, classes)
estimator = nannyml.CBPE(
    problem_type="classification_multiclass",
    y_true="label",
    y_pred="predicted",
    y_pred_proba={c: f"p{c}" for c in range(classes)},
    metrics=["accuracy", "f1", "precision", "recall"],
    chunk_number=1,
    # The probabilities are right as they are: rows were labelled by them.
    calibrator=NoopCalibrator(),
)
estimator.fit(reference)
chunk = estimator.estimate(current.drop(columns="label")).filter(period="analysis").to_df()
value = lambda metric: float(chunk[metric]["value"].iloc[0])

json.dump(
    {
        "madeWith": f"NannyML {nannyml.__version__}",
        "classCount": classes,
        "probabilities": current[[f"p{c}" for c in range(classes)]].to_numpy().ravel().tolist(),
        "accuracy": value("accuracy"),
        "f1Macro": value("f1"),
        "precisionMacro": value("precision"),
        "recallMacro": value("recall"),
        "shares": [
            {"successes": k, "count": n, **dict(zip(("low", "high"), proportion_confint(k, n, method="wilson")))}
            for k, n in ((0, 10), (10, 10), (7, 20), (911, 1000))
        ],
    },
    sys.stdout,
)
