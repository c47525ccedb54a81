"""Writes shap-values.json: trees that scikit-learn grows from covertype-sample.csv, and what shap says of some rows.

Run with shap 0.49 and scikit-learn 1.9: python make-shap-values.py > shap-values.json

Values are whole numbers. Thresholds are moved between two of them, so that it does not matter which side a threshold itself belongs to.
"""

import csv
import json
import sys

import numpy as np
import shap
import sklearn
from sklearn.tree import DecisionTreeClassifier

with open("covertype-sample.csv") as file:
    rows = np.array(list(csv.reader(file))[1:], dtype=float)
values, labels = rows[:, :12], rows[:, 12].astype(int)
trained, asked = slice(0, 600), slice(3000, 3006)


def plain(tree, node=0):
    if tree.children_left[node] < 0:
        counts = tree.value[node][0] * tree.weighted_n_node_samples[node]
        return {"counts": [round(count) for count in counts]}
    return {
        "featureIndex": int(tree.feature[node]),
        "threshold": float(np.floor(tree.threshold[node]) + 0.5),
        "left": plain(tree, tree.children_left[node]),
        "right": plain(tree, tree.children_right[node]),
    }


def explain(**settings):
    classifier = DecisionTreeClassifier(random_state=1, **settings).fit(values[trained], labels[trained])
    explainer = shap.TreeExplainer(classifier, feature_perturbation="tree_path_dependent")
    return {
        "tree": plain(classifier.tree_),
        "baseValues": np.asarray(explainer.expected_value).tolist(),
        "contributions": explainer.shap_values(values[asked], check_additivity=True).tolist(),
    }


cases = [explain(max_depth=3), explain(min_samples_leaf=4), explain(max_features=2)]
json.dump(
    {"shap": shap.__version__, "scikitLearn": sklearn.__version__, "rows": values[asked].tolist(), "cases": cases},
    sys.stdout,
    separators=(",", ":"),
)
