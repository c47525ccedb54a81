/** What was told together, and so belongs together: the name, version and source of a model version, e.g. */
export interface Thing {
  /** Of the paths and fields that told of it, in the singular: `model`, `version`. */
  words: readonly string[];
  fields: Readonly<Record<string, string>>;
}

/** The things that an app has told of, for later requests to name. */
export interface KnownThings {
  /** Those that are most like what a path is about and have one of the fields; the latest first. */
  about(path: string, fields: readonly string[]): readonly Thing[];
  /** Takes in what was made for requests to name. */
  keep(things: readonly Thing[]): void;
  /** Takes in what a request that was answered well said, and its answer. */
  learn(path: string, said: object, answer: unknown): void;
  /** Drops whatever has all of these fields: it was deleted. */
  forget(fields: object): void;
}

// Of the latest, so that what was deleted is forgotten.
const mostOfAKind = 12;
const mostFields = 20;
const longest = 200;

/** Remembers what belongs together, for each kind of things the latest. */
export function createKnownThings(): KnownThings {
  const kinds = new Map<string, Thing[]>();
  const keep = (words: readonly string[], fields: Thing['fields']) => {
    if (Object.keys(fields).length === 0) return;
    const kind = `${words.join()}: ${Object.keys(fields).sort().join()}`;
    const others = kinds.get(kind) ?? [];
    kinds.set(kind, [{ words, fields }, ...others].slice(0, mostOfAKind));
  };
  const learnNested = (words: readonly string[], value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value.slice(0, mostOfAKind)) learnNested(words, item);
    } else if (typeof value === 'object' && value !== null) {
      keep(words, plainFields(value));
      for (const [field, part] of Object.entries(value)) {
        if (typeof part === 'object') learnNested([...words, ...wordsOf(field)], part);
      }
    }
  };
  return {
    keep(things) {
      for (const { words, fields } of things) keep(words, fields);
    },
    about(path, fields) {
      const words = wordsOf(path);
      const ranked = [...kinds.values()].flatMap((things) => {
        const [first] = things;
        const shared = fields.filter((field) => first && field in first.fields).length;
        if (!first || shared === 0) return [];
        const alike = first.words.filter((word) => words.includes(word)).length;
        const likeness = alike / Math.max(1, first.words.length);
        return [{ things, rank: shared + likeness }];
      });
      const best = Math.max(...ranked.map(({ rank }) => rank));
      return ranked.filter(({ rank }) => rank > best - 0.5).flatMap(({ things }) => things);
    },
    learn(path, said, answer) {
      const words = wordsOf(path);
      keep(words, { ...plainFields(said), ...plainFields(answer) });
      learnNested(words, answer);
    },
    forget(fields) {
      const gone = Object.entries(plainFields(fields));
      const isGone = ({ fields }: Thing) => gone.every(([field, value]) => fields[field] === value);
      if (gone.length === 0) return;
      for (const [kind, things] of kinds) {
        const left = things.filter((thing) => !isGone(thing));
        if (left.length > 0) kinds.set(kind, left);
        else kinds.delete(kind);
      }
    },
  };
}

/** The parts of a path or a field that mean something, each once, in the singular. */
function wordsOf(name: string): string[] {
  const words = name.split(/[^a-z]+/i).map((word) => word.toLowerCase().replace(/s$/, ''));
  return [...new Set(words.filter((word) => word.length > 2 && !['api', 'mlflow'].includes(word)))];
}

function plainFields(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const fields = Object.entries(value).flatMap(([field, one]) =>
    (typeof one === 'string' && one !== '' && one.length <= longest) || typeof one === 'number'
      ? [[field, String(one)]]
      : [],
  );
  return Object.fromEntries(fields.slice(0, mostFields));
}
