"""Writes lightgbm-losses.json: the training log loss of LightGBM after each round on covertype-sample.csv.

Run with LightGBM 4.7: python make-lightgbm-losses.py

Columns are divided by whole numbers until they have at most 255 values, so that every value is a bin of its own, here and there.
The bound on rows in a leaf is off: LightGBM estimates their number where this package bounds the sum of second derivatives alone.
Two settings were tried and left out. With 15 leaves and l2 = 5 the loss here was up to 2.2 percent lower, with 63 leaves of weight 0.1
and depth 5 up to 1.8 percent off either way: check-lightgbm-questions.py says why.
"""

import csv
import json

import lightgbm
import numpy as np

TRAIN_COUNT = 3000
DIVISORS = [8, 2, 1, 8, 4, 32, 1, 1, 1, 32, 1, 1]
ROUNDS = 40

with open("covertype-sample.csv") as file:
    rows = [[int(cell) for cell in row] for row in list(csv.reader(file))[1:]]
values = np.floor_divide(np.array([row[:-1] for row in rows]), DIVISORS).astype(np.float64)
labels = np.array([row[-1] for row in rows])
assert all(len(np.unique(column)) <= 255 for column in values[:TRAIN_COUNT].T)

answers = []
for settings in [
    {"num_leaves": 15, "learning_rate": 0.2, "min_sum_hessian_in_leaf": 1.0, "lambda_l2": 0.0, "max_depth": -1},
    {"num_leaves": 4, "learning_rate": 0.2, "min_sum_hessian_in_leaf": 1.0, "lambda_l2": 5.0, "max_depth": -1},
    {"num_leaves": 31, "learning_rate": 0.1, "min_sum_hessian_in_leaf": 2.0, "lambda_l2": 0.0, "max_depth": 5},
]:
    losses = {}
    data = lightgbm.Dataset(values[:TRAIN_COUNT], labels[:TRAIN_COUNT], params={"min_data_in_bin": 1})
    booster = lightgbm.train(
        {
            "objective": "multiclass",
            "num_class": 7,
            "metric": "multi_logloss",
            "min_data_in_leaf": 0,
            "min_data_in_bin": 1,
            "deterministic": True,
            "num_threads": 1,
            "verbose": -1,
            **settings,
        },
        data,
        num_boost_round=ROUNDS,
        valid_sets=[data],
        callbacks=[lightgbm.record_evaluation(losses)],
    )
    guesses = booster.predict(values[TRAIN_COUNT:]).argmax(axis=1)
    answers.append(
        {
            "maxLeaves": settings["num_leaves"],
            "learningRate": settings["learning_rate"],
            "minChildWeight": settings["min_sum_hessian_in_leaf"],
            "l2": settings["lambda_l2"],
            "maxDepth": None if settings["max_depth"] < 0 else settings["max_depth"],
            "losses": losses["training"]["multi_logloss"],
            "accuracy": float((guesses == labels[TRAIN_COUNT:]).mean()),
        }
    )

with open("lightgbm-losses.json", "w") as file:
    contents = {"lightgbm": lightgbm.__version__, "trainCount": TRAIN_COUNT, "divisors": DIVISORS, "answers": answers}
    json.dump(contents, file, indent=1)
    file.write("\n")
