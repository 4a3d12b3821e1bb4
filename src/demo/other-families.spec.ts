import { checkPerson } from '../family/family.domain.js';
import { isWorkingDay } from '../availability/holidays.domain.js';
import { dayOf } from '../platform/clock/clock.js';
import { DataKey } from '../platform/sealing/data-key.js';
import { e164 } from '../platform/sealing/person-index.js';
import { FAMILY_TABLES } from './family.js';
import { familyTimes, otherTimes } from './family-times.js';
import { fillingsOf, OTHER_TABLES } from './other-families.js';
import { OTHER_FAMILIES } from './other-families.data.js';

const now = Temporal.Instant.from('2026-11-25T08:30:00Z');
const moments = Array.from({ length: 60 }, (_, i) => now.add({ hours: i * 149 }));
type Row = Record<string, unknown>;

/** The rows with their texts in the open. */
const made = () => {
  const index = new DataKey('00000000-0000-7000-8000-000000000000', Buffer.alloc(32));
  return OTHER_FAMILIES.flatMap((family) =>
    fillingsOf({ family, times: otherTimes(now), index, seal: (_, text) => text }),
  );
};
const rowsOf = (table: string) => made().flatMap(([name, rows]) => (name === table ? (rows as Row[]) : []));

describe('the other families', () => {
  it.each(moments.map((at) => [at.toString(), at] as const))('come and go on working days, seen at %s', (_, at) => {
    const { called, opened, begun, closed } = otherTimes(at);
    const order = [familyTimes(at).opened, called, opened, begun, closed, at];
    expect(order.map(String)).toEqual(order.toSorted((a, b) => Temporal.Instant.compare(a, b)).map(String));
    for (const instant of [called, opened, begun, closed]) expect(isWorkingDay(dayOf(instant))).toBe(true);
  });

  it('fill tables that the seed opens, with no id twice', () => {
    const tables = new Set(made().map(([table]) => table));
    expect([...FAMILY_TABLES, ...OTHER_TABLES]).toEqual(expect.arrayContaining([...tables]));
    const ids = made().flatMap(([, rows]) => (rows as Row[]).flatMap(({ id }) => id ?? []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are one whose case is open and one whose case was closed, for which nobody answers', () => {
    expect(rowsOf('network_case').map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(rowsOf('responsible_person').map(({ until }) => until !== null)).toEqual([false, true]);
    expect(rowsOf('case_closing')).toMatchObject([{ case_id: rowsOf('network_case')[1]!['id'] }]);
    expect(rowsOf('case_closing_reason')).toMatchObject([{ reason: 'goal-reached' }]);
  });

  it('are people as the domain would record them, at numbers of their own', () => {
    for (const { guardian, child, phone } of OTHER_FAMILIES) {
      const contactWays = [{ kind: 'phone', value: phone, safe: true, safeTime: null }] as const;
      expect(e164(phone)).toBe(phone);
      const people = [
        { role: 'guardian', ...guardian, language: 'fi', contactWays },
        { role: 'child', ...child, language: 'fi', contactWays: [] },
      ] as const;
      for (const person of people) expect(() => checkPerson(person, dayOf(now), 'person')).not.toThrow();
    }
  });
});
