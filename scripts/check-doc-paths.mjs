// Fails on a path in the documents that no longer exists: links, and names in code style that begin with a room.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = globSync(['*.md', 'docs/**/*.md', '{apps,packages}/*/README.md'], { cwd: root });
const link = /\]\((?!https?:|#)([^)\s#]+)/g;
const room = /`((?:apps|packages|prisma|docs|scripts|tools|e2e|bench|conformance)\/[\w./-]+)`/g;

const broken = documents.flatMap((document) => {
  const text = readFileSync(path.join(root, document), 'utf8');
  const links = [...text.matchAll(link)].map(([, target]) => path.join(path.dirname(document), target));
  const rooms = [...text.matchAll(room)].map(([, target]) => target);
  return [...links, ...rooms]
    .filter((target) => !existsSync(path.join(root, target)))
    .map((target) => `${document} names ${target}, which does not exist.`);
});
for (const problem of broken) console.error(problem);
process.exitCode = broken.length === 0 ? 0 : 1;
