/**
 * Leads ways through trees to their ends: `references[i]`, where way `i` begins, becomes the leaf that it ends in, by the codes that begin
 * at `firstCodes[i]`, two a feature (`writeSides`).
 *
 * Eight walk at a time, since a step waits for memory most of the time and waiting can be shared. Whoever has come to a leaf takes the
 * next way at once. It is as long as this because a call for each leaf takes half as much time again.
 */
export function findLeaves(
  nodes: Int32Array,
  references: Int32Array,
  firstCodes: Int32Array,
  wayCount: number,
  codes: Uint16Array,
): void {
  let nextWay = 0;
  let openCount = wayCount;
  let a = -1;
  let wayOfA = wayCount;
  let codesOfA = 0;
  let b = -1;
  let wayOfB = wayCount;
  let codesOfB = 0;
  let c = -1;
  let wayOfC = wayCount;
  let codesOfC = 0;
  let d = -1;
  let wayOfD = wayCount;
  let codesOfD = 0;
  let e = -1;
  let wayOfE = wayCount;
  let codesOfE = 0;
  let f = -1;
  let wayOfF = wayCount;
  let codesOfF = 0;
  let g = -1;
  let wayOfG = wayCount;
  let codesOfG = 0;
  let h = -1;
  let wayOfH = wayCount;
  let codesOfH = 0;
  // plainly: for each way: while (reference >= 0) reference = childOf(nodes, reference, codes, firstCode);
  // Those for whom no way is left walk in vain, from the first node on.
  for (;;) {
    while (a < 0) {
      if (wayOfA < wayCount) {
        references[wayOfA] = a;
        openCount--;
      }
      wayOfA = nextWay++;
      a = wayOfA < wayCount ? references[wayOfA] : 0;
      codesOfA = wayOfA < wayCount ? firstCodes[wayOfA] : 0;
    }
    while (b < 0) {
      if (wayOfB < wayCount) {
        references[wayOfB] = b;
        openCount--;
      }
      wayOfB = nextWay++;
      b = wayOfB < wayCount ? references[wayOfB] : 0;
      codesOfB = wayOfB < wayCount ? firstCodes[wayOfB] : 0;
    }
    while (c < 0) {
      if (wayOfC < wayCount) {
        references[wayOfC] = c;
        openCount--;
      }
      wayOfC = nextWay++;
      c = wayOfC < wayCount ? references[wayOfC] : 0;
      codesOfC = wayOfC < wayCount ? firstCodes[wayOfC] : 0;
    }
    while (d < 0) {
      if (wayOfD < wayCount) {
        references[wayOfD] = d;
        openCount--;
      }
      wayOfD = nextWay++;
      d = wayOfD < wayCount ? references[wayOfD] : 0;
      codesOfD = wayOfD < wayCount ? firstCodes[wayOfD] : 0;
    }
    while (e < 0) {
      if (wayOfE < wayCount) {
        references[wayOfE] = e;
        openCount--;
      }
      wayOfE = nextWay++;
      e = wayOfE < wayCount ? references[wayOfE] : 0;
      codesOfE = wayOfE < wayCount ? firstCodes[wayOfE] : 0;
    }
    while (f < 0) {
      if (wayOfF < wayCount) {
        references[wayOfF] = f;
        openCount--;
      }
      wayOfF = nextWay++;
      f = wayOfF < wayCount ? references[wayOfF] : 0;
      codesOfF = wayOfF < wayCount ? firstCodes[wayOfF] : 0;
    }
    while (g < 0) {
      if (wayOfG < wayCount) {
        references[wayOfG] = g;
        openCount--;
      }
      wayOfG = nextWay++;
      g = wayOfG < wayCount ? references[wayOfG] : 0;
      codesOfG = wayOfG < wayCount ? firstCodes[wayOfG] : 0;
    }
    while (h < 0) {
      if (wayOfH < wayCount) {
        references[wayOfH] = h;
        openCount--;
      }
      wayOfH = nextWay++;
      h = wayOfH < wayCount ? references[wayOfH] : 0;
      codesOfH = wayOfH < wayCount ? firstCodes[wayOfH] : 0;
    }
    if (openCount === 0) return;
    // Until the first of them has come to a leaf, which is a reference below 0.
    do {
      a = childOf(nodes, a, codes, codesOfA);
      b = childOf(nodes, b, codes, codesOfB);
      c = childOf(nodes, c, codes, codesOfC);
      d = childOf(nodes, d, codes, codesOfD);
      e = childOf(nodes, e, codes, codesOfE);
      f = childOf(nodes, f, codes, codesOfF);
      g = childOf(nodes, g, codes, codesOfG);
      h = childOf(nodes, h, codes, codesOfH);
    } while ((a | b | c | d | e | f | g | h) >= 0);
  }
}

/** The sign of a difference stands for the comparison, because a branch that goes either way is guessed wrong half the time. */
function childOf(nodes: Int32Array, reference: number, codes: Uint16Array, firstCode: number): number {
  // plainly: nodes[reference + (goesRight(question, codeOfRow[featureOf(question)]) ? 2 : 1)]
  const question = nodes[reference];
  return nodes[reference + 1 + (((question & 0xffff) - codes[firstCode + (question >>> 16)]) >>> 31)];
}
