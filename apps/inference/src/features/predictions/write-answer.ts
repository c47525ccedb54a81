import type { CoverPrediction } from '../../covers/cover-prediction.js';
import { classKey, classNameKey } from './prediction-answer.js';

/**
 * The JSON of an answer, as the route's serializer makes it of `predictionAnswer`, in a third of the time: there is no object
 * between, and names are escaped once.
 *
 * @param begin may have fields of its own before those of the answer.
 */
export function writeAnswer(prediction: CoverPrediction, begin = '{'): string {
  const { predictionId, label, labelName, confidence, modelVersion, warnings, probabilities } = prediction;
  let shares = '';
  for (let classId = 0; classId < probabilities.length; classId++) {
    shares += `${classId === 0 ? '' : ','}"${classId}":${probabilities[classId]}`;
  }
  const rest = warnings.length === 0 ? '' : writeWarnings(warnings);
  return `${begin}"prediction_id":"${predictionId}",${classText}${label},${nameText}${quoted(labelName)},"confidence":${confidence},"probabilities":{${shares}},"model_version":${quoted(modelVersion)}${rest}}`;
}

function writeWarnings(warnings: CoverPrediction['warnings']): string {
  const messages = JSON.stringify(warnings.map(({ message }) => message));
  return `,"warnings":${messages},"warning_details":${JSON.stringify(warnings.map(({ detail }) => detail))}`;
}

const classText = `${JSON.stringify(classKey)}:`;
const nameText = `${JSON.stringify(classNameKey)}:`;

const mostKept = 1000;
const kept = new Map<string, string>();

/** Names of classes and numbers of versions are few and come again. */
function quoted(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = JSON.stringify(text);
  if (kept.size < mostKept) kept.set(text, made);
  return made;
}
