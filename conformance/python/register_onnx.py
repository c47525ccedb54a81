"""Trains models as a team on Python would, and registers them as ONNX, one version each.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python register_onnx.py rows.csv expected.json

rows.csv has the twelve columns by name and cover_type; what each model says of the first rows goes to expected.json, by version.
"""

import json
import sys

import lightgbm
import mlflow
import numpy as np
import onnxmltools
import pandas as pd
import xgboost
from mlflow.models import infer_signature
from onnxmltools.convert.common.data_types import FloatTensorType as BoostedFloats
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rows_file, expected_file = sys.argv[1:]
frame = pd.read_csv(rows_file)
labels = frame.pop("cover_type").to_numpy()
names = ["wilderness_area", "soil_type"]
measures = [name for name in frame.columns if name not in names]
areas = ["Rawah", "Neota", "Commanche", "Cache"]
numbers = {"wilderness_area": {name: number for number, name in enumerate(areas)}}
asked = frame.head(20)
mlflow.set_experiment("covertype_classification")


def coded(rows):
    """Areas by number and soils by code, as learners that know numbers alone take them."""
    area = rows["wilderness_area"].map(numbers["wilderness_area"])
    soil = rows["soil_type"].str.removeprefix("C").astype("int64")
    return rows.assign(wilderness_area=area, soil_type=soil).astype("float32")


def by_name():
    columns = ColumnTransformer(
        [("names", OneHotEncoder(handle_unknown="ignore"), names), ("measures", StandardScaler(), measures)]
    )
    model = Pipeline([("columns", columns), ("classifier", LogisticRegression(max_iter=200))])
    model.fit(frame.astype({name: "float32" for name in measures}), labels)
    types = {name: FloatTensorType([None, 1]) for name in measures} | {name: StringTensorType([None, 1]) for name in names}
    onnx = to_onnx(model, initial_types=[(name, types[name]) for name in frame.columns], target_opset=18)
    return onnx, frame, model.predict_proba(asked)


def by_lightgbm():
    model = lightgbm.LGBMClassifier(n_estimators=20, num_leaves=15, verbose=-1).fit(coded(frame), labels)
    onnx = onnxmltools.convert_lightgbm(model, initial_types=[("rows", BoostedFloats([None, 12]))], target_opset=15)
    return onnx, coded(frame), model.predict_proba(coded(asked))


def by_xgboost():
    model = xgboost.XGBClassifier(n_estimators=20, max_depth=4).fit(coded(frame).to_numpy(), labels)
    onnx = onnxmltools.convert_xgboost(model, initial_types=[("rows", BoostedFloats([None, 12]))], target_opset=15)
    return onnx, coded(frame), model.predict_proba(coded(asked).to_numpy())


expected = {}
for train in (by_name, by_lightgbm, by_xgboost):
    onnx, inputs, probabilities = train()
    with mlflow.start_run(run_name=train.__name__):
        logged = mlflow.onnx.log_model(
            onnx,
            name="model",
            registered_model_name="covertype_classifier",
            signature=infer_signature(inputs, np.zeros(len(inputs), dtype="int64")),
            input_example=inputs.head(3) if train is not by_xgboost else None,
            metadata={"category_numbers": numbers},
        )
    expected[str(logged.registered_model_version)] = {"by": train.__name__, "probabilities": probabilities.tolist()}

with open(expected_file, "w") as file:
    json.dump(expected, file)
print("registered", ", ".join(expected))
