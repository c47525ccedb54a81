"""Tracks a training with MLflow's client, registers the model, and loads it by its alias.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python track_and_serve.py
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

features, labels = load_iris(return_X_y=True, as_frame=True)
train_x, test_x, train_y, test_y = train_test_split(features, labels, random_state=1)

mlflow.set_experiment("iris")
with mlflow.start_run(run_name="forest") as run:
    mlflow.log_params({"trees": 20, "depth": 3})
    mlflow.set_tag("stage", "example")
    forest = RandomForestClassifier(n_estimators=20, max_depth=3, random_state=1).fit(train_x, train_y)
    for step in range(5):
        mlflow.log_metric("seen", step * 10, step=step)
    mlflow.log_metrics({"accuracy": forest.score(test_x, test_y)})
    mlflow.log_dict({"classes": 3}, "facts/classes.json")
    logged = mlflow.sklearn.log_model(
        forest,
        name="forest",
        input_example=train_x.head(2),
        registered_model_name="iris",
        serialization_format="cloudpickle",
    )

client = mlflow.MlflowClient()
client.set_registered_model_alias("iris", "champion", logged.registered_model_version)

found = mlflow.search_runs(
    experiment_names=["iris"],
    filter_string="metrics.accuracy > 0.8 and params.depth = '3'",
    order_by=["metrics.accuracy DESC"],
)
assert run.info.run_id in set(found["run_id"]), found
assert [metric.value for metric in client.get_metric_history(run.info.run_id, "seen")] == [0, 10, 20, 30, 40]

champion = mlflow.pyfunc.load_model("models:/iris@champion")
assert (champion.predict(test_x) == forest.predict(test_x)).all()

with TemporaryDirectory() as folder:
    file = mlflow.artifacts.download_artifacts(
        run_id=run.info.run_id, artifact_path="facts/classes.json", dst_path=folder
    )
    assert '"classes": 3' in Path(file).read_text()

print(f"version {logged.registered_model_version} of iris serves as champion")
