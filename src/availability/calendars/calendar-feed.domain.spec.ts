import {
  afterAsking,
  askedByHand,
  codeOf,
  type FeedAnswer,
  type FeedState,
  newFeed,
  requireRoom,
  versionToAskWith,
  windowsAt,
} from './calendar-feed.domain.js';

const ZONE = 'Europe/Helsinki';
/** A Monday. */
const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const later = (minutes: number) => NOW.add({ minutes }).toString();
const busy = [{ start: 1, end: 2, status: 'busy' }] as const;
const whole: FeedAnswer = {
  outcome: 'read',
  isWhole: true,
  reason: null,
  busy,
  window: windowsAt(NOW, ZONE)[0]!,
  version: { etag: '"1"', lastModified: 'yesterday' },
};
const inPart: FeedAnswer = { ...whole, isWhole: false, reason: 'unknown-zone' };
const away: FeedAnswer = { outcome: 'unreachable', reason: 'timeout' };
const gone: FeedAnswer = { outcome: 'refused', reason: 'http-404' };
const login: FeedAnswer = { outcome: 'rejected', reason: 'not-a-calendar' };

const fed = (...answers: readonly FeedAnswer[]): FeedState =>
  answers.reduce((feed, answer) => afterAsking(feed, answer, NOW), newFeed(NOW));
const shown = ({ status, reason, failures, nextAt, knownUntil, busy: spans, etag }: FeedState) => ({
  status,
  reason,
  failures,
  nextAt: nextAt && String(nextAt),
  isKnown: knownUntil !== null,
  isBusy: spans.length > 0,
  etag,
});

describe('a calendar', () => {
  it('that nobody asked yet is due at once, and tells nothing', () => {
    expect(shown(newFeed(NOW))).toMatchObject({ status: 'waiting', nextAt: later(0), isKnown: false, isBusy: false });
  });

  it.each<[string, FeedAnswer[], Partial<ReturnType<typeof shown>>]>([
    [
      'read whole',
      [whole],
      { status: 'ok', reason: null, nextAt: later(60), isKnown: true, isBusy: true, etag: '"1"' },
    ],
    ['read in part', [inPart], { status: 'partial', reason: 'unknown-zone', isKnown: false, isBusy: true, etag: null }],
    ['read in part after it was read whole', [whole, inPart], { status: 'partial', isKnown: false, etag: null }],
    [
      'found unchanged',
      [whole, away, { outcome: 'unchanged' }],
      { status: 'ok', reason: null, failures: 0, isKnown: true },
    ],
    [
      'on a server that is away',
      [whole, away],
      { status: 'failing', reason: 'timeout', isKnown: true, isBusy: true, etag: '"1"' },
    ],
    [
      'that is there no more',
      [whole, gone],
      { status: 'failing', reason: 'http-404', isKnown: false, isBusy: true, etag: null },
    ],
    ['that became a login page', [whole, login], { status: 'failing', isKnown: false, isBusy: true, etag: null }],
    ['that came back', [login, login, whole], { status: 'ok', failures: 0, nextAt: later(60), isKnown: true }],
  ])('%s', (_, answers, expected) => {
    expect(shown(fed(...answers))).toMatchObject(expected);
  });

  it('counts as the truth for 24 hours', () => {
    expect(String(fed(whole).knownUntil)).toBe(later(24 * 60));
    const feed = afterAsking(fed(whole), { outcome: 'unchanged' }, NOW.add({ hours: 5 }));
    expect(String(feed.knownUntil)).toBe(later(29 * 60));
    expect(String(afterAsking(fed(whole), away, NOW.add({ hours: 5 })).knownUntil)).toBe(later(24 * 60));
  });

  it.each([
    [1, 15],
    [2, 30],
    [3, 60],
    [5, 240],
    [6, 360],
    [7, 360],
    [19, 360],
  ])('is tried again after failure %d in %d minutes', (failures, minutes) => {
    expect(shown(fed(...Array.from({ length: failures }, () => away))).nextAt).toBe(later(minutes));
  });

  it.each([
    ['longer than our own pause', 3600, 60],
    ['shorter', 60, 15],
    ['absurdly long', 999_999_999, 24 * 60],
  ])('waits as the server asks: %s', (_, retryAfterSeconds, minutes) => {
    expect(shown(fed({ ...away, retryAfterSeconds })).nextAt).toBe(later(minutes));
  });

  it.each<[string, FeedAnswer, number]>([
    ['20 times away', away, 20],
    ['8 times gone', gone, 8],
    ['8 times a login page', login, 8],
  ])('pauses after it was %s, and wakes by hand', (_, answer, times) => {
    const before = fed(...Array.from({ length: times - 1 }, () => answer));
    expect(before.status).toBe('failing');
    const paused = afterAsking(before, answer, NOW);
    expect(shown(paused)).toMatchObject({ status: 'paused', nextAt: null });
    const awake = { ...paused, ...askedByHand(paused, NOW.add({ minutes: 5 })) };
    expect(shown(awake)).toMatchObject({ status: 'failing', nextAt: later(5) });
    expect(afterAsking(awake, answer, NOW).status).toBe('paused');
    expect(afterAsking(awake, whole, NOW).status).toBe('ok');
  });

  it('is asked by hand at most once a minute', () => {
    expect(String(askedByHand({ status: 'ok', triedAt: NOW }, NOW.add({ seconds: 20 })).nextAt)).toBe(later(1));
    expect(String(askedByHand({ status: 'waiting', triedAt: null }, NOW).nextAt)).toBe(later(0));
  });
});

