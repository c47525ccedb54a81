import { isNumeric } from './column-name.js';
import type { OrderPart, Place, PlaceValue } from './place.js';

const whole = /^-?\d{1,15}$/;
const decimal = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** The place that a page token names; undefined where it has values that no run could have there. */
export function readPlace(values: readonly string[], order: readonly OrderPart[]): Place | undefined {
  const place: PlaceValue[] = [];
  const rest = [...values];
  for (const part of order) {
    const rank = part.absentRank === undefined ? '0' : rest.shift();
    const value = rest.shift();
    if (rank === undefined || value === undefined) return undefined;
    if (part.absentRank !== undefined) place.push(Number(rank));
    if (!isRank(rank, part) || !isValue(value, rank, part)) return undefined;
    place.push(isText(part) ? Buffer.from(value) : Number(value));
  }
  return rest.length === 0 ? place : undefined;
}

const isRank = (rank: string, { absentRank = 0 }: OrderPart) =>
  /^\d$/.test(rank) && Number(rank) <= absentRank;

function isValue(value: string, rank: string, part: OrderPart): boolean {
  if (rank !== '0') return value === (isText(part) ? '' : '0');
  if (isText(part)) return true;
  return (part.column.kind === 'metric' ? decimal : whole).test(value) && Number.isFinite(Number(value));
}

const isText = ({ column }: OrderPart) => !isNumeric(column);
