"""Fits a peer's model on the rows of a benchmark and prints what came of it: python fit-peer.py '<PeerTask>'.

Seconds are those of the fit alone; memory is the most that the process had resident up to its end.
"""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

task = json.loads(sys.argv[1])


def read(side, row_count):
    folder = Path(task["folder"])
    features = np.fromfile(folder / f"{side}-features.i32", dtype=np.int32).reshape(-1, row_count).T
    return np.ascontiguousarray(features, dtype=np.float32), np.fromfile(folder / f"{side}-labels.u8", dtype=np.uint8)


module, name = task["estimator"].rsplit(".", 1)
model = getattr(importlib.import_module(module), name)(**task["settings"])
values, labels = read("train", task["trainRows"])

start = time.perf_counter()
model.fit(values, labels)
seconds = time.perf_counter() - start
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

values, labels = read("test", task["testRows"])
predicted = model.predict(values)
f1_of_class = []
for label in np.unique(np.concatenate([labels, predicted])):
    hits = np.sum((predicted == label) & (labels == label))
    f1_of_class.append(2 * hits / (np.sum(predicted == label) + np.sum(labels == label)))
fit = {
    "seconds": seconds,
    "peakMb": peak_mb,
    "accuracy": float(np.mean(predicted == labels)),
    "macroF1": float(np.mean(f1_of_class)),
}
print(json.dumps(fit))
