import { describe, expect, it } from 'vitest';
import { formatTable } from './format-table.js';

describe('formatTable', () => {
  it('sets rows below their heads', () => {
    const table = formatTable(
      ['part', 'state'],
      [
        ['postgres', 'ready'],
        ['ui', ''],
      ],
    );

    expect(table).toBe('  part      state\n  ────────  ─────\n  postgres  ready\n  ui');
  });
});
