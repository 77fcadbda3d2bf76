import { secureHeaders } from 'hono/secure-headers'
import { text } from '../base/html.ts'
import { type LanguageName, languages } from '../base/languages.ts'
import { inLanguage } from '../base/say.ts'
import { style } from './page-style.ts'

/** The colours of the desk (`web/parts/style.css`), into which these pages lead. */
const colours = `
:root { --ink: #1b1c1e; --soft: #63666c; --paper: #fafaf8; --surface: #fff; --band: #f3f3f0; --line: #e3e3de; --link: #2f5bd7; --act: #2f5bd7 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceded; --soft: #9ea2a9; --paper: #131416; --surface: #1a1c1f; --band: #212428;
  --line: #2e3136; --link: #8eabf4 } }
button { background: var(--act); color: #fff }
.brand { margin: 0 0 1.25rem; display: flex; align-items: center; gap: .625rem; font-weight: 650; letter-spacing: -.01em }`

/** A page of the server: self-contained, without scripts. */
export function page(title: string, body: string, { ownStyle = '', language = 'en' } = {}): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${style}${colours}${ownStyle}</style></head><body>${body}</body></html>
`
}

/** The sign of the desk, with its name: its file is served only where the desk is built. */
export const brand = `<p class="brand"><svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#2f5bd7"/><path d="M7 17h4l3-7 4 13 3-6h4" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>Aftercare</p>`

/** A page that says one thing before anything else can be seen: one sheet in the middle. */
export function door(title: string, body: string, language = 'en'): string {
  return page(title, `<main>${brand}<h1>${text(title)}</h1>${body}</main>`, { ownStyle: ofDoor, language })
}

/** The same in a language: `said` says a sentence in it, as text of a page. */
export function doorIn(
  language: LanguageName,
  title: string,
  body: (said: (sentence: string) => string) => string,
): string {
  const plain = (sentence: string) => inLanguage(sentence, languages[language])
  return door(
    plain(title),
    body((sentence) => text(plain(sentence))),
    language,
  )
}

const ofDoor = `
body { display: grid; align-content: center; justify-items: center; min-height: 100vh; padding-bottom: 22vh }
main { width: 100%; max-width: 27rem; padding: 1.75rem 2rem 2rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--surface) }
h1 { margin: 1.5rem 0 .4rem; font-size: 1.375rem; letter-spacing: -.015em; overflow-wrap: anywhere } p { margin: 0; color: var(--soft) }
.brand { color: var(--ink) } form { margin-top: 1.5rem } form button { width: 100% }
textarea { box-sizing: border-box; width: 100%; margin: .4rem 0 1rem; padding: .6rem .7rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--paper); color: var(--ink);
  font: inherit } #wrong { margin-bottom: 1rem } .on { margin-top: 1.25rem }`

/**
 * Nothing is loaded into a page from elsewhere, no script that is not a file of ours runs, and no other site shows a page in
 * a frame to have its buttons pressed.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    // The kit sets lengths and colours on its elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // With "no-referrer" a browser would not name the page a form was sent from either.
  referrerPolicy: 'same-origin',
  // Whether every address here is to be HTTPS is for the proxy in front to say.
  strictTransportSecurity: false,
})
