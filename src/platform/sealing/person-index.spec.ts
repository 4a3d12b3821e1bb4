import { DataKey } from './data-key.js';
import { personIndexes } from './person-index.js';

const key = new DataKey('k', Buffer.alloc(32, 7));
const AREA = '00000000-0000-7000-8000-000000000001';
const OTHER_AREA = '00000000-0000-7000-8000-000000000002';
const maija = { familyName: 'Äijälä', givenName: 'Maija', phone: '+358401234567', email: 'Maija@Example.fi' };

describe('the blind indexes of a person', () => {
  it('are the same however name and address are written', () => {
    const again = { ...maija, familyName: ' ÄIJÄLÄ', givenName: 'maija ', email: 'maija@example.FI' };
    expect(personIndexes(key, AREA, again)).toEqual(personIndexes(key, AREA, maija));
  });

  it('all differ from one area to another, and from each other', () => {
    const indexes = [AREA, OTHER_AREA].flatMap((area) => Object.values(personIndexes(key, area, maija)));
    expect(new Set(indexes.map((index) => index?.toString('hex'))).size).toBe(8);
  });

  it('are null for what is not known; a given name alone has none', () => {
    const none = { familyNameIndex: null, fullNameIndex: null, phoneIndex: null, emailIndex: null };
    expect(personIndexes(key, AREA, {})).toEqual(none);
    expect(personIndexes(key, AREA, { givenName: 'Maija', familyName: null, email: '' })).toEqual(none);
    expect(personIndexes(key, AREA, { familyName: 'Äijälä' })).toEqual({
      ...none,
      familyNameIndex: personIndexes(key, AREA, maija).familyNameIndex,
    });
  });
});
