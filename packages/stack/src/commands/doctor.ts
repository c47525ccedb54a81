import type { Check, Finding } from '../doctor/check.js';
import { dataChecks } from '../doctor/data-checks.js';
import { machineChecks } from '../doctor/machine-checks.js';
import { modelChecks } from '../doctor/model-checks.js';
import { partChecks } from '../doctor/part-checks.js';
import { answersHttp } from '../health/http-status.js';
import { findLauncher } from '../home/claim-home.js';
import { findClusterFolder } from '../postgres/cluster-folders.js';
import { databaseUrlOf, readPassword } from '../postgres/initialise-cluster.js';
import { appEnvironment, urlOf } from '../settings/app-environment.js';
import type { Settings } from '../settings/settings.js';

/** Checks everything that a start, or a running stack, needs. Returns 1 when something is amiss. */
export async function doctor(offline: Settings, say: (line: string) => void): Promise<number> {
  const { home } = offline;
  const launcher = findLauncher(home);
  const settings = { ...offline, ports: launcher?.ports ?? offline.ports };
  const isUp = launcher !== undefined || (await answersHttp(`${urlOf(settings.ports.tracking)}/health`));
  if (!isUp) {
    say(`Canopy does not run in ${home.root}. What a start needs:\n`);
    await report(machineChecks(settings), say);
    say('\nStart it with "npm start", then ask the doctor again.');
    return 1;
  }
  const environment = appEnvironment(settings, settings.given.databaseUrl ?? ownDatabaseUrl(settings));
  const failures = await report(
    [
      ...partChecks(environment, urlOf(settings.ports.dashboard), home.logs),
      ...dataChecks(environment),
      ...modelChecks(environment),
    ],
    say,
  );
  return failures === 0 ? 0 : 1;
}

function ownDatabaseUrl({ home, ports }: Settings): string {
  const folder = findClusterFolder(home.postgres, process.getuid?.());
  return databaseUrlOf((folder && readPassword(folder)) ?? '', ports.postgres);
}

async function report(checks: readonly Check[], say: (line: string) => void): Promise<number> {
  const width = Math.max(...checks.map(({ title }) => title.length));
  let failures = 0;
  for (const { title, run } of checks) {
    const finding = await run().catch(asFinding);
    const name = title.padEnd(width);
    if (finding.ok) say(`  ✓ ${name}  ${finding.detail}`);
    else say(`  ✗ ${name}  ${finding.problem}\n      → ${finding.next}`);
    if (!finding.ok) failures += 1;
  }
  say(`\n${checks.length - failures} of ${checks.length} checks pass.`);
  return failures;
}

function asFinding(error: unknown): Finding {
  const { message, code, cause } = error as NodeJS.ErrnoException & { cause?: Error };
  const problem = [message || code || String(error), cause?.message].filter(Boolean).join(': ');
  return {
    ok: false,
    problem,
    next: 'See the checks above: what this one needs does not answer as it should.',
  };
}
