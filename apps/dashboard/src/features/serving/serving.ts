import { type Static, Type } from 'typebox';

export const TrialKind = Type.Enum(['canary', 'shadow']);
export type TrialKind = Static<typeof TrialKind>;

/** A version that is tried beside the champion, as the registry wants it and as inference does it. */
export const Trial = Type.Object({
  /** `starting`, `stopping`: inference reads the registry every few seconds. `promoted`: what was tried is the champion by now. */
  state: Type.Enum(['off', 'starting', 'running', 'stopping', 'promoted', 'failed', 'stepped_back']),
  version: Type.Optional(Type.String()),
  /** Of the requests. */
  percent: Type.Optional(Type.Number()),
  /** How it fares, in rows, since it is tried beside this champion. */
  tally: Type.Optional(
    Type.Object({
      champion: Type.String(),
      asked: Type.Integer(),
      errors: Type.Integer(),
      compared: Type.Integer(),
      disagreements: Type.Integer(),
    }),
  ),
  /** Why it stepped back or cannot be tried, in inference's words. */
  reason: Type.Optional(Type.String()),
  steppedBackAt: Type.Optional(Type.String()),
});
export type Trial = Static<typeof Trial>;

export const ServedVersion = Type.Object({
  version: Type.String(),
  aliases: Type.Array(Type.String()),
  isLoaded: Type.Boolean(),
  /** Why it must not be served. */
  refused: Type.Optional(Type.String()),
});
export type ServedVersion = Static<typeof ServedVersion>;

const Refusal = Type.Object({ version: Type.String(), reason: Type.String() });

/** What inference answers with, what it tries, and what it has at hand. */
export const Serving = Type.Object({
  /** The version that answers; absent until there is one. */
  version: Type.Optional(Type.String()),
  lastSwap: Type.Optional(
    Type.Object({ instead: Type.Optional(Type.String()), at: Type.String(), seconds: Type.Number() }),
  ),
  /** The champion of the registry, where it is refused. */
  refused: Type.Optional(Refusal),
  /** Why the registry or its files could not be reached the last time. */
  registryFailure: Type.Optional(Type.String()),
  log: Type.Object({
    mode: Type.Enum(['full', 'hashes', 'off']),
    queued: Type.Integer(),
    dropped: Type.Integer(),
    failure: Type.Optional(Type.String()),
  }),
  /** The newest first; absent while the registry is away. */
  versions: Type.Optional(Type.Array(ServedVersion)),
  canary: Trial,
  shadow: Trial,
  /** The share of rows on which a canary may disagree with the champion; unknown while the registry is away. */
  disagreementLimit: Type.Optional(Type.Number()),
});
export type Serving = Static<typeof Serving>;

export const TrialRequest = Type.Object({
  kind: TrialKind,
  version: Type.String({ pattern: '^[1-9]\\d{0,8}$' }),
  percent: Type.Integer({ minimum: 1, maximum: 100 }),
});
export type TrialRequest = Static<typeof TrialRequest>;

export const StopRequest = Type.Object({ kind: TrialKind });
export type StopRequest = Static<typeof StopRequest>;
