"""Prints as JSON what ONNX Runtime makes of a model and of a JSON file of its columns.

python run_onnx.py forest.onnx rows.json
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime

model_file, rows_file = sys.argv[1:]
onnx.checker.check_model(onnx.load(model_file), full_check=True)

dtypes = {"tensor(int64)": np.int64, "tensor(double)": np.float64, "tensor(string)": object}
session = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])
with open(rows_file) as file:
    rows = json.load(file)
columns = {column.name: np.array(rows[column.name], dtype=dtypes[column.type]) for column in session.get_inputs()}
names = [output.name for output in session.get_outputs()]
print(json.dumps({name: output.tolist() for name, output in zip(names, session.run(names, columns), strict=True)}))
