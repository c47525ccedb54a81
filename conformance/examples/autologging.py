"""Lets MLflow log by itself what scikit-learn is told and what comes out of it.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python autologging.py
"""

import mlflow
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge

mlflow.set_experiment("diabetes")
mlflow.sklearn.autolog(log_datasets=True, serialization_format="cloudpickle")

features, target = load_diabetes(return_X_y=True, as_frame=True)
with mlflow.start_run(run_name="ridge") as run:
    Ridge(alpha=0.5).fit(features, target)

logged = mlflow.get_run(run.info.run_id)
assert logged.data.params["alpha"] == "0.5", logged.data.params
assert "training_r2_score" in logged.data.metrics, logged.data.metrics
assert logged.inputs.dataset_inputs, "the data set was not logged"
[model] = mlflow.search_logged_models(
    experiment_ids=[run.info.experiment_id], filter_string=f"source_run_id = '{run.info.run_id}'", output_format="list"
)
assert len(mlflow.pyfunc.load_model(model.model_uri).predict(features)) == len(target)

print(f"autologging: {len(logged.data.params)} params, {len(logged.data.metrics)} metrics, model {model.model_id}")
