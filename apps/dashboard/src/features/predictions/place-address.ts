import { featureColumns } from '@canopy/covertype';
import { exampleValues, type FormValues } from './example-values';

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The query of the address that leads to the form with these values: what the example says need not stand in it. */
export function writePlace(values: FormValues): string {
  const example = exampleValues();
  const own = featureColumns
    .map(({ key }) => [key, String(values[key])] as const)
    .filter(([key, value]) => value !== String(example[key]));
  return new URLSearchParams(own.map(([key, value]) => [key, value])).toString();
}

/** The values that such a query names, beside those of the example; undefined where it names none. */
export function readPlace(asked: Asked): FormValues | undefined {
  const own = featureColumns.flatMap(({ key, kind }) => {
    const text = asked[key];
    if (typeof text !== 'string') return [];
    const isNumber = kind === 'measure' && text.trim() !== '' && Number.isFinite(Number(text));
    return [[key, isNumber ? Number(text) : text] as const];
  });
  return own.length === 0 ? undefined : { ...exampleValues(), ...Object.fromEntries(own) };
}
