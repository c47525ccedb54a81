import type { FeedbackRepository, KnownPrediction, NewLabel } from './feedback.repository.js';

/** A label as it comes in. */
export interface Feedback {
  predictionId: string;
  label: number;
  /** Whether it may take the place of another label. */
  isCorrection: boolean;
}

/** What became of one label; `knownLabel` is the one that was there. */
export type FeedbackOutcome =
  | { status: 'recorded' | 'known' | 'unknown_prediction' }
  | { status: 'corrected' | 'conflict'; knownLabel: number };

export interface FeedbackService {
  /** Takes labels in, each by itself, and says what became of each, in their order. The same labels again change nothing. */
  record(feedback: readonly Feedback[]): Promise<FeedbackOutcome[]>;
}

export interface FeedbackDependencies {
  feedback: FeedbackRepository;
  /** Writes what the log has not written yet: a label may be faster than its prediction. */
  flush: () => Promise<void>;
  /** Told how late each new label came, in seconds. */
  observeLag: (seconds: number) => void;
  now: () => Date;
}

export function createFeedbackService(dependencies: FeedbackDependencies): FeedbackService {
  const { feedback: repository, flush, observeLag, now } = dependencies;

  async function recordKnown(feedback: readonly Feedback[]): Promise<FeedbackOutcome[]> {
    return repository.inTransaction(async ({ find, add, correct }) => {
      const ids = [...new Set(feedback.map(({ predictionId }) => predictionId))];
      const known = new Map((await find(ids)).map((prediction) => [prediction.id, prediction]));
      const added: NewLabel[] = [];
      const corrected = new Map<string, NewLabel>();
      const outcomes = feedback.map((one): FeedbackOutcome => {
        const prediction = known.get(one.predictionId);
        const outcome = compare(one, prediction);
        if (prediction === undefined) return outcome;
        const label: NewLabel = { id: prediction.id, label: one.label };
        if (outcome.status === 'recorded') added.push(label);
        if (outcome.status === 'corrected') corrected.set(label.id, label);
        if (outcome.status === 'recorded' || outcome.status === 'corrected') {
          known.set(label.id, { ...prediction, label: one.label });
        }
        return outcome;
      });
      await add(added);
      await correct([...corrected.values()]);
      for (const { id } of added) {
        const prediction = known.get(id);
        if (prediction) observeLag(Math.max(0, (now().getTime() - prediction.at.getTime()) / 1000));
      }
      return outcomes;
    });
  }

  return {
    async record(given) {
      const feedback = given.map((one) => ({ ...one, predictionId: one.predictionId.toLowerCase() }));
      const outcomes = await recordKnown(feedback);
      const missing = feedback.filter((_, index) => outcomes[index]?.status === 'unknown_prediction');
      if (missing.length === 0) return outcomes;
      await flush();
      const second = await recordKnown(missing);
      return outcomes.map((outcome) =>
        outcome.status === 'unknown_prediction' ? (second.shift() ?? outcome) : outcome,
      );
    },
  };
}

function compare(
  { label, isCorrection }: Feedback,
  prediction: KnownPrediction | undefined,
): FeedbackOutcome {
  if (prediction === undefined) return { status: 'unknown_prediction' };
  if (prediction.label === null) return { status: 'recorded' };
  if (prediction.label === label) return { status: 'known' };
  return { status: isCorrection ? 'corrected' : 'conflict', knownLabel: prediction.label };
}
