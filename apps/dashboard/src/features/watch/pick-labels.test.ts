import { describe, expect, it } from 'vitest';
import { pickLabels } from './pick-labels';

const labels = ['9', '3'].map((version) => ({ version, reliability: [], recalls: [] }));
const pick = (asked?: string, champion?: string) => pickLabels(labels, { asked, champion })?.version;

describe('pickLabels', () => {
  it('shows the version that is asked for and no other in its place', () => {
    expect(pick('3', '9')).toBe('3');
    expect(pick('4', '9')).toBeUndefined();
  });

  it('shows the champion unless another is asked for, and the newest labels where the champion has none', () => {
    expect(pick(undefined, '3')).toBe('3');
    expect(pick(undefined, '4')).toBe('9');
  });
});
