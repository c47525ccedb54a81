import { connect, type Socket } from 'node:net';

/**
 * One connection that stays open, with one request on it at a time. It reads no more of an answer than its status and its
 * length, since on a small machine whatever the client takes is missing to the server.
 */
export class LoadConnection {
  private socket: Socket | undefined;
  private received: Buffer = Buffer.of();
  private settle: (isWell: boolean) => void = () => undefined;
  private readonly host: string;
  private readonly port: number;

  constructor(host: string, port: number) {
    this.host = host;
    this.port = port;
  }

  /** Sends a request and waits for the end of its answer: whether that is a 200. */
  exchange(request: Buffer): Promise<boolean> {
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
      this.settle(false);
    };
    socket.on('error', fail).on('end', fail);
    socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      this.finishIfWhole();
    });
    return socket;
  }

  private finishIfWhole(): void {
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (this.received.length < end + 4 + length) return;
    this.received = Buffer.of();
    this.settle(head.startsWith('HTTP/1.1 200'));
  }
}
