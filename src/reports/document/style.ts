/** What a document looks like as a page: both themes, narrow screens and paper. The colour of whoever it comes from is `--brand`. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1c1e; --soft: #5d6067; --paper: #fff; --band: #f4f4f1; --line: #dcdcd6; --link: #2f5bd7;
  --good: #2457c5; --bad: #c2570c; --neutral: #a7adb8; --unknown: #5d6067; --good-word: #0b6b3a; --bad-word: #a8201a; --unknown-word: #7a5200 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceded; --soft: #a3a7ae; --paper: #131416; --band: #1e2023; --line: #33373c; --link: #8eabf4;
  --good: #7fa4f7; --bad: #e58a4c; --neutral: #5c626c; --unknown: #a3a7ae; --good-word: #63d297; --bad-word: #ff9189; --unknown-word: #f0c060 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
h1, h2, h3, p, li, dt, dd, caption, th, td, figcaption, summary { overflow-wrap: anywhere; white-space: pre-line }
h1 { font-size: 2rem; line-height: 1.2; margin: .15em 0 .25em; letter-spacing: -.015em } h2 { font-size: 1.3rem; margin: 2.2em 0 .5em; line-height: 1.3 }
h3 { font-size: 1.05rem; margin: 1.6em 0 .3em } p { margin: .5em 0; max-width: 44rem } li { margin: .3em 0; max-width: 44rem } .lead { font-size: 1.125rem }
a { color: var(--link) } a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem }
.from { display: flex; max-width: none; align-items: center; gap: .9rem; margin: 0 0 1.6rem; padding-bottom: .8rem; border-bottom: .2rem solid var(--brand, var(--line)); font-weight: 600 }
.from img { max-height: 3rem; max-width: 12rem; width: auto; height: auto; padding: .2rem; background: #fff; border-radius: .25rem }
.kind { margin: 0; color: var(--soft) } .facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 1rem 0; font-size: .9375rem }
.facts dt { color: var(--soft) } .facts dd { margin: 0 } @media (max-width: 34rem) { .facts { grid-template-columns: 1fr } .facts dd { margin-bottom: .5rem } }
nav { font-size: .9375rem; border: 1px solid var(--line); border-radius: .4rem; padding: .6rem 1rem; margin: 1.5rem 0 } nav ul { margin: 0; padding: 0; list-style: none; columns: 18rem }
nav p { margin: 0 0 .3rem; color: var(--soft) } nav li { margin: .15rem 0; break-inside: avoid }
.status { border: 1px solid var(--line); border-left: .35rem solid var(--soft); border-radius: .35rem; padding: .5rem 1rem; margin: .7rem 0; break-inside: avoid }
.status p { margin: .15em 0 } .status strong { font-size: 1.05rem }
.status.good { border-left-color: var(--good-word) } .status.bad { border-left-color: var(--bad-word) } .status.unknown { border-left-color: var(--unknown-word) }
.good > p > strong { color: var(--good-word) } .bad > p > strong { color: var(--bad-word) } .unknown > p > strong { color: var(--unknown-word) }
.note { color: var(--soft); font-size: .9375rem } .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem; margin: 1rem 0 }
.figures div { border-top: 1px solid var(--line); padding-top: .5rem } .figures dt { color: var(--soft); font-size: .875rem } .figures dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums }
.figures dd.about { font-size: .875rem; font-weight: 400; color: var(--soft) }
.scroll { overflow-x: auto; margin: .8rem 0 } table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: 600; padding: .3rem 0 } th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
th { font-weight: 600 } thead th { color: var(--soft); font-size: .8125rem } th[scope=row] { font-weight: 500; min-width: 8rem } td:not(.figure) { min-width: 6.5rem } .figure { text-align: right; white-space: nowrap; overflow-wrap: normal }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0 } .unsaid { color: var(--unknown-word) }
figure { margin: 1.2rem 0 } figcaption { font-weight: 600 } figure svg { display: block; width: 100%; min-width: 36rem; height: auto }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: .4rem 0; font-size: .875rem } .legend li { margin: 0; display: flex; align-items: center; gap: .45rem }
.legend span { flex: none; width: .8rem; height: .8rem; border: 1px solid transparent } .legend .unknown { border-color: var(--unknown) }
.legend .good { background: var(--good) } .legend .bad { background: var(--bad) } .legend .neutral { background: var(--neutral) }
.way { display: inline; font-weight: 400; font-size: .8125rem } .way summary { display: inline; font-size: inherit; text-decoration: underline dotted }
.way code { display: block; min-width: 14rem; padding: .2rem 0; user-select: all }
summary { cursor: pointer; color: var(--soft); font-size: .875rem } footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem }
@media print { @page { margin: 18mm 16mm } body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.4; -webkit-print-color-adjust: exact; print-color-adjust: exact }
  h1 { font-size: 1.6rem } h2 { margin-top: 1.6em } h3 { margin: .9em 0 .15em } p { margin: .3em 0 } td:not(.figure) { min-width: 3rem } figure svg { min-width: 0 } .from { margin-bottom: 1rem } .skip, nav, details { display: none } h2, h3 { break-after: avoid } tr, .status, figure, .figures div { break-inside: avoid }
  .scroll { overflow: visible } .new-page { break-before: page } .new-page h2 { margin-top: 0 } a { color: inherit; text-decoration: none } }
`
