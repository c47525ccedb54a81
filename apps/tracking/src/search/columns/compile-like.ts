/** Whether a text fits, which is UTF-8 between two places; with `folds`, its large letters of ASCII are taken for small ones. */
export type FitsText = (bytes: Buffer, start: number, end: number, folds: boolean) => boolean;

const underscore = 0x5f;

/** A part of a pattern between two `%`. */
interface Part {
  bytes: Buffer;
  /** How far to go on after each letter that is not its last; undefined where `_` stands for some. */
  skips: Int32Array | undefined;
}

const asTheyAre = Uint8Array.from({ length: 256 }, (_, letter) => letter);
const inSmall = asTheyAre.map((letter) => (letter >= 0x41 && letter <= 0x5a ? letter + 0x20 : letter));

/**
 * What `LIKE pattern ESCAPE ''` does: `%` stands for any characters, `_` for any one, all else for itself. Each part between
 * two `%` is looked for where it first fits, so that a text takes no longer than its length times the pattern's.
 */
export function compileLike(pattern: string): FitsText {
  const [first, ...further] = pattern.split('%').map(toPart) as [Part, ...Part[]];
  const last = further.pop();
  const between = further.filter((part) => part.bytes.length > 0);
  return (bytes, start, end, folds) => {
    const letters = folds ? inSmall : asTheyAre;
    let at = endOfPart(first, bytes, start, end, letters);
    if (last === undefined) return at === end;
    for (const part of between) {
      if (at === -1) return false;
      at = endOfFirst(part, bytes, at, end, letters);
    }
    return at !== -1 && isEnd(last, bytes, at, end, letters);
  };
}

/** Skips as in Horspool, "Practical fast searching in strings" (1980). */
function toPart(text: string): Part {
  const bytes = Buffer.from(text);
  if (bytes.includes(underscore)) return { bytes, skips: undefined };
  const skips = new Int32Array(256).fill(bytes.length);
  for (const [at, letter] of bytes.subarray(0, -1).entries()) skips[letter] = bytes.length - 1 - at;
  return { bytes, skips };
}

/** Where the part ends that begins at `start`; -1 where it does not fit. */
function endOfPart(part: Part, bytes: Buffer, start: number, end: number, letters: Uint8Array): number {
  let at = start;
  for (let place = 0; place < part.bytes.length; place++) {
    if (at >= end) return -1;
    const wanted = part.bytes[place];
    const letter = letters[bytes[at++] ?? 0];
    if (wanted === underscore) while (at < end && isInside(bytes, at)) at++;
    else if (letter !== wanted) return -1;
  }
  return at;
}

function endOfFirst(part: Part, bytes: Buffer, start: number, end: number, letters: Uint8Array): number {
  const { skips } = part;
  const length = skips ? part.bytes.length : 1;
  const last = part.bytes[length - 1];
  for (let at = start; at + length <= end; ) {
    const letter = letters[bytes[at + length - 1] ?? 0] ?? 0;
    const mayFit = skips ? letter === last : !isInside(bytes, at);
    const found = mayFit ? endOfPart(part, bytes, at, end, letters) : -1;
    if (found !== -1) return found;
    at += skips?.[letter] ?? 1;
  }
  return -1;
}

/** Whether the text ends with the part, which begins at `start` or later. */
function isEnd(part: Part, bytes: Buffer, start: number, end: number, letters: Uint8Array): boolean {
  let begin = end;
  for (let place = 0; place < part.bytes.length; place++) {
    if (isInside(part.bytes, place)) continue;
    begin--;
    while (begin > start && isInside(bytes, begin)) begin--;
    if (begin < start) return false;
  }
  return endOfPart(part, bytes, begin, end, letters) === end;
}

/** Whether a byte is a later one of a character. */
const isInside = (bytes: Buffer, at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
