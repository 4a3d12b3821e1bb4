import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { type MailOrder, renderMail } from './invitation-mail.js';

const start = Temporal.ZonedDateTime.from('2026-12-01T13:00[Europe/Helsinki]');
const order = (changes: Partial<MailOrder> = {}): MailOrder => ({
  method: 'REQUEST',
  news: 'invited',
  messageId: '<0b9f5c5e@yhdessa.example>',
  uid: '0b9f5c5e-6a5d-4c58-8d2f-0d6a0e6f3c11',
  sequence: 0,
  stamp: Temporal.Instant.from('2026-11-23T08:15:00Z'),
  when: { start, end: start.add({ hours: 1 }) },
  mode: 'remote',
  language: 'fi',
  recipient: 'maija@example.fi',
  required: true,
  replyAddress: 'verkosto+k7f3q2mz5xabcdefghijklmn@yhdessa.example',
  link: 'https://yhdessa.example/v/abc',
  conference: null,
  counsellor: { name: 'Aino Koivulampi', phone: '040 000 1001' },
  wholeMeeting: false,
  ...changes,
});

describe.each(['REQUEST', 'CANCEL', 'DECLINECOUNTER'] as const)('a %s', (method) => {
  it('says what a hostile name is, and nothing it wants to be', async () => {
    const evil = 'Aino\r\nBcc: evil@example.test\r\n\r\n<script>alert(1)</script>\r\nATTENDEE:mailto:evil@example.test';
    const raw = await renderMail(order({ method, counsellor: { name: evil, phone: '<b>1</b>' } }));
    const mail = await PostalMime.parse(raw);
    const head = raw.toString('latin1').split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^(bcc|attendee)/im);
    expect([mail.bcc, mail.cc]).toEqual([undefined, undefined]);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail.html).not.toMatch(/<script|<b>/);
    const text = Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString('utf8');
    const event = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]).getFirstSubcomponent('vevent')!;
    expect(event.getAllProperties('attendee').map((each) => each.getFirstValue())).toEqual(['mailto:maija@example.fi']);
  });

  it('says in the page what it says in the text', async () => {
    const mail = await PostalMime.parse(await renderMail(order({ method })));
    const paragraphs = [...mail.html!.matchAll(/<p>(.*?)<\/p>/g)].map(([, said]) => said!.replaceAll('<br/>', '\n'));
    const texts = mail
      .text!.trim()
      .split('\n\n')
      .map((said) => said.replace(/\nhttps:.*$/, ''));
    expect(paragraphs.filter((said) => !said.startsWith('<a '))).toEqual(texts);
  });
});

it('a page leads where the text leads', async () => {
  const conference = 'https://video.example.fi/j?a=1&b=2';
  const mail = await PostalMime.parse(await renderMail(order({ conference })));
  const links = [...mail.html!.matchAll(/href="([^"]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));
  expect(links).toEqual([conference, 'https://yhdessa.example/v/abc']);
  for (const link of links) expect(mail.text).toContain(link);
});
