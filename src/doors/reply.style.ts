/** The stylesheet of the reply page. Contrast at least 4.5:1, targets at least 44 px, no fixed widths. */
export const STYLE = `
:root { --ink: #1b2733; --soft: #4a5a6a; --line: #6b7a89; --paper: #fff; --ground: #f3f6f8; --act: #1a4f8b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 36rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.1875rem; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; }
a { color: var(--act); }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: 0 0 .75rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
.hint { color: var(--soft); margin: .25rem 0 .5rem; }
.notice { border-left: .375rem solid #1b6e3c; background: #e9f5ee; padding: .75rem 1rem; }
.notice.failed { border-left-color: #a3231f; background: #fbeceb; }
label { display: block; font-weight: 600; }
textarea { display: block; width: 100%; font: inherit; color: inherit; padding: .5rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--paper); }
.answers { display: flex; margin-top: 1rem; flex-wrap: wrap; gap: .75rem; }
button { flex: 1 1 8rem; font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1rem; border-radius: .375rem; border: 2px solid var(--act); background: var(--paper); color: var(--act); cursor: pointer; }
button:first-child { background: var(--act); color: #fff; }
a:focus-visible, button:focus-visible, textarea:focus-visible { outline: 3px solid #8a3a00; outline-offset: 2px; }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
`;
