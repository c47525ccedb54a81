/** Frees the memory of an array at once, since the collector does not hurry for what lies outside its heap. */
export function giveBack({ buffer }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
