import { Type } from 'typebox';
import { RegisteredModel } from '../entities/registered-model.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { getOrCreate } from './get-or-create.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface SearchModels {
  /** In MLflow's grammar, e.g. `name LIKE 'cover%'`. */
  filter?: string;
  orderBy?: readonly string[];
  maxResults?: number;
  pageToken?: string;
}

export interface RegisteredModelPage {
  registeredModels: RegisteredModel[];
  nextPageToken?: string;
}

export interface RegisteredModelCalls {
  get(name: string): Promise<RegisteredModel | undefined>;
  /** Safe when several ask at once. */
  getOrCreate(name: string): Promise<RegisteredModel>;
  search(search?: SearchModels): Promise<RegisteredModelPage>;
  /** Points the alias at a version, wherever it pointed before. */
  setAlias(name: string, alias: string, version: string): Promise<void>;
  /** An alias that is not there is not an error. */
  deleteAlias(name: string, alias: string): Promise<void>;
}

const ModelAnswer = Type.Object({ registered_model: RegisteredModel });
const PageAnswer = Type.Object({
  registered_models: Repeated(RegisteredModel),
  next_page_token: Type.Optional(Type.String()),
});
const Nothing = Type.Object({});

export function registeredModelCalls(call: Api): RegisteredModelCalls {
  const ask = async (method: 'GET' | 'POST', path: string, name: string) =>
    (await call({ method, path, fields: { name }, answer: ModelAnswer })).registered_model;
  const get = (name: string) => undefinedIfMissing(ask('GET', 'registered-models/get', name));

  return {
    get,
    getOrCreate: (name) =>
      getOrCreate(
        () => get(name),
        () => ask('POST', 'registered-models/create', name),
      ),
    async search({ filter, orderBy, maxResults, pageToken } = {}) {
      const { registered_models, next_page_token } = await call({
        method: 'GET',
        path: 'registered-models/search',
        fields: { filter, order_by: orderBy, max_results: maxResults, page_token: pageToken },
        answer: PageAnswer,
      });
      const page = { registeredModels: registered_models };
      return next_page_token === undefined ? page : { ...page, nextPageToken: next_page_token };
    },
    async setAlias(name, alias, version) {
      const fields = { name, alias, version };
      await call({ method: 'POST', path: 'registered-models/alias', fields, answer: Nothing });
    },
    async deleteAlias(name, alias) {
      await call({
        method: 'DELETE',
        path: 'registered-models/alias',
        fields: { name, alias },
        answer: Nothing,
      });
    },
  };
}