describe('what is asked for', () => {
  it('is from now on till the end of a week of the zone', () => {
    const windows = windowsAt(Temporal.Instant.from('2026-11-29T21:59:30Z'), ZONE);
    expect(windows.map(({ from }) => String(from))).toEqual(Array(4).fill('2026-11-29T21:59:00Z'));
    // 26 weeks later it is summer.
    const ends = ['2027-05-23T21:00:00Z', '2027-02-21T22:00:00Z', '2027-01-17T22:00:00Z', '2026-12-20T22:00:00Z'];
    expect(windows.map(({ to }) => String(to))).toEqual(ends);
    // Half a minute later it is Monday.
    const [next] = windowsAt(Temporal.Instant.from('2026-11-29T22:00:00Z'), ZONE);
    expect(String(next!.to)).toBe('2027-05-30T21:00:00Z');
  });

  it('is another version than ours, until time has used up what we read ahead', () => {
    const feed = fed(whole);
    expect(versionToAskWith(feed, NOW)).toEqual({ etag: '"1"', lastModified: 'yesterday' });
    expect(versionToAskWith(feed, NOW.add({ hours: 24 * 27 }))).toEqual({ etag: '"1"', lastModified: 'yesterday' });
    expect(versionToAskWith(feed, NOW.add({ hours: 24 * 28 }))).toEqual({});
    expect(versionToAskWith(fed(whole, login), NOW)).toEqual({});
    expect(versionToAskWith(newFeed(NOW), NOW)).toEqual({});
  });
});

describe('one more calendar', () => {
  it.each<[string, string[], string | null]>([
    ['fits', ['a'], null],
    ['does not fit', Array.from({ length: 10 }, (_, i) => `a${i}`), 'TOO_MANY_CALENDARS'],
    ['is there already', ['a', 'new'], 'ALREADY_SUBSCRIBED'],
  ])('%s', (_, present, code) => {
    const adding = () => requireRoom('new', present);
    if (code === null) expect(adding).not.toThrow();
    else expect(adding).toThrow(expect.objectContaining({ code }));
  });
});

describe('the code of a warning', () => {
  it.each([
    ['unknown-zone: 2 events', 'unknown-zone'],
    ['truncated', 'truncated'],
    [undefined, 'unreadable'],
    ['Salainen tapaaminen: klo 12', 'unreadable'],
    ['Tapaaminen', 'unreadable'],
    ['a'.repeat(61), 'unreadable'],
  ])('of %j is %s', (warning, code) => {
    expect(codeOf(warning)).toBe(code);
  });
});
