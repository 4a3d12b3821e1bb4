import { textIn } from './mail-text.js';
import { partsOf } from './mime-parts.js';

/** What a reader is shown of a mail's bytes. */
async function shownOf(raw: string): Promise<string | null> {
  const parts = partsOf(Buffer.from(raw, 'utf8'));
  if (typeof parts === 'string') throw new Error(parts);
  return textIn(parts.leaves);
}

const mail = (type: string, body: string) => `From: a@b.example\r\nContent-Type: ${type}\r\n\r\n${body}`;
const html = (body: string) => mail('text/html; charset=utf-8', body);

/** What a browser would take for more than text. */
const MARKUP = /<[a-z!/]|onerror/i;

describe('what somebody answered in words', () => {
  it.each([
    ['a script', '<script>alert(1)</script>En pääse.'],
    ['a picture from elsewhere', 'En pääse.<img src="https://track.example/p?id=7" onerror="alert(1)">'],
    ['a style that fetches', '<style>@import "https://track.example/a.css";</style>En pääse.'],
    ['a frame', '<iframe src="https://track.example/"></iframe>En pääse.'],
    ['a form', '<form action="https://track.example"><input name="x"></form>En pääse.'],
    ['a picture that runs', '<svg onload="alert(1)"><circle /></svg>En pääse.'],
  ])('is text, whatever was sent: %s', async (_, body) => {
    const shown = await shownOf(html(body));
    expect(shown).toContain('En pääse.');
    expect(shown).not.toMatch(MARKUP);
  });

  it.each([
    ['as they are', 'a\u202eb\u2066c'],
    ['hidden in HTML', 'a&#x202e;b&#8294;c'],
  ])('turns nothing around, and holds no control characters: %s', async (how, body) => {
    const raw = how === 'as they are' ? mail('text/plain; charset=utf-8', `${body}\u0007d`) : html(body);
    expect(await shownOf(raw)).toMatch(/^a b c/);
    expect(await shownOf(raw)).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('keeps what people write: emojis that are put together, and lines', async () => {
    expect(await shownOf(mail('text/plain; charset=utf-8', 'Kiitos 👩‍👧\r\nAino'))).toBe('Kiitos 👩‍👧\nAino');
  });

  it('is not what lies in the mail besides', async () => {
    const parts = [
      'Content-Type: text/plain\r\n\r\nEn tule.',
      'Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: x\r\n\r\nSalaisuus.',
      'Content-Type: application/ms-tnef\r\n\r\nSalaisuus.',
      'Content-Type: text/html\r\n\r\n<script>alert(1)</script>Salaisuus.',
    ];
    const body = `${parts.map((part) => `--raja\r\n${part}\r\n`).join('')}--raja--\r\n`;
    expect(await shownOf(mail('multipart/mixed; boundary=raja', body))).toBe('En tule.');
  });
});
