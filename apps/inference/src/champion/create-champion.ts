import type { FastifyBaseLogger } from 'fastify';
import type { ModelStore } from '../models/create-model-store.js';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { ServedModel } from '../models/served-model.js';
import type { ModelRegistry, RegisteredVersion } from '../registry/model-registry.js';

/** A version that was the champion and may not be served. */
interface RefusedVersion extends RegisteredVersion {
  reason: string;
}

/** A model that began to serve. */
export interface Swap {
  version: string;
  /** The version that served before; undefined for the first. */
  instead: string | undefined;
  /** Milliseconds since 1970. */
  at: number;
  /** From the look at the registry until it served. */
  seconds: number;
}

/** What a look at the registry led to. */
type Look =
  | { outcome: 'loaded' | 'kept'; model: ServedModel }
  | { outcome: 'no_champion' }
  | { outcome: 'refused'; refused: RefusedVersion };

export interface Champion {
  /** The model that serves; undefined until one has been loaded. */
  readonly model: ServedModel | undefined;
  /** The present champion of the registry, if it is one that must not be served. */
  readonly refused: RefusedVersion | undefined;
  /** How the model that serves took over. */
  readonly lastSwap: Swap | undefined;
  /** Why the last look at the registry failed; undefined when it did not. */
  readonly failure: string | undefined;
  /**
   * Looks which version is the champion and loads it unless it serves already. `isInsistent` loads it in any case, also one that
   * was refused. One look at a time: whoever asks during one gets the next, begun after it, so no change is missed.
   * Rejects with a `DomainError` when the registry cannot be reached; the present model goes on serving then.
   */
  look(options?: { isInsistent?: boolean }): Promise<Look>;
  /** Tells how many seconds it took whenever another model begins to serve. */
  onSwap(listener: (seconds: number) => void): void;
}

/** A look that has not begun, for all who ask before it does. */
interface Turn {
  isInsistent: boolean;
  look: Promise<Look>;
}

export function createChampion({
  registry,
  store,
  logger,
  clock = Date.now,
}: {
  registry: Pick<ModelRegistry, 'findChampion'>;
  store: Pick<ModelStore, 'load'>;
  logger: FastifyBaseLogger;
  clock?: () => number;
}): Champion {
  let model: ServedModel | undefined;
  let lastSwap: Swap | undefined;
  let refused: RefusedVersion | undefined;
  let failure: string | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let waiting: Turn | undefined;
  const swapListeners: ((seconds: number) => void)[] = [];

  async function lookNow(isInsistent: boolean): Promise<Look> {
    try {
      const look = await compareAndLoad(isInsistent);
      if (failure !== undefined) logger.info('the model registry is reached again');
      failure = undefined;
      return look;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (failure === undefined) {
        logger.warn({ err: error, version: model?.version }, 'the champion could not be looked up');
      }
      failure = reason;
      throw error;
    }
  }

  async function compareAndLoad(isInsistent: boolean): Promise<Look> {
    const began = performance.now();
    const found = await registry.findChampion();
    if (found === undefined) {
      refused = undefined;
      return { outcome: 'no_champion' };
    }
    if (!isInsistent && refused && isSame(found, refused)) return { outcome: 'refused', refused };
    if (!isInsistent && model && isSame(found, model)) {
      refused = undefined;
      return { outcome: 'kept', model };
    }
    const instead = model?.version;
    const look = await load(found);
    if (look.outcome === 'loaded') {
      const seconds = (performance.now() - began) / 1000;
      lastSwap = { version: found.version, instead, at: clock(), seconds };
      tellOfSwap(seconds);
    }
    return look;
  }

  async function load(version: RegisteredVersion): Promise<Look> {
    try {
      const loaded = await store.load(version);
      logger.info({ version: version.version, instead: model?.version }, 'a model took over');
      model = loaded;
      refused = undefined;
      return { outcome: 'loaded', model: loaded };
    } catch (error) {
      if (!(error instanceof ModelRefusedError)) throw error;
      refused = { ...version, reason: error.message };
      logger.error({ err: error, version: version.version, serving: model?.version }, 'refused a model');
      return { outcome: 'refused', refused };
    }
  }

  function tellOfSwap(seconds: number): void {
    for (const listener of swapListeners) listener(seconds);
  }

  function take(turn: Turn): Promise<Look> {
    waiting = undefined;
    return lookNow(turn.isInsistent);
  }

  return {
    get model() {
      return model;
    },
    get refused() {
      return refused;
    },
    get lastSwap() {
      return lastSwap;
    },
    get failure() {
      return failure;
    },
    look({ isInsistent = false } = {}) {
      if (waiting) {
        waiting.isInsistent ||= isInsistent;
        return waiting.look;
      }
      const turn: Turn = { isInsistent, look: lastTurn.then(() => take(turn)) };
      waiting = turn;
      lastTurn = turn.look.catch(() => undefined);
      return turn.look;
    },
    onSwap(listener) {
      swapListeners.push(listener);
    },
  };
}

function isSame(a: RegisteredVersion, b: RegisteredVersion): boolean {
  return a.version === b.version && a.runId === b.runId;
}
