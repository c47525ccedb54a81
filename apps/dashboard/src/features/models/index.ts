export { ModelView } from './model-view';
export { useCoverName } from './use-cover-name';
