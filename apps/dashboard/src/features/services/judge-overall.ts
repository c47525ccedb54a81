import type { ServiceHealth } from './service-health';

export interface OverallHealth {
  state: ServiceHealth['state'];
  upCount: number;
  serviceCount: number;
  /** Those that are not up, the worst first. */
  troubled: ServiceHealth[];
}

const severity = { down: 0, waiting: 1, up: 2 } satisfies Record<ServiceHealth['state'], number>;

/** The system is as well as the worst of its parts. */
export function judgeOverall(services: readonly ServiceHealth[]): OverallHealth {
  const troubled = services
    .filter(({ state }) => state !== 'up')
    .toSorted((a, b) => severity[a.state] - severity[b.state]);
  return {
    state: troubled[0]?.state ?? 'up',
    upCount: services.length - troubled.length,
    serviceCount: services.length,
    troubled,
  };
}
