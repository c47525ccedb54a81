import { featureColumns } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';

const mostNamed = 20;

/** @throws DomainError `invalid`, in MLflow's words, for columns of the model that no row has. */
export function requireColumns(rows: readonly Record<string, unknown>[]): void {
  if (rows.length === 0) return;
  const found = new Set(rows.flatMap((row) => Object.keys(row)));
  const missing = featureColumns.map(({ key }) => key).filter((key) => !found.delete(key));
  if (missing.length === 0) return;
  const extra = [...found].slice(0, mostNamed);
  const note = extra.length === 0 ? '' : ` Note that there were extra inputs: ${inPython(extra)}.`;
  throw new DomainError(
    'invalid',
    `Failed to enforce schema of data. Error: Model is missing inputs ${inPython(missing)}.${note}`,
  );
}

const inPython = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
