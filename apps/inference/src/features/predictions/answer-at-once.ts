import type { AnswerAtOnce } from '@canopy/service-kit';
import type { Champion } from '../../champion/create-champion.js';
import type { CoverPrediction } from '../../covers/cover-prediction.js';
import { predictCover } from '../../covers/predict-cover.js';
import { readMeasures } from '../../covers/read-measures.js';
import { markRepeatedKeys } from '../../requests/mark-repeated-keys.js';
import { entityId } from '../../rollout/entity-id.js';
import type { Answerer, Rollout } from '../../rollout/rollout.js';
import { writeAnswer } from './write-answer.js';

interface AtOnceOptions {
  champion: Pick<Champion, 'failure'>;
  rollout: Pick<Rollout, 'answer'>;
  countAnswered(answerer: Answerer): void;
}

/** What the route answers to a row that can be predicted, without extras, while the registry is heard. */
export function answerPredictionAtOnce({ champion, rollout, countAnswered }: AtOnceOptions): AnswerAtOnce {
  return (body, headers) => {
    // The route's answer then has a header that says so.
    if (champion.failure !== undefined) return undefined;
    const read = readMeasures(markRepeatedKeys(body, JSON.parse(body)));
    if ('problems' in read) return undefined;
    const answered = rollout.answer(
      () => entityId({ headers }),
      (asked): [CoverPrediction] => [predictCover(asked, read)],
    );
    countAnswered(answered);
    return writeAnswer(answered.predictions[0]);
  };
}
