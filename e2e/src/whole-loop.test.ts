import { exampleMeasures, labelColumn } from '@canopy/covertype';
import { type RunningStack, startStack } from '@canopy/stack';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.js';

const patience = { timeout: 90_000 };

let stack: RunningStack;
let browser: Browser;
let page: Page;

const address = (part: keyof RunningStack['ports']) => `http://127.0.0.1:${stack.ports[part]}`;
const open = (view: string) => page.goto(`${address('dashboard')}/${view}`);
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

beforeAll(async () => {
  stack = await startStack({
    environment: {
      ...process.env,
      P2_SCHEDULE_CRON: '@every 10s',
      MIN_UPDATE_TIME: '1',
      P2_MIN_SAMPLE_INCREMENT: '50',
    },
    ports: 'free',
    isTemporary: true,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  browser = await openBrowser();
  page = await (
    await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
  ).newPage();
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe('the whole loop, in a browser', () => {
  it('brings the first model by itself, and says so without a reload', async () => {
    await open('');

    await heading(/^Version \d+ serves|while version \d+ serves/).waitFor(patience);
    await page.getByText('All 7 services are up').first().waitFor(patience);
  });

  it('predicts the example, warns of its soil, and says why', async () => {
    await open('prediction');

    await page.getByRole('button', { name: 'Predict', exact: true }).click();

    const covers = labelColumn.classNames.join('|');
    const result = page.getByRole('region', { name: 'Result' });
    await result
      .getByText(new RegExp(`^(${covers})$`))
      .first()
      .waitFor(patience);
    await result.getByText(/no soil has the code C7744/).waitFor();
    await result.getByRole('table', { name: 'What each value contributes' }).waitFor();
  });

  it('says which field cannot be, and predicts nothing', async () => {
    await open('prediction');

    await page.getByLabel(/^Slope/).fill('91');
    await page.getByRole('button', { name: 'Predict', exact: true }).click();

    await page.getByText('Enter a number from 0 to 90.').waitFor();
  });

  it('lists a training after the other, and a run with its reason', async () => {
    await open('monitoring');

    const trainings = page.getByRole('region', { name: 'Trainings' }).getByRole('row');
    await expect.poll(() => trainings.count(), patience).toBeGreaterThanOrEqual(3);
    const runs = page.getByRole('region', { name: 'Pipeline runs' });
    await runs.getByText('New champion').first().waitFor(patience);
  });

  it('pauses with a reason that every page shows, and resumes', async () => {
    await open('control');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByLabel(/^Reason/).fill('counting trees by hand');
    await page.getByRole('button', { name: 'Pause the schedule' }).click();
    await page.getByText('counting trees by hand').first().waitFor(patience);

    await open('monitoring');
    await page.getByText('counting trees by hand').first().waitFor(patience);

    await open('control');
    await page.getByRole('button', { name: 'Resume', exact: true }).first().click();
    await page.getByText('Active', { exact: true }).first().waitFor(patience);
  });

  it('speaks Spanish', async () => {
    const context = await browser.newContext({ locale: 'es-ES' });
    const spanish = await context.newPage();

    await spanish.goto(`${address('dashboard')}/prediction`);

    await spanish.getByRole('heading', { name: 'Predicción' }).waitFor(patience);
    await context.close();
  });

  it('answers over HTTP what it answers in the browser', async () => {
    const answer = await fetch(`${address('inference')}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(exampleMeasures),
    });

    const prediction = (await answer.json()) as { probabilities: Record<string, number> };
    expect(answer.status).toBe(200);
    expect(Object.keys(prediction.probabilities)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('shows in the Temporal Web UI what a run did', async () => {
    await page.goto(`${address('temporalUi')}/namespaces/default/workflows`);

    await page.getByText('p2_covertype_pipeline').first().waitFor(patience);
  });
});
