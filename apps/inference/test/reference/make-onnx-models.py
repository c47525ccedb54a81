"""Writes small models of three libraries as ONNX, and what the libraries themselves say of a few rows.

python make-onnx-models.py ../../../data-api/data/covertype.csv     with packages/tracking-servers/requirements.txt
"""

import json
import sys
from pathlib import Path

import lightgbm
import onnxmltools
import pandas as pd
import xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as BoostedFloats
from skl2onnx import to_onnx
from skl2onnx.common.data_types import Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier

here = Path(__file__).parent
frame = pd.read_csv(sys.argv[1], nrows=2000)
frame.columns = frame.columns.str.lower()
labels = frame.pop("cover_type").to_numpy()
areas = {"Rawah": 0, "Neota": 1, "Commanche": 2, "Cache": 3}
names = ["wilderness_area", "soil_type"]
measures = [name for name in frame.columns if name not in names]
coded = frame.assign(
    wilderness_area=frame["wilderness_area"].map(areas), soil_type=frame["soil_type"].str.removeprefix("C").astype(int)
).astype("float32")
asked = frame.iloc[::100]
floats = [("rows", BoostedFloats([None, 12]))]

# A class that the model never saw, names as texts, whole numbers, labels as names, and a map of probabilities
classes = ["Spruce/Fir", "Lodgepole Pine", "Ponderosa Pine", "Cottonwood/Willow", "Aspen", "Douglas-fir", "Krummholz"]
seen = labels != 3
one_hot = ColumnTransformer([("names", OneHotEncoder(), names), ("measures", "passthrough", measures)])
tree = Pipeline([("columns", one_hot), ("classifier", DecisionTreeClassifier(max_depth=4, random_state=1))])
tree.fit(frame[seen], [classes[label] for label in labels[seen]])
types = {name: Int64TensorType([None, 1]) for name in measures} | {name: StringTensorType([None, 1]) for name in names}
expected = {"tree": pd.DataFrame(tree.predict_proba(asked), columns=tree.classes_).reindex(columns=classes, fill_value=0)}
models = {
    "tree": to_onnx(tree, initial_types=[(name, types[name]) for name in frame.columns], target_opset=18),
}
boosted = lightgbm.LGBMClassifier(n_estimators=3, num_leaves=4, verbose=-1).fit(coded, labels)
models["lightgbm"] = onnxmltools.convert_lightgbm(boosted, initial_types=floats, target_opset=15)
expected["lightgbm"] = pd.DataFrame(boosted.predict_proba(coded.iloc[::100]))
boosted = xgboost.XGBClassifier(n_estimators=3, max_depth=3).fit(coded.to_numpy(), labels)
models["xgboost"] = onnxmltools.convert_xgboost(boosted, initial_types=floats, target_opset=15)
expected["xgboost"] = pd.DataFrame(boosted.predict_proba(coded.iloc[::100].to_numpy()))

for name, model in models.items():
    (here / f"{name}.onnx").write_bytes(model.SerializeToString())
answers = {name: table.to_numpy().tolist() for name, table in expected.items()}
(here / "onnx-models.json").write_text(json.dumps({"rows": asked.to_dict("records"), "probabilities": answers}))
