"""The reference system's inference as a server: python serve-peer.py '{"folder", "trainRows", "port"}'.

FastAPI with the twelve fields and their ranges, and scikit-learn's forest of 150 trees behind a pandas frame, as the reference has it.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sklearn.ensemble import RandomForestClassifier

task = json.loads(sys.argv[1])
folder = Path(task["folder"])
columns = task["columns"]
features = np.fromfile(folder / "train-features.i32", dtype=np.int32).reshape(-1, task["trainRows"]).T
labels = np.fromfile(folder / "train-labels.u8", dtype=np.uint8)
model = RandomForestClassifier(
    n_estimators=150, max_depth=None, class_weight="balanced", n_jobs=-1, random_state=42
)
model.fit(pd.DataFrame(features, columns=columns), labels)


class CovertypeFeatures(BaseModel):
    elevation: int
    aspect: int = Field(ge=0, le=360)
    slope: int = Field(ge=0, le=90)
    horizontal_distance_to_hydrology: int
    vertical_distance_to_hydrology: int
    horizontal_distance_to_roadways: int
    hillshade_9am: int = Field(ge=0, le=255)
    hillshade_noon: int = Field(ge=0, le=255)
    hillshade_3pm: int = Field(ge=0, le=255)
    horizontal_distance_to_fire_points: int
    wilderness_area: int
    soil_type: int


app = FastAPI()


@app.get("/health")
def health():
    return {"status": "healthy"}


@app.post("/predict")
def predict(place: CovertypeFeatures):
    frame = pd.DataFrame([place.model_dump()])[columns]
    probabilities = model.predict_proba(frame)[0]
    return {
        "cover_type": int(model.predict(frame)[0]),
        "probabilities": {str(c): float(p) for c, p in zip(model.classes_, probabilities)},
        "model_version": "1",
    }


uvicorn.run(app, host="127.0.0.1", port=task["port"], log_level="warning", access_log=False)
