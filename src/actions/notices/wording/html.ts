import type { Item, Letter, Part } from './letter.ts'
import { oneLine } from './plain.ts'

/**
 * A letter as HTML for mail: one column of at most 600 px, styles where they are used (many programs throw a sheet away), the colours of a
 * dark room for those that know them, no picture and nothing loaded from anywhere.
 */
export function letterToHtml(
  { subject, locale, brand }: { readonly subject: string; readonly locale: string; readonly brand: string },
  { parts, acts, foot }: Letter,
  words: (sentence: string) => string,
): string {
  const line = (sentence: string) => escaped(oneLine(words(sentence)))
  const [first, ...others] = acts
  const preview = parts[0]?.lines[0] ?? parts[0]?.items?.[0]?.title
  return `<!doctype html>
<html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title><style>${dark}</style></head>
<body class="ground" style="margin:0;padding:0;background:#fafaf8;color:#1b1c1e;${font}">
<div style="display:none;max-height:0;overflow:hidden">${preview ? line(preview) : ''}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #e3e3de;border-radius:12px;text-align:left"><tr><td style="padding:24px 28px">
<p class="soft" style="margin:0 0 16px;font-size:14px;font-weight:600;color:#63666c">${escaped(brand)}</p>
<h1 style="margin:0 0 20px;font-size:21px;line-height:1.3;font-weight:650;overflow-wrap:anywhere">${escaped(subject)}</h1>
${parts.map((part) => partToHtml(part, line)).join('\n')}
${first ? `<p style="margin:24px 0 0"><a class="act" href="${escaped(first.url)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:#2f5bd7;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${line(first.label)}</a></p>` : ''}
${others.map(({ label, url }) => `<p style="margin:14px 0 0;font-size:15px"><a class="link" href="${escaped(url)}" style="color:#2f5bd7">${line(label)}</a></p>`).join('\n')}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left"><tr><td style="padding:14px 28px">
${foot.map((one) => `<p class="soft" style="margin:0 0 6px;font-size:13px;line-height:1.5;color:#63666c">${line(one)}</p>`).join('\n')}
</td></tr></table>
</td></tr></table></body></html>
`
}

function partToHtml(
  { heading, lines, steps = [], items = [], after = [] }: Part,
  line: (sentence: string) => string,
): string {
  const paragraph = 'margin:0 0 6px;font-size:16px;line-height:1.5;overflow-wrap:anywhere'
  return `<h2 class="soft" style="margin:20px 0 6px;font-size:14px;line-height:1.4;font-weight:600;color:#63666c">${line(heading)}</h2>
${lines.map((one) => `<p style="${paragraph}">${line(one)}</p>`).join('\n')}
${steps.length === 0 ? '' : `<ol style="margin:6px 0 6px;padding-left:24px;font-size:16px;line-height:1.5">${steps.map((one) => `<li style="margin:0 0 4px;overflow-wrap:anywhere">${line(one)}</li>`).join('')}</ol>`}
${items.map((one) => itemToHtml(one, line)).join('\n')}
${after.map((one) => `<p style="${paragraph}">${line(one)}</p>`).join('\n')}`
}

function itemToHtml({ title, url, lines, acts }: Item, line: (sentence: string) => string): string {
  const link = 'color:#2f5bd7;text-decoration:none'
  return `<table role="presentation" class="item" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-top:1px solid #e3e3de"><tr><td style="padding:12px 0 10px">
<p style="margin:0 0 2px;font-size:16px;line-height:1.4;font-weight:600;overflow-wrap:anywhere"><a class="link" href="${escaped(url)}" style="${link}">${line(title)}</a></p>
${lines.map((one) => `<p class="soft" style="margin:0;font-size:14px;line-height:1.5;color:#63666c;overflow-wrap:anywhere">${line(one)}</p>`).join('\n')}
${acts.map((act) => `<p style="margin:6px 0 0;font-size:14px"><a class="link" href="${escaped(act.url)}" style="color:#2f5bd7">${line(act.label)}</a></p>`).join('\n')}
</td></tr></table>`
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** What stands on an element holds against a sheet, so these are marked as more important. */
const dark = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){
.ground{background:#131416!important;color:#eceded!important}.sheet{background:#1a1c1f!important;border-color:#2e3136!important}
.item{border-color:#2e3136!important}.soft{color:#9ea2a9!important}.link{color:#8eabf4!important}}`

const escaped = (value: string): string => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
