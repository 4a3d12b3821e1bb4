import {
  eventOf,
  eventsIn,
  firstRevision,
  nextRevision,
  requireRoom,
  tagsIn,
  type ToldMeeting,
} from './calendar-feed.domain.js';

const ONE = 'A'.repeat(22);
const TWO = `${'b-_9'.repeat(5)}xy`;

describe('the tags in an If-None-Match header', () => {
  it.each<[string | undefined, string[]]>([
    [undefined, []],
    ['', []],
    [`"${ONE}"`, [ONE]],
    [`W/"${ONE}"`, [ONE]],
    [`"${ONE}",W/"${TWO}"`, [ONE, TWO]],
    [`"x,y", "${TWO}" , ""`, [TWO]],
    ['*', ['*']],
    [' * ', ['*']],
    ['"*"', []],
    [`*, "${ONE}"`, [ONE]],
    [ONE, []],
    [`"${ONE}`, []],
    [`'${ONE}'`, []],
    [`"${ONE}a"`, []],
    ['"},{,\\"', []],
  ])('%j', (header, tags) => expect(tagsIn(header)).toEqual(tags));
});

const told: ToldMeeting = { mode: 'hybrid', place: null, conference: null, counsellor: null, isSettled: false };
const LINK = 'https://video.example/1';

describe('what a feed says of a meeting', () => {
  it.each<[Partial<ToldMeeting>, string]>([
    [{}, 'Paikka ja etäyhteys näkyvät kirjautumisen jälkeen'],
    [{ place: 'Sali 2' }, 'Sali 2'],
    [{ conference: LINK }, 'Paikka näkyy kirjautumisen jälkeen'],
    [{ place: 'Sali 2', conference: LINK }, 'Sali 2'],
    [{ mode: 'remote' }, 'Etäyhteys, osoite näkyy kirjautumisen jälkeen'],
    [{ mode: 'remote', conference: LINK }, 'Etäyhteydellä'],
    [{ mode: 'in-person' }, 'Paikka näkyy kirjautumisen jälkeen'],
    [{ mode: 'home' }, 'Paikka näkyy kirjautumisen jälkeen'],
  ])('where, of %j', (meeting, location) => expect(eventOf('fi', { ...told, ...meeting }).location).toBe(location));

  it.each<[Partial<ToldMeeting>, string]>([
    [
      {},
      'In person or remotely\nYou will see the place, the link to join remotely and other details when you sign in to the service.',
    ],
    [{ place: 'Hall 2' }, 'In person or remotely'],
    [{ conference: LINK }, `In person or remotely\n${LINK}`],
    [
      { place: 'Hall 2', counsellor: { name: 'Aino K', phone: null } },
      'In person or remotely\nQuestions? Contact: counsellor Aino K',
    ],
  ])('besides, of %j', (meeting, text) => expect(eventOf('en', { ...told, ...meeting }).description).toBe(text));

  it('is tentative until it is settled', () => {
    expect(eventOf('sv', told).status).toBe('TENTATIVE');
    expect(eventOf('sv', { ...told, isSettled: true }).status).toBe('CONFIRMED');
  });
});

const NOW = Temporal.Instant.from('2026-11-23T07:00:00.9Z');
const text = (...events: string[]) =>
  ['BEGIN:VCALENDAR', ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']), 'END:VCALENDAR', ''].join(
    '\r\n',
  );
const event = (uid: string, sequence: number, summary: string) =>
  `UID:${uid}\r\nSEQUENCE:${sequence}\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:${summary}`;

describe('the events of a calendar of ours', () => {
  const events = eventsIn(text(event('a', 3, 'one'), event('b', 0, 'one\r\n SEQUENCE:9'), event('c', 0, 'one')));

  it('are known by UID, each with its version', () => {
    expect([...events].map(([uid, { revision }]) => [uid, revision.sequence, revision.stamp.toString()])).toEqual([
      ['a', 3, '2026-11-01T08:00:00Z'],
      ['b', 0, '2026-11-01T08:00:00Z'],
      ['c', 0, '2026-11-01T08:00:00Z'],
    ]);
  });

  it('say what they say whatever the version', () => {
    const said = (uid: string) => events.get(uid)!.said.replace(`UID:${uid}`, '');
    expect(said('a')).toBe(said('c'));
    expect(said('a')).not.toBe(said('b'));
  });

  it('are none in no calendar', () => expect(eventsIn('').size).toBe(0));

  it('begin with version 0 and go on by one, to the second', () => {
    const first = firstRevision(NOW);
    expect([first.sequence, first.stamp.toString()]).toEqual([0, '2026-11-23T07:00:00Z']);
    const next = nextRevision(first, NOW.add({ seconds: 1 }));
    expect([next.sequence, next.stamp.toString()]).toEqual([1, '2026-11-23T07:00:01Z']);
  });
});

describe('the number of feeds', () => {
  it('ends at five', () => {
    expect(() => requireRoom(4)).not.toThrow();
    expect(() => requireRoom(5)).toThrow(expect.objectContaining({ code: 'TOO_MANY_FEEDS' }));
  });
});
