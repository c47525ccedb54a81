// In V8 since Chrome 114, and not yet in TypeScript's library: https://github.com/tc39/proposal-json-parse-with-source
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON: (text: string) => { readonly rawJSON: string };
  isRawJSON: (value: unknown) => value is { readonly rawJSON: string };
};

/** A value that is written to JSON digit by digit as `text` has it. */
export const rawJson = rawJSON;
export const isRawJson = isRawJSON;
