/** Whether this process answers; how the others are is at /api/services. */
export function GET(): Response {
  return Response.json({ status: 'healthy' }, { headers: { 'cache-control': 'no-store' } });
}
