"""Writes category-ranks.json: the categories of covertype-sample.csv along the first principal component of their class shares.

Run with NumPy: python make-category-ranks.py
"""

import csv
import json
from pathlib import Path

import numpy as np

here = Path(__file__).parent
with open(here / "covertype-sample.csv") as file:
    _, *rows = csv.reader(file)
sample = np.array([[int(value) for value in row] for row in rows])
labels = sample[:, -1]


def rank(column):
    categories, counts = np.unique(column, return_counts=True)
    shares = np.array([np.bincount(labels[column == category], minlength=7) for category in categories])
    shares = shares / counts[:, None]
    covariance = np.cov(shares.T, fweights=counts)
    component = np.linalg.eigh(covariance)[1][:, -1]
    component *= np.sign(component[np.argmax(np.abs(component))])
    order = sorted(range(len(categories)), key=lambda i: (round(float(shares[i] @ component), 12), categories[i]))
    return [int(categories[i]) for i in order]


contents = {"wildernessArea": rank(sample[:, 10]), "soilType": rank(sample[:, 11])}
with open(here / "category-ranks.json", "w") as file:
    json.dump(contents, file)
    file.write("\n")
