// More layers of encoding than any honest path has.
const mostLayers = 10;

/** The text with every layer of percent-encoding taken off. What is no valid encoding stays as it is. */
export function decodeFully(text: string): string {
  let decoded = text;
  for (let layer = 0; layer < mostLayers; layer++) {
    const next = decodeOnce(decoded);
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}

/** One layer, each escape for itself, so that one bad escape does not hide the others. */
export function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.replace(/%([0-7][0-9a-f])/gi, (_escape, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
    }
  });
}
