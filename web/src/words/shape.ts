import type { fi } from './fi.js';

/** The same sentences in every language: a missing one does not compile. */
export type Words = Same<typeof fi>;
type Same<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Same<T[Key]> };
