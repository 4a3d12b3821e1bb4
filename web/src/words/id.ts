const ID = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;

/** What an id looks like. Anything else is a mistyped address, and no fault of ours. */
const UUID = new RegExp(`^${ID}$`, 'i');
/** The same wherever in a pasted address it stands. */
const WITHIN = new RegExp(ID, 'i');

/** Whether an address names something that may be asked for: the server takes nothing else for an id. */
export const isId = (text: string): boolean => UUID.test(text);

/** The first id in what was pasted: an id alone, or the address of a page. */
export const idIn = (text: string): string | undefined => WITHIN.exec(text)?.[0].toLowerCase();

/** The end of an id, enough to tell two apart: the beginning of ours is the time. */
export const shortOf = (id: string): string => id.slice(-8);
