import { homeOf } from './contact.home.domain.js';

const open = { hasSafetyBan: false, municipality: '564' };
const banned = { hasSafetyBan: true, municipality: '564' };

describe('where a family lives', () => {
  it.each([
    ['stays', open, {}, { hasSafetyBan: false, municipality: '564' }, null],
    ['is corrected', open, { municipality: '425' }, { hasSafetyBan: false, municipality: '425' }, null],
    ['goes apart with a ban', open, { hasSafetyBan: true }, { hasSafetyBan: true, municipality: null }, '564'],
    [
      'goes apart corrected',
      open,
      { hasSafetyBan: true, municipality: '425' },
      { hasSafetyBan: true, municipality: null },
      '425',
    ],
    ['stays apart', banned, {}, { hasSafetyBan: true, municipality: null }, null],
    ['is corrected apart', banned, { municipality: '425' }, { hasSafetyBan: true, municipality: null }, '425'],
    ['comes back', banned, { hasSafetyBan: false }, { hasSafetyBan: false, municipality: '564' }, null],
  ])('%s', (_, known, told, home, apart) => {
    expect(homeOf(known, told, true)).toEqual({ home, apart });
  });

  it.each([
    ['municipality', { municipality: '425' }],
    ['hasSafetyBan', { hasSafetyBan: false }],
  ])('is not touched by who has not taken it: %s', (field, told) => {
    expect(() => homeOf({ ...banned, municipality: null }, told, false)).toThrow(
      expect.objectContaining({ code: 'TAKE_FIRST', details: { field } }),
    );
  });

  it('is hidden by whoever hears of a ban first', () => {
    expect(homeOf(open, { hasSafetyBan: true }, false).apart).toBe('564');
  });
});
