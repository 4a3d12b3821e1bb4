const LONGEST = 200;

interface ErrorLike {
  readonly name?: unknown;
  readonly message: string;
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

const isErrorLike = (error: unknown): error is ErrorLike =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';

/** PostgreSQL names its errors by five characters; the messages quote the statement and its values. */
const isSqlState = (code: unknown) => typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);

/** Masks what may belong to a person: addresses, anything quoted, long numbers. */
const mask = (message: string) =>
  message
    .replaceAll(/[^\s<>"'(]+@[^\s<>"'),;]+/g, '<address>')
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '<…>')
    .replaceAll(/\+?\d[\d -]{5,}\d/g, '<number>');

/**
 * What is kept of a failure for an administrator to read: name, code and the first line of the message, masked and
 * short. SMTP servers quote addresses and SQL errors quote values; neither may reach a table that is not sealed.
 */
export function describeFailure(error: unknown): string {
  if (!isErrorLike(error)) return 'a thrown value that is no Error';
  const { name, code, responseCode } = error;
  const facts = [name, code, responseCode].filter((fact) => typeof fact === 'string' || typeof fact === 'number');
  if (isSqlState(code)) return facts.join(' ');
  const [firstLine = ''] = error.message.split(/[\r\n]/);
  return `${facts.join(' ')}: ${mask(firstLine)}`.slice(0, LONGEST);
}
