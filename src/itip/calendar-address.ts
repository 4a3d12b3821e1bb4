const MAILBOX = /^[^\s\p{C}@<>]+@[^\s\p{C}@<>]+$/u;

/** RFC 5321 4.5.3.1.3. */
const CHARACTERS_AT_MOST = 254;

/**
 * Whether this is the mailbox of a mail header and nothing else. Such a one is no URI: `%40` and `?` are letters of it, and
 * reading them as a URI's would turn one sender into another.
 */
export const isMailbox = (text: string): boolean =>
  MAILBOX.test(text) && text.length <= CHARACTERS_AT_MOST && !/^[a-z]+:/i.test(text);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // An address may hold a bare per cent sign.
    return text;
  }
}

/** The mailbox of a CAL-ADDRESS (`mailto:` in any case, or bare), as written; null for other URIs and nonsense. */
export function mailboxOf(value: string): string | null {
  const address = decoded(
    value
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/\?.*$/s, ''),
  ).trim();
  return isMailbox(address) ? address : null;
}

/** The domain as DNS knows it (IDNA); as written where that fails. */
function asciiDomain(domain: string): string {
  const host = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) ? URL.parse(`https://${domain}`)?.hostname : undefined;
  return host || domain;
}

/**
 * What is equal for two spellings of one mailbox: lower case, normalised, IDNA in its ASCII form. The local part is
 * folded too: no mail system we meet tells `Matti@` from `matti@`.
 */
export function comparable(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  const local = mailbox.slice(0, at).normalize('NFC').toLowerCase();
  return `${local}@${asciiDomain(mailbox.slice(at + 1).toLowerCase())}`;
}
