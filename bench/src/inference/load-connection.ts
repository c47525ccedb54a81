import { connect, type Socket } from 'node:net';

/** What is looked at of an answer; status 0 is that of a connection that broke. */
export interface LoadAnswer {
  status: number;
  /** Seconds after which a refusal asks to be asked again. */
  retryAfter: number | undefined;
}

const broken: LoadAnswer = { status: 0, retryAfter: undefined };
const lastChunk = '\r\n0\r\n\r\n';

/**
 * One connection that stays open, with one request on it at a time. It reads no more of an answer than its head and where it ends,
 * since on a small machine whatever the client takes is missing to the server.
 */
export class LoadConnection {
  private socket: Socket | undefined;
  private received: Buffer = Buffer.of();
  private settle: (answer: LoadAnswer) => void = () => undefined;
  private readonly host: string;
  private readonly port: number;

  constructor(host: string, port: number) {
    this.host = host;
    this.port = port;
  }

  /** Sends a request and waits for the end of its answer. */
  exchange(request: Buffer): Promise<LoadAnswer> {
    return new Promise((resolve) => {
      this.settle = resolve;
      this.socket ??= this.open();
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    const socket = connect({ host: this.host, port: this.port, noDelay: true });
    const fail = () => {
      if (this.socket === socket) this.socket = undefined;
      this.received = Buffer.of();
      this.settle(broken);
    };
    socket.on('error', fail).on('end', fail);
    socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      this.finishIfWhole();
    });
    return socket;
  }

  private finishIfWhole(): void {
    const headEnd = this.received.indexOf('\r\n\r\n') + 4;
    if (headEnd < 4) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      // Of a body in chunks nothing is kept but its end.
      const end = this.received.subarray(-lastChunk.length);
      if (end.toString('latin1') !== lastChunk) {
        this.received = Buffer.concat([this.received.subarray(0, headEnd), end]);
        return;
      }
    } else if (this.received.length < headEnd + Number(length)) return;
    this.received = Buffer.of();
    const retryAfter = /retry-after: (\d+)/i.exec(head)?.[1];
    this.settle({
      status: Number(head.slice(9, 12)),
      retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
    });
  }
}
