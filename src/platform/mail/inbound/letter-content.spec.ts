import type { InboundMessage } from './inbound-messages.js';
import { letterContent } from './letter-content.js';

const seen = (raw: string | Buffer) =>
  letterContent({ raw: Buffer.from(raw), envelopeFrom: 'kuori@example.test' } as InboundMessage);

const mail = (headers: readonly string[], body: string) =>
  ['From: Aino <aino@example.test>', 'Subject: Asia', 'MIME-Version: 1.0', ...headers, '', body].join('\r\n');

const html = (body: string) => mail(['Content-Type: text/html; charset=utf-8'], body);

const multipart = (kind: string, ...parts: readonly string[]) =>
  mail(
    [`Content-Type: multipart/${kind}; boundary=raja`],
    [...parts.map((part) => `--raja\r\n${part}`), '--raja--'].join('\r\n'),
  );

const PLAIN = 'Content-Type: text/plain; charset=utf-8\r\n\r\nSoittakaa minulle.';

/** What a browser would take for more than text, or fetch. */
const MARKUP = /<[a-z!/]|https:\/\/track|javascript:|onerror|alert\(/i;

describe('a letter from anybody, as somebody reads it', () => {
  it.each([
    ['a script', html('<p>Hei.</p><script>alert(1)</script><p>Soittakaa.</p>')],
    ['a script that does not end', html('<p>Hei. Soittakaa.</p><script>alert(1)')],
    [
      'scripts in capitals, with attributes',
      html('<SCRIPT src="https://track.example/x.js">alert(1)</SCRIPT >Hei. Soittakaa.'),
    ],
    ['a picture from elsewhere', html('Hei. <img src="https://track.example/a.png" onerror="alert(1)"> Soittakaa.')],
    ['a pixel of one dot', html('Hei. <img width=1 height=1 src="https://track.example/p?id=7"> Soittakaa.')],
    ['a style that fetches', html('<style>@import "https://track.example/a.css";</style>Hei. Soittakaa.')],
    ['a link that runs', html('Hei. <a href="javascript:alert(1)">Soittakaa.</a>')],
    ['a picture that runs', html('Hei. <svg><script>alert(1)</script></svg> Soittakaa.')],
    ['a frame', html('Hei. <iframe srcdoc="<script>alert(1)</script>"></iframe> Soittakaa.')],
    ['a form', html('Hei. <form action="https://track.example"><input name=x></form> Soittakaa.')],
    ['a comment', html('Hei. <!-- <img src="https://track.example/a.png"> --> Soittakaa.')],
    ['a tag that does not end', html('Hei. Soittakaa. <img src="https://track.example/a.png"')],
  ])('of HTML alone shows words and nothing that runs or is fetched: %s', async (_, raw) => {
    const { text } = await seen(raw);
    expect(text).toContain('Soittakaa.');
    expect(text).not.toMatch(MARKUP);
  });

  it.each(['&lt;b&gt;Soittakaa.', '&amp;lt;b&amp;gt;Soittakaa.', '&#60;b&#62;Soittakaa.'])(
    'leaves markup that is written as text what it is: %s',
    async (written) => {
      const { text } = await seen(html(`Hei. ${written}`));
      expect(text).toBe(`Hei. ${written}`);
    },
  );

  it('is read by its plain part where it has one', async () => {
    const { text } = await seen(
      multipart('alternative', PLAIN, 'Content-Type: text/html\r\n\r\n<script>alert(1)</script>Muuta.'),
    );
    expect(text).toContain('Soittakaa minulle.');
    expect(text).not.toMatch(MARKUP);
  });

  it('shows nothing of what lies in it: letters, files, what Outlook wraps', async () => {
    const inner = 'From: x@example.test\r\nSubject: Salainen\r\n\r\nSalaisuus.';
    const { text, subject } = await seen(
      multipart(
        'mixed',
        PLAIN,
        `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${inner}`,
        'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\nU2FsYWlzdXVz',
        'Content-Type: text/html; name=a.html\r\nContent-Disposition: attachment\r\n\r\n<script>alert(1)</script>Salaisuus.',
        'Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF Salaisuus',
      ),
    );
    expect(subject).toBe('Asia');
    expect(text).toContain('Soittakaa minulle.');
    expect(text).not.toMatch(/Salai|%PDF|<script/);
  });

  it('neither turns the reading around nor hides anything in what it says or who sent it', async () => {
    const turned = 'a\u202eb\u2066c\u200bd\u0007e\u{e0041}f\ufeffg';
    const raw = ['From: =?utf-8?Q?x=E2=80=AE?= <a@example.test>', `Subject: ${turned}`, '', turned].join('\r\n');
    const told = await seen(Buffer.from(raw, 'utf8'));
    for (const part of Object.values(told)) expect(part).not.toMatch(/[^\P{C}\n]/u);
    expect(told.text).toMatch(/^a b c/);
  });

  it.each([
    ['a header of a megabyte', `${'X-A: b\r\n'.repeat(100_000)}\r\nHei.`],
    ['a subject of a megabyte', `Subject: ${'x'.repeat(1_000_000)}\r\n\r\nHei.`],
    ['letters in letters', 'Content-Type: message/rfc822\r\n\r\n'.repeat(2000)],
    [
      'parts in parts',
      Array.from({ length: 500 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
        '',
      ),
    ],
    ['nothing', ''],
    ['bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
  ])('of %s is read in the end, and shown in short', async (_, raw) => {
    const { from, subject, text } = await seen(raw);
    expect((from ?? '').length).toBeLessThanOrEqual(200);
    expect((subject ?? '').length).toBeLessThanOrEqual(200);
    expect((text ?? '').length).toBeLessThanOrEqual(2000);
  });
});
