import type { ReadReview } from '../../decisions/reviews/keep.ts'
import type { DimensionOfReview, Review } from '../../decisions/reviews/review.ts'
import { type Behind, shortTime } from '../../evidence/runs/behind.ts'
import { behindFinding } from '../../findings/finding.ts'
import { style } from './style.ts'
import {
  alteredInWords,
  changeInWords,
  dayInWords,
  dimensionWords,
  failedInWords,
  intervalInWords,
  isCompared,
  knownFigures,
  milliseconds,
  otherFindings,
  periodInWords,
  promiseWords,
  resultWords,
  riskWords,
  sampleInWords,
  taskInWords,
  valueInWords,
  verdictWords,
} from './words.ts'

/**
 * The review as one self-contained page: no script, no request to anywhere, readable by a screen reader and on paper.
 * `pageOf` tells the page that shows what an address of the API answers; where there is none, the command stands instead.
 */
export function reviewToHtml(kept: ReadReview, pageOf: (url: string) => string | null): string {
  const review = kept.document
  const link = linkTo(pageOf)
  const findings = otherFindings(review)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`Review of ${review.name}: ${verdictWords[review.verdict].toLowerCase()}`)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#decide">Skip to what to decide</a>
<header>
  <p class="kind">Maintenance review</p>
  <h1>${text(review.name)}</h1>
  <p>${text(`${periodInWords(review)}, as of ${dayInWords(review.as_of, review.time_zone)} (${review.time_zone})`)}</p>
  ${review.purpose ? `<p>${text(review.purpose)}</p>` : ''}
</header>
<main>
${review.about ? `<p class="about"><strong>About this record.</strong> ${text(review.about)}</p>` : ''}
${kept.altered === null ? '' : `<p role="alert"><strong>${text(alteredInWords(kept.altered))}</strong></p>`}
<section class="verdict ${review.verdict.toLowerCase()}" aria-label="Verdict">
  <p class="word">${mark[review.verdict]} ${text(verdictWords[review.verdict])}</p>
  <p>${text(review.sentence)}</p>
  <p class="small">${text(`Owner: ${review.owner_name ?? review.owner} · ${riskWords[review.risk as 'high'] ?? review.risk} · plan version ${review.plan_version} · ${signature(kept)}`)}</p>
</section>
<section id="decide"><h2>What to decide</h2>
${review.decide.length === 0 ? '<p>Nothing waits for a decision.</p>' : `<ol>${review.decide.map((one) => `<li>${text(one)}</li>`).join('')}</ol>`}
</section>
${releases(review, link)}
${review.changed === undefined ? '' : `<section><h2>What changed</h2>${review.changed.length === 0 ? '<p>Nothing that is known.</p>' : `<ul>${review.changed.map((one) => `<li>${text(changeInWords(one, review.time_zone))}</li>`).join('')}</ul>`}</section>`}
<section><h2>The eight dimensions</h2>
${review.dimensions.map((one) => dimension(one, review, link)).join('\n')}
</section>
<section><h2>Safety measures</h2>
${
  review.continuity.length === 0
    ? '<p>The plan names none: no rollback, no fallback by hand, no drill.</p>'
    : `<ul class="marks">${review.continuity.map((one) => `<li class="${one.good ? 'pass' : 'fail'}">${one.good ? mark.PASS : mark.FAIL} ${one.behind ? link(one.behind, one.words, `: ${text(one.proof)}`) : `<strong>${text(one.words)}</strong>: ${text(one.proof)}`}</li>`).join('')}</ul>`
}
</section>
<section><h2>Needs attention</h2>
${
  findings.length === 0
    ? '<p>Nothing else.</p>'
    : scroll(
        `<table><thead><tr><th scope="col">Severity</th><th scope="col">What</th><th scope="col">Since</th></tr></thead><tbody>${findings
          .map(
            (one) =>
              `<tr><td>${text(one.severity)}</td><td><strong>${link(behindFinding(one.id), one.title)}</strong><br>${text(one.detail)}</td><td>${text(dayInWords(shortTime(one.first_seen), review.time_zone))}</td></tr>`,
          )
          .join('')}</tbody></table>`,
        'Needs attention',
      )
}
</section>
${tasks(kept, link)}
${review.typed && review.typed.length > 0 ? `<section><h2>Typed by hand</h2><ul>${review.typed.map((one) => `<li>${text(one)}</li>`).join('')}</ul></section>` : ''}
${review.assumptions.length === 0 ? '' : `<section><h2>Assumed, not measured</h2><dl>${review.assumptions.map((one) => `<dt>${text(one.words ?? one.about)}</dt><dd>${text(one.why)}</dd>`).join('')}</dl></section>`}
${review.untimed_runs > 0 ? `<p>${review.untimed_runs} runs of this workflow have no known time and are left out of everything above.</p>` : ''}
</main>
<footer><p class="small">${text(`Drawn ${shortTime(kept.drawn_at).slice(0, 16).replace('T', ' ')} UTC by ${review.code}. Document hash ${kept.hash}.`)}</p></footer>
</body>
</html>
`
}

const mark = {
  PASS: '<span aria-hidden="true">✓</span>',
  FAIL: '<span aria-hidden="true">✕</span>',
  INSUFFICIENT: '<span aria-hidden="true">?</span>',
}
const markByResult = { pass: mark.PASS, fail: mark.FAIL, unknown: mark.INSUFFICIENT }

function signature({ state, signed_at, signed_name, decision_seq, note, document }: ReadReview): string {
  if (state === 'drawn' || signed_at === null) return 'not signed yet'
  const day = dayInWords(shortTime(signed_at), document.time_zone)
  return `${state} by ${signed_name} on ${day}, entry ${decision_seq} of the decision log${note ? `: ${note}` : ''}`
}

function tasks({ document: review, answers }: ReadReview, link: Link): string {
  if (!review.tasks || review.tasks.length === 0) return ''
  const items = review.tasks.map((task) => {
    const answer = answers?.find((one) => one.task === task.id)?.answer
    const lines = taskInWords(task, review, answer).map((line) => `<br>${text(line)}`)
    return `<li><strong>${link(task.behind, task.title)}</strong>${lines.join('')}</li>`
  })
  return `<section><h2>Done since it was last asked</h2><ul>${items.join('')}</ul></section>`
}

function releases(review: Review, link: Link): string {
  if (review.releases.length === 0) return ''
  const head = [
    'Release',
    'Runs',
    'Accepted',
    'Very likely',
    'Handed over',
    'Failed calls',
    'Cost per run',
    'Median time',
  ]
  const rows = review.releases.map((one) => [
    `${link(one.behind, one.release)}${one.changed_with_it.length > 0 ? `<br><span class="small">${text(`Changed with it: ${one.changed_with_it.join('; ')}`)}</span>` : ''}`,
    String(one.runs),
    bar(
      one.accepted.value === null ? null : Number(one.accepted.value),
      valueInWords(one.accepted, 'share', review.currency),
    ),
    text(intervalInWords(one.accepted, 'share', review.currency)),
    text(valueInWords(one.handed_over, 'share', review.currency)),
    text(failedInWords(one)),
    text(valueInWords(one.cost_per_run, 'money', review.currency)),
    text(one.median_ms === null ? 'unknown' : milliseconds(one.median_ms)),
  ])
  return `<section><h2>Releases in this period</h2>
