/** The page's own style: both themes, narrow screens and paper. Verdicts are told by word and mark as well as by colour. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #566173; --paper: #fff; --band: #f3f5f8; --line: #d8dde5;
  --pass: #0b6b3a; --fail: #a8201a; --unknown: #7a5200; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebf1; --soft: #a5afbf; --paper: #12161c; --band: #1b2129; --line: #343d4a;
  --pass: #63d297; --fail: #ff9189; --unknown: #f0c060; --link: #8ec2f5; } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .1em 0 .3em } h2 { font-size: 1.3rem; margin: 2.4em 0 .6em }
h3 { font-size: 1.05rem; margin: 0 0 .5em } p { margin: .5em 0; max-width: 44rem } li { margin: .3em 0; max-width: 44rem }
p, li, dt, dd { overflow-wrap: anywhere }
a { color: var(--link) } .kind, .small { color: var(--soft); font-size: .875rem } .kind { margin: 0 }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem }
.about { background: var(--band); border-left: .25rem solid var(--soft); padding: .8rem 1rem; max-width: none }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--unknown); border-radius: .4rem; padding: .6rem 1.2rem; margin: 1.5rem 0 }
.verdict.pass { border-left-color: var(--pass) } .verdict.fail { border-left-color: var(--fail) }
.word { font-size: 1.4rem; font-weight: 700; margin: .2em 0 } .pass > .word, .pass > h3, .marks .pass > span { color: var(--pass) }
.loop { margin: .5em 0; max-width: 44rem } .loop a { color: inherit }
.fail > .word, .fail > h3, .marks .fail > span, .loop { color: var(--fail) } .insufficient > .word, .unknown > h3 { color: var(--unknown) }
article { border-top: 1px solid var(--line); padding: 1rem 0 } .gap { color: var(--soft); font-size: .925rem }
.marks { list-style: none; padding: 0 } .scroll { overflow-x: auto; margin: .6rem 0 } .scroll:focus-visible { outline: 2px solid var(--link) }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .925rem }
th, td { text-align: right; padding: .4rem; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap }
th { font-weight: 600 } thead th { color: var(--soft); font-size: .8125rem } th:first-child, td:first-child { text-align: left; padding-left: 0 }
th[scope=row] { font-weight: 500 } .words th, .words td { text-align: left } td:nth-child(2):has(br) { white-space: normal; text-align: left }
.bar { display: inline-block; width: 3rem; height: .55rem; margin-right: .5rem; border-radius: .2rem;
  background: linear-gradient(to right, var(--link) var(--share), var(--line) var(--share)) }
.way { display: inline; margin-left: .2rem; font-weight: 400; font-size: .8125rem; color: var(--soft) } .way summary { display: inline; cursor: pointer; text-decoration: underline dotted }
.way code { display: block; min-width: 14rem; padding: .2rem 0; white-space: normal; overflow-wrap: anywhere; user-select: all }
.way summary:focus-visible { outline: 2px solid var(--link) } td, th { min-width: 0 }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1.2rem; border: 0; border-radius: .4rem; cursor: pointer;
  background: var(--link); color: var(--paper) } button:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
dt { font-weight: 600; margin-top: .6em } dd { margin: 0; color: var(--soft) }
@media print { body { max-width: none; padding: 0; font-size: 10pt } article, tr { break-inside: avoid } a { color: inherit; text-decoration: none } }
`
