import { text } from '../../base/html.ts'
import { type LanguageName, languages } from '../../base/languages.ts'
import { inLanguage, say } from '../../base/say.ts'
import { cellInWords, isFigure } from './cell.ts'
import { chartToSvg, type Paint } from './chart.ts'
import {
  type Behind,
  type Block,
  type Chart,
  chartAsTable,
  type Document,
  isColour,
  type Section,
  type Table,
} from './document.ts'
import { readable } from './readable.ts'
import { style } from './style.ts'

/** The page on which what is behind something is seen; null where there is none, or who reads may not: a command stands there, where one is told. */
export type PageOf = (behind: Behind) => string | null

const paint: Paint = {
  good: 'var(--good)',
  bad: 'var(--bad)',
  neutral: 'var(--neutral)',
  unknown: 'var(--unknown)',
  ink: 'var(--soft)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  font: 'inherit',
}

/** The document as one self-contained page: no script, no request to anywhere, readable by a screen reader and on paper. */
export function documentToHtml(document: Document, language: LanguageName, pageOf: PageOf = () => null): string {
  const said: Said = (words) => text(readable(inLanguage(words, languages[language])))
  const write: Write = { said, pageOf, language }
  const { kind, title, subtitle, from, facts, sections, foot } = document
  const brand = isColour(from?.colour) ? `:root { --brand: ${from?.colour} }` : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said(title)}</title>
<style>${style}${brand}</style>
</head>
<body>
<a class="skip" href="#content">${said(say`Skip to the content`)}</a>
<header>
${from ? `<p class="from">${from.logo ? `<img alt="" width="${from.logo.width}" height="${from.logo.height}" src="data:${from.logo.type};base64,${from.logo.base64.replaceAll(/[^A-Za-z0-9+/=]/g, '')}">` : ''}<span dir="auto">${said(from.name)}</span></p>` : ''}
<p class="kind">${said(kind)}</p>
<h1 dir="auto">${said(title)}</h1>
${subtitle === null ? '' : `<p dir="auto">${said(subtitle)}</p>`}
${facts.length === 0 ? '' : `<dl class="facts">${facts.map((fact) => `<dt>${said(fact.name)}</dt><dd dir="auto">${said(fact.value)}</dd>`).join('')}</dl>`}
</header>
<main id="content">
${[...sections.slice(0, 1).map((one) => section(one, write)), contents(sections.slice(1), said), ...sections.slice(1).map((one) => section(one, write))].join('\n')}
</main>
<footer><p>${said(foot)}</p></footer>
</body>
</html>
`
}

type Said = (words: string) => string
type Write = { readonly said: Said; readonly pageOf: PageOf; readonly language: LanguageName }

/** Below what is read first, and not before it. */
const contents = (sections: readonly Section[], said: Said): string =>
  sections.length < 3
    ? ''
    : `<nav aria-label="${said(say`Contents`)}"><p>${said(say`Contents`)}</p><ul>${sections.map((one) => `<li><a href="#${text(one.id)}">${said(one.title)}</a></li>`).join('')}</ul></nav>`

function section({ id, title, blocks, newPage }: Section, write: Write): string {
  return `<section${newPage ? ' class="new-page"' : ''} aria-labelledby="${text(id)}"><h2 id="${text(id)}" dir="auto">${write.said(title)}</h2>
${blocks.map((one) => block(one, write)).join('\n')}
</section>`
}

function block(one: Block, write: Write): string {
  const { said } = write
  switch (one.kind) {
    case 'paragraph':
      return `<p${one.lead ? ' class="lead"' : ''} dir="auto">${linked(said(one.text), one.behind, write)}</p>`
    case 'note':
      return `<p class="note" dir="auto">${said(one.text)}</p>`
    case 'heading':
      return `<h3 dir="auto">${said(one.text)}</h3>`
    case 'list': {
      const tag = one.ordered ? 'ol' : 'ul'
      return `<${tag}>${one.items.map((item) => `<li dir="auto">${said(item)}</li>`).join('')}</${tag}>`
    }
    case 'status':
      return `<div class="status ${one.tone}"><p dir="auto"><strong>${said(one.word)}</strong></p><p dir="auto">${said(one.text)}</p></div>`
    case 'figures':
      return `<dl class="figures">${one.items
        .map(
          ({ name, value, note }) =>
            `<div><dt>${said(name)}</dt><dd${value === null ? ' class="unsaid"' : ''}>${said(value ?? say`unknown`)}</dd>${note === null ? '' : `<dd class="about">${said(note)}</dd>`}</div>`,
        )
        .join('')}</dl>`
    case 'table':
      return table(one, write)
    case 'chart':
      return chart(one, write)
  }
}

function table({ id, caption, columns, rows, total, empty }: Table, write: Write): string {
  const { said, language } = write
  if (rows.length === 0) return `<p class="note">${said(caption)}: ${said(empty)}</p>`
  const cells = (row: readonly (string | number | null)[], behind?: Behind) =>
    columns
      .map((column, index) => {
        const cell = row[index] === undefined ? '' : row[index]
        const words = text(readable(cellInWords(cell, column, languages[language])))
        const shown = cell === null ? `<span class="unsaid">${words}</span>` : words
        const figure = isFigure(column) ? ' class="figure"' : ' dir="auto"'
        return index === 0
          ? `<th scope="row"${figure}>${linked(shown, behind, write)}</th>`
          : `<td${figure}>${shown}</td>`
      })
      .join('')
  return `<div class="scroll" role="region" tabindex="0" aria-label="${said(caption)}"><table id="table-${text(id)}"><caption>${said(caption)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col"${isFigure(column) ? ' class="figure"' : ''}>${said(column.name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row.cells, row.behind)}</tr>`).join('\n')}</tbody>${total ? `\n<tfoot><tr>${cells(total)}</tr></tfoot>` : ''}</table></div>`
}

function chart(one: Chart, write: Write): string {
  const { said, language } = write
  return `<figure><figcaption>${said(one.caption)}</figcaption>
<ul class="legend">${one.series.map(({ name, tone }) => `<li><span class="${tone}" aria-hidden="true"></span>${said(name)}</li>`).join('')}</ul>
<div class="scroll chart" role="region" tabindex="0" aria-label="${said(one.caption)}">${chartToSvg(one, paint, languages[language])}</div>
<details><summary>${said(say`The same as a table`)}</summary>${table(chartAsTable(one), write)}</details></figure>`
}

function linked(shown: string, behind: Behind | undefined, { pageOf, said }: Write): string {
  const page = behind ? pageOf(behind) : null
  if (page !== null) return `<a href="${text(page)}">${shown}</a>`
  if (behind?.command === undefined) return shown
  return `${shown} <details class="way"><summary>${said(say`command`)}</summary><code>${text(behind.command)}</code></details>`
}
