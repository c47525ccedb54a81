"""Asks inference by clients that others wrote, and holds the answers of all against each other and against the trainers.

python ask_serving.py http://127.0.0.1:8000 rows.csv expected.json

rows.csv has the twelve columns by name and cover_type; expected.json is what register_onnx.py wrote.
"""

import json
import sys
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import requests
import tritonclient.http as triton
from mlflow.pyfunc.scoring_server.client import ScoringServerClient
from tritonclient.utils import InferenceServerException

url, rows_file, expected_file = sys.argv[1:]
model = "covertype_classifier"
rows = pd.read_csv(rows_file, nrows=20).drop(columns="cover_type")
with open(expected_file) as file:
    expected = json.load(file)
address = urlsplit(url)
client = triton.InferenceServerClient(address.netloc)
names = {"wilderness_area", "soil_type"}


def tensors(frame, binary):
    """A tensor a column, as MLServer writes a data frame."""
    made = []
    for column in frame.columns:
        is_name = column in names
        values = frame[[column]].to_numpy(dtype=object if is_name else np.int64)
        tensor = triton.InferInput(column, values.shape, "BYTES" if is_name else "INT64")
        tensor.set_data_from_numpy(values, binary_data=binary)
        made.append(tensor)
    return made


def refused(words, ask):
    try:
        ask()
    except InferenceServerException as error:
        return words in error.message()
    return False


# The server and its model, as Triton's client sees them
assert client.is_server_live() and client.is_server_ready() and client.is_model_ready(model)
assert "binary_tensor_data" in client.get_server_metadata()["extensions"]
metadata = client.get_model_metadata(model)
assert [column["name"] for column in metadata["inputs"]] == list(rows.columns), metadata
assert client.get_model_metadata(model, "champion")["platform"] == "canopy_forest"

# One row after another by the reference's route is what all the others must say
singles = [requests.post(f"{url}/predict", json=row).json() for row in rows.to_dict("records")]
labels = np.array([answer["cover_type"] for answer in singles])
probabilities = np.array([list(answer["probabilities"].values()) for answer in singles])

for binary in (True, False):
    asked = [triton.InferRequestedOutput(name, binary_data=binary) for name in ("predict", "predict_proba")]
    for outputs in (asked, None):
        answer = client.infer(model, tensors(rows, binary), outputs=outputs, request_id="mine")
        assert answer.get_response()["id"] == "mine"
        np.testing.assert_array_equal(answer.as_numpy("predict"), labels)
        np.testing.assert_array_equal(answer.as_numpy("predict_proba"), probabilities)
assert refused('There is no model "another"', lambda: client.infer("another", tensors(rows, True)))
assert refused("elevation: Field required", lambda: client.infer(model, tensors(rows.drop(columns="elevation"), True)))

# MLflow's client
scoring = ScoringServerClient(address.hostname, address.port)
scoring.ping()
assert scoring.get_version() == requests.get(f"{url}/version").text
frame = scoring.invoke(rows).get_predictions()
np.testing.assert_array_equal(frame["cover_type"], labels)
np.testing.assert_array_equal(frame[[f"probability_{label}" for label in range(7)]], probabilities)
of_matrix = scoring.invoke(rows.to_numpy(dtype=object)).get_predictions()
pd.testing.assert_frame_equal(of_matrix, frame)
csv = requests.post(f"{url}/invocations", data=rows.to_csv(index=False), headers={"content-type": "text/csv"}).json()
assert csv["predictions"] == frame.to_dict("records")

# KServe's first protocol has no client but HTTP
kserve = requests.post(f"{url}/v1/models/{model}:predict", json={"instances": rows.to_dict("records")}).json()
assert kserve["predictions"] == labels.tolist()

# Models of scikit-learn, LightGBM and XGBoost, by number, say what their trainers saw
for version, trained in expected.items():
    client.load_model(f"{model}@{version}")
    assert client.is_model_ready(model, version)
    assert client.get_model_metadata(model, version)["platform"] == "onnx"
    answer = client.infer(model, tensors(rows, True), model_version=version)
    np.testing.assert_allclose(answer.as_numpy("predict_proba"), trained["probabilities"], atol=1e-5, err_msg=trained["by"])
    assert answer.get_response()["model_version"] == version
states = {entry["version"]: entry["state"] for entry in client.get_model_repository_index()}
assert all(states[version] == "READY" for version in expected), states
client.unload_model(f"{model}@{version}")
assert {entry["version"]: entry["state"] for entry in client.get_model_repository_index()}[version] == "UNAVAILABLE"

print("every client was answered")
