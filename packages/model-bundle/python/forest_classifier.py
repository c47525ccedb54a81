"""What mlflow.pyfunc loads the model by: a data frame of its columns goes in, one of its predictions comes out.

MLflow's own loader for ONNX hands the columns on as pandas holds them, and ONNX Runtime cannot read the strings of pandas 3.
"""

import onnxruntime
import pandas


class ForestClassifier:
    def __init__(self, path):
        self.session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def predict(self, rows, params=None):
        columns = {column.name: self._read(rows, column) for column in self.session.get_inputs()}
        labels, probabilities = self.session.run(None, columns)
        label_output, _ = self.session.get_outputs()
        predictions = pandas.DataFrame({label_output.name: labels}, index=rows.index)
        for label in range(probabilities.shape[1]):
            predictions[f"probability_{label}"] = probabilities[:, label]
        return predictions

    @staticmethod
    def _read(rows, column):
        is_text = column.type == "tensor(string)"
        return rows[column.name].to_numpy(dtype=object if is_text else None)


def _load_pyfunc(path):
    return ForestClassifier(path)
