import type { ModelRegistry, RegisteredVersion } from '../registry/model-registry.js';

/** Which version each alias of the served model names. */
export interface Aliases {
  /**
   * Undefined when no version has the alias. A registry that is away is answered for by what it said last.
   *
   * @throws DomainError `unavailable` when it has said nothing of the alias yet.
   */
  find(alias: string): Promise<RegisteredVersion | undefined>;
  /** An alias may name another version now; without one, any may. */
  moved(alias?: string): void;
}

// Aliases come from requests, so that there is no end of those that do not exist.
const mostRemembered = 100;

interface Remembered {
  version: RegisteredVersion | undefined;
  isCurrent: boolean;
}

/** Asks the registry for an alias once for each of its moves. */
export function createAliases({ registry }: { registry: Pick<ModelRegistry, 'findAlias'> }): Aliases {
  const known = new Map<string, Remembered>();
  let moves = 0;

  async function look(alias: string): Promise<RegisteredVersion | undefined> {
    const before = moves;
    const version = await registry.findAlias(alias);
    known.delete(alias);
    const [oldest] = known.keys();
    if (known.size >= mostRemembered && oldest !== undefined) known.delete(oldest);
    known.set(alias, { version, isCurrent: before === moves });
    return version;
  }

  return {
    async find(alias) {
      const remembered = known.get(alias);
      if (remembered?.isCurrent) return remembered.version;
      try {
        return await look(alias);
      } catch (error) {
        if (remembered === undefined) throw error;
        return remembered.version;
      }
    },
    moved(alias) {
      moves++;
      for (const [name, remembered] of known) {
        if (alias === undefined || alias === name) remembered.isCurrent = false;
      }
    },
  };
}
