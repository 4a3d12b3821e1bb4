import { whenText } from '../words/time.js';
import { instantOf } from '../words/wall.js';
import { startOf } from './times.js';

/** `to 26.11. klo 14.30` of a local start. */
export const startText = (localStart: string): string => whenText(instantOf(startOf(localStart)));
