/**
 * Frees the memory of an array at once, with all else that lies in it. The collector does not hurry for what lies outside its heap: what
 * outlives two collections of young garbage is only freed by one of the old, and asks for that.
 */
export function giveBack({ buffer }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
