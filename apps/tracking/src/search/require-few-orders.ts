import { invalid } from '../protocol/refusals.js';

// Each is a join and two or three columns, and a statement has room for 1664 columns.
const mostOrders = 100;

/** @throws TrackingError where more is ordered by than one statement can hold. */
export function requireFewOrders({ length }: readonly unknown[]): void {
  if (length > mostOrders)
    throw invalid(`order_by may have at most ${mostOrders} fields. Got ${length} fields.`);
}
