export { ModelView } from './model-view';
