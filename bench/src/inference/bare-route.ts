import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';

/** What the bare route is told: the schemas of the real one, and an answer of it. */
export interface BareTask {
  port: number;
  body: object;
  response: object;
  answer: object;
}

// The least that a route with these schemas costs: node bare-route.js <file with a BareTask>.
const { port, body, response, answer }: BareTask = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const app = fastify({ ajv: { customOptions: { strict: false } } });
app.get('/health', async () => 'ok');
app.post('/predict', { schema: { body, response: { 200: response } } }, async () => answer);
await app.listen({ port, host: '127.0.0.1' });
