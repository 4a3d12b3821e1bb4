/** What an id looks like. Anything else is a mistyped address, and no fault of ours. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether an address names something that may be asked for: the server takes nothing else for an id. */
export const isId = (text: string): boolean => UUID.test(text);
