/** Base64 of a sealed text. */
export type Sealed = string | null;
