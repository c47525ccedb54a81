export { type BundleFile, bundleModel, type ModelKnowledge } from './mlflow/bundle-model.js';
export type { ModelOrigin } from './mlflow/describe-model.js';
export { exportForest } from './onnx/export-forest.js';
export type { InputColumn } from './onnx/input-column.js';
export { OnnxExportError } from './onnx/onnx-export-error.js';
