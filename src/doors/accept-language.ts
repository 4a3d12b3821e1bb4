import { LANGUAGES, type Language } from '../directory/directory.domain.js';

/** `sv-FI;q=0.8` */
const RANGE = /^([a-z]{2,3})(?:-[\w-]+)?(?:;q=([01](?:\.\d{0,3})?))?$/;

/** The one of our languages that a browser asks for first (`Accept-Language`, RFC 9110 12.5.4); null if it asks for none. */
export function acceptedIn(header: string | undefined): Language | null {
  const ranges = (header ?? '')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .split(',')
    .flatMap((range) => {
      const [, tag, weight = '1'] = RANGE.exec(range) ?? [];
      const language = LANGUAGES.find((each) => each === tag);
      return language && Number(weight) > 0 ? [{ language, weight: Number(weight) }] : [];
    });
  return ranges.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? null;
}
