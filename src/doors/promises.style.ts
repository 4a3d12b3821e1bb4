import { STYLE } from './reply.style.js';

/** The stylesheet of the promises' pages: that of the reply page, and what coming in and leaving need besides. */
export const PROMISES_STYLE = `${STYLE}
nav { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-bottom: .5rem; }
nav a, .link { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
nav [aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.what { font-weight: 700; white-space: pre-line; }
.promises .answers { margin-top: .5rem; }
form + form { margin-top: .75rem; }
#code { font-size: 1.375rem; letter-spacing: .1em; max-width: 12em; }
`;
