import { DomainError } from '@canopy/service-kit/errors';

/** Of one row; those of the data set have some hundred bytes. */
const mostRowBytes = 1024 * 1024;

/** What has come of a body and is not read yet. It is given out as it is: whoever keeps some of it copies it. */
export class UnreadBytes {
  /** What is unread stands from `start` to `end`; what stands behind is no part of it. */
  bytes: Buffer = Buffer.alloc(0);
  /** Of the same memory. */
  view = new DataView(this.bytes.buffer);
  start = 0;
  end = 0;
  /** So many bytes from `start` on are known not to be the end of a row. */
  looked = 0;
  private isAtBeginning = true;

  /** @throws DomainError `too_large` for a row that does not end. */
  append(piece: Uint8Array): void {
    const { bytes, start, end } = this;
    const rest = end - start;
    if (rest > mostRowBytes) throw new DomainError('too_large', `A row has ${mostRowBytes} bytes at most.`);
    if (rest + piece.length > bytes.length) {
      this.bytes = Buffer.allocUnsafeSlow(2 * (rest + piece.length));
      this.view = new DataView(this.bytes.buffer);
      bytes.copy(this.bytes, 0, start, end);
    } else if (start > 0) bytes.copyWithin(0, start, end);
    this.bytes.set(piece, rest);
    this.start = 0;
    this.end = rest + piece.length;
  }

  /** Goes on behind `place`, which is one of `bytes`. */
  skipTo(place: number): void {
    this.start = place;
    this.looked = 0;
    this.isAtBeginning = false;
  }

  /** What stands before `place`, which is read with it and with the byte there. */
  takeText(place: number): string {
    const text = this.textTo(place);
    this.skipTo(Math.min(place + 1, this.end));
    return text;
  }

  textTo(place: number): string {
    const decoder = this.isAtBeginning ? decoderOfBeginning : decoderOfRest;
    return decoder.decode(this.bytes.subarray(this.start, place));
  }

  /** The place of the next line feed, or undefined while there is none. */
  findLineEnd(): number | undefined {
    const found = this.bytes.subarray(0, this.end).indexOf(lineFeed, this.start + this.looked);
    if (found >= 0) return found;
    this.looked = this.end - this.start;
    return undefined;
  }
}

const lineFeed = 0x0a;
/** A mark of the order of bytes is no text at the beginning alone. */
const decoderOfBeginning = new TextDecoder();
const decoderOfRest = new TextDecoder('utf-8', { ignoreBOM: true });
