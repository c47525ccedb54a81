/** Texts of other types than JSON, by type. */
type Texts = Readonly<Record<string, string>>;

export interface RouteExample {
  /** Of parameters in the path, where others than everywhere make sense. */
  readonly params?: Readonly<Record<string, string>>;
  /** Bodies of requests in JSON. */
  readonly body?: readonly unknown[];
  readonly bodyTexts?: Texts;
  /** Answers of status 200 in JSON. */
  readonly answers: readonly unknown[];
  readonly answerTexts?: Texts;
  /** A failure that is more than a reason, or less, by status. */
  readonly failures?: Readonly<Record<string, unknown>>;
}

/** By method and path. */
export type RouteExamples = Readonly<Record<string, RouteExample>>;
