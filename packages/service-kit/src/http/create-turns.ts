/**
 * Lets so many begin at once, and those that come meanwhile between one turn of the event loop and the next, in their order. So
 * whoever is to be sent away need not wait until all others of the same moment are answered.
 */
export function createTurns(mostInTurn: number): (begin: () => void) => void {
  const waiting: (() => void)[] = [];
  const half = Math.ceil(mostInTurn / 2);
  let begun = 0;

  function nextTurn(): void {
    const now = waiting.splice(0, mostInTurn);
    begun = now.length;
    if (begun >= half) setImmediate(nextTurn);
    for (const begin of now) begin();
  }

  return (begin) => {
    if (begun === mostInTurn) {
      waiting.push(begin);
      return;
    }
    begun++;
    // Early enough that nobody waits as long as fewer than half of them come in one turn.
    if (begun === half) setImmediate(nextTurn);
    begin();
  };
}
