import { stringify } from 'yaml';
import { fileNames } from './file-names.js';

/** What the model is loaded with, at the versions that it is tested with. */
const versions = {
  python: '3.11.7',
  mlflow: '3.17.2',
  numpy: '2.4.6',
  onnx: '1.23.2',
  onnxruntime: '1.32.0',
  pandas: '3.1.1',
} as const;

const { python, ...packages } = versions;
const requirements = Object.entries(packages).map(([name, version]) => `${name}==${version}`);
/** The one that comes with this Python. */
const pip = '23.2.1';

/** The Python of the model, and the files by which MLflow's tools make it, by name. */
export const pythonEnvironment = {
  versions,
  files: {
    [fileNames.requirements]: `${requirements.join('\n')}\n`,
    [fileNames.virtualenv]: stringify({
      python,
      build_dependencies: [`pip==${pip}`, 'setuptools==65.5.0', 'wheel'],
      dependencies: [`-r ${fileNames.requirements}`],
    }),
    [fileNames.conda]: stringify({
      channels: ['conda-forge'],
      dependencies: [`python=${python}`, `pip<=${pip}`, { pip: requirements }],
      name: 'mlflow-env',
    }),
  },
} as const;
