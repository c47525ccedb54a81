/** Cuts text that comes in pieces into lines, without their ends. `rest` is what follows the last end. */
export interface LineSplitter {
  push(text: string): string[];
  readonly rest: string;
}

export function createLineSplitter(): LineSplitter {
  let rest = '';
  return {
    get rest() {
      return rest;
    },
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    },
  };
}
