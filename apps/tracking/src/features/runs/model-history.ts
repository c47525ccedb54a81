import { invalid } from '../../protocol/refusals.js';

/** The tag that lists the models which a run made, as clients before version 3 note it. */
export const modelHistoryTag = 'mlflow.log-model.history';

const mandatory = ['artifact_path', 'flavors', 'utc_time_created', 'run_id'];
const kept = ['run_id', 'artifact_path', 'utc_time_created', 'model_uuid'];
const longestTag = 8000;

/** The history with one more model at its end. @throws TrackingError when the model is no description of one. */
export function appendToModelHistory(history: string | undefined, modelJson: string): string {
  const model = parse(modelJson);
  if (!isRecord(model)) throw invalid(`Malformed model info. \n ${modelJson} \n is not a valid JSON.`);
  const absent = mandatory.filter((field) => !Object.hasOwn(model, field));
  if (absent.length > 0) {
    const fields = absent.map((field) => `'${field}'`).join(', ');
    throw invalid(`Model json is missing mandatory fields: {${fields}}`);
  }
  const before = parse(history ?? '[]');
  const entry = {
    ...Object.fromEntries(Object.entries(model).filter(([field]) => kept.includes(field))),
    flavors: withoutConfigs(model.flavors),
  };
  const longer = JSON.stringify([...(Array.isArray(before) ? before : []), entry]);
  if (longer.length > longestTag) {
    throw invalid(`The history of the run's models exceeds the maximum length of ${longestTag} characters`);
  }
  return longer;
}

function withoutConfigs(flavors: unknown): unknown {
  if (!isRecord(flavors)) return flavors;
  const entries = Object.entries(flavors).map(([name, flavor]): [string, unknown] => {
    if (!isRecord(flavor)) return [name, flavor];
    const { config: _config, ...rest } = flavor;
    return [name, rest];
  });
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
