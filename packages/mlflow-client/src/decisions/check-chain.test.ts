import { describe, expect, it } from 'vitest';
import type { Decision } from '../entities/decision.js';
import { canonicalJson } from './canonical-json.js';
import { checkChain } from './check-chain.js';
import { firstPreviousHash, hashDecision } from './hash-decision.js';

async function aChain(length: number): Promise<Decision[]> {
  const chain: Decision[] = [];
  for (let position = 1; position <= length; position++) {
    const content = {
      position,
      name: 'covertype_classifier',
      alias: 'champion',
      version: String(position),
      outcome: 'promoted' as const,
      who: 'gate',
      why: 'Sie ist besser. 🌲',
      decided_at: 1_790_000_000_000 + position,
      previous_hash: chain.at(-1)?.hash ?? firstPreviousHash,
    };
    chain.push({ ...content, hash: await hashDecision(content) });
  }
  return chain;
}

async function* each(decisions: readonly (Decision | undefined)[]): AsyncGenerator<Decision> {
  for (const decision of decisions) if (decision) yield decision;
}

const problemsOf = async (decisions: readonly (Decision | undefined)[]) =>
  (await checkChain(each(decisions))).problems;

describe('canonicalJson', () => {
  it('orders names at every depth and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 1e21 }], a: undefined, é: null, A: -0 })).toBe(
      '{"A":0,"b":[{"c":1e+21,"d":1}],"é":null}',
    );
  });
});

describe('hashDecision', () => {
  it("is SHA-256 of the canonical JSON, as any other program's", async () => {
    // python3: hashlib.sha256(json.dumps(d, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()).hexdigest()
    const [first] = await aChain(1);

    expect(first?.hash).toBe('db7dc88f3ddc4d69e6c2ce4d16186d843174d810a2d186cd3fc8f6c3dd175e98');
  });
});

describe('checkChain', () => {
  it('finds nothing in a chain that is whole, and names its head', async () => {
    const chain = await aChain(3);

    expect(await checkChain(each(chain))).toEqual({ length: 3, head: chain[2]?.hash, problems: [] });
    expect(await checkChain(each([]))).toEqual({ length: 0, head: firstPreviousHash, problems: [] });
  });

  it.each([
    ['why', 'Sie ist besser! 🌲'],
    ['version', '7'],
    ['decided_at', 1],
    ['from_version', '1'],
    ['evidence', '{}'],
    ['previous_hash', firstPreviousHash],
    ['hash', firstPreviousHash],
  ])('names the decision whose %s was changed', async (field, value) => {
    const chain = await aChain(3);

    const problems = await problemsOf(chain.with(1, { ...(chain[1] as Decision), [field]: value }));

    expect(problems).toContainEqual({ position: 2, reason: 'Its content is not what its hash was made of.' });
  });

  it('names the place where a decision was taken out, or where another was put with a hash of its own', async () => {
    const chain = await aChain(4);
    const other = { ...(chain[1] as Decision), why: 'It is worse.' };

    const forged = { ...other, hash: await hashDecision(other) };

    expect(await problemsOf(chain.with(1, undefined as unknown as Decision))).toEqual([
      { position: 3, reason: 'It follows decision 1: decision 2 is missing.' },
    ]);
    expect(await problemsOf(chain.with(1, forged))).toEqual([
      { position: 3, reason: 'It names another hash than that of decision 2 before it.' },
    ]);
  });
});
