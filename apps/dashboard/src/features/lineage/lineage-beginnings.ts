/** What a lineage can begin with: the keys of the page's address, and of the paths of its API. */
export const lineageBeginnings = ['version', 'prediction', 'batch', 'row'] as const;
type LineageBeginning = (typeof lineageBeginnings)[number];

/** What it begins with, and the name of that one. */
export type NamedSubject = [beginning: LineageBeginning, name: string];
