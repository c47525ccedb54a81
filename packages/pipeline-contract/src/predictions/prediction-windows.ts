import { type Static, Type } from 'typebox';
import { CategoryProfile, NumericProfile } from '../training/training-profile.js';
import { versionText } from './version-text.js';

const Moment = Type.String({ format: 'date-time', pattern: '^\\d{4}-\\d\\d-\\d\\dT', description: 'in UTC' });
const Counts = Type.Array(Type.Integer({ minimum: 0 }));

/** A stretch of time in which a version predicted. */
export const WindowName = Type.Object({
  version: versionText('the version that predicted'),
  /** Its first moment. */
  from: Moment,
  /** The first moment after it. */
  to: Moment,
});
export type WindowName = Static<typeof WindowName>;

/** Windows of one width in which something happened. */
export const ListedWindow = Type.Object({ ...WindowName.properties, rows: Type.Integer() });
export type ListedWindow = Static<typeof ListedWindow>;

/** Which windows to list: those with predictions from `from` to `to`, and those that got labels since `labelled_since`. */
export const WindowSearch = Type.Object({
  width_seconds: Type.Integer({
    minimum: 60,
    maximum: 604_800,
    description: 'windows begin at its multiples',
  }),
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  labelled_since: Type.Optional(Moment),
});
export type WindowSearch = Static<typeof WindowSearch>;

/** The windows that were found, at most so many as one answer holds, the oldest first. */
export const WindowList = Type.Object({
  predicted: Type.Array(ListedWindow, { description: '`rows` are predictions' }),
  labelled: Type.Array(ListedWindow, { description: '`rows` are labels that came' }),
});
export type WindowList = Static<typeof WindowList>;

/** What to count: predictions of a window, in the bins of the profile that the version was trained with. */
export const WindowQuestion = Type.Object({
  ...WindowName.properties,
  columns: Type.Array(
    Type.Union([
      Type.Pick(NumericProfile, ['key', 'kind', 'edges']),
      Type.Pick(CategoryProfile, ['key', 'kind', 'categories']),
    ]),
    { maxItems: 200, description: 'in the order of the features' },
  ),
  temperature: Type.Number({
    exclusiveMinimum: 0,
    description: 'by which the probabilities are calibrated; 1 takes them as they are',
  }),
});
export type WindowQuestion = Static<typeof WindowQuestion>;

const ClassMatrix = Type.Array(Type.Array(Type.Number({ minimum: 0 })));

/** The predictions of a window, counted. Answers of the champion and of canaries, which is what clients got. */
export const PredictionWindow = Type.Object({
  ...WindowName.properties,
  rows: Type.Integer(),
  columns: Type.Array(
    Type.Object({
      key: Type.String(),
      /** One a bin, or a category. */
      counts: Counts,
      /** Rows without a value, or of a category that training did not see. */
      rest: Type.Integer({ minimum: 0 }),
    }),
    { description: 'rows whose features were kept; empty sums where only hashes are' },
  ),
  /** By predicted class. */
  predictedCounts: Counts,
  /** Sum of the calibrated confidence, by predicted class. */
  confidenceSums: Type.Array(Type.Number({ minimum: 0 })),
  /** Sums of the calibrated probability of each class (first index) by predicted class (second index). */
  expectedConfusions: ClassMatrix,
  /** Labelled rows of each true class (first index) by predicted class (second index). */
  confusions: ClassMatrix,
  /** The labelled rows in ten equal stretches of confidence from 0 to 1. */
  reliability: Type.Array(
    Type.Object({ rows: Type.Integer(), correct: Type.Integer(), confidenceSum: Type.Number() }),
  ),
});
export type PredictionWindow = Static<typeof PredictionWindow>;
