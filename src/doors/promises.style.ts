import { STYLE } from './reply.style.js';

/** The stylesheet of the promises' pages: that of the reply page, and what coming in and leaving need besides. */
export const PROMISES_STYLE = `${STYLE}
nav { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-bottom: .5rem; }
nav a, .link { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
nav [aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.way { margin: 0; }
.way + section { margin-top: .5rem; }
.call + p, ul + .call { margin-top: 1rem; }
.what { font-weight: 700; white-space: pre-line; }
.promises .answers { margin-top: .75rem; }
.primary.call { width: auto; }
form + form { margin-top: .75rem; }
#code { font-size: 1.375rem; letter-spacing: .1em; max-width: 12em; }
@media (max-width: 30rem) {
  form > button, .primary.call { width: 100%; }
}
`;
