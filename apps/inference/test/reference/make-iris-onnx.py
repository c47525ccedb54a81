"""Writes a small model of irises as ONNX, and what scikit-learn says of a few rows: a data set that is not the system's own.

python make-iris-onnx.py     with packages/tracking-servers/requirements.txt
"""

import json
from pathlib import Path

from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.datasets import load_iris
from sklearn.tree import DecisionTreeClassifier

here = Path(__file__).parent
flowers = load_iris()
columns = ["sepal_length", "sepal_width", "petal_length", "petal_width", "position"]
positions = ["even", "odd"]
# Millimetres, and where in the list a flower stands
rows = [[*(round(10 * float(v)) for v in values), i % 2] for i, values in enumerate(flowers.data)]
tree = DecisionTreeClassifier(max_depth=3, random_state=1).fit(rows, [str(flowers.target_names[t]) for t in flowers.target])
model = to_onnx(tree, initial_types=[("rows", FloatTensorType([None, len(columns)]))], target_opset=18)
(here / "iris.onnx").write_bytes(model.SerializeToString())

asked = rows[::15]
answers = [dict(zip(tree.classes_, map(float, p))) for p in tree.predict_proba(asked)]
named = [{**dict(zip(columns, row)), "position": positions[row[-1]]} for row in asked]
(here / "iris-onnx.json").write_text(json.dumps({"rows": named, "probabilities": answers}))
