import { STYLE } from './reply.style.js';

/** The stylesheet of the poll's page: that of the reply page, and what choosing among times needs besides. */
export const POLL_STYLE = `${STYLE}
form + form, .each { margin-top: 1rem; }
.each { margin-bottom: .75rem; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: .75rem 0; min-width: 0; }
legend { float: left; width: 100%; padding: 0; font-weight: 700; margin-bottom: .5rem; }
legend + * { clear: both; }
legend span, .given span { display: inline-block; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; }
.choices label { display: flex; font-weight: 400; align-items: center; gap: .5rem; flex: 1 1 auto; min-height: 3rem; padding: .375rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; cursor: pointer; }
.choices label:hover { background: #e8f0f8; }
.choices label:has(:checked) { border-color: var(--act); box-shadow: inset 0 0 0 1px var(--act); background: #e8f0f8; }
.choices label:has(:focus-visible) { outline: 3px solid #8a3a00; outline-offset: 2px; }
.choices input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--act); }
.choices input:focus-visible { outline: none; }
.error { color: #a3231f; font-weight: 600; margin-bottom: .5rem; }
.given { list-style: none; margin: 0 0 .75rem; padding: 0; }
.given li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; border-top: 1px solid var(--line); padding: .5rem 0; }
.given li:first-child { border-top: 0; padding-top: 0; }
@media (max-width: 30rem) {
  form button { width: 100%; }
  .choices label { flex: 1 1 0; flex-direction: column; justify-content: center; gap: .25rem; min-width: min-content; padding: .5rem .25rem; text-align: center; line-height: 1.25; overflow-wrap: break-word; }
  .given li { flex-direction: column; }
}
`;
