"""Fits a peer's model on the rows of a benchmark and prints the bytes of its pickle: python pickle-peer.py '<PeerTask>'."""

import importlib
import json
import pickle
import sys
from pathlib import Path

import numpy as np

task = json.loads(sys.argv[1])
folder = Path(task["folder"])
features = np.fromfile(folder / "train-features.i32", dtype=np.int32).reshape(-1, task["trainRows"]).T
labels = np.fromfile(folder / "train-labels.u8", dtype=np.uint8)

module, name = task["estimator"].rsplit(".", 1)
model = getattr(importlib.import_module(module), name)(**task["settings"])
model.fit(np.ascontiguousarray(features, dtype=np.float32), labels)
print(len(pickle.dumps(model)))
