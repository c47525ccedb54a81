export { ensurePython, type PythonOptions } from './python/ensure-python.js';
export { PythonUnavailable } from './python/python-unavailable.js';
export { findFreePort } from './server/find-free-port.js';
export { type MlflowServerOptions, startMlflowServer } from './server/start-mlflow-server.js';
export { type RunningServer, type ServerCommand, ServerFailed, startServer } from './server/start-server.js';
export { startTrackingApp, type TrackingAppOptions } from './server/start-tracking-app.js';
