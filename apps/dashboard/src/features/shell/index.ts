export { AppFrame } from './app-frame';
export { AppProviders } from './app-providers';
