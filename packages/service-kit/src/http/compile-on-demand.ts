import ajvCompiler from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Factories = Required<
  NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
>;
/** As Fastify asks: Ajv leaves what is wrong with a value at its function, and changes a value to the type that is asked for in its parent. */
interface Validate {
  (value: unknown, parent?: unknown): boolean;
  errors?: unknown;
  /** Where there is one, Fastify tells the parent. */
  schemaEnv?: unknown;
}
/** What both compilers are asked by Fastify, which their types do not say. */
type Compile<Compiled> = (route: object) => Compiled;

const buildValidators = ajvCompiler() as (...given: unknown[]) => Compile<Validate>;
const buildSerializers = SerializerSelector() as (...given: unknown[]) => Compile<(value: unknown) => string>;

/**
 * Fastify's own compilers, which compile what a route takes and answers when it is first asked: for all routes together that takes a tenth of
 * a second, and most processes are asked a few routes only. A schema that cannot be compiled fails its requests, not the start.
 */
export const compileOnDemand = {
  buildValidator: (...given: unknown[]) => {
    const compiler = once(() => buildValidators(...given));
    return (route: object) => {
      const compiled = once(() => compiler()(route));
      const validate: Validate = (value, parent) => {
        const isValid = compiled()(value, parent);
        validate.errors = compiled().errors;
        return isValid;
      };
      validate.schemaEnv = {};
      return validate;
    };
  },
  buildSerializer: (...given: unknown[]) => {
    const compiler = once(() => buildSerializers(...given));
    return (route: object) => {
      const compiled = once(() => compiler()(route));
      return (value: unknown) => compiled()(value);
    };
  },
} as unknown as Factories;

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
