"""Frees what was deleted: rows, files and names. MLflow's client has no call for it, so this is plain HTTP.

MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python purge.py
"""

import os

import mlflow
import requests

server = os.environ["MLFLOW_TRACKING_URI"]
# Where the server asks for a token, the client of MLflow sends it too.
token = os.environ.get("MLFLOW_TRACKING_TOKEN")
headers = {"Authorization": f"Bearer {token}"} if token else {}


def purge(**choice):
    answer = requests.post(f"{server}/api/canopy/purge", json=choice, headers=headers, timeout=600)
    assert answer.ok, answer.text
    return answer.json()


client = mlflow.MlflowClient()
experiment_id = client.create_experiment("short-lived")
run_id = client.create_run(experiment_id).info.run_id
client.log_text(run_id, "of no more use", "notes.txt")

early = purge(experiment_ids=[experiment_id], retention_ms=0)
assert early["kept"][0]["reason"] == "It is active: delete it first.", early

client.delete_experiment(experiment_id)
planned = purge(experiment_ids=[experiment_id], retention_ms=0, dry_run=True)
done = purge(experiment_ids=[experiment_id], retention_ms=0)
assert planned == done, (planned, done)
assert (done["experiments"], done["runs"], done["objects"]) == (1, 1, 1), done

client.delete_experiment(client.create_experiment("short-lived"))
print(f"purge: {done['bytes']} bytes are free, and the name is too")
