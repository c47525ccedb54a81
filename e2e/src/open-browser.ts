import { existsSync } from 'node:fs';
import path from 'node:path';
import npmChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

// Tests run as root too, where Chromium refuses to start in its sandbox, and on machines without a graphics card.
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** A real Chromium: the one on PATH, else the one that comes as an npm package (Linux x64), else an installed Chrome. */
export async function openBrowser(): Promise<Browser> {
  const installed = findOnPath('chromium');
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launch({ executablePath: await npmChromium.executablePath(), args });
  }
  return chromium.launch({ channel: 'chrome', args });
}

function findOnPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}
