"""Puts one of everything into the server of MLFLOW_TRACKING_URI, with all that is awkward to carry over."""

import math
import random
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
import mlflow.sklearn
import pandas as pd
from mlflow import MlflowClient
from mlflow.entities import LoggedModelInput, Metric, Param, RunTag
from sklearn.linear_model import LinearRegression

warnings.filterwarnings("ignore")
client = MlflowClient()


def finish(run_id, status="FINISHED"):
    client.set_terminated(run_id, status, end_time=1_700_000_100_000)


def run_in(experiment_id, name, **tags):
    return client.create_run(
        experiment_id, start_time=1_700_000_000_000, run_name=name, tags=tags
    ).info.run_id


# An experiment with long histories, numbers that JSON has no word for, nested runs and nested artifacts
trees = client.create_experiment("trees", tags={"team": "forest", "empty": ""})
parent = run_in(trees, "parent")
client.log_batch(
    parent,
    metrics=[Metric("loss", 1 / (step + 1), 1_700_000_000_000 + step, step) for step in range(1000)],
    params=[Param(f"p{index}", "x" * 5000) for index in range(100)],
    tags=[RunTag(f"t{index}", "ü" * 4000) for index in range(100)],
)
client.log_batch(
    parent,
    metrics=[Metric("loss", 0.5, 1_700_000_002_000 + step, 1000 + step) for step in range(500)]
    + [
        Metric("odd/one", math.nan, 1_700_000_000_000, 0),
        Metric("odd/one", math.inf, 1_700_000_000_001, 1),
        Metric("odd/one", -math.inf, 1_700_000_000_002, 2),
        Metric("negative step", 1.5e-300, 1_700_000_000_003, -7),
        Metric("same time", 1.0, 1_700_000_000_003, 1),
        Metric("same time", 2.0, 1_700_000_000_003, 1),
    ],
)
client.log_param(parent, "empty", "")
client.log_text(parent, "at the root", "notes.txt")
client.log_text(parent, "deep down", "a/b/c/deep ümlaut & 100%.txt")
client.log_dict(parent, {"a": [1, 2]}, "a/data.json")
with TemporaryDirectory() as folder:
    large = Path(folder) / "large.bin"
    large.write_bytes(random.Random(1).randbytes(48 * 1024 * 1024))
    client.log_artifact(parent, str(large), "large")
finish(parent)
child = run_in(trees, "child", **{"mlflow.parentRunId": parent})
client.log_metric(child, "loss", 3.0, timestamp=1_700_000_000_000)
finish(child, "FAILED")
deleted = run_in(trees, "deleted run")
client.log_param(deleted, "kept", "yes")
finish(deleted, "KILLED")
client.delete_run(deleted)
run_in(trees, "still running")

# A deleted experiment, an empty one, one with a name that asks for quotes, and the default
gone = client.create_experiment("gone")
finish(run_in(gone, "run of gone"))
client.delete_experiment(gone)
client.create_experiment("empty")
client.create_experiment("it's \"quoted\" / 100%")
finish(run_in("0", "run of default", **{"who@where": "odd", "a/../b": "odder"}))

# Logged models, data sets, and the registry as log_model fills it
mlflow.set_experiment("sklearn")
frame = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [2.0, 4.0, 6.0]})
with mlflow.start_run(run_name="linear"):
    mlflow.log_input(mlflow.data.from_pandas(frame, name="line", targets="y"), context="training")
    model = LinearRegression().fit(frame[["x"]], frame["y"])
    info = mlflow.sklearn.log_model(
        model, name="line", registered_model_name="line", params={"slope": "2"}, pip_requirements=["scikit-learn"],
    )
    mlflow.log_metric("error", 0.25, step=3, model_id=info.model_id)
client.set_registered_model_alias("line", "champion", 1)
user = run_in(client.get_experiment_by_name("sklearn").experiment_id, "user of the model")
client.log_inputs(user, models=[LoggedModelInput(info.model_id)])
finish(user)

# A registry with gaps, stages, aliases, tags
client.create_registered_model("oak", tags={"kind": "tree", "empty": ""}, description="A tree.")
for number in range(1, 6):
    version = client.create_model_version(
        "oak",
        source=f"{client.get_run(parent).info.artifact_uri}/a",
        run_id=parent,
        tags={"number": str(number)},
        description=f"The {number}.",
    )
    time.sleep(0.01)
client.delete_model_version("oak", "2")
client.delete_model_version("oak", "4")
client.transition_model_version_stage("oak", "1", "Archived")
client.transition_model_version_stage("oak", "3", "Production")
client.set_registered_model_alias("oak", "champion", "3")
client.set_registered_model_alias("oak", "next", "5")
client.create_registered_model("it's empty")

# A prompt, which is a registered model that searches leave out
client.register_prompt("greeting", "Hello {{ name }}", commit_message="First.", tags={"tone": "kind"})
client.register_prompt("greeting", "Good morning {{ name }}")
client.set_prompt_alias("greeting", "live", 2)
