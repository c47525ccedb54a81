// The pictures of the README, from a system that is running: pnpm --filter @canopy/e2e screenshots [port offset]
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './open-browser.js';

const offset = Number(process.argv[2] ?? 0);
const dashboard = `http://127.0.0.1:${8503 + offset}`;
const temporal = `http://127.0.0.1:${8233 + offset}`;
const picture = (name: string) => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));

const browser = await openBrowser();
const light = await openPage('light');
const dark = await openPage('dark');
await saveOverview(light, 'overview');
await saveOverview(dark, 'overview-dark');

await light.goto(`${dashboard}/prediction`);
await light.getByRole('button', { name: 'Predict', exact: true }).click();
await light.getByRole('region', { name: 'Result' }).getByRole('table').first().waitFor();
await save(light, 'prediction');

await dark.goto(`${dashboard}/monitoring/drift`);
await dark
  .getByRole('region', { name: 'Drift against the training', exact: true })
  .getByRole('row')
  .nth(2)
  .waitFor();
await save(dark, 'monitoring');

await light.goto(`${dashboard}/serving`);
await light.getByRole('region', { name: 'Canary' }).getByText('Running').waitFor();
await save(light, 'serving');

await dark.goto(`${dashboard}/models`);
await dark.getByRole('region', { name: 'Trainings' }).getByRole('row').nth(2).waitFor();
await save(dark, 'models');

await light.goto(`${temporal}/namespaces/default/workflows`);
await light.locator('a[href*="p2_covertype_pipeline"]').first().click();
await light.getByRole('heading', { name: 'Event History', exact: true }).waitFor();
await save(light, 'temporal');
await browser.close();

async function openPage(colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
  });
  return context.newPage();
}

async function saveOverview(page: Page, name: string): Promise<void> {
  await page.goto(dashboard);
  await page.getByRole('heading', { name: /serves/ }).waitFor();
  await save(page, name);
}

async function save(page: Page, name: string): Promise<void> {
  await page.evaluate('scrollTo(0, 0)');
  await page.waitForTimeout(2500);
  await page.screenshot({ path: picture(name) });
}
