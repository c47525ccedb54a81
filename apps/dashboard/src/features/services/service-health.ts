import { type Static, Type } from 'typebox';

/** The other parts of the system, in the order in which a row travels through them. */
export const serviceIds = [
  'dataApi',
  'worker',
  'database',
  'objectStore',
  'temporal',
  'tracking',
  'inference',
] as const;

export const ServiceHealth = Type.Object({
  id: Type.Enum([...serviceIds]),
  /** `waiting`: it answers, but cannot do its work yet, or has not answered yet. */
  state: Type.Enum(['up', 'waiting', 'down']),
  latencyMs: Type.Integer(),
  address: Type.String(),
  /** What it said about itself, or why it could not be reached. */
  detail: Type.Optional(Type.String()),
});
export type ServiceHealth = Static<typeof ServiceHealth>;

/** What a look at one service found. */
export type Verdict = Pick<ServiceHealth, 'state' | 'detail'>;

export const ServicesAnswer = Type.Object({
  services: Type.Array(ServiceHealth),
  links: Type.Object({
    temporalUi: Type.String(),
    minioConsole: Type.String(),
    inferenceDocs: Type.String(),
    trackingDocs: Type.String(),
    dataApiDocs: Type.String(),
  }),
  /** Where the log of each is. */
  logFolder: Type.String(),
});
export type ServicesAnswer = Static<typeof ServicesAnswer>;
