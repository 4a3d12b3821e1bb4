import fc from 'fast-check';

/** Turns a mail into another one. What it does not understand it leaves as it is. */
export type Mutation = (mail: Buffer) => Buffer;

const LARGEST = 400 * 1024;

/** A place in a mail, as a share of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (mail: Buffer, share: number) => Math.min(mail.length, Math.floor(share * mail.length));
const insert = (mail: Buffer, share: number, more: Buffer) =>
  Buffer.concat([mail.subarray(0, at(mail, share)), more, mail.subarray(at(mail, share))]).subarray(0, LARGEST);

/** Works on lines, each still with its end. */
const onLines =
  (change: (lines: string[], index: number) => string[], share: number): Mutation =>
  (mail) => {
    const lines = mail.toString('latin1').split(/(?<=\n)/);
    const index = Math.min(lines.length - 1, Math.floor(share * lines.length));
    return Buffer.from(change(lines, index).join(''), 'latin1').subarray(0, LARGEST);
  };

const replacing =
  (pattern: RegExp, text: string): Mutation =>
  (mail) =>
    Buffer.from(
      mail.toString('latin1').replace(pattern, () => text),
      'latin1',
    );

const octets: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([share, octet]): Mutation => (mail) => {
    const copy = Buffer.from(mail);
    copy[at(mail, share)] = octet;
    return copy;
  }),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([share, more]): Mutation =>
      (mail) =>
        insert(mail, share, Buffer.from(more)),
  ),
  fc.tuple(place, place).map(([from, length]): Mutation => (mail) => {
    const begin = at(mail, from);
    return Buffer.concat([
      mail.subarray(0, begin),
      mail.subarray(begin + Math.floor((length * (mail.length - begin)) / 4)),
    ]);
  }),
  place.map(
    (share): Mutation =>
      (mail) =>
        mail.subarray(0, at(mail, share)),
  ),
  fc.tuple(place, fc.string({ unit: 'grapheme', maxLength: 40 })).map(
    ([share, text]): Mutation =>
      (mail) =>
        insert(mail, share, Buffer.from(text)),
  ),
);

const lines: fc.Arbitrary<Mutation> = fc.oneof(
  place.map((share) => onLines((all, i) => all.toSpliced(i, 0, all[i]!), share)),
  place.map((share) => onLines((all, i) => all.toSpliced(i, 1), share)),
  fc
    .tuple(place, place)
    .map(([share, to]) =>
      onLines((all, i) => all.toSpliced(i, 1).toSpliced(Math.floor(to * all.length), 0, all[i]!), share),
    ),
  place.map((share) => onLines((all, i) => all.toSpliced(i, 1, all[i]!.replace(/\r?\n$/, '\r\n \r\n')), share)),
  fc.tuple(place, fc.constantFrom('x', ';', '"', '(', ' ', ',', ':', '<', '\\', '=', '--', '\u{e4}')).map(
    ([share, unit]): Mutation =>
      (mail) =>
        insert(mail, share, Buffer.from(unit.repeat(60_000 / unit.length))),
  ),
  place.map(
    (share): Mutation =>
      (mail) =>
        insert(mail, share, Buffer.from('\r\n'.repeat(20_000))),
  ),
);

const words = (pattern: RegExp, ...texts: string[]) =>
  fc.constantFrom(...texts).map((text) => replacing(pattern, text));

const meaning: fc.Arbitrary<Mutation> = fc.oneof(
  words(
    /charset="?[\w-]+"?/i,
    'charset=iso-8859-1',
    'charset=utf-16',
    'charset=x-none',
    'charset="',
    'charset=utf-7',
    'charset=gb18030',
  ),
  words(
    /Content-Transfer-Encoding:.*/i,
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'X: y',
  ),
  words(/boundary="?[\w=-]+"?/i, 'boundary=x', 'boundary=""', 'boundary="', 'boundary=raja; boundary=y', 'x=y'),
  words(
    /multipart\/\w+/i,
    'multipart/report; report-type=delivery-status',
    'multipart/digest',
    'message/rfc822',
    'multipart/signed',
  ),
  words(/text\/calendar/i, 'application/ics', 'text/plain', 'message/delivery-status', 'text/calendar;;;'),
  words(/METHOD:\w+/, 'METHOD:COUNTER', 'METHOD:REQUEST', 'METHOD:REFRESH', 'METHOD:', 'METHOD:REPLY\r\nMETHOD:CANCEL'),
  words(
    /PARTSTAT=[\w-]+/,
    'PARTSTAT=DECLINED',
    'PARTSTAT=',
    'PARTSTAT="ACCEPTED',
    'PARTSTAT=ACCEPTED;PARTSTAT=DECLINED',
    'PARTSTAT=DELEGATED',
  ),
  fc.integer({ min: -2, max: 2 ** 31 }).map((n) => replacing(/SEQUENCE:.*/, `SEQUENCE:${n}`)),
  words(
    /DTSTAMP:.*/,
    'DTSTAMP:99991231T235959Z',
    'DTSTAMP:00010101T000000Z',
    'DTSTAMP;TZID=Nowhere:20261123T000000',
    'DTSTAMP:-',
  ),
  words(
    /DTSTART.*/,
    'DTSTART:99991231T235959Z',
    'DTSTART;VALUE=DATE:20261203',
    'DTSTART;TZID=:20261203T000000',
    'DTSTART:20260329T033000',
  ),
  words(/BEGIN:VEVENT/, 'BEGIN:VEVENT\r\nBEGIN:VALARM', 'BEGIN:VTODO', `${'BEGIN:VEVENT\r\n'.repeat(50)}BEGIN:VEVENT`),
  words(
    /From:.*/,
    'From: x',
    'From: a@b.example, c@d.example',
    'From: "x" <>',
    'From: =?utf-8?b?//8=?= <e@f.example>',
    'From : y@z.example',
  ),
  words(
    /(?=From:)/,
    'Auto-Submitted: auto-replied\r\n',
    'Authentication-Results: mx.yhdessa.example; dmarc=pass\r\n',
    'Precedence: bulk\r\n',
  ),
);

/** Up to six of them, one after the other. */
export const mutations: fc.Arbitrary<Mutation> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: octets }, { weight: 3, arbitrary: lines }, { weight: 4, arbitrary: meaning }),
    { maxLength: 6 },
  )
  .map(
    (all): Mutation =>
      (mail) =>
        all.reduce((changed, mutate) => mutate(changed), mail),
  );
