"""Writes shap-boosted-values.json: trees that LightGBM boosts from covertype-sample.csv, and what shap says of some rows.

Run with shap 0.49 or later, LightGBM 4.7: python make-shap-boosted-values.py > shap-boosted-values.json

Values are whole numbers. Thresholds are moved between two of them, so that it does not matter which side a threshold itself belongs to.
"""

import csv
import json
import math
import sys

import lightgbm
import numpy as np
import shap

with open("covertype-sample.csv") as file:
    rows = np.array(list(csv.reader(file))[1:], dtype=float)
values, labels = rows[:, :12], rows[:, 12].astype(int)
trained, asked = slice(0, 1500), slice(3000, 3005)


def plain(node):
    if "leaf_value" in node:
        return {"value": node["leaf_value"], "count": node["leaf_count"]}
    return {
        "featureIndex": node["split_feature"],
        "threshold": math.floor(node["threshold"]) + 0.5,
        "left": plain(node["left_child"]),
        "right": plain(node["right_child"]),
    }


classifier = lightgbm.LGBMClassifier(
    n_estimators=3, num_leaves=15, learning_rate=0.3, min_child_samples=5, verbose=-1, n_jobs=1, random_state=1
).fit(values[trained], labels[trained])
dumped = classifier.booster_.dump_model()
explainer = shap.TreeExplainer(classifier, feature_perturbation="tree_path_dependent")
contributions = np.asarray(explainer.shap_values(values[asked], check_additivity=True))
json.dump(
    {
        "shap": shap.__version__,
        "lightgbm": lightgbm.__version__,
        "classCount": int(dumped["num_class"]),
        "rows": values[asked].tolist(),
        "trees": [plain(tree["tree_structure"]) for tree in dumped["tree_info"]],
        "baseValues": np.asarray(explainer.expected_value).tolist(),
        "contributions": contributions.tolist(),
    },
    sys.stdout,
    separators=(",", ":"),
)
