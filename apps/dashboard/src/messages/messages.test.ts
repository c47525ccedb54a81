import { dataSet, featureColumns, labelColumn } from '@canopy/covertype';
import { findingFacts, warningFacts } from '@canopy/pipeline-contract';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { locales } from '../features/locale/locales';
import { serviceIds } from '../features/services/service-health';
import en from './en.json';
import es from './es.json';
import { messagesOf } from './messages-of';

type Texts = { [key: string]: string | Texts };

function entriesOf(texts: Texts, prefix = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : entriesOf(value, `${prefix}${key}.`),
  );
}

/** Names of the values that a text needs: `{name}`, `{name, plural, …}` or `<name></name>`; branches are not names. */
function argumentsOf(text: string): string[] {
  const withoutBranches = text.replace(/(?:=\d+|one|other) \{[^}]*\}/g, '');
  return [...new Set(withoutBranches.match(/(?<=[{<])[a-z]\w*/gi))].toSorted();
}

describe('the message files', () => {
  it('have the same keys in every language', () => {
    const [paths, ...others] = locales.map((locale) => entriesOf(messagesOf(locale)).map(([path]) => path));

    for (const other of others) expect(other).toEqual(paths);
  });

  it('ask for the same values in every language', () => {
    const [needs, ...others] = [en, es].map((texts) =>
      entriesOf(texts).map(([path, text]) => [path, argumentsOf(text)]),
    );

    for (const other of others) expect(other).toEqual(needs);
  });

  it.each(locales)('can all be formatted in %s', (locale) => {
    const failures: unknown[] = [];
    const messages = messagesOf(locale);
    const { rich } = createTranslator({ locale, messages, onError: (error) => failures.push(error) });
    const format = rich as (path: string, values: object) => unknown;
    for (const [path, text] of entriesOf(messagesOf(locale))) {
      const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 3]));
      expect(format(path, { ...values, countdown: () => 'x' })).not.toBe('');
    }

    expect(failures).toEqual([]);
  });

  it.each(locales)('have words in %s for every column, class and service', (locale) => {
    const { columns, coverTypes, control } = messagesOf(locale);
    const known = [...featureColumns, labelColumn].map(({ key }) => key);

    expect(Object.keys(columns).toSorted()).toEqual(known.toSorted());
    expect(Object.keys(coverTypes)).toHaveLength(labelColumn.classNames.length);
    expect(Object.keys(control.serviceNames).toSorted()).toEqual(serviceIds.toSorted());
  });

  it.each(locales)('tell in %s of each finding about a batch no more than its facts', (locale) => {
    const { told, rules } = messagesOf(locale).data.findings;

    expect(Object.keys(told).toSorted()).toEqual(Object.keys(rules).toSorted());
    for (const [rule, facts] of Object.entries(findingFacts)) {
      const needed = argumentsOf(told[rule as keyof typeof told]).filter((name) => name !== 'column');
      expect(facts, rule).toEqual(expect.arrayContaining(needed));
    }
  });

  it.each(locales)(
    'tell in %s of each warning no more than its facts, and of each rule of the data set',
    (locale) => {
      const { told, rules } = messagesOf(locale).warnings;

      expect(Object.keys(told).toSorted()).toEqual(Object.keys(warningFacts).toSorted());
      for (const [code, facts] of Object.entries(warningFacts)) {
        const needed = argumentsOf(told[code as keyof typeof told]).filter((name) => name !== 'column');
        expect(facts, code).toEqual(expect.arrayContaining(needed));
      }
      expect(Object.keys(rules).toSorted()).toEqual(dataSet.rules.map(({ id }) => id).toSorted());
      for (const { id, facts = {} } of dataSet.rules) {
        expect(Object.keys(facts)).toEqual(argumentsOf(rules[id as keyof typeof rules]));
      }
    },
  );

  it('name the classes in English as the data set does', () => {
    expect(Object.values(en.coverTypes)).toEqual(labelColumn.classNames);
  });
});
