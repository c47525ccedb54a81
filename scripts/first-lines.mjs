const shownCharacters = 300;

/**
 * The beginning of what a test or a program said when it failed, indented, and where in our own files it was thrown.
 *
 * @param {string} text
 * @param {number} [shownLines]
 * @returns {string}
 */
export function firstLines(text, shownLines = 6) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isFrame = (line) => /^\s+at /.test(line);
  const said = lines.filter((line) => !isFrame(line)).slice(0, shownLines);
  const thrownAt = lines.find((line) => isFrame(line) && !/node_modules|node:/.test(line));
  return [...said, ...(thrownAt === undefined ? [] : [thrownAt])]
    .map((line) => `\n    ${line.trim().slice(0, shownCharacters)}`)
    .join('');
}
