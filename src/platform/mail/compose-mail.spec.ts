import PostalMime from 'postal-mime';
import { composeMail, type MailContent } from './compose-mail.js';

const content = (changes: Partial<MailContent> = {}): MailContent => ({
  messageId: '<0b9f5c5e@yhdessa.example>',
  date: Temporal.Instant.from('2026-12-01T08:15:00Z'),
  from: { name: 'Yhdessä', address: 'verkosto+abc@yhdessa.example' },
  to: { address: 'maija@example.fi' },
  subject: 'Kutsu: Verkostotapaaminen, ti 1.12.2026 klo 13.00–14.00',
  text: 'Hei.\n',
  ...changes,
});

/** Names of the headers above the body, as they stand. */
const headersOf = (raw: Buffer) =>
  raw
    .toString('latin1')
    .split('\r\n\r\n')[0]!
    .split(/\r\n(?![ \t])/)
    .map((line) => line.slice(0, line.indexOf(':')));

const ALLOWED = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
];

describe('a header cannot be added', () => {
  const marks = ['\r\n', '\n', '\r', '\u0000', '\u000b', '\u007f', '\u0085', '\u2028', '\u2029'];
  const ways: [string, (evil: string) => Partial<MailContent>][] = [
    ['the subject', (evil) => ({ subject: evil })],
    ['the sender’s name', (evil) => ({ from: { name: evil, address: 'a@b.fi' } })],
    ['the sender’s address', (evil) => ({ from: { address: evil } })],
    ['the recipient’s name', (evil) => ({ to: { name: evil, address: 'a@b.fi' } })],
    ['the recipient’s address', (evil) => ({ to: { address: evil } })],
    ['the Message-ID', (evil) => ({ messageId: evil })],
  ];

  it.each(ways)('by %s', async (_, way) => {
    for (const mark of marks)
      await expect(composeMail(content(way(`Kutsu${mark}Bcc: evil@example.test`)))).rejects.toThrow(
        /control character|not a /,
      );
  });

  it('by marks that mean something in a header: they are what somebody is called', async () => {
    for (const name of ['Maija" <evil@example.test>, "x', 'a@b.fi, c@d.fi;', '=?utf-8?Q?=0ABcc:_x?=', '(x) \\ "']) {
      const raw = await composeMail(content({ from: { name, address: 'a@b.fi' }, subject: `Re: ${name}` }));
      const mail = await PostalMime.parse(raw);
      expect(mail.from).toMatchObject({ address: 'a@b.fi' });
      expect([mail.to, mail.cc, mail.bcc]).toEqual([[{ address: 'maija@example.fi', name: '' }], undefined, undefined]);
      expect(headersOf(raw).filter((header) => !ALLOWED.includes(header))).toEqual([]);
    }
  });

  it('by its length: a long one is folded', async () => {
    const subject = `Kutsu: ${'ä'.repeat(400)} ${'x'.repeat(400)}`;
    const raw = await composeMail(content({ subject }));
    expect((await PostalMime.parse(raw)).subject).toBe(subject);
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });
});

it('the same content gives the same bytes', async () => {
  const calendar = { method: 'REQUEST', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } as const;
  const whole = content({ html: '<p>Hei.</p>', calendar });
  expect((await composeMail(whole)).equals(await composeMail(whole))).toBe(true);
});
