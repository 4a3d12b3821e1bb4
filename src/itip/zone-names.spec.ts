import { ZONE_OF_WINDOWS_NAME } from './windows-zones.data.js';
import { zoneNames } from './zone-names.js';

describe('zoneNames', () => {
  it.each([
    ['Europe/Helsinki', ['Europe/Helsinki']],
    ['FLE Standard Time', ['Europe/Helsinki']],
    ['fle standard time', ['Europe/Helsinki']],
    ['(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius', ['Europe/Helsinki']],
    ['/mozilla.org/20050126_1/Europe/Helsinki', ['Europe/Helsinki', '20050126_1/Europe/Helsinki']],
    ['/citadel.org/20210210_1/America/Argentina/Salta', ['Argentina/Salta', 'America/Argentina/Salta']],
    ['Kuun aika', ['Kuun aika']],
  ])('of %j are %j', (tzid, names) => expect(zoneNames(tzid)).toEqual(names));

  it.each([...ZONE_OF_WINDOWS_NAME])('%s has a zone that exists: %s', (_, zone) => {
    expect(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)).not.toThrow();
  });
});
