/** A piece that is sent: large enough for a call of the system to cost little a row, and small enough not to be mapped by itself. */
const pieceBytes = 64 * 1024;
/** A text of many parts outlives collections of garbage until it is written, so few wait to be. */
const mostWaiting = 4096;

/** Text that is written in parts, as bytes. */
export class WrittenText {
  private bytes = Buffer.alloc(0);
  private length = 0;
  private waiting = '';

  get isFull(): boolean {
    return this.length + this.waiting.length >= pieceBytes;
  }

  add(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= mostWaiting) this.write();
  }

  /** What was added since the last time. */
  take(): Uint8Array {
    this.write();
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = this.bytes.subarray(this.length);
    this.length = 0;
    return taken;
  }

  private write(): void {
    const { waiting } = this;
    this.waiting = '';
    const bytes = Buffer.byteLength(waiting);
    if (this.length + bytes > this.bytes.length) {
      const more = Buffer.allocUnsafeSlow(Math.max(pieceBytes + 2 * mostWaiting, this.length + bytes));
      this.bytes.copy(more, 0, 0, this.length);
      this.bytes = more;
    }
    this.length += this.bytes.write(waiting, this.length);
  }
}
