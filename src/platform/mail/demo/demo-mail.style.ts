/** The one stylesheet of the demo mailboxes. Contrast at least 4.5:1, targets at least 44 px, no fixed widths. */
export const STYLE = `
:root { --ink: #1b2733; --soft: #4a5a6a; --line: #c9d3dc; --paper: #fff; --ground: #f3f6f8; --act: #1a4f8b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { padding-bottom: 0; color: var(--soft); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
a { color: var(--act); }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
ul.list { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
ul.list li { padding: .75rem 1rem; border-top: 1px solid var(--line); }
ul.list li:first-child { border-top: 0; }
ul.list a { display: inline-block; padding: .375rem 0; font-weight: 600; }
.soft { color: var(--soft); margin: 0; font-size: .9375rem; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
pre { font: inherit; white-space: pre-wrap; margin: 0; }
pre.source { font: .8125rem/1.4 ui-monospace, monospace; margin-top: .75rem; }
summary { cursor: pointer; padding: .5rem 0; color: var(--act); }
.notice { border-left: .375rem solid #1b6e3c; background: #e9f5ee; padding: .75rem 1rem; margin: 0 0 1rem; }
.notice.failed { border-left-color: #a3231f; background: #fbeceb; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 0; }
form + form { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
label { display: grid; gap: .25rem; }
button, input { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; border-radius: .375rem; border: 1px solid var(--act); }
button { background: var(--act); color: #fff; font-weight: 600; cursor: pointer; }
button.quiet { background: var(--paper); color: var(--act); }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  button, input, label { width: 100%; }
}
`;
