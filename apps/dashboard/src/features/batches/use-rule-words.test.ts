import { parseRow, rowHeaders } from '@canopy/covertype';
import { expect, it } from 'vitest';
import { messagesOf } from '../../messages/messages-of';

const row = '2596,51,3,258,0,510,221,232,148,6279,Rawah,C7745,4'.split(',');
const numbers = { wilderness_area: { Rawah: 0 } };
const broken: [place: number, text: string][] = [
  [0, ''],
  [0, '2.5'],
  [0, '99999'],
  [10, 'Yosemite'],
  [11, 'clay'],
  [11, 'C1'],
  [12, '9'],
];

it.each(['en', 'es'] as const)(
  'there are words in %s for each rule that a value alone can break',
  (locale) => {
    const { told } = messagesOf(locale).data.quarantine;

    const results = [...broken.map(([place, text]) => row.with(place, text)), []].map((texts) =>
      parseRow(texts, numbers),
    );

    const rules = results.flatMap((result) => ('failures' in result ? result.failures : []));
    expect(rules).toHaveLength(broken.length + 1);
    expect(Object.keys(told)).toEqual(expect.arrayContaining(rules.map(({ rule }) => rule)));
    expect(rowHeaders).toHaveLength(row.length);
  },
);
