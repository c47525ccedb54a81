import { Nothing, RegisteredModel } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import type { Context } from '../context.js';
import { freeName } from '../identity/free-name.js';
import { readOrigin, toOriginTag, withoutOrigin } from '../identity/imported-from.js';
import type { Server } from '../server/create-server.js';
import { readPages } from '../server/read-pages.js';
import { attempt } from '../tally.js';
import { isPromptFilter } from './prompts.js';
import { transferVersions } from './transfer-versions.js';

const ModelAnswer = Type.Object({ registered_model: RegisteredModel });

/** Every registered model of the source with its versions and aliases. The runs come first: versions name them. */
export async function transferRegisteredModels(context: Context): Promise<void> {
  const { source, target, tally } = context;
  const there = await readRegisteredModels(target);
  for (const model of await readRegisteredModels(source)) {
    context.say(`Registered model: ${model.name}`);
    const backTo = readOrigin(model.tags);
    const found = there.find((candidate) => {
      const origin = readOrigin(candidate.tags);
      return (
        (origin?.origin === source.origin && origin.id === idOf(model)) ||
        (backTo?.origin === target.origin && backTo.id === idOf(candidate))
      );
    });
    await attempt(tally, `Registered model "${model.name}"`, async () => {
      tally.counts['registered models'][found === undefined ? 'added' : 'present']++;
      const here = found ?? (await createRegisteredModel(context, model, there));
      const numbers = await transferVersions(context, model, here.name);
      await setAliases(context, model, here, numbers);
      const isOurs = found !== undefined && readOrigin(found.tags)?.origin !== source.origin;
      if (context.takesTimes && !isOurs && found?.creation_timestamp !== model.creation_timestamp) {
        const { creation_timestamp: created, last_updated_timestamp: updated } = model;
        await target.setTimes({ registered_models: [{ name: here.name, created, updated }] });
      }
    });
  }
}

async function createRegisteredModel(
  { source, target }: Context,
  model: RegisteredModel,
  there: readonly RegisteredModel[],
): Promise<RegisteredModel> {
  const name = await freeName(model.name, async (candidate) => there.some(({ name }) => name === candidate));
  const origin = toOriginTag({ origin: source.origin, id: idOf(model), isWhole: true });
  const fields = { name, description: model.description, tags: [...withoutOrigin(model.tags), origin] };
  return (await target.call('POST', 'registered-models/create', fields, ModelAnswer)).registered_model;
}

// An alias that somebody has moved on the target since stays where it is, unless it leads to what was added just now.
async function setAliases(
  { target }: Context,
  model: RegisteredModel,
  here: RegisteredModel,
  numbers: ReadonlyMap<string, { version: string; isNew: boolean }>,
): Promise<void> {
  const set = new Set(here.aliases.map(({ alias }) => alias));
  for (const { alias, version } of model.aliases) {
    const to = numbers.get(version);
    if (to === undefined || (set.has(alias) && !to.isNew)) continue;
    const fields = { name: here.name, alias, version: to.version };
    await target.call('POST', 'registered-models/alias', fields, Nothing);
  }
}

async function readRegisteredModels(server: Server): Promise<RegisteredModel[]> {
  const read = (filter?: string) =>
    Array.fromAsync(
      readPages(server, {
        method: 'GET',
        path: 'registered-models/search',
        fields: { max_results: 1000, filter },
        list: 'registered_models',
        item: RegisteredModel,
      }),
    );
  // Prompts are registered models too, which a search leaves out unless it asks for them.
  return [...(await read()), ...(await read(isPromptFilter))];
}

const idOf = ({ name, creation_timestamp }: RegisteredModel) => `${name}@${creation_timestamp}`;
