// How the page looks: calm, legible, generous; light or dark as the device is; nothing moves for those who want it so.
// Colours repeat what words say. No red anywhere.
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f4ef;
  --sheet: #fffdf9;
  --ink: #23282d;
  --quiet: #565e66;
  --line: #dcd7cc;
  --field: #8a8f8c;
  --accent: #20605b;
  --on-accent: #ffffff;
  --tint: #e2eeea;
  --sand: #f1e8d4;
  --bar: #4d8f88;
  --round: 12px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181b;
    --sheet: #1c2226;
    --ink: #e8e6e1;
    --quiet: #a8b0b4;
    --line: #343c41;
    --field: #77828a;
    --accent: #8fd0c6;
    --on-accent: #0e2825;
    --tint: #21332f;
    --sand: #37301f;
    --bar: #5fa49b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: min(1.7rem, max(1.3rem, 9vw)); }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.05rem; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: .2em; }
bdi { white-space: pre-wrap; }
button, input, select, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
main:focus, #answer:focus, .problem:focus { outline: none; }
#answer:focus-visible { outline: 3px solid var(--accent); outline-offset: 4px; }
.unseen:not(:focus) {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
.skip { position: absolute; left: 1rem; top: -5rem; z-index: 2; padding: .75rem 1rem; background: var(--accent); color: var(--on-accent); border-radius: var(--round); }
.skip:focus { top: 1rem; }

header, .middle, footer { width: 100%; max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: .75rem; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; }
.brand { font-weight: 700; letter-spacing: .01em; }
.brand a { color: inherit; text-decoration: none; display: inline-block; padding: .45rem 0; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem; }
nav a {
  display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 .7rem;
  border-radius: var(--round); color: var(--ink); text-decoration: none;
}
nav a:hover { background: var(--tint); }
nav a[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
header nav ul { margin: 0 -.7rem; }
.tabs { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
.tabs ul { margin-left: -.7rem; }
.tabs a { min-height: 2.75rem; font-size: .975rem; }

main { container-type: inline-size; display: flex; flex-direction: column; gap: 1.25rem; padding: 1.25rem 0 2.5rem; }
main.alone form { display: flex; flex-direction: column; gap: 1rem; }
main.alone button { min-height: 2.75rem; padding: .4rem 1.1rem; border: 1px solid var(--accent); border-radius: var(--round); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
main.alone button[name=remove] { background: none; color: var(--ink); border-color: var(--field); font-weight: 400; }
main.alone input:not([type=hidden]) { width: 100%; min-height: 2.9rem; padding: .55rem .75rem; background: var(--sheet); border: 1px solid var(--field); border-radius: 10px; }
main.alone { max-width: 30rem; margin: 0 auto; padding: min(12vh, 6rem) 1.25rem 2rem; }
main.alone h2 { margin-top: .75rem; }
main.alone ol { margin: 0; padding-left: 1.4rem; }
main.alone li { padding: .15rem 0; }
main.alone .said { padding: .75rem 1rem; border-left: 5px solid var(--bar); border-radius: 8px; background: var(--sand); }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .95em; background: var(--tint); padding: .1rem .35rem; border-radius: 6px; white-space: nowrap; }
footer { padding-bottom: 2rem; color: var(--quiet); }
footer a { display: inline-block; padding: .6rem 0; }

.say { display: flex; flex-wrap: wrap; gap: .35rem .5rem; margin-top: .75rem; }
.say label, .say .problem { flex: 1 0 100%; }
.say textarea { flex: 1 1 11rem; width: auto; min-width: 0; }
.say label { font-size: .95rem; color: var(--quiet); }
.say textarea { min-height: 3rem; field-sizing: content; max-height: 14rem; resize: vertical; }
@supports (field-sizing: content) { .say textarea { resize: none; } }

.view, section.form, .panel {
  display: flex; flex-direction: column; gap: .8rem; padding: 1.1rem 1.15rem;
  background: var(--sheet); border: 1px solid var(--line); border-radius: var(--round);
}
#answer { display: flex; flex-direction: column; gap: .75rem; border-radius: var(--round); }
#answer > .view { border-color: var(--bar); border-left-width: 5px; }
.lead { display: flex; flex-direction: column; align-items: flex-start; gap: .8rem; padding-bottom: 1.1rem; margin-bottom: .3rem; border-bottom: 1px solid var(--line); }
.lead p { font-size: 1.2rem; font-weight: 600; line-height: 1.4; text-wrap: pretty; }
.notice { font-weight: 600; color: var(--accent); }
.detail { color: var(--quiet); font-size: .95rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .15rem; }
.buttons form { display: contents; }
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: .4rem 1rem;
  border: 1px solid var(--field); border-radius: var(--round); background: transparent; color: var(--ink);
  text-decoration: none; cursor: pointer; line-height: 1.3; text-align: center;
  max-width: 100%; overflow-wrap: break-word;
}
.button:hover { background: var(--tint); border-color: var(--accent); }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.button.primary:hover { filter: brightness(1.08); }
form[aria-busy=true] .button { opacity: .6; cursor: progress; }

.items { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; }
.items li { display: flex; align-items: center; gap: .75rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.items li:first-child { border-top: 0; padding-top: 0; }
.items li:last-child { padding-bottom: 0; }
.number { min-width: 1.4rem; color: var(--quiet); font-variant-numeric: tabular-nums; text-align: right; }
.thing { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: .1rem; }
.thing form { display: contents; }
.words { align-self: flex-start; padding: .3rem 0; text-align: left; font-weight: 500; }
a.words { color: var(--ink); text-decoration-color: var(--field); }
button.words { border: 0; background: none; cursor: pointer; text-decoration: underline; text-decoration-color: var(--field); text-underline-offset: .2em; }
a.words:hover, button.words:hover { color: var(--accent); }

.facts { margin: 0; display: flex; flex-direction: column; gap: .15rem; }
.facts div { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .25rem 1rem; padding: .3rem 0; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; }
.progress { display: flex; flex-direction: column; gap: .35rem; }
.progress p { display: flex; justify-content: space-between; gap: 1rem; }
.count { font-variant-numeric: tabular-nums; color: var(--quiet); white-space: nowrap; }
progress { appearance: none; width: 100%; height: .6rem; border: 0; border-radius: 1rem; overflow: hidden; background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--bar); border-radius: 1rem; }
progress::-moz-progress-bar { background: var(--bar); border-radius: 1rem; }

fieldset { border: 0; margin: 0 0 .6rem; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; margin-bottom: .35rem; }
.choices { display: grid; gap: 0 1rem; }
.choices label { display: flex; gap: .65rem; align-items: center; min-height: 2.75rem; }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none; margin: 0; accent-color: var(--accent); }

.form form, .find { display: flex; flex-direction: column; gap: 1rem; }
.field { display: flex; flex-direction: column; gap: .25rem; }
.field label { font-weight: 600; }
.field label .detail { font-weight: 400; }
.hint { color: var(--quiet); font-size: .95rem; }
input[type=text], input[type=search], input[type=password], select, textarea {
  width: 100%; min-height: 2.9rem; padding: .55rem .75rem; background: var(--sheet);
  border: 1px solid var(--field); border-radius: 10px;
}
select { max-width: 22rem; }
::placeholder { color: var(--quiet); opacity: 1; }
.problem { padding: .75rem 1rem; border-left: 5px solid var(--bar); border-radius: 8px; background: var(--sand); }
.find { flex-direction: row; flex-wrap: wrap; gap: .35rem .5rem; }
.find label { width: 100%; font-size: .95rem; color: var(--quiet); }
.find input { flex: 1; width: auto; min-width: 8rem; }

main > section { display: flex; flex-direction: column; gap: .9rem; }
main > section:not(#answer):not(.form) { padding-top: .75rem; }
details { border-top: 1px solid var(--line); }
.topics { display: flex; flex-direction: column; border-bottom: 1px solid var(--line); }
details > summary { cursor: pointer; padding: .7rem 0; min-height: 2.75rem; font-weight: 500; }
details > summary .state { margin-left: .5rem; padding: .1rem .5rem; border-radius: 8px; background: var(--tint); color: var(--accent); font-size: .85rem; font-weight: 600; }
details > summary .detail { margin-left: .6rem; font-weight: 400; }
details[open] { padding-bottom: 1rem; }
.more, .more .fields { display: flex; flex-direction: column; gap: 1rem; }
.more { display: block; border-bottom: 1px solid var(--line); }
.more > summary { color: var(--quiet); }
details .form { margin-bottom: .75rem; }

.chart { margin: .25rem 0 0; padding-left: 2rem; }
.chart.few { max-width: 26rem; }
.plot { position: relative; }
.mark { position: absolute; right: 100%; top: 0; transform: translateY(-50%); padding-right: .5rem; font-size: .8rem; color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
.mark.half { top: 51%; }
.chart svg { display: block; width: 100%; height: 9rem; overflow: visible; }
.column { fill: var(--bar); }
.grid { stroke: var(--line); stroke-dasharray: 3 4; }
.axis { stroke: var(--field); }
.labels { display: flex; color: var(--quiet); font-size: .8rem; line-height: 1.25; padding-top: .3rem; }
.labels.ends { justify-content: space-between; }
.labels.ends span { flex: 0 1 auto; }
.labels span { flex: 1; min-width: 0; text-align: center; white-space: nowrap; overflow-wrap: normal; }

.calendar { width: 100%; border-collapse: separate; border-spacing: 4px; table-layout: fixed; margin: 0 -4px; width: calc(100% + 8px); }
.calendar caption { text-align: left; color: var(--quiet); font-size: .95rem; padding: 0 4px .35rem; }
.calendar th { font-weight: 500; font-size: .8rem; color: var(--quiet); padding: .1rem 0; }
.calendar td { height: 3.4rem; padding: .25rem .1rem; text-align: center; vertical-align: middle; border-radius: 9px; line-height: 1.15; position: relative; }
.calendar td[data-word] { border: 1px solid var(--line); }
.calendar .date { display: block; font-variant-numeric: tabular-nums; }
.calendar small { font-size: .7rem; color: var(--quiet); }
.calendar .word { display: block; font-size: .72rem; color: var(--quiet); }
.calendar td[data-word=done] { background: var(--tint); border-color: var(--bar); }
.calendar td[data-word=done] .word { color: var(--accent); font-weight: 600; }
.calendar td[data-word=rest], .calendar td[data-word=pause] { background: var(--sand); border-style: dashed; border-color: var(--field); }
.calendar td[data-word=off] { border-color: transparent; }
.calendar td[data-word=open] { border: 2px dashed var(--accent); }
.calendar th[scope=row] { text-align: left; padding-left: 4px; width: 2.6em; }
.key { display: none; }
@container (max-width: 20rem) {
  .calendar { border-spacing: 2px; }
  .calendar .wide, .calendar small { display: none; }
  .calendar td { height: 3rem; padding: .1rem 0; border-radius: 6px; font-size: .75rem; overflow-wrap: normal; }
  .calendar th { overflow-wrap: normal; font-size: .75rem; }
  .calendar .word { font-size: 0; }
  .calendar .word::before { font-size: .8rem; }
  .key { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; font-size: .95rem; color: var(--quiet); }
  .key li::before { margin-right: .4rem; }
  [data-word=done] .word::before, .key [data-word=done]::before { content: "✓"; }
  [data-word=open] .word::before, .key [data-word=open]::before { content: "○"; }
  [data-word=rest] .word::before, .key [data-word=rest]::before { content: "~"; }
  [data-word=pause] .word::before, .key [data-word=pause]::before { content: "="; }
  [data-word=off] .word::before, .key [data-word=off]::before { content: "·"; }
  [data-word="not done"] .word::before, .key [data-word="not done"]::before { content: "–"; }
  .labels:not(.few, .ends) span:nth-child(even) { visibility: hidden; }
  .labels.ends span:nth-child(2) { display: none; }
}
@container (max-width: 26rem) {
  .items li { flex-wrap: wrap; row-gap: .25rem; }
  .thing { flex: 1 1 7rem; }
  .items li > form, .items li > .button { margin-left: auto; }
  .crowded span:nth-child(even) { visibility: hidden; }
  .facts div { grid-template-columns: minmax(6rem, 8rem) 1fr; }
}
@container (max-width: 15rem) {
  .thing { flex: 1 1 calc(100% - 2.4rem); }
  .facts div { grid-template-columns: 1fr; gap: 0; }
}

@media (min-width: 40rem) {
  .choices.many { grid-template-columns: 1fr 1fr; }
  .view, section.form, .panel { padding: 1.3rem 1.5rem; }
  h1 { font-size: 2rem; }
}
@media (max-width: 40rem) {
  .brand { display: none; }
}
@media (max-width: 26rem) {
  header nav a { padding: 0 .55rem; }
  header nav ul { margin-left: -.55rem; gap: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .button, nav a { transition: background-color .15s, border-color .15s; }
}
@media (forced-colors: active) {
  .column { fill: CanvasText; }
  nav a[aria-current] { outline: 2px solid; }
}
@media print {
  header nav, .say, .skip, .buttons, footer, .find, .tabs { display: none; }
  body { background: none; }
  .view, section.form { border: 0; padding: 0; }
}
`
