import { PROMISES_STYLE } from '../promises.style.js';

/** The stylesheet of the family's pages: that of the promises' pages, and what the cards need besides. */
export const FAMILY_STYLE = `${PROMISES_STYLE}
.name { font-size: 1.375rem; line-height: 1.3; font-weight: 700; margin-bottom: .125rem; }
.call { margin-bottom: .75rem; }
section > ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
section > ul + ul { margin-top: -.75rem; }
.answers .call { flex: 1 1 auto; margin-bottom: 0; }
a.call { background: var(--act); color: #fff; }
a.call:hover { background: #143d6c; }
.plain.call { background: var(--paper); color: var(--act); }
.plain.call:hover { background: #e8f0f8; }
#digits { font-size: 1.375rem; letter-spacing: .1em; max-width: 8em; }
#code { text-transform: uppercase; }
.faces { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin-top: .75rem; }
.faces button { flex-direction: column; gap: .25rem; padding: .75rem .25rem; min-height: 6rem; }
.faces svg { width: 2.5rem; height: 2.5rem; stroke-width: 2; }
@media (max-width: 30rem) {
  .faces { grid-template-columns: 1fr; }
  .faces button { flex-direction: row; justify-content: flex-start; gap: .75rem; min-height: 4rem; padding: .5rem 1rem; }
}
.inset { border-left: .25rem solid var(--line); padding-left: .75rem; margin-top: 1rem; }
`;
