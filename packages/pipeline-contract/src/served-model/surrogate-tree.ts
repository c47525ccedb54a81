import { type Static, Type } from 'typebox';

/** What an inner node asks of a row: values below the threshold go left. */
export const SurrogateQuestion = Type.Object({
  /** Key of the column. */
  column: Type.String(),
  threshold: Type.Number(),
  /** Of a measure that has one. */
  unit: Type.Optional(Type.String()),
  /** Of a column of names or codes: those that go left, as a person writes them. */
  leftNames: Type.Optional(Type.Array(Type.String())),
  /** Places of the two nodes that follow. */
  left: Type.Integer({ minimum: 1 }),
  right: Type.Integer({ minimum: 2 }),
});
export type SurrogateQuestion = Static<typeof SurrogateQuestion>;

export const SurrogateNode = Type.Object({
  /** That it was grown from and that come here. */
  rows: Type.Integer({ minimum: 0 }),
  /** Share of them that the model gives to each class. */
  classShares: Type.Array(Type.Number()),
  /** None in a leaf. */
  question: Type.Optional(SurrogateQuestion),
});
export type SurrogateNode = Static<typeof SurrogateNode>;

/** `model/surrogate.json`: a tree small enough to read that imitates a model, grown from what the model says of training rows. */
export const SurrogateTree = Type.Object({
  /** Share of the hold-out rows for which it names the class that the model names. */
  fidelity: Type.Number({ minimum: 0, maximum: 1 }),
  /** Share of them for which that is the true class. */
  accuracy: Type.Number({ minimum: 0, maximum: 1 }),
  holdoutRows: Type.Integer({ minimum: 0 }),
  /** The root first, each node before those that follow from it, the left before the right. */
  nodes: Type.Array(SurrogateNode, { minItems: 1 }),
});
export type SurrogateTree = Static<typeof SurrogateTree>;
