import { startTestApp, type TestApp } from './support/app.js';
import { openCase, type OpenedCase } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import {
  addMeeting,
  admit,
  announce,
  linkIn,
  mailbox,
  moveMeeting,
  opened,
  PLACE,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let seat: Seat;
let opening: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  [seat] = (await seats(app, 1)) as [Seat];
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

interface Linked {
  readonly id: string;
  readonly meetingId: string;
  readonly path: string;
}

/** An invitation that has arrived, and the path of its link. */
async function invited(localStart?: string, mode?: string): Promise<Linked> {
  opening = await openCase(app);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat], localStart, mode);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  await app.runDue();
  const [row] = await app.sql<{ id: string; uid: string }>('select id, uid from invitation where meeting_id = $1', [
    meetingId,
  ]);
  const mails = await Promise.all(mailbox(app, seat.email).map(opened));
  return { id: row!.id, meetingId, path: linkIn(mails.find(({ uid }) => uid === row!.uid)!) };
}

const get = (path: string, cookie?: string) =>
  app.inject({ method: 'GET', url: path, headers: cookie ? { cookie } : {} });

interface Visited {
  readonly body: string;
  readonly cookie: string;
  readonly form: Record<string, string>;
}

/** What a browser has after it showed the page: the cookie, and the hidden fields of the form. */
async function visit(path: string): Promise<Visited> {
  const { body, headers } = await get(path);
  const hidden = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const cookie = String([headers['set-cookie']].flat()[0]).split(';')[0]!;
  return { body, cookie, form: Object.fromEntries(hidden.map(([, name, value]) => [name!, value!])) };
}

const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });

/** Looks, then presses a button, as a browser does. */
async function answer(path: string, said: Record<string, string>) {
  const { cookie, form } = await visit(path);
  return send(path, { ...form, ...said }, { cookie, origin: 'null', 'sec-fetch-site': 'same-origin' });
}

/** What is read on a page, without the marks. */
const readable = (body: string) =>
  body.replaceAll(/<(?!\/?(?:span|time|strong)\b)[^>]*>/g, '\n').replaceAll(/<[^>]*>/g, '');

/** The buttons by which one answers: `value text`, with a star before the present answer. Taking no part at all is apart. */
const buttons = (body: string) =>
  [
    ...body
      .replaceAll(/<button[^>]*value="disqualified".*?<\/button>/g, '')
      .matchAll(/<button([^>]*)>(.*?)<\/button>/g),
  ].map(([, attributes, inside]) => {
    const value = / value="(\w+)"/.exec(attributes!)?.[1];
    return `${attributes!.includes('aria-current="true"') ? '* ' : ''}${value} ${inside!.replaceAll(/<[^>]*>/g, '')}`;
  });

const standing = async ({ id }: Linked) => {
  const [row] = await app.sql<{ state: string; by: string | null; version: number }>(
    'select state, answered_by as by, version from invitation where id = $1',
    [id],
  );
  return row!;
};

const history = ({ id }: Linked) =>
  app.sql<{ channel: string; said: string; outcome: string }>(
    'select channel, said, outcome from invitation_answer where invitation_id = $1 order by at, id',
    [id],
  );

