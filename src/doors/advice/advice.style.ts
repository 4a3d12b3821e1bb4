import { FAMILY_STYLE } from '../family/family.style.js';

/** The stylesheet of the pages that anybody may read: that of the family's pages, and what a longer form needs besides. */
export const OPEN_STYLE = `${FAMILY_STYLE}
.exit { position: sticky; top: 0; z-index: 1; margin: -1rem -1rem 1rem; padding: .5rem 1rem; background: var(--ground); }
.exit .call { margin: 0; background: #a3231f; border-color: #a3231f; color: #fff; }
.exit .call:hover { background: #7f1a17; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { padding-top: .5rem; }
.lines li + li { border-top: 1px solid var(--line); }
.lines .link { display: flex; width: fit-content; font-weight: 700; }
section > div:last-child > .call { margin-bottom: 0; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend { font-weight: 700; padding: 0; margin-bottom: .5rem; }
select { display: block; width: 100%; font: inherit; color: inherit; min-height: 3rem; padding: .5rem .75rem; margin-bottom: 1rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper); }
input[type=tel] { display: block; width: 100%; font: inherit; color: inherit; min-height: 3rem; padding: .5rem .75rem; margin-bottom: .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper); }
input[aria-invalid], select[aria-invalid] { border: 2px solid #a3231f; }
textarea { margin-bottom: 1rem; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; font-weight: 400; cursor: pointer; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--act); }
.choice + .hint { margin: 0 0 1rem 2.25rem; }
.error { color: #a3231f; font-weight: 600; margin: .25rem 0 .5rem; }
.notice { margin-bottom: .75rem; }
select + label, input + label, .choice + label, .hint + label, textarea + label { margin-top: .5rem; }
.notice ul { margin: .5rem 0 0; padding-left: 1.25rem; font-weight: 400; }
h2 + .call { margin-top: .25rem; }
h3 { font-size: 1.0625rem; margin: 1rem 0 .25rem; }
dt { font-weight: 700; }
dd { margin: 0 0 .75rem; }
@media print { .exit { display: none; } }
`;
