import { wayOf } from './directory.domain.js';

describe('the way between two municipalities', () => {
  it.each([
    ['425', '244'],
    ['244', '425'],
  ])('%s–%s is kept once, whichever is named first', (from, to) => {
    expect(wayOf({ from, to, minutes: 20 })).toEqual({ one: '244', other: '425' });
  });

  it.each([
    ['within one', '244', 20, 'SAME_MUNICIPALITY', 'to'],
    ['of no time', '425', 0, 'TRAVEL_OUT_OF_RANGE', 'minutes'],
    ['of half a minute', '425', 0.5, 'TRAVEL_OUT_OF_RANGE', 'minutes'],
    ['of more than half a day', '425', 721, 'TRAVEL_OUT_OF_RANGE', 'minutes'],
  ])('%s is none', (_, to, minutes, code, field) => {
    expect(() => wayOf({ from: '244', to, minutes })).toThrow(expect.objectContaining({ code, details: { field } }));
  });

  it.each([1, 720])('may take %s minutes', (minutes) => {
    expect(() => wayOf({ from: '244', to: '425', minutes })).not.toThrow();
  });
});
