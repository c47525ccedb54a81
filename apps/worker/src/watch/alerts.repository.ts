import { inTransaction, type Pool, type PoolClient } from '@canopy/database';
import type { AlertReason } from '@canopy/pipeline-contract';

export const alertKinds = ['drift', 'decay', 'breaker'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What an alert is about. Of a kind and a subject at most one is open. */
export interface AlertKey {
  kind: AlertKind;
  subject: string;
}

export interface Alert extends AlertKey {
  id: string;
  text: string;
  openedAt: Date;
  resolvedAt: Date | null;
}

const columns = `"id", "kind", "subject", "text", "opened_at" AS "openedAt", "resolved_at" AS "resolvedAt"`;

/** Opens an alert, or says of the one that is open that it is still so. `isNew` is true once. */
export async function raiseAlert(
  pool: Pool,
  { kind, subject, text, reason }: AlertKey & { text: string; reason: AlertReason },
): Promise<{ alert: Alert; isNew: boolean }> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Alert & { isNew: boolean }>(
      `INSERT INTO "alerts" ("kind", "subject", "text", "reason", "opened_at", "seen_at") VALUES ($1, $2, $3, $4, now(), now())
       ON CONFLICT ("kind", "subject") WHERE "resolved_at" IS NULL
         DO UPDATE SET "seen_at" = now(), "text" = excluded."text", "reason" = excluded."reason"
       RETURNING ${columns}, "opened_at" = "seen_at" AS "isNew"`,
      [kind, subject, text, JSON.stringify(reason)],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`Postgres kept no alert of ${kind} on ${subject}`);
    const { isNew, ...alert } = row;
    await queueDelivery(client, alert.id, 'opened');
    return { alert, isNew };
  });
}

/** Closes the open alert, if there is one. */
export async function resolveAlert(pool: Pool, { kind, subject }: AlertKey): Promise<Alert | undefined> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Alert>(
      `UPDATE "alerts" SET "resolved_at" = now()
       WHERE "kind" = $1 AND "subject" = $2 AND "resolved_at" IS NULL RETURNING ${columns}`,
      [kind, subject],
    );
    const [alert] = rows;
    if (alert !== undefined) await queueDelivery(client, alert.id, 'recovered');
    return alert;
  });
}

/** The newest alert of a kind and a subject, open or not. */
export async function findLastAlert(pool: Pool, { kind, subject }: AlertKey): Promise<Alert | undefined> {
  const { rows } = await pool.query<Alert>(
    `SELECT ${columns} FROM "alerts" WHERE "kind" = $1 AND "subject" = $2 ORDER BY "id" DESC LIMIT 1`,
    [kind, subject],
  );
  return rows[0];
}

/** A message that waits to be sent. */
export interface Delivery {
  id: string;
  event: 'opened' | 'recovered';
  attempts: number;
  alert: Alert;
}

/**
 * Messages whose time has come, of the oldest alert first: that it opened before that it recovered. What waited for two days, since
 * there was no webhook, is old news.
 */
export async function findDueDeliveries(pool: Pool, limit: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Omit<Delivery, 'alert'> & { alertId: string } & Omit<Alert, 'id'>>(
    `SELECT d."id", d."event", d."attempts", a."id" AS "alertId", a."kind", a."subject", a."text",
            a."opened_at" AS "openedAt", a."resolved_at" AS "resolvedAt"
       FROM "alert_deliveries" d JOIN "alerts" a ON a."id" = d."alert_id"
      WHERE d."delivered_at" IS NULL AND d."next_at" <= now() AND d."created_at" > now() - interval '2 days'
        AND NOT EXISTS (SELECT FROM "alert_deliveries" "first" WHERE "first"."alert_id" = a."id"
          AND d."event" = 'recovered' AND "first"."event" = 'opened' AND "first"."next_at" > now())
      ORDER BY a."id", d."event" LIMIT $1`,
    [limit],
  );
  return rows.map(({ id, event, attempts, alertId, ...alert }) => ({
    id,
    event,
    attempts,
    alert: { ...alert, id: alertId },
  }));
}

/** Keeps how an attempt went. @param retryMs milliseconds until the next one; undefined for none. */
export async function saveAttempt(
  pool: Pool,
  {
    id,
    isDelivered,
    outcome,
    retryMs,
  }: { id: string; isDelivered: boolean; outcome: string; retryMs?: number },
): Promise<void> {
  await pool.query(
    `UPDATE "alert_deliveries" SET "attempts" = "attempts" + 1, "outcome" = $3,
       "delivered_at" = CASE WHEN $2 THEN now() END,
       "next_at" = CASE WHEN $4::float8 IS NULL THEN NULL ELSE now() + make_interval(secs => $4::float8 / 1000) END
     WHERE "id" = $1`,
    [id, isDelivered, outcome, retryMs ?? null],
  );
}

// Cut off, not rounded as the column would: a moment from now would not be due yet.
async function queueDelivery(client: PoolClient, alertId: string, event: Delivery['event']): Promise<void> {
  await client.query(
    `INSERT INTO "alert_deliveries" ("id", "alert_id", "event", "next_at", "created_at")
     VALUES (gen_random_uuid(), $1, $2, date_trunc('milliseconds', now()), now()) ON CONFLICT ("alert_id", "event") DO NOTHING`,
    [alertId, event],
  );
}
