import type { KeyValue } from '@canopy/mlflow-client';

/** On everything that was transferred: where it came from. By it a second transfer knows what is there already. */
export const importedFromTag = 'canopy.imported_from';

export interface Origin {
  /** The server. */
  origin: string;
  /** What tells the entity from all others of its kind on that server. */
  id: string;
  /** False while the transfer is under way. */
  isWhole: boolean;
}

const pattern = /^(?<origin>.*?)#(?<id>.*?)(?<begun> \(begun\))?$/s;

export function toOriginTag({ origin, id, isWhole }: Origin): KeyValue {
  return { key: importedFromTag, value: `${origin}#${id}${isWhole ? '' : ' (begun)'}` };
}

/** What the tags say of where their entity came from; undefined when it was made where it is. */
export function readOrigin(tags: readonly KeyValue[]): Origin | undefined {
  const value = tags.find(({ key }) => key === importedFromTag)?.value;
  const groups = value === undefined ? undefined : pattern.exec(value)?.groups;
  if (groups?.origin === undefined || groups.id === undefined) return undefined;
  return { origin: groups.origin, id: groups.id, isWhole: groups.begun === undefined };
}

/** The tags without the one that says where their entity came from. */
export const withoutOrigin = (tags: readonly KeyValue[]): KeyValue[] =>
  tags.filter(({ key }) => key !== importedFromTag);
