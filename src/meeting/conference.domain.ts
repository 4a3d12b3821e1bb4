import { refuse } from '../platform/errors/domain-error.js';

const LONGEST = 500;

/** The characters of RFC 3986: the address stands in calendars as it is. */
const HTTPS = /^https:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/;

/**
 * The address of a video meeting (videolinkki) as it is kept. Throws CONFERENCE_LINK_INVALID for what is not https, carries
 * a name and a password, or is longer than 500 characters.
 */
export function conferenceLinkOf(text: string): string {
  const address = text.trim();
  // The parser drops line ends without a word.
  const url = /\s/.test(address) ? null : URL.parse(address);
  const isPlain = url !== null && HTTPS.test(url.href) && url.username === '' && url.password === '';
  if (!isPlain || url.href.length > LONGEST)
    refuse('CONFERENCE_LINK_INVALID', `An address with https, of at most ${LONGEST} characters.`, 'conferenceLink');
  return url.href;
}
