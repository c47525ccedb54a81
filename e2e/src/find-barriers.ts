import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What stands in the way of people who hear the page, use its keyboard or see few contrasts: one line a rule of WCAG 2.2 AA that
 * axe sees broken, with the first place.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return page.evaluate<string[]>(
    `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => id + ': ' + help + ', at ' + nodes[0].html.slice(0, 200)))`,
  );
}
