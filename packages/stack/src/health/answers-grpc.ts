import { connect } from 'node:http2';

const servingStatus = 1;

/**
 * Asks a gRPC server for the health of one of its services, by the protocol of
 * https://github.com/grpc/grpc/blob/master/doc/health-checking.md, and is true when it is SERVING.
 *
 * @param address `host:port`
 */
export async function answersGrpc(address: string, service: string, timeoutMs = 2000): Promise<boolean> {
  const session = connect(`http://${address}`);
  try {
    return await new Promise<boolean>((resolve) => {
      session.once('error', () => resolve(false));
      session.setTimeout(timeoutMs, () => resolve(false));
      const stream = session.request({
        ':method': 'POST',
        ':path': '/grpc.health.v1.Health/Check',
        'content-type': 'application/grpc',
        te: 'trailers',
      });
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', () => resolve(false));
      stream.once('end', () => resolve(isServing(Buffer.concat(chunks))));
      stream.end(frame(checkRequest(service)));
    });
  } finally {
    session.destroy();
  }
}

// message HealthCheckRequest { string service = 1; }: field 1, length-delimited, is the byte 0x0a
function checkRequest(service: string): Buffer {
  const name = Buffer.from(service);
  return Buffer.concat([Buffer.from([0x0a, name.length]), name]);
}

// a gRPC message: one byte that says uncompressed, its length in four, then the message
function frame(message: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

// message HealthCheckResponse { ServingStatus status = 1; }: field 1, a number, is the byte 0x08
function isServing(answer: Buffer): boolean {
  return answer[5] === 0x08 && answer[6] === servingStatus;
}
