import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a service that can be shut and opened again, as if the service went away and came back. */
export interface Gate {
  /** Where the service is reached through the gate. */
  url: string;
  shut(): Promise<void>;
  open(): Promise<void>;
  /** From now on connections are taken and nothing is answered, as if the service hung. Until it is shut. */
  silence(): void;
}

/** Opens a gate to the service at `target`. */
export async function openGate(target: string): Promise<Gate> {
  const url = new URL(target);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(url.port), url.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    if (isSilent) near.resume();
    else near.pipe(far).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(target);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    url: through.href,
    shut: () =>
      new Promise((resolve) => {
        isSilent = false;
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    open: () => listen(port),
    silence() {
      isSilent = true;
      for (const socket of sockets) socket.unpipe().resume();
    },
  };
}
