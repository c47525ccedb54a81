"""Writes small-test-rows.json: the rows of the shipped file that scikit-learn's stratified split of seed 42 keeps back.

Run with scikit-learn 1.9: python make-small-test-rows.py covertype.csv

The reference system splits so, and its figures were measured on these rows.
"""

import csv
import json
import sys
from pathlib import Path

from sklearn.model_selection import train_test_split

with open(sys.argv[1]) as file:
    _, *rows = csv.reader(file)
labels = [row[-1] for row in rows]
_, test = train_test_split(range(len(rows)), test_size=0.2, stratify=labels, random_state=42)
Path(__file__).with_name("small-test-rows.json").write_text(json.dumps(sorted(test)) + "\n")
