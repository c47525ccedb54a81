import type { Home } from '../home/home.js';
import type { PortTable } from './port-table.js';

/** Keys of an environment; one that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What one start of the stack goes by. */
export interface Settings {
  home: Home;
  ports: PortTable;
  /** Address that the apps listen at. */
  host: string;
  objectStoreKeys: { accessKey: string; secretKey: string };
  /** Services that others run and we only use. */
  given: { databaseUrl?: string; objectStoreUrl?: string; temporalAddress?: string };
  /** All keys, as the apps may read them. */
  environment: Environment;
}
