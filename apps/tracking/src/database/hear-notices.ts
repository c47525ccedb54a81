import type { Pool, PoolClient } from '@canopy/database';
import type { FastifyBaseLogger } from 'fastify';

export interface NoticeSubscriber {
  /** The text of one notice. */
  noticed(text: string): void;
  /** Notices may have been missed: whoever follows something must read it again. */
  interrupted(): void;
}

/** Hears what any process tells on a channel of Postgres. */
export interface Notices {
  /** Returns what ends the subscription; undefined while Postgres is away. */
  subscribe(subscriber: NoticeSubscriber): (() => void) | undefined;
  close(): void;
}

export interface HearNoticesOptions {
  pool: Pool;
  /** A plain name; it goes into the statement as it is. */
  channel: string;
  logger: FastifyBaseLogger;
  /** Milliseconds between two checks that the connection lives. Default 20000. */
  heartbeatMs?: number;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** Keeps one connection of the pool listening, and makes a new one whenever it breaks. */
export function hearNotices({ pool, channel, logger, heartbeatMs = 20_000 }: HearNoticesOptions): Notices {
  const subscribers = new Set<NoticeSubscriber>();
  let listening: PoolClient | undefined;
  let isClosed = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;

  const schedule = (work: () => Promise<void>, ms: number) => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void work(), ms);
  };
  const lose = (client: PoolClient, error?: Error) => {
    if (listening !== client) return;
    listening = undefined;
    client.release(error ?? true);
    logger.warn({ err: error }, `The connection that hears ${channel} is lost; making a new one.`);
    for (const subscriber of [...subscribers]) subscriber.interrupted();
    schedule(listen, firstPauseMs);
  };
  const heartbeat = async () => {
    const client = listening;
    if (!client) return;
    const overdue = setTimeout(() => lose(client, new Error('no answer to the heartbeat')), heartbeatMs);
    await client.query('SELECT 1').catch((error: Error) => lose(client, error));
    clearTimeout(overdue);
    if (listening === client) schedule(heartbeat, heartbeatMs);
  };
  const listen = async () => {
    let client: PoolClient | undefined;
    try {
      client = await pool.connect();
      const connected = client;
      connected.on('error', (error) => lose(connected, error));
      connected.on('end', () => lose(connected));
      connected.on('notification', ({ payload }) => {
        for (const subscriber of subscribers) subscriber.noticed(payload ?? '');
      });
      await connected.query(`LISTEN ${channel}`);
      if (isClosed) return connected.release(true);
      listening = connected;
      pauseMs = firstPauseMs;
      schedule(heartbeat, heartbeatMs);
    } catch (error) {
      client?.release(true);
      logger.debug({ err: error }, `Postgres is away: ${channel} is not heard yet.`);
      schedule(listen, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  };
  void listen();

  return {
    subscribe(subscriber) {
      if (!listening) return undefined;
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      const client = listening;
      listening = undefined;
      client?.release(true);
      for (const subscriber of [...subscribers]) subscriber.interrupted();
    },
  };
}