describe('the page of a link', () => {
  it('3. shows when, how and whom to ring, and nothing of the family', async () => {
    const linked = await invited();
    const { statusCode, body, headers } = await get(linked.path);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    const text = readable(body);
    for (const shown of [
      'Verkostotapaaminen',
      'ti 1.12.2026 klo 13.00–14.00',
      'Paikan päällä, 60 minuuttia',
      'Palveluohjaaja Aino Koivulampi kutsuu sinut verkostotapaamiseen.',
      'Paikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
      'Et ole vielä vastannut.',
      'Soita 040 000 1001',
    ])
      expect(text).toContain(shown);
    expect(body).toContain('<time dateTime="2026-12-01T13:00+02:00">');
    expect(body).toContain('href="tel:+358400001001"');
    expect(body).toContain('<a href="/kirjaudu?return=%2Ftyopoyta%2Fomat-kutsut&amp;kieli=fi">Kirjaudu palveluun</a>');
    expect(buttons(body)).toEqual(['accepted Pääsen', 'tentative Ehkä', 'declined En pääse']);
    for (const hidden of [
      PLACE,
      'Salakoski',
      'Marjatta',
      'Onni',
      seat.email,
      opening.caseId,
      linked.meetingId,
      linked.id,
    ])
      expect(body).not.toContain(hidden);
    expect(body).not.toContain('<script');
  });

  it('has one heading, a language, and names for its parts and for what is written', async () => {
    const { body } = await get((await invited()).path);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).toMatch(/^<!doctype html><html lang="fi">/);
    expect(body).toContain('name="viewport"');
    expect(body.match(/<textarea/g)).toHaveLength(1);
    expect(body).toMatch(/<label for="comment">Viesti palveluohjaajalle \(ei pakollinen\)<\/label>/);
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const referred = [...body.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(2);
    for (const [, names] of referred) for (const id of names!.split(' ')) expect(ids).toContain(id);
    for (const sign of body.match(/<svg[^>]*>/g)!) expect(sign).toContain('aria-hidden="true"');
  });

  it('is small, and all its looks come from the one stylesheet, with targets for a thumb', async () => {
    const { body } = await get((await invited()).path);
    const style = await get('/v/style.css');
    expect(style.headers['content-type']).toContain('text/css');
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
    expect(body).not.toMatch(/ style=|<style|<img|onclick/i);
    expect(style.body).not.toContain('url(');
    expect(style.body).toMatch(/button, \.call \{[^}]*min-height: 3rem/);
    expect(style.body).toMatch(/summary \{[^}]*min-height: 2\.75rem/);
    expect(style.body).toMatch(/:focus-visible \{ outline: 3px solid/);
  });

  it('has the buttons before the message is opened, and the message in the same form', async () => {
    const { body } = await get((await invited()).path);
    const [form] = /<form.*?<\/form>/s.exec(body)!;
    expect(form).toMatch(/<details><summary>Kirjoita viesti<\/summary>.*<textarea.*<\/details>/s);
    expect(buttons(/<details.*<\/details>/s.exec(form)![0])).toEqual([]);
    expect(buttons(form)).toHaveLength(3);
  });

  it.each([
    [
      'sv',
      'Servicehandledare Aino Koivulampi kallar dig till ett nätverksmöte.',
      'tis 1.12.2026 kl. 13.00–14.00',
      'Jag kommer',
    ],
    [
      'en',
      'Counsellor Aino Koivulampi invites you to a network meeting.',
      'Tue 1 December 2026, 13:00–14:00',
      'I can come',
    ],
  ])('speaks %s', async (language, invites, when, button) => {
    await app.sql('update professional set language = $1 where id = $2', [language, seat.professionalId]);
    const { body } = await get((await invited()).path);
    await app.sql(`update professional set language = 'fi' where id = $1`, [seat.professionalId]);
    expect(body).toContain(`<html lang="${language}">`);
    expect(readable(body)).toContain(invites);
    expect(readable(body)).toContain(when);
    expect(buttons(body)).toContain(`accepted ${button}`);
  });

  it('changes nothing, however often it is looked at, and the look is logged', async () => {
    const linked = await invited();
    const before = await standing(linked);
    await get(linked.path);
    await app.inject({ method: 'HEAD', url: linked.path });
    expect(await standing(linked)).toEqual(before);
    expect(await history(linked)).toEqual([]);
    const lines = await app.sql(
      `select action, basis, scope_id from audit.access_log where principal_id = $1 and operation = 'reply.show' limit 1`,
      [linked.id],
    );
    expect(lines).toEqual([{ action: 'read', basis: 'link', scope_id: opening.caseId }]);
  });
});

describe('the buttons', () => {
  it.each([
    ['accepted', 'Vastasit, että pääset tapaamiseen.'],
    ['tentative', 'Vastasit, että ehkä pääset tapaamiseen.'],
    ['declined', 'Vastasit, että et pääse tapaamiseen.'],
  ])('record %s and show it', async (said, shown) => {
    const linked = await invited();
    const { statusCode, body } = await answer(linked.path, { answer: said, comment: 'Varaan ajan <b>heti</b>' });
    expect(statusCode).toBe(200);
    expect(body).toMatch(/role="status">Kiitos, vastauksesi on tallennettu\./);
    expect(body).toContain('<title>Vastaus tallennettu – Verkostotapaaminen – Yhdessä</title>');
    expect(body).not.toContain('Et ole vielä vastannut');
    expect(body).toContain('<details><summary>Muuta vastaustasi</summary>');
    expect(buttons(body).filter((each) => each.startsWith(`* ${said} `))).toHaveLength(1);
    expect(buttons(body).filter((each) => each.startsWith('*'))).toHaveLength(1);
    expect(body).toContain(shown);
    expect(body).not.toContain('heti');
    expect(await standing(linked)).toMatchObject({ state: said, by: 'link' });
    expect((await get(linked.path)).body).toContain(shown);
    const { data } = await app.as('counsellor')(
      'query ($id: UUID!) { invitationsOfMeeting(meetingId: $id) { comment answeredBy } }',
      { id: linked.meetingId },
    );
    expect(data.invitationsOfMeeting).toEqual([{ comment: 'Varaan ajan <b>heti</b>', answeredBy: 'LINK' }]);
  });

  it('may be pressed again, and the last one counts; what was written stays', async () => {
    const linked = await invited();
    await answer(linked.path, { answer: 'accepted', comment: 'Tuon kahvit' });
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await answer(linked.path, { answer: 'declined' });
    expect(await standing(linked)).toMatchObject({ state: 'declined' });
    expect((await history(linked)).map(({ said }) => said)).toEqual(['accepted', 'declined']);
    const { data } = await app.as('counsellor')(
      'query ($id: UUID!) { invitationsOfMeeting(meetingId: $id) { comment } }',
      { id: linked.meetingId },
    );
    expect(data.invitationsOfMeeting).toEqual([{ comment: 'Tuon kahvit' }]);
  });

  it('pressed by a scanner, or by a page of another site, change nothing', async () => {
    const linked = await invited();
    const { cookie, form } = await visit(linked.path);
    const stranger = (await visit(linked.path)).form;
    const good = { ...form, answer: 'declined' };
    expect((await send(linked.path, { answer: 'declined' })).statusCode).toBe(403);
    expect((await send(linked.path, good)).statusCode).toBe(403);
    expect((await send(linked.path, { ...good, proof: stranger['proof']! }, { cookie })).statusCode).toBe(403);
    expect((await send(linked.path, good, { cookie, origin: 'https://evil.example' })).statusCode).toBe(403);
    const again = await send(linked.path, { answer: 'declined', comment: 'Kirjoitettu' });
    expect(again.body).toContain('Paina nappia uudelleen');
    expect(again.body).toContain('Kirjoitettu');
    expect(await standing(linked)).toMatchObject({ state: 'sent' });
    expect(await history(linked)).toEqual([]);
    expect((await send(linked.path, good, { cookie })).statusCode).toBe(200);
  });

  it.each([
    [{ answer: 'maybe' }, 'Valitse yksi vastaus'],
    [{}, 'Valitse yksi vastaus'],
    [{ answer: 'accepted', comment: 'x'.repeat(1001) }, 'liian pitkä'],
    [{ answer: 'accepted', comment: 'a\u0000b' }, 'merkkejä, joita ei voi tallentaa'],
  ])('with %j change nothing', async (said, shown) => {
    const linked = await invited();
    const { statusCode, body } = await answer(linked.path, said as Record<string, string>);
    expect([statusCode, body.includes(shown)]).toEqual([400, true]);
    expect(body).toMatch(/<p id="notice" class="notice failed" role="alert">/);
    expect(body).toContain('<title>Vastausta ei tallennettu – ');
    const isOfMessage = 'comment' in said;
    expect(/<textarea[^>]*aria-invalid="true" aria-describedby="notice comment-hint"/.test(body)).toBe(isOfMessage);
    expect(body.includes('<details open="">')).toBe(isOfMessage);
    expect(await history(linked)).toEqual([]);
  });

  it('stay in sight when an answer could not be changed', async () => {
    const linked = await invited();
    await answer(linked.path, { answer: 'accepted' });
    const { body } = await answer(linked.path, { answer: 'maybe' });
    expect(body).toContain('<details open=""><summary>Muuta vastaustasi</summary>');
    expect(buttons(body)).toEqual(['* accepted Pääsen', 'tentative Ehkä', 'declined En pääse']);
  });

  it.each([
    ['delegated', 'Ilmoitit, että sijaisesi tulee.'],
    ['counter-proposed', 'Ehdotit toista aikaa.'],
  ])('are there after the calendar said %s, none of them marked', async (state, shown) => {
    const linked = await invited();
    await app.sql('update invitation set state = $2 where id = $1', [linked.id, state]);
    const { body } = await get(linked.path);
    expect(body).toContain(shown);
    expect(buttons(body)).toHaveLength(3);
    expect(body).not.toContain('aria-current');
  });

  it('do not answer a time that the page did not show', async () => {
    const linked = await invited();
    const { cookie, form } = await visit(linked.path);
    await moveMeeting(app, linked.meetingId, '2026-12-09T10:00');
    await announce(app, { type: 'meeting.moved', caseId: opening.caseId, meetingId: linked.meetingId });
    const { statusCode, body } = await send(linked.path, { ...form, answer: 'accepted' }, { cookie });
    expect(statusCode).toBe(409);
    expect(body).toContain('Tapaamisen aika on muuttunut');
    expect(body).toContain('ke 9.12.2026');
    expect(await history(linked)).toEqual([]);
  });

  it('are gone when the meeting is over', async () => {
    const soon = app.clock.now().add({ minutes: 30 }).toZonedDateTimeISO('Europe/Helsinki').toPlainDateTime();
    const linked = await invited(soon.toString({ smallestUnit: 'minute' }));
    const { cookie, form } = await visit(linked.path);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 95 }));
    const late = await send(linked.path, { ...form, answer: 'accepted' }, { cookie });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Tapaaminen on jo ollut');
    expect(late.body).not.toContain('<form');
    expect(late.body).toContain('Et vastannut kutsuun.');
    expect(late.body).not.toContain('kutsuu sinut');
    expect(late.body).toContain('href="tel:');
    expect(await history(linked)).toEqual([]);
  });
});

