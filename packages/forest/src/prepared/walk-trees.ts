import type { PreparedTrees } from './prepared-forest.js';

/** Steps between two looks at who has arrived; found by measurement. Whoever has arrived stays meanwhile. */
const stepsAtOnce = 8;

/**
 * Walks ways through trees to their leaves: way `i` begins at the record `starts[i]` and is led by the codes that begin at
 * `firstCodes[i]`, two a feature (`writeSides`); `ends[i]` becomes the record of its leaf. The three arrays are longer than there
 * are ways by one, which is walked in vain by those for whom no way is left.
 *
 * Eight walk at a time, since a step waits for memory most of the time and waiting can be shared. No branch asks whether one has
 * arrived, since it would be guessed wrong for every way. It is as long as this because state in arrays takes twice the time.
 */
export function walkTrees(
  { words, firstLeaf }: PreparedTrees,
  starts: Int32Array,
  firstCodes: Int32Array,
  codes: Uint16Array,
  ends: Int32Array,
  wayCount: number,
): void {
  let nextWay = Math.min(8, wayCount);
  let underWay = 0;
  let wayOfA = Math.min(0, wayCount);
  let codesOfA = firstCodes[wayOfA];
  let a = starts[wayOfA];
  let wayOfB = Math.min(1, wayCount);
  let codesOfB = firstCodes[wayOfB];
  let b = starts[wayOfB];
  let wayOfC = Math.min(2, wayCount);
  let codesOfC = firstCodes[wayOfC];
  let c = starts[wayOfC];
  let wayOfD = Math.min(3, wayCount);
  let codesOfD = firstCodes[wayOfD];
  let d = starts[wayOfD];
  let wayOfE = Math.min(4, wayCount);
  let codesOfE = firstCodes[wayOfE];
  let e = starts[wayOfE];
  let wayOfF = Math.min(5, wayCount);
  let codesOfF = firstCodes[wayOfF];
  let f = starts[wayOfF];
  let wayOfG = Math.min(6, wayCount);
  let codesOfG = firstCodes[wayOfG];
  let g = starts[wayOfG];
  let wayOfH = Math.min(7, wayCount);
  let codesOfH = firstCodes[wayOfH];
  let h = starts[wayOfH];
  // plainly: for each way: while (record < firstLeaf) record = childOf(words, record, codes, firstCode);
  for (;;) {
    for (let step = 0; step < stepsAtOnce; step++) {
      a = childOf(words, a, codes, codesOfA);
      b = childOf(words, b, codes, codesOfB);
      c = childOf(words, c, codes, codesOfC);
      d = childOf(words, d, codes, codesOfD);
      e = childOf(words, e, codes, codesOfE);
      f = childOf(words, f, codes, codesOfF);
      g = childOf(words, g, codes, codesOfG);
      h = childOf(words, h, codes, codesOfH);
    }
    // plainly, for each walker: ends[way] = record; if (record >= firstLeaf) { take way nextWay, and count it up to wayCount }
    ends[wayOfA] = a;
    underWay = (a - firstLeaf) >> 31;
    wayOfA = (wayOfA & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfA = firstCodes[wayOfA];
    a = (a & underWay) | (starts[wayOfA] & ~underWay);
    ends[wayOfB] = b;
    underWay = (b - firstLeaf) >> 31;
    wayOfB = (wayOfB & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfB = firstCodes[wayOfB];
    b = (b & underWay) | (starts[wayOfB] & ~underWay);
    ends[wayOfC] = c;
    underWay = (c - firstLeaf) >> 31;
    wayOfC = (wayOfC & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfC = firstCodes[wayOfC];
    c = (c & underWay) | (starts[wayOfC] & ~underWay);
    ends[wayOfD] = d;
    underWay = (d - firstLeaf) >> 31;
    wayOfD = (wayOfD & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfD = firstCodes[wayOfD];
    d = (d & underWay) | (starts[wayOfD] & ~underWay);
    ends[wayOfE] = e;
    underWay = (e - firstLeaf) >> 31;
    wayOfE = (wayOfE & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfE = firstCodes[wayOfE];
    e = (e & underWay) | (starts[wayOfE] & ~underWay);
    ends[wayOfF] = f;
    underWay = (f - firstLeaf) >> 31;
    wayOfF = (wayOfF & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfF = firstCodes[wayOfF];
    f = (f & underWay) | (starts[wayOfF] & ~underWay);
    ends[wayOfG] = g;
    underWay = (g - firstLeaf) >> 31;
    wayOfG = (wayOfG & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfG = firstCodes[wayOfG];
    g = (g & underWay) | (starts[wayOfG] & ~underWay);
    ends[wayOfH] = h;
    underWay = (h - firstLeaf) >> 31;
    wayOfH = (wayOfH & underWay) | (nextWay & ~underWay);
    nextWay -= ~underWay & ((nextWay - wayCount) >> 31);
    codesOfH = firstCodes[wayOfH];
    h = (h & underWay) | (starts[wayOfH] & ~underWay);
    const ways = wayOfA + wayOfB + wayOfC + wayOfD + wayOfE + wayOfF + wayOfG + wayOfH;
    if (ways === 8 * wayCount) return;
  }
}

/** The sign of a difference stands for the comparison, because a branch that goes either way is guessed wrong half the time. */
function childOf(words: Int32Array, record: number, codes: Uint16Array, firstCode: number): number {
  // plainly: words[record + (goesRight(question, codeOfRow[featureOf(question)]) ? 2 : 1)]
  const question = words[record];
  const isRight = ((question & 0xffff) - codes[(firstCode + (question >>> 16)) | 0]) >>> 31;
  return words[(record + 1 + isRight) | 0];
}
