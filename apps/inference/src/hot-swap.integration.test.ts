import { setTimeout } from 'node:timers/promises';
import { exampleMeasures } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import { someModelFiles } from './testing/some-model-files.js';

const clientCount = 8;
const promotionCount = 20;
const trafficBetweenPromotionsMs = 30;

describe('a promotion under load', () => {
  it('serves within a second, and no request fails or is answered by an older model than the one before', {
    timeout: 60_000,
  }, async () => {
    const { app, registry } = await aTestApp();
    registry.add('0', someModelFiles());
    registry.promote('0');
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = () =>
      fetch(`${address}/predict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(exampleMeasures),
      });
    while ((await ask()).status !== 200) await setTimeout(10);

    let newestSeen = 0;
    let isOver = false;
    const clients = Array.from({ length: clientCount }, async () => {
      const answers: { status: number; version: number }[] = [];
      while (!isOver) {
        const answer = await ask();
        const { model_version } = (await answer.json()) as { model_version: string };
        answers.push({ status: answer.status, version: Number(model_version) });
        newestSeen = Math.max(newestSeen, Number(model_version));
      }
      return answers;
    });
    const delaysMs: number[] = [];
    for (let version = 1; version <= promotionCount; version++) {
      await setTimeout(trafficBetweenPromotionsMs);
      registry.add(String(version), someModelFiles());
      const start = performance.now();
      registry.promote(String(version));
      while (newestSeen < version && performance.now() - start < 5000) await setTimeout(1);
      delaysMs.push(performance.now() - start);
    }
    isOver = true;
    const answersOfClients = await Promise.all(clients);
    await app.close();

    for (const answers of answersOfClients) {
      const versions = answers.map((answer) => answer.version);
      expect(answers.length).toBeGreaterThan(promotionCount);
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    }
    expect(Math.max(...delaysMs)).toBeLessThan(1000);
  });
});
