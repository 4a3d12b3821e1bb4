import { PROMISES_STYLE } from '../promises.style.js';

/** The stylesheet of pages with lists of people: of the front page, and of the demo's own issuers. */
export const FRONT_STYLE = `${PROMISES_STYLE}
header.elsewhere { background: #3d4a57; }
.people { list-style: none; margin: 0 0 .75rem; padding: 0; display: grid; gap: .5rem; }
.people li { display: flex; }
.people button { width: 100%; justify-content: flex-start; flex-direction: column; align-items: flex-start; gap: 0; text-align: left; border: 1px solid var(--edge); font-weight: 400; color: var(--ink); }
.people button:hover { border-color: var(--act); }
.people strong { color: var(--act); }
.people span { color: var(--soft); font-size: 1rem; }
fieldset { margin: 0 0 1rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); }
legend { font-weight: 600; padding: 0 .25rem; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; font-weight: 400; }
.choice input { width: 1.375rem; height: 1.375rem; margin: 0; flex: none; accent-color: var(--act); }
details { margin: 0 0 1rem; }
button.quiet { border-color: transparent; background: none; }
@media (min-width: 40rem) {
  .people { grid-template-columns: 1fr 1fr; }
}
`;
