/** One kind of search. */
export interface Search {
  filter?: string;
  orderBy?: string[];
  /** Pages of a thousand runs that come before the page that is timed. Default 0. */
  pagesBefore?: number;
  /** Default ACTIVE_ONLY. */
  view?: 'ALL' | 'DELETED_ONLY';
  /** Over all experiments, not the largest alone. */
  isWide?: boolean;
  /** Default 50. */
  pageSize?: number;
}

/**
 * Every kind of comparison and of order that the grammar has, also where nothing or nearly all fits; `{n}` is another number each
 * time.
 */
export const searches: readonly Search[] = [
  {},
  { pagesBefore: 1 },
  { pagesBefore: 50 },
  { filter: "attributes.status = 'FAILED'" },
  { filter: "attributes.run_name = 'run {n}'" },
  { filter: "attributes.run_name LIKE 'run {n}%'" },
  { filter: "attributes.run_name ILIKE '%{n}'" },
  { filter: "attributes.run_name ILIKE '%nothing {n}%'" },
  { filter: "attributes.run_id IN ('{n}', 'b')" },
  { filter: 'attributes.start_time > 16000{n}000000' },
  { filter: 'attributes.start_time < 16000{n}000000' },
  { filter: 'metrics.metric_1 > 0.9{n}' },
  { filter: 'metrics.metric_1 > 0.9{n}', pagesBefore: 5 },
  { filter: 'metrics.metric_1 = 0.12{n}' },
  { filter: 'metrics.metric_1 != 0.12{n}' },
  { filter: 'metrics.nothing > 0.{n}' },
  { filter: 'metrics.metric_1 > 0.9{n} AND metrics.metric_2 < 0.1' },
  { filter: 'metrics.metric_1 > 0.{n} AND metrics.metric_2 < 0.{n}' },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.0{n}' },
  { filter: "params.param_1 = 'value 7'" },
  { filter: "params.param_1 != 'value 7' AND tags.tag_1 = 'value {n}'" },
  { filter: "params.param_1 = 'value 7' AND params.param_2 = 'value {n}'" },
  { filter: "params.param_1 ILIKE '%UE 1_'" },
  { filter: "tags.tag_1 LIKE '%e 3_'" },
  { filter: "tags.tag_1 LIKE '%x {n}_'" },
  { filter: "tags.tag_1 ILIKE '%X {n}_'" },
  { filter: "tags.mlflow.runName ILIKE '%nothing {n}%'" },
  { filter: 'tags.tag_9 IS NULL' },
  { filter: 'tags.tag_1 IS NULL' },
  { filter: 'params.param_1 IS NOT NULL AND tags.tag_9 IS NOT NULL' },
  { filter: "dataset.name = 'data 3'" },
  { filter: "dataset.name LIKE '%nothing {n}'" },
  { filter: "dataset.context IN ('train', 'test') AND metrics.metric_1 > 0.5" },
  { filter: "metrics.metric_1 > 0.5 AND params.param_2 = 'value 3' AND tags.tag_2 ILIKE 'VALUE 1%'" },
  { orderBy: ['attributes.start_time ASC'] },
  { orderBy: ['attributes.run_name DESC'] },
  { orderBy: ['attributes.end_time ASC'] },
  { orderBy: ['metrics.metric_1 DESC'] },
  { orderBy: ['metrics.metric_1 ASC'], pagesBefore: 5 },
  { orderBy: ['metrics.nothing ASC'] },
  { orderBy: ['params.param_1 ASC'] },
  { orderBy: ['params.param_1 ASC'], pagesBefore: 5 },
  { orderBy: ['tags.tag_1 DESC'] },
  { orderBy: ['metrics.metric_1 DESC', 'params.param_1 ASC'] },
  { orderBy: ['params.param_1 ASC', 'metrics.metric_1 DESC'] },
  { filter: "params.param_1 = 'value 7'", orderBy: ['metrics.metric_3 DESC'] },
  { filter: "attributes.status = 'FINISHED'", orderBy: ['metrics.metric_3 DESC'] },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.0{n}', orderBy: ['metrics.metric_3 DESC'] },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.{n}', orderBy: ['metrics.metric_5 ASC'] },
  { filter: 'metrics.metric_1 > 0.8', orderBy: ['metrics.metric_2 DESC', 'params.param_1 ASC'] },
  {
    filter: 'metrics.metric_1 > 0.1 AND metrics.metric_2 > 0.1 AND metrics.metric_3 > 0.9',
    orderBy: ['params.param_1 ASC'],
  },
  {
    filter: 'tags.tag_1 IS NOT NULL AND params.param_1 IS NOT NULL AND metrics.metric_1 > -1',
    orderBy: ['metrics.metric_1 DESC'],
  },
  { filter: "metrics.metric_1 > 0.5 AND attributes.status = 'KILLED'", orderBy: ['metrics.metric_1 DESC'] },
  { filter: 'params.param_1 IS NULL AND metrics.metric_1 > 0.5' },
  { filter: "params.param_1 != 'value 7'", orderBy: ['attributes.run_name ASC'] },
  { filter: "params.param_1 = 'value 7'", orderBy: ['params.param_2 ASC', 'metrics.metric_1 DESC'] },
  { filter: "dataset.name = 'data 3' AND params.param_1 = 'value 5'" },
  { filter: "dataset.context = 'train' AND tags.tag_1 ILIKE '%x%'", orderBy: ['metrics.metric_1 DESC'] },
  { filter: "attributes.artifact_uri ILIKE '%NOTHING{n}%'" },
  { orderBy: ['attributes.user_id ASC'] },
  { orderBy: ['attributes.end_time DESC'], pagesBefore: 5 },
  { orderBy: ['attributes.status ASC', 'metrics.metric_1 DESC'] },
  { orderBy: ['metrics.nothing DESC', 'metrics.metric_1 DESC'] },
  { orderBy: ['params.nothing ASC', 'params.param_1 DESC'] },
  { orderBy: ['params.param_1 ASC', 'params.param_2 DESC', 'tags.tag_1 ASC'] },
  {
    filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.3{n}',
    orderBy: ['metrics.metric_5 ASC'],
    pagesBefore: 2,
  },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_5 < 0.4{n}', orderBy: ['metrics.metric_2 DESC'] },
  {
    filter: "metrics.metric_4 > 0.2{n} AND params.param_3 ILIKE '%UE 1%' AND tags.tag_2 ILIKE '%ALUE%'",
    orderBy: ['metrics.metric_6 DESC'],
  },
  {
    filter: 'metrics.metric_7 > 0.{n}',
    orderBy: ['attributes.status ASC', 'metrics.metric_1 DESC', 'params.param_1'],
  },
  {
    filter: 'metrics.metric_1 > 0.{n}',
    orderBy: ['params.nothing ASC', 'params.param_1 ASC', 'metrics.metric_2'],
  },
  { filter: "dataset.name != 'data 3' AND params.param_4 != 'value {n}'", orderBy: ['metrics.metric_8 ASC'] },
  { filter: "dataset.digest = 'digest' AND metrics.metric_3 < 0.{n}", pagesBefore: 3 },
  {
    filter: "attributes.run_name LIKE '%{n}%' AND attributes.user_id = 'bench'",
    orderBy: ['attributes.run_name DESC'],
  },
  {
    filter: 'attributes.end_time > 16000{n}000000 AND metrics.metric_1 < 0.01',
    orderBy: ['attributes.end_time ASC'],
  },
  { filter: "attributes.status != 'FINISHED' AND tags.tag_3 = 'value {n}'", pagesBefore: 1 },
  { filter: 'metrics.metric_2 > 0.9{n}', pageSize: 1000 },
  { filter: 'metrics.metric_2 > 0.5{n}', orderBy: ['metrics.metric_1 DESC'], pageSize: 1000 },
  { filter: 'metrics.metric_2 > 0.99{n}', orderBy: ['params.param_1 ASC'], pageSize: 5000 },
  { view: 'ALL' },
  { view: 'ALL', pagesBefore: 3 },
  { view: 'DELETED_ONLY' },
  { view: 'ALL', filter: 'metrics.metric_1 > 0.{n}', orderBy: ['metrics.metric_3 DESC'] },
  { view: 'DELETED_ONLY', filter: "params.param_1 = 'value 7' AND metrics.metric_1 > 0.{n}" },
  { view: 'ALL', orderBy: ['params.param_2 ASC', 'attributes.run_name DESC'] },
  { isWide: true },
  { isWide: true, pagesBefore: 5 },
  { isWide: true, orderBy: ['metrics.metric_1 DESC'] },
  { isWide: true, filter: 'metrics.metric_1 > 0.9{n}' },
  { isWide: true, filter: "params.param_1 = 'value 7' AND tags.tag_1 = 'value {n}'" },
  {
    isWide: true,
    filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.{n}',
    orderBy: ['metrics.metric_5 ASC'],
  },
  {
    isWide: true,
    view: 'ALL',
    filter: "tags.tag_1 ILIKE '%UE 1{n}%'",
    orderBy: ['attributes.start_time ASC'],
  },
];
