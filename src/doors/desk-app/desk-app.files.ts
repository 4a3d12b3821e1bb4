import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../../sign-in/oidc/return-path.domain.js';

/** Where the app was built: beside the server, whether that runs from its sources or built. */
const BUILT = join(import.meta.dirname, '../../../web/dist');

/** Its address, and that of all its screens begins with it: where staff come who asked for nothing else. */
export const DESK = HOME;

/** What the app loads: names with a hash of what is in them, so that they may be kept for ever. */
export const DESK_ASSETS = { root: join(BUILT, 'assets'), prefix: `${DESK}assets/` } as const;

/** What it asks for, by its hash. */
export const DESK_DOCUMENTS = join(BUILT, 'documents.json');

/** Its page. Read once, at the start: a server without its app does not start. */
export const deskPage = (): string => readFileSync(join(BUILT, 'index.html'), 'utf8');
