export {
  PipelineInput,
  PipelineOutcome,
  PipelineResult,
  TrainingSettings,
} from './covertype-pipeline.js';
export { searchAttributes } from './search-attributes.js';
export { championAlias, modelFiles, ServingDescription } from './served-model.js';
export { StoredObject } from './stored-object.js';
export { taskQueues } from './task-queues.js';
export { TrainingAlgorithm } from './training-algorithm.js';
export { TrainingProgress } from './training-progress.js';
export { covertypePipeline } from './workflow-name.js';
