/** What became of the places and ids of the source. */
export interface Translation {
  /** Id on the target by id on the source. */
  runs: ReadonlyMap<string, string>;
  loggedModels: ReadonlyMap<string, string>;
  /** Root of the artifacts on the target by that on the source, of runs and of logged models. */
  roots: ReadonlyMap<string, string>;
}

/**
 * A location of the source as the target has it: below an artifact root, `runs:/<id>/…` or `models:/m-…`. Any other place
 * (a bucket, another server) stays what it is.
 */
export function translateLocation(location: string, { runs, loggedModels, roots }: Translation): string {
  const scheme = /^(?<scheme>runs|models):\/(?<id>[^/@]+)(?<rest>.*)$/s.exec(location)?.groups;
  if (scheme?.id !== undefined) {
    const id = (scheme.scheme === 'runs' ? runs : loggedModels).get(scheme.id);
    return id === undefined ? location : `${scheme.scheme}:/${id}${scheme.rest ?? ''}`;
  }
  for (let end = location.length; end > 0; end = location.lastIndexOf('/', end - 1)) {
    const root = roots.get(location.slice(0, end));
    if (root !== undefined) return root + location.slice(end);
  }
  return location;
}
