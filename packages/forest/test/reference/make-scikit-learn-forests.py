"""Draws covertype-sample.csv from the Covertype data and writes scikit-learn-forests.json: what scikit-learn grows from it.

Run with scikit-learn 1.9 and the UCI Covertype rows as a csv file:
python make-scikit-learn-forests.py covertype.csv

The first 3,000 rows of the sample are for training, the last 1,000 are held out. Left out are class weights, since scikit-learn
1.9 draws its bootstrap by them where this package weighs the impurity, and extra trees with a least leaf size, since
scikit-learn gives a node up when its first draws would make too small a leaf where this package looks at further features.
"""

import csv
import json
import sys

import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier

TRAIN_COUNT = 3000
SEEDS = range(6)

with open(sys.argv[1]) as file:
    header, *rows = csv.reader(file)
chosen = np.random.default_rng(3).permutation(len(rows))[:4000]
wilderness = {"Rawah": 0, "Neota": 1, "Commanche": 2, "Cache": 3}
sample = [
    [*map(int, rows[i][:10]), wilderness[rows[i][10]], int(rows[i][11][1:]), int(rows[i][12])]
    for i in chosen
]
with open("covertype-sample.csv", "w") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sample)

values = np.array([row[:-1] for row in sample], dtype=np.float32)
labels = np.array([row[-1] for row in sample])


def grow(kind, **settings):
    accuracies, node_counts, depths = [], [], []
    for seed in SEEDS:
        forest = kind(n_estimators=100, random_state=seed, n_jobs=2, **settings)
        forest.fit(values[:TRAIN_COUNT], labels[:TRAIN_COUNT])
        accuracies.append(forest.score(values[TRAIN_COUNT:], labels[TRAIN_COUNT:]))
        node_counts += [tree.tree_.node_count for tree in forest.estimators_]
        depths += [tree.tree_.max_depth for tree in forest.estimators_]
    return {
        "meanAccuracy": float(np.mean(accuracies)),
        "accuracyDeviation": float(np.std(accuracies, ddof=1)),
        "meanNodeCount": float(np.mean(node_counts)),
        "meanDepth": float(np.mean(depths)),
    }


answers = []
for algorithm, kind in [("extra_trees", ExtraTreesClassifier), ("random_forest", RandomForestClassifier)]:
    for max_features in [3, 6]:
        for min_samples_leaf in [1, 5] if algorithm == "random_forest" else [1]:
            options = {"maxFeatures": max_features, "minSamplesLeaf": min_samples_leaf, "maxDepth": None}
            grown = grow(kind, max_features=max_features, min_samples_leaf=min_samples_leaf)
            answers.append({"algorithm": algorithm, **options, **grown})
    options = {"maxFeatures": 6, "minSamplesLeaf": 1, "maxDepth": 8}
    grown = grow(kind, max_features=6, max_depth=8)
    answers.append({"algorithm": algorithm, **options, **grown})

with open("scikit-learn-forests.json", "w") as file:
    contents = {"scikitLearn": sklearn.__version__, "treeCount": 100, "trainCount": TRAIN_COUNT, "answers": answers}
    json.dump(contents, file, indent=1)
    file.write("\n")
