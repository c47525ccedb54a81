/** A piece that is sent: large enough for a call of the system to cost little a row, and small enough not to be mapped by itself. */
const pieceBytes = 64 * 1024;
/** A text of many parts outlives collections of garbage until it is written, so few wait to be. */
const mostWaiting = 4096;
const slabBytes = pieceBytes + 2 * mostWaiting;

/**
 * What the pieces of all batches are cut from, one behind another. Of a batch's own, the rest would wait for its next turn, outlive
 * collections of garbage as well, and be freed by none but the slow ones.
 */
let slab = Buffer.alloc(0);
let slabEnd = 0;

/** Text that is written in parts, as bytes. */
export class WrittenText {
  private bytes = slab;
  private start = 0;
  private end = 0;
  private waiting = '';

  get isFull(): boolean {
    return this.end - this.start + this.waiting.length >= pieceBytes;
  }

  add(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= mostWaiting) this.write();
  }

  /** What was added since the last time. */
  take(): Uint8Array {
    this.write();
    const taken = this.bytes.subarray(this.start, this.end);
    this.start = this.end;
    return taken;
  }

  private write(): void {
    const { waiting } = this;
    this.waiting = '';
    this.makeRoom(Buffer.byteLength(waiting));
    this.end += this.bytes.write(waiting, this.end);
    slabEnd = this.end;
  }

  /** Moves what is written to where more fits behind it, unless that is where it stands. */
  private makeRoom(more: number): void {
    const { bytes, start, end } = this;
    const isLast = bytes === slab && end === slabEnd;
    if (isLast && end + more <= slab.length) return;
    const written = end - start;
    if (slabEnd + written + more > slab.length) {
      slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, written + more));
      slabEnd = 0;
    }
    bytes.copy(slab, slabEnd, start, end);
    this.bytes = slab;
    this.start = slabEnd;
    this.end = slabEnd + written;
  }
}
