"""Reads what the pipeline has logged as a table, without a word of our own.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python find_runs.py [experiment]
"""

import sys

import mlflow

experiment = sys.argv[1] if len(sys.argv) > 1 else "covertype_classification"
runs = mlflow.search_runs(
    experiment_names=[experiment],
    filter_string="attributes.status = 'FINISHED'",
    order_by=["attributes.start_time DESC"],
    max_results=10,
)
columns = [name for name in runs.columns if name.startswith("metrics.")][:3]
print(runs[["run_id", "start_time", *columns]].to_string() if len(runs) else f"{experiment} has no finished run yet")
