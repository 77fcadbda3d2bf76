import { secureHeaders } from 'hono/secure-headers'
import { text } from '../reports/review/html.ts'
import { style } from '../reports/review/style.ts'

/** A page of the server: self-contained, without scripts, in the style of the reviews. */
export function page(title: string, body: string, { ownStyle = '', language = 'en' } = {}): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${style}${ownStyle}</style></head><body>${body}</body></html>
`
}

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
