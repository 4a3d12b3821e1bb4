/** GSM 03.38: the letters of a text message, seven bits each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take two places each: an escape goes before them. */
const EXTENDED = new Set('\f^{}\\[~]|€');

const LONGEST = {
  'gsm-7': { alone: 160, ofSeveral: 153 },
  'ucs-2': { alone: 70, ofSeveral: 67 },
} as const;

/** How a text message goes out: in which alphabet, how many places it takes there, in how many parts it is sent and paid. */
export interface SmsSize {
  readonly alphabet: keyof typeof LONGEST;
  readonly places: number;
  readonly parts: number;
}

/** Of one letter beyond GSM-7 the whole message becomes UCS-2, and fits less than half. */
export function smsSize(text: string): SmsSize {
  const letters = Array.from(text);
  const isGsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  if (!isGsm)
    return sized(
      'ucs-2',
      letters.map((letter) => letter.length),
    );
  return sized(
    'gsm-7',
    letters.map((letter) => (EXTENDED.has(letter) ? 2 : 1)),
  );
}

/** Whether the text costs no more letters than GSM-7 has. */
export const isGsm7 = (text: string): boolean => smsSize(text).alphabet === 'gsm-7';

/** Long messages are cut; what takes two places is never cut in two, so a part may end one place early. */
function sized(alphabet: keyof typeof LONGEST, widths: readonly number[]): SmsSize {
  const { alone, ofSeveral } = LONGEST[alphabet];
  const places = widths.reduce((sum, width) => sum + width, 0);
  if (places <= alone) return { alphabet, places, parts: 1 };
  let [parts, filled] = [1, 0];
  for (const width of widths) {
    if (filled + width > ofSeveral) [parts, filled] = [parts + 1, 0];
    filled += width;
  }
  return { alphabet, places, parts };
}

const PLAIN: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '’': "'",
  '‘': "'",
  '´': "'",
  '”': '"',
  '“': '"',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Dashes, quotation marks and spaces of printed text as a telephone has them; letters stay as they are. */
export const plainPunctuation = (text: string): string =>
  Array.from(text.normalize('NFC'), (letter) => PLAIN[letter] ?? letter).join('');
