import { text } from '../../base/html.ts'
import { inLanguage, type Language, sayNumber } from '../../base/say.ts'
import { cellInWords } from './cell.ts'
import type { Chart, Tone } from './document.ts'
import { readable } from './readable.ts'

/** What the parts of a chart are drawn with: colours as the page or the sheet has them. */
export type Paint = Readonly<Record<Tone | 'ink' | 'line' | 'paper', string>> & { readonly font: string }

const WIDTH = 720
const HEIGHT = 220
const MARGIN = { left: 52, right: 18, top: 10, bottom: 26 }

/**
 * Columns of a chart as SVG, in one spelling: no id, nothing random. Parts are told apart by lightness as well as by colour, and what is
 * unknown is hollow. It says nothing to a screen reader: the same stands beside it as a table.
 */
export function chartToSvg(chart: Chart, paint: Paint, language: Language): string {
  const { labels, series } = chart
  const plot = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom }
  const sums = labels.values.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
  const ticks = ticksTo(Math.max(1, ...sums))
  const most = ticks.at(-1) ?? 1
  const y = (value: number) => round(MARGIN.top + plot.height * (1 - value / most))
  const step = plot.width / Math.max(1, labels.values.length)
  const bar = Math.min(48, step * 0.72)
  const every = Math.ceil(labels.values.length / (labels.type === 'day' ? 11 : 8))
  const said = (words: string, x: number, at: number, anchor: 'end' | 'middle') =>
    `<text x="${round(x)}" y="${round(at)}" text-anchor="${anchor}" font-family="${paint.font}" font-size="11" fill="${paint.ink}">${text(readable(words))}</text>`
  const parts: string[] = []
  for (const tick of ticks) {
    parts.push(
      `<line x1="${MARGIN.left}" y1="${y(tick)}" x2="${WIDTH - MARGIN.right}" y2="${y(tick)}" stroke="${paint.line}" stroke-width="1"/>`,
      said(inLanguage(sayNumber(String(tick)), language), MARGIN.left - 6, y(tick) + 4, 'end'),
    )
  }
  for (const [index, label] of labels.values.entries()) {
    const x = MARGIN.left + step * index + (step - bar) / 2
    let below = 0
    for (const { tone, values } of series) {
      const value = values[index] ?? 0
      if (value <= 0) continue
      const [top, bottom] = [y(below + value), y(below)]
      parts.push(rect({ x, y: top, width: bar, height: Math.max(0.6, bottom - top) }, tone, paint))
      below += value
    }
    if (index % every === 0)
      parts.push(said(shortLabel(chart, label, language), x + bar / 2, HEIGHT - MARGIN.bottom + 17, 'middle'))
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${parts.join('')}</svg>`
}

function rect(at: { x: number; y: number; width: number; height: number }, tone: Tone, paint: Paint): string {
  // A hollow one lies within its line.
  const inset = tone === 'unknown' ? 0.5 : 0
  const [width, height] = [round(at.width - 2 * inset), round(Math.max(0.2, at.height - 2 * inset))]
  const drawn =
    tone === 'unknown' ? `fill="${paint.paper}" stroke="${paint.unknown}" stroke-width="1"` : `fill="${paint[tone]}"`
  return `<rect x="${round(at.x + inset)}" y="${round(at.y + inset)}" width="${width}" height="${height}" ${drawn}/>`
}

/** Round numbers from 0 to one that is not below the most. */
export function ticksTo(most: number): number[] {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** Of a day its number and month, of a name as much as has room. */
function shortLabel({ labels }: Chart, label: string, language: Language): string {
  if (labels.type === 'day' && /^\d{4}-\d\d-\d\d$/.test(label))
    return new Intl.DateTimeFormat(language.locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
      new Date(label),
    )
  const words = cellInWords(label, { name: '', type: labels.type }, language)
  const room = Math.max(4, Math.floor(84 / Math.max(1, labels.values.length)))
  const graphemes = [...new Intl.Segmenter(language.locale).segment(words)].map(({ segment }) => segment)
  return graphemes.length <= room ? words : `${graphemes.slice(0, room - 1).join('')}…`
}

const round = (value: number): number => Math.round(value * 100) / 100
