"""Writes scikit-learn-importances.json: what scikit-learn says about the features of covertype-sample.csv.

Run with scikit-learn 1.9: python make-scikit-learn-importances.py

Holds one tree with the rows of each class in its leaves and its importances, which must come out the same of the same tree;
importances of forests grown from the first 3,000 rows, for which a forest of one's own comes out about the same; and the
out-of-bag accuracy of a random forest. Nothing is weighted.
"""

import csv
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.inspection import permutation_importance
from sklearn.tree import DecisionTreeClassifier

TRAIN_COUNT = 3000
here = Path(__file__).parent
with open(here / "covertype-sample.csv") as file:
    _, *rows = csv.reader(file)
sample = np.array([[int(value) for value in row] for row in rows])
values, labels = sample[:TRAIN_COUNT, :-1].astype(np.float32), sample[:TRAIN_COUNT, -1]
held_out_values, held_out_labels = sample[TRAIN_COUNT:, :-1].astype(np.float32), sample[TRAIN_COUNT:, -1]

tree = DecisionTreeClassifier(max_depth=7, random_state=0).fit(values, labels).tree_


def describe(node):
    if tree.children_left[node] < 0:
        counts = tree.value[node][0] * tree.weighted_n_node_samples[node]
        return {"counts": [round(count) for count in counts]}
    return {
        "featureIndex": int(tree.feature[node]),
        "threshold": float(tree.threshold[node]),
        "left": describe(tree.children_left[node]),
        "right": describe(tree.children_right[node]),
    }


extra_trees = ExtraTreesClassifier(n_estimators=400, max_features=6, random_state=0, n_jobs=2).fit(values, labels)
random_forest = RandomForestClassifier(
    n_estimators=400, max_features=3, oob_score=True, random_state=0, n_jobs=2
).fit(values, labels)
permuted = permutation_importance(
    extra_trees, held_out_values, held_out_labels, n_repeats=20, random_state=0, n_jobs=2
)

contents = {
    "scikitLearn": sklearn.__version__,
    "trainCount": TRAIN_COUNT,
    "tree": describe(0),
    "treeImportances": tree.compute_feature_importances().tolist(),
    "extraTrees": {
        "maxFeatures": 6,
        "importances": extra_trees.feature_importances_.tolist(),
        "permutationMeans": permuted.importances_mean.tolist(),
        "permutationDeviations": permuted.importances_std.tolist(),
    },
    "randomForest": {
        "maxFeatures": 3,
        "importances": random_forest.feature_importances_.tolist(),
        "outOfBagAccuracy": random_forest.oob_score_,
    },
}
with open(here / "scikit-learn-importances.json", "w") as file:
    json.dump(contents, file, indent=1)
    file.write("\n")
