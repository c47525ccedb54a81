import { featureColumns } from '@canopy/covertype';
import { RowTemplate, type TemplateField } from './row-template.js';

const features = new Map(featureColumns.map(({ key }, feature) => [key, feature]));
const member = String.raw`"(?<key>[^"\\]*)"\s*:\s*(?:(?<number>-?\d+)|"(?<text>[^"\\]*)")`;
const members = new RegExp(member, 'g');
const anyMember = member.replace(/\?<\w+>/g, '?:');
const plainObject = new RegExp(String.raw`^\s*\{\s*${anyMember}(?:\s*,\s*${anyMember})*\s*\}\s*$`);

/**
 * How an object is written that has each feature once and nothing else, all of them whole numbers and texts.
 *
 * @param json is an object in JSON.
 * @param ending the character behind it.
 */
export function templateOfJson(json: string, ending: string): RowTemplate | undefined {
  if (!plainObject.test(json)) return undefined;
  const fields: TemplateField[] = [];
  const seen = new Set<number | undefined>();
  let end = 0;
  for (const { 0: written, index, groups } of json.matchAll(members)) {
    const { key = '', number, text = '' } = groups ?? {};
    const feature = features.get(key);
    seen.add(feature);
    const isText = number === undefined;
    // The quotes of a text stand around its value.
    const valueEnd = index + written.length - (isText ? 1 : 0);
    fields.push({ before: json.slice(end, valueEnd - (number ?? text).length), feature, isText });
    end = valueEnd;
  }
  const hasEach = fields.length === features.size && seen.size === features.size && !seen.has(undefined);
  return hasEach ? new RowTemplate(fields, json.slice(end) + ending) : undefined;
}
