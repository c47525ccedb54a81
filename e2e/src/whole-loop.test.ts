import { exampleMeasures, labelColumn } from '@canopy/covertype';
import { type RunningStack, startStack } from '@canopy/stack';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from './find-barriers.js';
import { openBrowser } from './open-browser.js';

const patience = { timeout: 90_000 };

/** What the dashboard says of where things came from. */
interface Traced {
  answers?: { id: string; version: string }[];
  decisions?: unknown[];
  trainings?: { version: string }[];
  snapshots?: { sha256: string }[];
  batches?: { id: string }[];
  rows?: { hash: string; batchId: string }[];
}

let stack: RunningStack;
let browser: Browser;
let page: Page;

const address = (part: keyof RunningStack['ports']) => `http://127.0.0.1:${stack.ports[part]}`;
const open = (view: string) => page.goto(`${address('dashboard')}/${view}`);
const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const region = (name: string) => page.getByRole('region', { name, exact: true });
const press = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true }).first().click();
const predict = () =>
  fetch(`${address('inference')}/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(exampleMeasures),
  });

async function servedVersion(): Promise<string> {
  const { model_version } = (await (await predict()).json()) as { model_version: string };
  return model_version;
}

/** Fills in why and who, and confirms what is asked. */
async function sign(confirm: string, typed?: { label: RegExp; text: string }): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Why/).fill('the story wants it so');
  await dialog.getByLabel(/^Your name/).fill('Ada');
  if (typed) await dialog.getByLabel(typed.label).fill(typed.text);
  await press(confirm, dialog);
  await dialog.waitFor({ state: 'hidden', ...patience });
}

beforeAll(async () => {
  stack = await startStack({
    environment: {
      ...process.env,
      P2_SCHEDULE_CRON: '@every 6s',
      // However slow the machine, the source has batches left at the end, and no window ends in the middle.
      MIN_UPDATE_TIME: '60',
      WATCH_SCHEDULE_CRON: '0 0 1 1 *',
      P2_MIN_SAMPLE_INCREMENT: '50',
      // Nothing but the first model serves before somebody has approved it, and little evidence is enough to ask.
      GATE_APPROVAL: 'always',
      GATE_ASK_FROM: '1.5',
    },
    ports: 'free',
    isTemporary: true,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  browser = await openBrowser();
  page = await (
    await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 900 },
      // What is half faded in has no contrast yet.
      reducedMotion: 'reduce',
    })
  ).newPage();
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe('the whole loop, in a browser', () => {
  afterEach(async () => {
    if (page.url().startsWith(address('dashboard'))) expect(await findBarriers(page)).toEqual([]);
  });

  it('brings the first model by itself, and says so without a reload', async () => {
    await open('');

    await heading(/^Version \d+ serves|while version \d+ serves/).waitFor(patience);
    await page.getByText('All 7 services are up').first().waitFor(patience);
  });

  it('predicts the example, and says why', async () => {
    await open('prediction');

    await press('Predict');

    const covers = labelColumn.classNames.join('|');
    const result = region('Result');
    await result
      .getByText(new RegExp(`^(${covers})$`))
      .first()
      .waitFor(patience);
    await result.getByRole('table', { name: 'What each value contributes' }).waitFor();
  });

  it('predicts the place that an address names, and warns of a soil that is none', async () => {
    await open('prediction?soil_type=C7744');

    await region('Result')
      .getByText(/there is no C7744/)
      .waitFor(patience);
  });

  it('says which field cannot be, and predicts nothing', async () => {
    await open('prediction');

    await page.getByLabel(/^Slope/).fill('91');
    await press('Predict');

    await page.getByText('Enter a number from 0 to 90.').waitFor();
  });

  it('says that nothing was judged while there are too few predictions', async () => {
    await open('monitoring');
    await heading(/^Nothing was judged yet/).waitFor(patience);

    await page.getByRole('link', { name: 'Runs', exact: true }).click();

    await region('Pipeline runs').getByText('New champion').first().waitFor(patience);
  });

  it('asks a person about a better version, and serves it once that person has approved', async () => {
    await open('');
    await page.getByRole('link', { name: 'Look and answer' }).click(patience);
    await press('Approve');
    const title = await page.getByRole('dialog').getByRole('heading').textContent(patience);
    const version = /^Promote version (\d+)/.exec(title ?? '')?.[1];
    await sign('Approve');

    await region('Decisions about the champion').getByText('Approved').first().waitFor(patience);
    await open('serving');
    const answering = region('Answers now');
    await answering.getByText(`Version ${version}`, { exact: true }).waitFor(patience);
    await answering.getByText(/^from version 1, in/).waitFor();
  });

  it('tries a version as canary, tells how it fares, and stops it', async () => {
    const canary = region('Canary');
    await press('Try a version', canary);
    await page.getByRole('dialog').getByLabel('Share of the requests').fill('100');
    await press('Try a version', page.getByRole('dialog'));
    await canary.getByText('Running', { exact: true }).waitFor(patience);

    for (let request = 0; request < 5; request++) await predict();

    await canary.getByText(/^5 rows, beside version \d+$/).waitFor(patience);
    await press('Stop', canary);
    await canary.getByText('Off', { exact: true }).waitFor(patience);
  });

  it('rolls back to the champion before, which serves again', async () => {
    await open('models/decisions');
    const rollBack = page.getByRole('button', { name: /^Roll back version \d+$/ });
    const text = /\d+/.exec((await rollBack.textContent(patience)) ?? '')?.[0] ?? '';

    await rollBack.click();
    await sign('Roll back', { label: /^Type/, text });

    await region('Decisions about the champion').getByText('Rolled back').first().waitFor(patience);
    await expect.poll(servedVersion, patience).not.toBe(text);
  });

  it('lists the versions, and shows of one what it takes for what', async () => {
    await open('models');
    const trainings = region('Trainings').getByRole('row');
    await expect.poll(() => trainings.count(), patience).toBeGreaterThanOrEqual(3);

    await region('Trainings').getByRole('link', { name: '1', exact: true }).click();

    await region('What it takes for what').getByRole('table').waitFor(patience);
  });

  it('takes in what the source has, and follows a batch to what was made of it', async () => {
    await open('data');
    await press('Start a backfill');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Ticks at most/).fill('1');
    await dialog.getByLabel(/^Seconds between/).fill('0');
    await press('Start a backfill', dialog);
    await region('Backfill')
      .getByText(/^1 ticks were asked for/)
      .waitFor(patience);

    await region('Latest batches').getByRole('link').last().click();

    await page.getByRole('region', { name: /^Batches, rows, snapshots/ }).waitFor(patience);
    await region('Runs and versions').getByRole('link').first().waitFor();
  });

  it('leads from one answer back to the rows of its version, and from such a row on to that answer', async () => {
    const { prediction_id } = (await (await predict()).json()) as { prediction_id: string };
    const path = `${address('dashboard')}/api/lineage`;
    const ask = async (question: string) => (await fetch(`${path}/${question}`)).json() as Promise<Traced>;
    await expect
      .poll(async () => (await ask(`prediction/${prediction_id}`)).answers, patience)
      .toHaveLength(1);

    const back = await ask(`prediction/${prediction_id}`);
    const rows = await ask(`rows?snapshot=${back.snapshots?.[0]?.sha256}&limit=1`);
    const on = await ask(`row/${rows.rows?.[0]?.hash}`);
    const version = back.answers?.[0]?.version ?? '';
    const listed = await ask(`predictions?version=${version}&limit=1`);

    expect(back.decisions?.length).toBeGreaterThan(0);
    expect(back.batches).toContainEqual(expect.objectContaining({ id: rows.rows?.[0]?.batchId }));
    expect(on.trainings?.map((training) => training.version)).toContain(version);
    expect(listed.answers?.[0]?.id).toBe(prediction_id);
  });

  it('pauses with a reason that every page shows, and resumes', async () => {
    await open('control');
    await press('Pause');
    await page.getByLabel(/^Reason/).fill('counting trees by hand');
    await press('Pause the schedule');
    await page.getByText('counting trees by hand').first().waitFor(patience);

    await open('monitoring');
    await page.getByText('counting trees by hand').first().waitFor(patience);

    await open('control');
    await press('Resume');
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
    const answer = await predict();

    const prediction = (await answer.json()) as { probabilities: Record<string, number> };
    expect(answer.status).toBe(200);
    expect(Object.keys(prediction.probabilities)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('shows in the Temporal Web UI what a run did', async () => {
    await page.goto(`${address('temporalUi')}/namespaces/default/workflows`);

    await page.getByText('p2_covertype_pipeline').first().waitFor(patience);
  });
});
