import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server';

/** Where a server stands, and which variable says so: it is named when the place is taken. */
interface Place {
  readonly host: string;
  readonly port: number;
  readonly variable: string;
}

/** An error that answers the SMTP client with this code. The text goes to the client: never what went wrong inside. */
export const smtpError = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** Listens and answers the port. */
export function listen(server: SMTPServer, { host, port, variable }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${variable}: port ${port} on ${host} is in use by another program`, { cause: error })
          : new Error(`${variable}: cannot listen on ${host}:${port} (${error.code})`, { cause: error }),
      );
    server.once('error', refuse);
    const listening = server.listen(port, host, () => {
      server.off('error', refuse);
      resolve((listening.address() as AddressInfo).port);
    });
  });
}

/** Ends after the open connections, which the server's `closeTimeout` bounds. */
export const close = (server: SMTPServer): Promise<void> => new Promise((resolve) => server.close(resolve));

/** How many bytes of messages a server holds in memory at once, all its clients together. */
export class Room {
  private held = 0;

  constructor(private readonly bytes: number) {}

  take(bytes: number): boolean {
    const fits = this.held + bytes <= this.bytes;
    if (fits) this.held += bytes;
    return fits;
  }

  give(bytes: number): void {
    this.held -= bytes;
  }
}

/** How much is read: of one message, and of all that come at once. */
export interface ReadLimits {
  readonly largest: number;
  readonly room: Room;
}

/** A message that was read to its end; without its bytes if it is too large, or if there was no room for it just now. */
export interface Arrived {
  readonly raw: Buffer | null;
  readonly size: number;
}

/**
 * Reads a message and gives it to `task`; its room is free again when that ends. The client hears nothing before the
 * end of its message, so what is too large is read and dropped.
 */
export async function withMessage<T>(
  stream: SMTPServerDataStream,
  { largest, room }: ReadLimits,
  task: (message: Arrived) => Promise<T>,
): Promise<T> {
  const chunks: Buffer[] = [];
  let size = 0;
  let held = 0;
  const drop = () => {
    chunks.length = 0;
    room.give(held);
    held = 0;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const isWhole = held === size;
      size += chunk.length;
      if (isWhole && size <= largest && room.take(chunk.length)) {
        held += chunk.length;
        chunks.push(chunk);
      } else drop();
    }
    return await task({ raw: held === size ? Buffer.concat(chunks) : null, size });
  } finally {
    drop();
  }
}
