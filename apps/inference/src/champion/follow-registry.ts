import { setTimeout } from 'node:timers/promises';
import { championAlias } from '@canopy/pipeline-contract';
import type { Aliases } from '../models/create-aliases.js';
import type { ModelRegistry } from '../registry/model-registry.js';
import type { Champion } from './create-champion.js';

export interface FollowOptions {
  champion: Champion;
  /** Told of the moves of every alias. */
  aliases: Pick<Aliases, 'moved'>;
  registry: Pick<ModelRegistry, 'changes'>;
  signal: AbortSignal;
  /** Between two looks when the registry tells of no change: a change could get lost. Default 30 s. */
  recheckMs?: number;
  /** After a look that failed; doubles with each failure up to `recheckMs`. Default 1 s. */
  retryMs?: number;
}

/**
 * Keeps the champion served, and aliases current, until the signal aborts: looks now, when the registry tells of a change, and now
 * and then.
 */
export async function followRegistry(options: FollowOptions): Promise<void> {
  const { champion, aliases, registry, signal, recheckMs = 30_000, retryMs = 1000 } = options;
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let change = new AbortController();
  let hasMoved = false;
  let failures = 0;

  async function listen(): Promise<void> {
    for await (const told of registry.changes(signal)) {
      if (told.kind === 'moved') aliases.moved(told.alias);
      if (told.kind === 'moved' && told.alias !== championAlias) continue;
      hasMoved ||= told.kind === 'moved';
      change.abort();
    }
  }

  async function look(): Promise<void> {
    const isInsistent = hasMoved && champion.refused !== undefined;
    hasMoved = false;
    // Whatever leads to a look, moves of the others may have been missed as well.
    aliases.moved();
    try {
      await champion.look({ isInsistent });
      failures = 0;
    } catch {
      // The champion has logged it and shows it; here it only means to try again sooner.
      failures++;
    }
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (!signal.aborted) {
      // Made before the look, so that a change during the look leads to another one.
      change = new AbortController();
      await Promise.race([look(), aborted]);
      const pauseMs = failures === 0 ? recheckMs : Math.min(retryMs * 2 ** (failures - 1), recheckMs);
      const interruption = AbortSignal.any([signal, change.signal]);
      await setTimeout(pauseMs, undefined, { signal: interruption }).catch(() => undefined);
    }
  }

  await Promise.all([listen(), lookAgainAndAgain()]);
}
