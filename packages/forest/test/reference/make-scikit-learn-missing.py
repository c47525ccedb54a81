"""Writes scikit-learn-missing.json: what scikit-learn grows from covertype-sample.csv when one value in five is missing.

Run with scikit-learn 1.9: python make-scikit-learn-missing.py

Missing is the value of feature f in row r where (7 r + 13 f) mod 5 is 0. The first 3,000 rows are for training.
"""

import csv
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier

TRAIN_COUNT = 3000
here = Path(__file__).parent
with open(here / "covertype-sample.csv") as file:
    _, *rows = csv.reader(file)
sample = np.array([[int(value) for value in row] for row in rows])
values, labels = sample[:, :-1].astype(np.float32), sample[:, -1]
row, feature = np.indices(values.shape)
values[(7 * row + 13 * feature) % 5 == 0] = np.nan

answers = []
for algorithm, kind in [("extra_trees", ExtraTreesClassifier), ("random_forest", RandomForestClassifier)]:
    accuracies, node_counts = [], []
    for seed in range(6):
        forest = kind(n_estimators=100, max_features=6, random_state=seed, n_jobs=2)
        forest.fit(values[:TRAIN_COUNT], labels[:TRAIN_COUNT])
        accuracies.append(forest.score(values[TRAIN_COUNT:], labels[TRAIN_COUNT:]))
        node_counts += [tree.tree_.node_count for tree in forest.estimators_]
    answers.append(
        {
            "algorithm": algorithm,
            "maxFeatures": 6,
            "meanAccuracy": float(np.mean(accuracies)),
            "meanNodeCount": float(np.mean(node_counts)),
        }
    )

contents = {"scikitLearn": sklearn.__version__, "trainCount": TRAIN_COUNT, "answers": answers}
with open(here / "scikit-learn-missing.json", "w") as file:
    json.dump(contents, file, indent=1)
    file.write("\n")
