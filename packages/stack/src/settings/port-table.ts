import { type Static, Type } from 'typebox';
import { StackError } from '../stack-error.js';

/** Every port of the stack, where it stands unless it is moved. */
export const defaultPorts = {
  postgres: 5432,
  temporal: 7233,
  temporalUi: 8233,
  minio: 9000,
  minioConsole: 9001,
  dataApi: 8080,
  tracking: 5000,
  inference: 8000,
  worker: 8081,
  dashboard: 8503,
} as const;

export type PortName = keyof typeof defaultPorts;
export const portNames = Object.keys(defaultPorts) as PortName[];

const Port = Type.Integer({ minimum: 1, maximum: 65_535 });
export const PortTable = Type.Object(
  Object.fromEntries(portNames.map((name) => [name, Port])) as Record<PortName, typeof Port>,
);
export type PortTable = Static<typeof PortTable>;

/** The keys of the environment that name a port. */
export const portKeys = {
  dataApi: 'DATA_API_PORT',
  tracking: 'TRACKING_PORT',
  inference: 'INFERENCE_PORT',
  worker: 'WORKER_PORT',
} as const satisfies Partial<Record<PortName, string>>;

// Ports from 1024 on that browsers and `fetch` refuse (https://fetch.spec.whatwg.org/#port-blocking): nobody could reach a part there.
const blockedPorts = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
];

/** The port of each part: its own, or the one that its key names, moved by `offset`. @throws StackError */
export function portTable(
  environment: Readonly<Record<string, string | undefined>>,
  offset: number,
): PortTable {
  const keys: Partial<Record<PortName, string>> = portKeys;
  const portOf = (name: PortName): number => {
    const key = keys[name];
    const text = key === undefined ? undefined : environment[key]?.trim();
    const base = text ? Number(text) : defaultPorts[name];
    const port = base + offset;
    const origin = text ? `${key}=${text}` : `port ${base} of ${name}`;
    if (blockedPorts.includes(port)) {
      throw new StackError(
        `${origin} with --port-offset ${offset} is ${port}, which no browser opens; take another.`,
      );
    }
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
    throw new StackError(`${origin} with --port-offset ${offset} is no port; ports go from 1 to 65535.`);
  };
  return Object.fromEntries(portNames.map((name) => [name, portOf(name)])) as Record<PortName, number>;
}
