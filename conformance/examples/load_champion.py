"""Predicts with the champion of the pipeline, which was trained without Python, from a data frame of named columns.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python load_champion.py [rows.csv predictions.csv]
"""

import sys

import mlflow
import pandas as pd

champion = mlflow.pyfunc.load_model("models:/covertype_classifier@champion")

if len(sys.argv) > 2:
    rows = pd.read_csv(sys.argv[1])
else:
    rows = champion.input_example
predictions = champion.predict(rows)

assert (predictions.filter(like="probability_").sum(axis=1).sub(1).abs() < 1e-9).all(), predictions
if len(sys.argv) > 2:
    predictions.to_csv(sys.argv[2], index=False)
print(f"the champion takes {rows.loc[0, 'wilderness_area']} for cover type {predictions.loc[0, 'cover_type']}")