${grid(head, rows, 'Releases in this period')}
${review.notes.length > 0 ? `<ul>${review.notes.map((one) => `<li>${text(one)}</li>`).join('')}</ul>` : ''}
${review.loops.map((one) => `<div class="loop">${mark.FAIL} ${link(one.behind, one.sentence)}</div>`).join('')}
</section>`
}

function dimension(one: DimensionOfReview, review: Review, link: Link): string {
  const compared = isCompared(review)
  const rows = knownFigures(one).map((figure) => [
    link(figure.behind, figure.words),
    text(valueInWords(figure.now, figure.unit, review.currency)),
    text(intervalInWords(figure.now, figure.unit, review.currency)),
    text(sampleInWords(figure.now)),
    ...(compared
      ? [text(valueInWords(figure.before, figure.unit, review.currency)), text(figure.change ?? "can't tell")]
      : []),
  ])
  const head = ['Figure', 'This period', 'Very likely', 'Of', ...(compared ? ['Period before', 'Change'] : [])]
  const words = dimensionWords(one.dimension)
  return `<article class="${one.result}"><h3>${markByResult[one.result]} ${text(words)}: ${text(resultWords[one.result])}</h3>
${one.objectives.length === 0 ? `<p>${text(one.reason)}</p>` : `<ul>${one.objectives.map((objective) => `<li>${link(objective.behind, `${promiseWords(objective)} ${objective.target} over ${objective.window}`, `: <strong>${text(resultWords[objective.result])}</strong>; ${text(objective.reason)}`)}</li>`).join('')}</ul>`}
${rows.length > 0 ? grid(head, rows, `Figures: ${words}`) : ''}
${one.unknown.map((gap) => `<p class="gap">Not known: ${text(gap)}</p>`).join('')}
</article>`
}

function grid(head: readonly string[], rows: readonly (readonly string[])[], caption: string): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')
  return scroll(
    `<table><thead><tr>${head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>`,
    caption,
  )
}

/** Wide tables move inside their own frame, also by keyboard. */
const scroll = (table: string, label: string): string =>
  `<div class="scroll" role="region" tabindex="0" aria-label="${text(label)}">${table}</div>`

function bar(share: number | null, words: string): string {
  if (share === null) return text(words)
  return `<span class="bar" style="--share:${Math.round(share)}%"></span>${text(words)}`
}

type Link = (behind: Behind, words: string, after?: string) => string

/** Words that lead to what is behind them: by a link, or by a command to copy, which stands `after` what else is said. */
function linkTo(pageOf: (url: string) => string | null): Link {
  return (behind, words, after = '') => {
    const page = pageOf(behind.url)
    if (page !== null) return `<a href="${text(page)}">${text(words)}</a>${after}`
    return `${text(words)}${after} <details class="way"><summary>command</summary><code>${text(behind.command)}</code></details>`
  }
}

/** A text as HTML shows it, in an element or an attribute. */
export const text = (value: string): string => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
