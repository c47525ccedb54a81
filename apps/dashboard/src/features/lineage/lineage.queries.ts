import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { Problem } from '../../server/problem';
import { checkText } from '../../server/read-query';
import { type Lineage, type LineageSubject, schemaOfSubject } from './lineage';
import { type LineageOrigin, readBatches, readRow, readSnapshots, readTrainings } from './origins.queries';
import { readAnswer, readDecisions, readPredictions } from './outcomes.queries';

/**
 * Whatever leads to a version or an answer, or follows from a batch or a row.
 *
 * @throws Problem `lineage_unknown` when nothing is known of it, `invalid_request` when it can be no name of such a thing.
 */
export async function readLineage(
  database: ReadOnlyDatabase,
  modelName: string,
  subject: LineageSubject,
): Promise<Lineage> {
  checkText(subject, schemaOfSubject(subject));
  const { origin, ...named } = await findSubject(database, subject);
  const trainings = await readTrainings(database, modelName, origin);
  const snapshots = await readSnapshots(database, trainings, origin);
  const ids =
    'batch' in origin
      ? [origin.batch]
      : snapshots.flatMap(({ batches }) => batches.map(({ batchId }) => batchId));
  const versions =
    'version' in origin ? [origin.version] : [...new Set(trainings.map(({ version }) => version))];
  const [batches, decisions, predictions] = await Promise.all([
    readBatches(database, [...new Set(ids)]),
    readDecisions(database, modelName, versions),
    readPredictions(database, versions),
  ]);
  const lineage: Lineage = { ...named, batches, snapshots, trainings, decisions, predictions };
  if (Object.values(lineage).every(({ length }) => length === 0)) throw unknown(subject);
  return lineage;
}

/** What a version or a batch has to do with the subject, and the subject itself where it is neither. */
async function findSubject(
  database: ReadOnlyDatabase,
  subject: LineageSubject,
): Promise<Pick<Lineage, 'answers' | 'rows'> & { origin: LineageOrigin }> {
  if ('prediction' in subject) {
    const answer = await readAnswer(database, subject.prediction);
    if (answer === undefined) throw unknown(subject);
    return { origin: { version: answer.version }, answers: [answer], rows: [] };
  }
  if ('row' in subject) {
    const row = await readRow(database, subject.row);
    if (row === undefined) throw unknown(subject);
    const snapshots = row.snapshots.map(({ sha256 }) => sha256);
    return { origin: { batch: row.batchId, snapshots }, answers: [], rows: [row] };
  }
  return { origin: subject, answers: [], rows: [] };
}

const unknown = (subject: LineageSubject) => new Problem('lineage_unknown', Object.values(subject).join());
