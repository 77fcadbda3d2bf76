/** What the pages of the server look like before the desk is there: both themes, narrow screens. The colours are in `page.ts`. */
export const style = `
:root { color-scheme: light dark }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .1em 0 .3em } h2 { font-size: 1.3rem; margin: 2.4em 0 .6em }
h3 { font-size: 1.05rem; margin: 0 0 .5em } p { margin: .5em 0; max-width: 44rem } li { margin: .3em 0; max-width: 44rem }
p, li, dt, dd { overflow-wrap: anywhere }
a { color: var(--link) } .small { color: var(--soft); font-size: .875rem }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem }
article { border-top: 1px solid var(--line); padding: 1rem 0 }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1.2rem; border: 0; border-radius: .4rem; cursor: pointer }
button:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
dt { font-weight: 600; margin-top: .6em } dd { margin: 0; color: var(--soft) }
`
