import { describe, expect, it } from 'vitest';
import { pickLocale } from './pick-locale';

describe('pickLocale', () => {
  it('takes the language that was chosen, whatever the browser prefers', () => {
    expect(pickLocale('es', 'en-GB,en;q=0.9')).toBe('es');
  });

  it('takes the best language of the browser that there is a file for', () => {
    expect(pickLocale(undefined, 'fr-FR, es-MX;q=0.6, en;q=0.8')).toBe('en');
    expect(pickLocale(undefined, 'es-419,es;q=0.9,en;q=0.8')).toBe('es');
  });

  it('leaves out a language that is refused', () => {
    expect(pickLocale(undefined, 'es;q=0, en;q=0.1')).toBe('en');
  });

  it('speaks English where nothing fits, and does not believe a foreign cookie', () => {
    expect(pickLocale(undefined, null)).toBe('en');
    expect(pickLocale('../../etc', 'de')).toBe('en');
  });
});
