// All of them are words that MLflow's own names begin with, so that what knows those by their words knows these.
const adjectives =
  'able bold bright calm capable caring charming clean dapper delicate efficient fearless gentle gifted honorable kindly learned luminous melodic merciful nimble orderly peaceful persistent placid polite rare resilient serious silent sincere skillful stately thoughtful unique upbeat useful valuable welcoming wise youthful'.split(
    ' ',
  );
const nouns =
  'acorn alder ash aspen beech birch bough branch cedar cherry cone cypress elder elm fir forest grove hazel heath holly juniper larch laurel leaf linden maple meadow oak owl pine poplar ridge rowan sapling seed spruce sycamore thicket willow yew'.split(
    ' ',
  );

/** A name such as `quiet-alder-417` for what was given none. `random` gives numbers from 0 up to, not with, 1. */
export function randomName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)];
  return `${pick(adjectives)}-${pick(nouns)}-${Math.floor(random() * 1000)}`;
}
