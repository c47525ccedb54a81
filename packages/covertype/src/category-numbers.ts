/** The number of each name of each name column: `{ wilderness_area: { Rawah: 0, … } }`. It travels with a model. */
export type CategoryNumbers = Readonly<Record<string, Readonly<Record<string, number>>>>;
