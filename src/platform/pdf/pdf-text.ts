/** Draws nothing, or would change how the rest is read: controls, marks of direction, joiners, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
/** Stands where a font has no picture of a character: that something is missing is seen. */
const MISSING = '\u{25a1}';

/** The paragraphs of a text. One that says nothing has none. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\v\f\r\u{85}\u{2028}\u{2029}]/u)
    .map((line) => line.replaceAll('\t', ' ').replaceAll(UNSEEN, '').trim())
    .filter((line) => line !== '');

/** The text with what a font can draw. Letters that are made of several characters are put together first. */
export const drawable = (text: string, hasGlyph: (codePoint: number) => boolean): string =>
  text
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/./gsu, (character) => (hasGlyph(character.codePointAt(0)!) ? character : MISSING));
