import { conferenceLinkOf } from './conference.domain.js';

it.each([
  ['https://video.example.fi/j/123?pwd=aB%20c', 'https://video.example.fi/j/123?pwd=aB%20c'],
  [' https://video.example.fi ', 'https://video.example.fi/'],
  ['https://vidéo.example.fi/ä', 'https://xn--vido-dpa.example.fi/%C3%A4'],
  [`https://video.example.fi/${'x'.repeat(475)}`, `https://video.example.fi/${'x'.repeat(475)}`],
])('keeps %s', (text, kept) => expect(conferenceLinkOf(text)).toBe(kept));

it.each([
  ['http', 'http://video.example.fi/j/1'],
  ['another protocol', 'javascript:alert(1)'],
  ['no address', 'video.example.fi'],
  ['nothing', ''],
  ['a blank within', 'https://video.example.fi/a b'],
  ['lines of its own', 'https://video.example.fi/\r\nATTENDEE:mailto:x@y.fi'],
  ['a name and a password', 'https://anna:salasana@video.example.fi/'],
  ['what would end a value in a calendar', 'https://video.example.fi/a|b'],
  ['more than 500 characters', `https://video.example.fi/${'x'.repeat(476)}`],
])('refuses %s', (_, text) =>
  expect(() => conferenceLinkOf(text)).toThrow(
    expect.objectContaining({
      code: 'CONFERENCE_LINK_INVALID',
      details: expect.objectContaining({ field: 'conferenceLink' }),
    }),
  ),
);
