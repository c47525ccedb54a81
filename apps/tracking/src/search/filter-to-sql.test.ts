import { describe, expect, it } from 'vitest';
import { searchableExperiments } from '../features/experiments/searchable-experiments.repository.js';
import { searchableModelVersions } from '../features/model-versions/searchable-model-versions.repository.js';
import { searchableRegisteredModels } from '../features/registered-models/searchable-registered-models.repository.js';
import { searchableRuns } from '../features/runs/searchable-runs.repository.js';
import { filterToSql } from './filter-to-sql.js';
import { orderToSql } from './order-to-sql.js';

const runs = searchableRuns([1], 'active').vocabulary;
const experiments = searchableExperiments.vocabulary;
const registeredModels = searchableRegisteredModels.vocabulary;
const modelVersions = searchableModelVersions.vocabulary;

const sqlOf = (filter: string, vocabulary = runs) =>
  filterToSql(filter, vocabulary).map(({ test: { text, values } }) => ({
    text: text.replace(/\s+/g, ' '),
    values,
  }));

describe('filterToSql', () => {
  it('hands every value over as a parameter', () => {
    const evil = "x'); DROP TABLE runs; --";

    const [clause] = sqlOf(`params."${evil.replaceAll("'", '')}" = "${evil}"`);

    expect(clause?.text).not.toContain('DROP');
    expect(clause?.values).toContain(evil);
  });

  it('asks for a key that is there and fits', () => {
    expect(sqlOf("tags.a != 'x'")).toEqual([
      {
        text: 'EXISTS (SELECT 1 FROM run_tags AS owned WHERE owned.run_number = r.number AND owned.key = $1 AND owned.value != $2)',
        values: ['a', 'x'],
      },
    ]);
  });

  it('lets a NaN differ from every number and equal none', () => {
    expect(sqlOf('metrics.m != 1')[0]?.text).toContain('owned.is_nan OR');
    expect(sqlOf('metrics.m <= 1')[0]?.text).toContain('NOT owned.is_nan AND');
  });

  it.each([
    'created > 1',
    'attributes.start_time > 1',
    "run.`Run Name` = 'x'",
    "attr.status = 'FINISHED'",
    "attribute.run_id IN ('a')",
    "parameter.a ILIKE 'x'",
    'param.a IS NULL',
    'metric.m < .5',
  ])('knows %s of runs', (filter) => {
    expect(filterToSql(filter, runs)).toHaveLength(1);
  });

  it.each([
    ["foo.a = 'x'", "Invalid entity type 'foo'. Valid values are"],
    ["attributes.foo = 'x'", "Invalid attribute key 'foo' specified. Valid keys are '{'run_id'"],
    ["metrics.m = 'x'", "Expected numeric value type for metric. Found 'x'"],
    ['params.a = 1', "Expected a quoted string value for parameter (e.g. 'my-value'). Got value 1"],
    [
      'params.a = x',
      'Parameter value is either not quoted or unidentified quote types used for string value x.',
    ],
    ['run_id = 1', 'Expected a quoted string value for attributes. Got value 1'],
    ['dataset.name = 1', 'Expected a quoted string value for dataset attributes. Got value 1'],
    ["start_time = 'x'", 'Expected numeric value type for numeric attribute: start_time'],
    ['metrics.m LIKE 1', "Invalid comparison operator in the filter. Invalid comparator 'LIKE' not one of"],
    ["params.a > 'x'", "Invalid comparator '>' not one of"],
    ["status IN ('a')", "Only ['run_id'] attributes support comparison with a list of quoted string values."],
    ["run_id LIKE ('a')", "Invalid comparator 'LIKE'"],
    ["constructor = 'x'", "Invalid attribute key 'constructor' specified"],
    ["__proto__.a = 'x'", "Invalid entity type '__proto__'"],
    [
      'metrics.m IS NULL',
      "IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'm'",
    ],
    ['end_time IS NULL', "is only supported for tags and params, not for 'attribute' 'end_time'"],
  ])('refuses %s of runs', (filter, message) => {
    expect(() => filterToSql(filter, runs)).toThrow(message);
  });

  it('takes the number of a version in quotes, and no other number', () => {
    expect(sqlOf("version_number = '2'", modelVersions)).toEqual(sqlOf('version_number = 2', modelVersions));
    expect(() => sqlOf("version_number = '2a'", modelVersions)).toThrow('Expected numeric value');
    expect(() => sqlOf("start_time = '2'")).toThrow('Expected numeric value');
  });

  it('knows of each table what it has', () => {
    expect(
      filterToSql("experiment_id IN ('1') AND creation_time > 5 AND tag.a IS NULL", experiments),
    ).toHaveLength(3);
    expect(filterToSql("name ILIKE 'a%' AND tags.a = 'b'", registeredModels)).toHaveLength(2);
    expect(
      filterToSql("version_number > 3 AND source_path LIKE 's3%' AND run_id IN ('a')", modelVersions),
    ).toHaveLength(3);
    expect(() => filterToSql('metrics.m > 1', experiments)).toThrow("Invalid entity type 'metrics'");
    expect(() => filterToSql('name IS NULL', experiments)).toThrow(
      "IS NULL / IS NOT NULL is only supported for tags, not for attribute 'name'",
    );
    expect(() => filterToSql('tags.a IS NULL', registeredModels)).toThrow('is not supported in this search');
    expect(() => filterToSql('name != oak', registeredModels)).toThrow(
      'Parameter value is either not quoted or unidentified quote types used for string value oak',
    );
  });
});

describe('orderToSql', () => {
  it('puts what is absent last in both directions', () => {
    const ascending = orderToSql(['metrics.m'], runs).columns.map((column) => column.ascending);
    const descending = orderToSql(['metrics.m DESC'], runs).columns.map((column) => column.ascending);

    expect(ascending).toEqual([true, true]);
    expect(descending).toEqual([true, false]);
  });

  it.each([
    ['start_time ASC DESC', "Invalid order_by clause 'start_time ASC DESC'. Could not be parsed."],
    ['', "Invalid order_by clause ''. Could not be parsed."],
    ['start_time UP', "Invalid ordering key in order_by clause 'start_time UP'."],
    ['nothing', "Invalid attribute key 'nothing' specified"],
  ])('refuses %s', (orderBy, message) => {
    expect(() => orderToSql([orderBy], runs)).toThrow(message);
  });

  it('orders by an id as the number that it is', () => {
    expect(orderToSql(['experiment_id'], experiments).columns).toMatchObject([{ type: 'int8' }]);
  });

  it.each([
    ['creation_timestamp', registeredModels, "Invalid order by key 'creation_timestamp' specified"],
    ['status', modelVersions, "Invalid attribute key 'status' specified"],
    ['constructor', runs, "Invalid attribute key 'constructor' specified"],
  ])('refuses %s in the words of its table', (orderBy, vocabulary, message) => {
    expect(() => orderToSql([orderBy], vocabulary)).toThrow(message);
  });

  it('refuses a field that is named twice, by whatever name', () => {
    expect(() => orderToSql(['params.a', 'parameters.`a` DESC'], runs)).toThrow('duplicate fields');
  });
});
