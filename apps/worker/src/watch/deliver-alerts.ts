import type { Pool } from '@canopy/database';
import type { PolicyActions } from '../activities/contract/watch.js';
import { explainError } from '../failures/explain-error.js';
import { type Delivery, findDueDeliveries, saveAttempt } from './alerts.repository.js';
import { signAlert } from './sign-alert.js';

export interface Webhook {
  url: string;
  /** What its receiver checks the signature with. */
  secret: string;
}

export interface DeliverAlertsDependencies {
  pool: Pool;
  /** Undefined where alerts are shown in the dashboard alone. */
  webhook: Webhook | undefined;
  now: () => Date;
}

const mostAtOnce = 100;
const timeoutMs = 10_000;
const firstRetryMs = 30_000;
const longestRetryMs = 3_600_000;
/** About a day of attempts. */
const mostAttempts = 30;

/**
 * Sends what waits to be sent. A message has one id for all its attempts: one that was sent and not marked as such, because the worker was
 * killed, comes twice with the same id.
 */
export async function deliverAlerts(
  { pool, webhook, now }: DeliverAlertsDependencies,
  signal: AbortSignal,
): Promise<PolicyActions> {
  if (webhook === undefined) return { actions: [] };
  const due = await findDueDeliveries(pool, mostAtOnce);
  const failed = new Set<string>();
  let sent = 0;
  for (const delivery of due) {
    // That it recovered is not told before that it opened.
    if (failed.has(delivery.alert.id)) continue;
    const outcome = await post(webhook, delivery, now(), signal);
    const attempts = delivery.attempts + 1;
    const retryMs = Math.min(firstRetryMs * 2 ** (attempts - 1), longestRetryMs);
    await saveAttempt(pool, {
      id: delivery.id,
      isDelivered: outcome.isDelivered,
      outcome: outcome.text,
      ...(!outcome.isDelivered && attempts < mostAttempts && { retryMs }),
    });
    if (outcome.isDelivered) sent++;
    else failed.add(delivery.alert.id);
  }
  const actions = sent === 0 ? [] : [`sent ${sent} of ${due.length} messages`];
  if (failed.size > 0) actions.push(`could not send ${failed.size}: they are tried again`);
  return { actions };
}

async function post(
  { url, secret }: Webhook,
  { id, event, alert }: Delivery,
  at: Date,
  signal: AbortSignal,
): Promise<{ isDelivered: boolean; text: string }> {
  const body = JSON.stringify({
    event,
    alert: {
      id: alert.id,
      kind: alert.kind,
      subject: alert.subject,
      text: alert.text,
      opened_at: alert.openedAt.toISOString(),
      resolved_at: event === 'recovered' ? (alert.resolvedAt?.toISOString() ?? null) : null,
    },
  });
  const seconds = Math.floor(at.getTime() / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-canopy-delivery': id,
        'x-canopy-timestamp': String(seconds),
        'x-canopy-signature': signAlert(secret, seconds, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return { isDelivered: response.ok, text: `HTTP ${response.status}` };
  } catch (error) {
    if (signal.aborted) throw error;
    return { isDelivered: false, text: explainError(error) };
  }
}
