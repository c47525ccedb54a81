import { modelFiles } from '@canopy/pipeline-contract';

const nameIn = (path: string) => path.slice(modelFiles.folder.length + 1);

/** The files of a model below its folder. */
export const fileNames = {
  description: nameIn(modelFiles.description),
  forest: nameIn(modelFiles.forest),
  serving: nameIn(modelFiles.signature),
  profile: nameIn(modelFiles.profile),
  surrogate: nameIn(modelFiles.surrogate),
  onnx: 'model.onnx',
  code: 'code',
  loader: 'forest_classifier.py',
  requirements: 'requirements.txt',
  virtualenv: 'python_env.yaml',
  conda: 'conda.yaml',
  inputExample: 'input_example.json',
  servingExample: 'serving_input_example.json',
} as const;
