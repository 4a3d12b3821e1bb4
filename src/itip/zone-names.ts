import { ZONE_OF_WINDOWS_NAME } from './windows-zones.data.js';

/**
 * Names of the tz database that a TZID may mean, the likeliest first: what Windows calls it, or the name as it stands,
 * or the end of `/vendor/20260101_1/Europe/Helsinki`. Whether there is such a zone is not looked at.
 */
export function zoneNames(tzid: string): readonly string[] {
  const windows = ZONE_OF_WINDOWS_NAME.get(tzid.toLowerCase().replace(/^\((?:utc|gmt)[+-]\d\d:\d\d\) /, ''));
  if (windows !== undefined) return [windows];
  return tzid.startsWith('/') ? [-2, -3].map((from) => tzid.split('/').slice(from).join('/')) : [tzid];
}
