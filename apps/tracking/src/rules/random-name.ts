const adjectives =
  'agile amber ancient brave bright calm clever copper dappled deep eager early fern gentle golden green hardy hidden humble keen leafy lively lofty mellow misty mossy noble patient quiet rapid rooted shady silver steady sunny supple tall upright verdant wild wise'.split(
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
