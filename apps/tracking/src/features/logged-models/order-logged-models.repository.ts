import { Prisma } from '@canopy/database';
import { invalid } from '../../protocol/refusals.js';
import { attributeColumns, keyedColumns, type SortOrder } from '../../search/order-to-sql.js';
import { requireFewOrders } from '../../search/require-few-orders.js';
import type { Vocabulary } from '../../search/vocabulary.js';
import { isOnDataset, type OnDataset } from './searchable-logged-models.repository.js';

/** By what logged models are ordered: an attribute, or the latest value of a metric, on a data set if one is given. */
export interface ModelOrder extends Partial<OnDataset> {
  field_name: string;
  ascending: boolean;
}

/** The columns that the orders name, with the joins that they need. @throws TrackingError */
export function orderLoggedModels(orders: readonly ModelOrder[], vocabulary: Vocabulary): SortOrder {
  requireFewOrders(orders);
  const order: SortOrder = { joins: [], columns: [] };
  for (const { field_name: field, ascending, dataset_name, dataset_digest } of orders) {
    const attribute = Object.hasOwn(vocabulary.attributes, field) ? vocabulary.attributes[field] : undefined;
    if (attribute) {
      order.columns.push(...attributeColumns({ attribute }, ascending));
      continue;
    }
    const [, entity, key] = /^([^.]*)\.(.*)$/s.exec(field) ?? [];
    if (key === undefined) throw invalid(`Invalid order by field name: ${field}`);
    if (entity !== 'metrics') {
      throw invalid(`Invalid order by field name: ${field}. Only metrics are supported.`);
    }
    const latest = Prisma.raw(`order_${order.joins.length}`);
    const dataset = { ...(dataset_name && { dataset_name }), ...(dataset_digest && { dataset_digest }) };
    const lookup = Prisma.sql`LEFT JOIN LATERAL (
      SELECT o.key, o.value, o.is_nan FROM logged_model_metrics o
      WHERE o.model_id = m.id AND o.key = ${key} AND ${isOnDataset(Prisma.sql`o`, [dataset])}
      ORDER BY o.timestamp DESC, o.step DESC, o.run_id LIMIT 1) AS ${latest} ON TRUE`;
    order.joins.push({ all: lookup, lookup });
    order.columns.push(...keyedColumns('metric', latest, ascending));
  }
  return order;
}