describe('a link that opens nothing', () => {
  const cancelMeeting = (id: string) =>
    app.sql(`update meeting set state = 'cancelled', cancel_reason = 'other', cancelled_at = now() where id = $1`, [
      id,
    ]);

  it('looks the same whether it is unknown, malformed, cancelled, or without consent', async () => {
    const cancelled = await invited();
    await cancelMeeting(cancelled.meetingId);
    await announce(app, { type: 'meeting.cancelled', caseId: opening.caseId, meetingId: cancelled.meetingId });
    const unannounced = await invited();
    await cancelMeeting(unannounced.meetingId);
    const withdrawn = await invited();
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`, [opening.caseId]);
    const paths = [`/v/${'x'.repeat(22)}`, '/v/x', '/v/%00', cancelled.path, unannounced.path, withdrawn.path];
    const pages = await Promise.all(paths.map((path) => get(path)));
    expect(new Set(pages.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
    expect(pages[0]!.body).toContain('Soita palveluohjaajalle');
    expect(pages[0]!.body).toContain('lang="sv"');
    expect(pages[0]!.body).toContain('lang="en"');
    expect(pages[0]!.body).not.toContain('<form');
    for (const { path, ...linked } of [cancelled, unannounced, withdrawn]) {
      const { statusCode } = await send(path, { answer: 'accepted' });
      expect([403, 404]).toContain(statusCode);
      expect(await history({ path, ...linked })).toEqual([]);
    }
  });

  it('is never written to the log with its secret', async () => {
    const { path } = await invited();
    const lines = await app.sql<{ text: string }>('select string_agg(l::text, $1) as text from audit.access_log l', [
      ' ',
    ]);
    expect(lines[0]!.text).not.toContain(path.slice(3));
  });
});
