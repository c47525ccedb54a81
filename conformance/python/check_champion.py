"""Asserts of the champion what MLflow's tools and their users rely on.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python check_champion.py
"""

import json
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
import pandas as pd
from mlflow.exceptions import MlflowException

uri = "models:/covertype_classifier@champion"


def refuses(rows, words):
    try:
        champion.predict(rows)
    except MlflowException as error:
        return words in error.message
    return False


champion = mlflow.pyfunc.load_model(uri)
example = champion.input_example
expected = champion.predict(example)

# Names, in whatever way a data frame holds them
as_objects = example.astype({"wilderness_area": object, "soil_type": object})
pd.testing.assert_frame_equal(champion.predict(as_objects), expected)
pd.testing.assert_frame_equal(champion.predict(example.assign(soil_type="7745")), expected)
pd.testing.assert_frame_equal(champion.predict(example[example.columns[::-1]]), expected)
elsewhere = champion.predict(example.set_index(pd.Index([7])))
assert list(elsewhere.index) == [7], elsewhere
unknown = champion.predict(example.assign(soil_type="C1"))
missing = champion.predict(example.assign(soil_type=None))
pd.testing.assert_frame_equal(unknown, missing)

# What is no row of the model is refused in words
assert refuses(example.drop(columns="aspect"), "missing inputs ['aspect']")
assert refuses(example.assign(soil_type=7745), "column soil_type")
assert refuses(example.assign(elevation=2596.5), "column elevation")

with TemporaryDirectory() as folder:
    model = Path(mlflow.artifacts.download_artifacts(uri, dst_path=folder))

    # `mlflow models predict` and `serve` take the example of a request
    answer = Path(folder, "answer.json")
    mlflow.models.predict(
        uri, input_path=model / "serving_input_example.json", env_manager="local", output_path=answer
    )
    assert json.loads(answer.read_text())["predictions"] == expected.to_dict("records"), answer.read_text()

    # The environment that it asks for is the one that it is tested in
    for line in (model / "requirements.txt").read_text().split():
        package, pinned = line.split("==")
        if package in ("mlflow", "onnx", "onnxruntime"):
            assert version(package) == pinned, line

inputs = {column.name for column in mlflow.onnx.load_model(uri).graph.input}
assert inputs == set(example.columns), inputs

print("the champion is a model")
