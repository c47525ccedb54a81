import { GateReason, PredictionList, predictionIdPattern } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

const Id = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000]+$' });
const Version = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000]+$' });
const RowId = Type.String({ pattern: '^[1-9]\\d{0,17}$' });
const Sha256 = Type.String({ pattern: '^[0-9a-fA-F]{64}$' });

/** A row of the source that was kept. */
export const LineageRow = Type.Object({
  /** SHA-256 of its texts, by which it is known and taken once. */
  hash: Type.String(),
  batchId: Type.String(),
  /** raw: it waits to be typed. quarantined: it is kept out of training. */
  status: Type.String(),
  /** Of the typed row. */
  id: Type.Optional(Type.String()),
  /** Why it is in quarantine. */
  reason: Type.Optional(Type.String()),
  /** The snapshots that hold it: to learn from, or to judge by. */
  snapshots: Type.Array(Type.Object({ sha256: Type.String(), isHoldout: Type.Boolean() })),
});
export type LineageRow = Static<typeof LineageRow>;

/** An answer that was given to a request. */
export const LineageAnswer = Type.Object({
  id: Type.String(),
  at: Type.String(),
  version: Type.String(),
  route: Type.String(),
  label: Type.Integer(),
  confidence: Type.Number(),
  /** Where it is known. */
  trueLabel: Type.Optional(Type.Integer()),
});
export type LineageAnswer = Static<typeof LineageAnswer>;

/** What came from what, in both directions from where it begins: lists of the same things, the latest first. */
export const Lineage = Type.Object({
  batches: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.String(),
      received: Type.Integer(),
      fetchedAt: Type.String(),
    }),
  ),
  /** The row where it begins; else none, for a batch has too many: `GET /api/lineage/rows` lists them. */
  rows: Type.Array(LineageRow),
  snapshots: Type.Array(
    Type.Object({
      sha256: Type.String(),
      rows: Type.Integer(),
      trainingRows: Type.Integer(),
      holdoutRows: Type.Integer(),
      createdAt: Type.String(),
      /** How many of its rows are of which batch, and between which ids of typed rows. */
      batches: Type.Array(
        Type.Object({
          batchId: Type.String(),
          rows: Type.Integer(),
          firstId: Type.String(),
          lastId: Type.String(),
        }),
      ),
    }),
  ),
  /** At most the latest fifty. */
  trainings: Type.Array(
    Type.Object({
      runId: Type.String(),
      version: Type.String(),
      snapshotSha256: Type.Optional(Type.String()),
      modelSha256: Type.Optional(Type.String()),
      accuracy: Type.Number(),
      trainedAt: Type.String(),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      position: Type.String(),
      version: Type.String(),
      outcome: Type.String(),
      who: Type.String(),
      why: Type.String(),
      reasons: Type.Optional(Type.Array(GateReason)),
      decidedAt: Type.String(),
    }),
  ),
  /** Of the last seven days. */
  predictions: Type.Array(
    Type.Object({ version: Type.String(), count: Type.Integer(), latestAt: Type.String() }),
  ),
  /** The answer where it begins; else none: `GET /api/lineage/predictions` lists those of a version. */
  answers: Type.Array(LineageAnswer),
});
export type Lineage = Static<typeof Lineage>;

/** Where a lineage may begin, and how such a thing is named: a row by its hash or by the id of the typed row. */
const beginnings = {
  version: Type.Object({ version: Version }),
  batch: Type.Object({ batch: Id }),
  prediction: Type.Object({ prediction: Type.String({ pattern: predictionIdPattern }) }),
  row: Type.Object({ row: Type.String({ pattern: '^([0-9a-fA-F]{64}|[1-9]\\d{0,17})$' }) }),
};
export type LineageSubject = {
  [Key in keyof typeof beginnings]: Static<(typeof beginnings)[Key]>;
}[keyof typeof beginnings];

/** The schema of what a lineage begins with. */
export function schemaOfSubject(subject: LineageSubject) {
  if ('version' in subject) return beginnings.version;
  if ('batch' in subject) return beginnings.batch;
  return 'prediction' in subject ? beginnings.prediction : beginnings.row;
}

const Limit = Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,2}|1000)$' }));

/** Which rows of a snapshot to list, of all batches or one, in the order of their ids. */
export const RowSearch = Type.Object({
  snapshot: Sha256,
  batch: Type.Optional(Id),
  /** An id: only rows after that one. */
  after: Type.Optional(RowId),
  limit: Limit,
});
export type RowSearch = Static<typeof RowSearch>;

export const LineageRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      hash: Type.String(),
      batchId: Type.String(),
      isHoldout: Type.Boolean(),
    }),
  ),
  /** `after` of the next page; absent on the last. */
  next: Type.Optional(Type.String()),
});
export type LineageRows = Static<typeof LineageRows>;

/** Which answers of a version to list, the latest first. */
export const AnswerSearch = Type.Object({
  version: Version,
  before: Type.Optional(Type.String({ pattern: predictionIdPattern })),
  limit: Limit,
});
export type AnswerSearch = Static<typeof AnswerSearch>;

export const LineageAnswers = Type.Object({
  answers: Type.Array(LineageAnswer),
  /** `before` of the next page; absent on the last. */
  next: PredictionList.properties.next_before,
});
export type LineageAnswers = Static<typeof LineageAnswers>;
