/** The stylesheet of the reply page, on which those of the other doors build. Contrast at least 4.5:1, targets at least 44 px, no fixed widths. */
export const STYLE = `
:root { --ink: #1b2733; --soft: #4a5a6a; --line: #c4ced8; --edge: #6b7a89; --paper: #fff; --ground: #f3f6f8; --act: #1a4f8b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
header { background: var(--act); color: #fff; font-weight: 700; padding: .5rem max(1rem, 50% - 19rem); }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1875rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; }
p { text-wrap: pretty; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
section > :last-child { margin-bottom: 0; }
.when { font-size: 1.375rem; line-height: 1.3; font-weight: 700; margin-bottom: .25rem; }
.when span { display: inline-block; }
.hint { color: var(--soft); font-size: 1rem; }
.present { font-weight: 700; }
.notice { border-left: .375rem solid var(--edge); background: #e6ebf0; padding: .75rem 1rem; font-weight: 600; }
.notice.good { border-left-color: #1b6e3c; background: #e2f2e8; }
.notice.failed { border-left-color: #a3231f; background: #fbe6e5; }
summary { display: flex; align-items: center; gap: .625rem; min-height: 2.75rem; color: var(--act); font-weight: 600; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; flex: none; width: .5rem; height: .5rem; margin: 0 .125rem; border: solid currentColor; border-width: 0 .1875rem .1875rem 0; transform: rotate(-45deg); }
[open] > summary::before { transform: rotate(45deg); }
[open] > summary { margin-bottom: .5rem; }
label { display: block; font-weight: 600; }
label + .hint { margin: .125rem 0 .5rem; }
label + input, label + textarea, label + select { margin-top: .25rem; }
textarea { display: block; width: 100%; font: inherit; color: inherit; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper); }
textarea[aria-invalid] { border: 2px solid #a3231f; }
input[type=text], input[type=email] { display: block; width: 100%; font: inherit; color: inherit; min-height: 3rem; padding: .5rem .75rem; margin-bottom: .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper); }
input[aria-invalid] { border: 2px solid #a3231f; }
.answers { display: flex; margin-top: 1rem; flex-wrap: wrap; gap: .75rem; }
button, .call { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; font: inherit; line-height: 1.25; font-weight: 600; text-align: center; min-height: 3rem; padding: .5rem 1rem; border: 2px solid var(--act); border-radius: .375rem; background: var(--paper); color: var(--act); text-decoration: none; cursor: pointer; }
button { flex: 1 1 auto; touch-action: manipulation; }
button:hover, .call:hover { background: #e8f0f8; }
button[aria-current] { background: var(--act); color: #fff; }
.primary { width: 100%; background: var(--act); color: #fff; }
.primary:hover { background: #143d6c; }
.promises { list-style: none; margin: 0; padding: 0; }
.promises > li { border-top: 1px solid var(--line); padding: 1rem 0; }
.promises > li:first-child { border-top: 0; padding-top: 0; }
.promises > li:last-child { padding-bottom: 0; }
.promises p { margin-bottom: .25rem; }
.promises p + .call { margin-top: .5rem; }
.promises > li > :last-child { margin-bottom: 0; }
.promises + p, form + p { margin-top: 1rem; }
a { color: var(--act); }
.notice a { color: inherit; }
svg { flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid #8a3a00; outline-offset: 2px; }
main > :last-child { margin-bottom: 1rem; }
footer { max-width: 40rem; margin: 0 auto; padding: 0 1rem 1.5rem; border-top: 1px solid var(--line); }
footer nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: .5rem 0 0; }
footer a { display: inline-flex; align-items: center; min-height: 2.75rem; }
@media (max-width: 30rem) {
  button { flex-basis: 100%; }
  .call { width: 100%; }
}
@media (max-width: 21rem) {
  h1 { font-size: 1.375rem; }
}
@media print {
  body { background: none; font-size: 11pt; }
  header { color: inherit; background: none; padding: 0; }
  main { max-width: none; padding: 0; }
  section { border: 0; padding: 0; break-inside: avoid; }
  nav, footer, form, svg { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;
