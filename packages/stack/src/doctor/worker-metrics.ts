import { amiss, type Check, well } from './check.js';

const readable = /^covertype_watch_readable (\d)$/m;

/** That the worker tells Prometheus how the watch stands, which it can only while it reads the database. */
export const workerMetrics = (url: string, look: string): Check => ({
  title: 'The worker tells its figures',
  async run() {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const text = await answer.text();
    if (!answer.ok) return amiss(`${url} answers HTTP ${answer.status}`, look);
    const [, isReadable] = readable.exec(text) ?? [];
    if (isReadable === '1') return well(`${text.split('\n').filter(isFigure).length} figures at ${url}`);
    return amiss(`${url} leaves out the figures of the watch: the worker cannot read the database`, look);
  },
});

const isFigure = (line: string) => line !== '' && !line.startsWith('#');
