import { type Static, Type } from 'typebox';
import { Serving } from './serving';

const OrNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** What this dashboard reads of `GET /health`. */
export const HealthAnswer = Type.Object({
  model_version: OrNull(Type.String()),
  last_swap: Type.Optional(
    Type.Object({ instead: OrNull(Type.String()), at: Type.String(), seconds: Type.Number() }),
  ),
  refused: Serving.properties.refused,
  registry_failure: Type.Optional(Type.String()),
  prediction_log: Serving.properties.log,
});

/** What it reads of `GET /models`. */
export const ModelsAnswer = Type.Array(
  Type.Object({
    version: Type.String(),
    aliases: Type.Array(Type.String()),
    loaded: Type.Boolean(),
    refused: Type.Optional(Type.String()),
  }),
);

const AskedVersion = Type.Object({
  version: Type.String(),
  percent: Type.Number(),
  champion: Type.String(),
  asked: Type.Integer(),
  errors: Type.Integer(),
  compared: Type.Integer(),
  disagreements: Type.Integer(),
});
export type AskedVersion = Static<typeof AskedVersion>;

/** What it reads of `GET /rollout`. */
export const RolloutAnswer = Type.Object({
  canary: OrNull(AskedVersion),
  shadow: OrNull(AskedVersion),
  stepped_back: OrNull(Type.Object({ version: Type.String(), reason: Type.String(), at: Type.String() })),
  problem: OrNull(Type.String()),
});
