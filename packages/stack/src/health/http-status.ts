/** The status that a GET of the address is answered with; undefined when there is no answer within `timeoutMs`. */
export async function httpStatus(url: string, timeoutMs = 2000): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** True when the address answers a GET with success, or sends on to another one. */
export async function answersHttp(url: string, timeoutMs?: number): Promise<boolean> {
  const status = await httpStatus(url, timeoutMs);
  return status !== undefined && status < 400;
}
