/**
 * How pages look where a browser takes their style; without it they are plain, and complete. No sign in it has a
 * meaning in HTML, so that it stands in a page as it is and always has the same hash.
 */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #57606a; --line: #d8dee4; --paper: #fff; --wash: #f6f8fa;
  --good: #116329; --doubtful: #7d4e00; --bad: #a40e26; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ec; --faint: #9aa4ae; --line: #343b43; --paper: #14181c; --wash: #1c2127;
    --good: #6fdd8b; --doubtful: #e3b341; --bad: #ff9492; --link: #79c0ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 47.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1rem; font-weight: 600; }
h2 { font-size: 1.5rem; }
h3, .labelled h2 { font-size: 1rem; }
hgroup { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.25rem 1.5rem; }
hgroup p, p { margin: 0; }
header { border-bottom: 1px solid var(--line); padding-bottom: 0.75rem; margin-bottom: 1.5rem; color: var(--faint); }
header h1 { color: var(--ink); }
main, .together { display: grid; gap: 1.5rem; }
main, .together, main * { min-width: 0; }
.together { gap: 0.75rem; }
ul, ol { margin: 0; padding-left: 1.2rem; }
li { margin-bottom: 0.3rem; }
li::marker { color: var(--faint); }
small { font-size: 0.875em; color: var(--faint); white-space: nowrap; }
small::before { content: '\\00b7  '; }
.faint { color: var(--faint); } .good { color: var(--good); } .doubtful { color: var(--doubtful); } .bad { color: var(--bad); }
a { color: var(--link); overflow-wrap: anywhere; }
code, pre { font: 0.875em/1.45 ui-monospace, monospace; }
.labelled { border-top: 1px solid var(--line); padding-top: 0.75rem; display: grid; gap: 0.5rem 1.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.9375rem; }
caption { text-align: left; color: var(--faint); padding-bottom: 0.5rem; }
th, td { padding: 0.2rem 0.75rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; }
th { font-weight: 400; } thead th { color: var(--faint); vertical-align: bottom; } th:first-child, td:first-child { padding-left: 0; }
.right { text-align: right; } .center { text-align: center; }
td { white-space: nowrap; } tbody th { position: sticky; left: 0; background: var(--paper); }
@media (max-width: 40rem) { th, td { padding: 0.2rem 0.4rem; } table { font-size: 0.875rem; } h2 { font-size: 1.25rem; } }
dl { margin: 0; display: grid; gap: 0.5rem; }
dl div { display: grid; grid-template-columns: minmax(8rem, 1fr) 2fr; gap: 0.1rem 1.5rem; }
dt { color: var(--faint); } dd { margin: 0; }
.entries { display: grid; gap: 0.75rem; } li p + p { margin-top: 0.15rem; } .entries p + p { color: var(--faint); font-size: 0.9375rem; }
details { border-left: 3px solid var(--line); padding-left: 0.75rem; }
summary { cursor: pointer; color: var(--link); } details[open] summary { margin-bottom: 0.5rem; }
figure { margin: 0; display: grid; gap: 0.75rem; border-top: 1px solid var(--line); padding-top: 0.75rem; }
figcaption { color: var(--faint); } figcaption strong { color: var(--ink); }
svg { display: block; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (min-width: 48rem) { .labelled { grid-template-columns: 8rem minmax(0, 1fr); } .labelled + details { margin-left: 9.5rem; } }
@media print {
  :root { color-scheme: light; --ink: #000; --faint: #444; --line: #bbb; --paper: #fff; --good: #116329; --doubtful: #7d4e00; --bad: #a40e26; --link: #000; }
  @page { size: A4; margin: 10mm 13mm; }
  body { padding: 0; max-width: none; font-size: 7.5pt; line-height: 1.2; }
  h1, h3, .labelled h2 { font-size: 9pt; } h2 { font-size: 13pt; } table { font-size: 8pt; }
  main { gap: 0.4rem; } .together { gap: 0.3rem; } header { margin-bottom: 0.6rem; padding-bottom: 0.3rem; }
  th, td { padding: 0 0.5rem; } li { margin: 0; } .labelled, figure { padding-top: 0.3rem; gap: 0.2rem 1rem; break-inside: avoid; }
  .labelled { grid-template-columns: 6rem minmax(0, 1fr); }
  details { display: none; } small { white-space: normal; }
  main:has(details)::after { content: 'Lists are printed with their first entries; the page itself has all of them.'; color: var(--faint); }
  svg { width: 56%; height: auto; margin: 0 auto; } .wide { overflow: visible; }
  a { text-decoration: none; }
}
`;

/** What a security policy has to name for it. */
export const STYLE_HASH = 'sha256-IADuy7zeL+/hmK2sMlnSk0nhw3cW4A68oaW7VHU55/Y=';
