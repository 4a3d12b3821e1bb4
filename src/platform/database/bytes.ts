/** Bytes as PostgreSQL reads them from text: in a parameter or inside JSON. */
export function hex(bytes: Uint8Array): string;
export function hex(bytes: Uint8Array | null | undefined): string | null;
export function hex(bytes: Uint8Array | null | undefined): string | null {
  return bytes == null ? null : `\\x${Buffer.from(bytes).toString('hex')}`;
}

/** Several of them, as PostgreSQL reads a `bytea[]`. */
export const hexes = (each: readonly Buffer[]): string =>
  `{${each.map((bytes) => `"\\\\x${bytes.toString('hex')}"`).join(',')}}`;
