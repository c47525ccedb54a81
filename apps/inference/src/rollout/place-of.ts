import { hash } from 'node:crypto';

const hexDigits = 12;

/**
 * Where an id falls between 0 and 1, evenly and always alike. Other salts place the ids anew, so that it is not always the same
 * entities that try what is new.
 */
export function placeOf(id: string, salt: string): number {
  const digits = hash('sha256', `${salt}\0${id}`, 'hex').slice(0, hexDigits);
  return Number.parseInt(digits, 16) / 16 ** hexDigits;
}
