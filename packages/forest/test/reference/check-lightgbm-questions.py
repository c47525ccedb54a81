"""Says why the losses of two settings differ from LightGBM's: follows its trees and judges each of its questions by all others.

Run with LightGBM 4.7: python check-lightgbm-questions.py

Derivatives are worked out anew from LightGBM's own leaves, so that each tree is judged where LightGBM stood. It printed

  15 leaves, l2 = 5: best 3824, of several that gain the same 8, best of those still looked at 68, none but those not looked at 9
  63 leaves of weight 0.1, depth 5: best 5100, of several that gain the same 2116
  and ends losses at 0.17119430 and 0.24130361, as LightGBM does.

- LightGBM does not look at a feature again in any node below one where it gained nothing; with l2 that is no proof that it never will.
- It guesses the rows of a bin by their weight, scans from the highest bin down, and ends when the guess leaves less than none below: with
  leaves of little weight 20 questions are not the best because of that. They are best among those before the end of the scan.
- Nodes of a few rows have several questions that gain the same. Which of them is asked is a matter of taste, and all later trees follow.

This package has none of these rules: best-questions.test.ts shows that its own questions are the best of all.
"""

import csv
from collections import Counter

import lightgbm
import numpy as np

TRAIN_COUNT = 3000
DIVISORS = [8, 2, 1, 8, 4, 32, 1, 1, 1, 32, 1, 1]
CLASSES = 7

with open("covertype-sample.csv") as file:
    rows = [[int(cell) for cell in row] for row in list(csv.reader(file))[1 : TRAIN_COUNT + 1]]
values = np.floor_divide(np.array([row[:-1] for row in rows]), DIVISORS).astype(np.float64)
labels = np.array([row[-1] for row in rows])


def judge(settings):
    least, l2, rate = settings["min_sum_hessian_in_leaf"], settings["lambda_l2"], settings["learning_rate"]
    booster = lightgbm.train(
        {"objective": "multiclass", "num_class": CLASSES, "min_data_in_leaf": 0, "min_data_in_bin": 1, "deterministic": True}
        | {"num_threads": 1, "verbose": -1, **settings},
        lightgbm.Dataset(values, labels, params={"min_data_in_bin": 1}),
        num_boost_round=40,
    )
    counts = Counter()
    scores = np.tile(np.log(np.bincount(labels) / TRAIN_COUNT), (TRAIN_COUNT, 1))
    for number, tree in enumerate(booster.dump_model()["tree_info"]):
        own = number % CLASSES
        if own == 0:
            shares = softmax(scores)
        slopes = shares[:, own] - (labels == own)
        weights = CLASSES / (CLASSES - 1) * shares[:, own] * (1 - shares[:, own])

        def score(chosen):
            return slopes[chosen].sum() ** 2 / (weights[chosen].sum() + l2)

        def best_gains(chosen):
            weight = weights[chosen].sum()
            gains = []
            for column in values[chosen].T:
                order = np.argsort(column, kind="stable")
                ends = np.append(np.nonzero(np.diff(column[order]))[0], len(chosen) - 1)
                left = np.cumsum(slopes[chosen][order])[ends]
                left_weight = np.cumsum(weights[chosen][order])[ends]
                guesses = np.floor(np.diff(left_weight, prepend=0) * len(chosen) / weight + 0.5)
                guessed_left = len(chosen) - (guesses.sum() - np.cumsum(guesses))
                right, right_weight = left[-1] - left, weight - left_weight
                allowed = (left_weight >= least) & (right_weight >= least) & (guessed_left >= 0)
                allowed[-1] = False
                parted = left[allowed] ** 2 / (left_weight[allowed] + l2) + right[allowed] ** 2 / (right_weight[allowed] + l2)
                gains.append(max(parted - score(chosen), default=-1))
            return np.array(gains)

        def follow(node, chosen, depth, looked_at):
            gains = best_gains(chosen)
            best = gains.max()
            if "leaf_value" in node:
                spare = tree["num_leaves"] < settings["num_leaves"] and depth != settings["max_depth"]
                if spare and best > 1e-6:
                    counts["not divided" if gains[looked_at].max() > 1e-6 else "none but those not looked at"] += 1
                return [(chosen, -rate * slopes[chosen].sum() / (weights[chosen].sum() + l2))]
            goes_left = values[chosen, node["split_feature"]] <= node["threshold"]
            left, right = chosen[goes_left], chosen[~goes_left]
            gain = score(left) + score(right) - score(chosen)
            slack = 1e-5 * max(1, best)
            if gain >= best - slack:
                counts["best" if (gains >= best - slack).sum() == 1 else "of several that gain the same"] += 1
            else:
                counts["best of those still looked at" if gain >= gains[looked_at].max() - slack else "not the best"] += 1
            below = looked_at & (gains > 0)
            return follow(node["left_child"], left, depth + 1, below) + follow(node["right_child"], right, depth + 1, below)

        for chosen, value in follow(tree["tree_structure"], np.arange(TRAIN_COUNT), 0, np.full(values.shape[1], True)):
            scores[chosen, own] += value
    print(dict(counts), "loss", -np.log(softmax(scores)[np.arange(TRAIN_COUNT), labels]).mean())


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


judge({"num_leaves": 15, "learning_rate": 0.2, "min_sum_hessian_in_leaf": 1.0, "lambda_l2": 5.0, "max_depth": -1})
judge({"num_leaves": 63, "learning_rate": 0.1, "min_sum_hessian_in_leaf": 0.1, "lambda_l2": 0.0, "max_depth": 5})
