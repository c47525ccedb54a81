import { accuracyOf, type JudgedWindow } from './judged-window.js';

const words: Record<JudgedWindow['verdict'], string> = {
  drift: 'drifted',
  small: 'changed by less than matters',
  steady: 'steady',
  too_few: 'too few rows to tell',
  no_profile: 'nothing to compare with: the version has no profile of its training',
};

/** A window in one English sentence, for logs, tags and messages. */
export function tellWindow(window: JudgedWindow): string {
  const { version, to, rows, verdict, drifted, performance } = window;
  const columns = drifted.length === 0 ? '' : ` (${drifted.join(', ')})`;
  const decayed = performance === 'decayed' ? ', less than was promised' : '';
  return `Version ${version} until ${to}, ${rows} rows: ${words[verdict]}${columns}${tellAccuracy(window)}${decayed}`;
}

function tellAccuracy(window: JudgedWindow): string {
  const accuracy = accuracyOf(window);
  if (accuracy === undefined) return '';
  const share = `${(100 * accuracy.value).toFixed(1)} %`;
  return accuracy.by === 'labels'
    ? `; right for ${share} of ${accuracy.rows} labels`
    : `; probably right for ${share}`;
}
