import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server';

/** The largest message taken in, by the listener and by the catcher. */
export const LARGEST_MESSAGE = 5 * 1024 * 1024;

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

/** The message, or null if it is too large; then the rest is read and dropped, as the client hears nothing earlier. */
export async function readMessage(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_MESSAGE) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > LARGEST_MESSAGE ? null : Buffer.concat(chunks);
}
