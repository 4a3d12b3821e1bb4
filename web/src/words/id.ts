/** What an id looks like. Anything else is a mistyped address, and no fault of ours. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a part of an address can be an id at all. */
export const isId = (text: string): boolean => UUID.test(text);
