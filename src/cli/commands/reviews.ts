import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { text as htmlText } from '../../base/html.ts'
import { inLanguage } from '../../base/say.ts'
import { reviewToText, table } from '../../reports/review/text.ts'
import { sayAltered } from '../../reports/review/words.ts'
import { type Command, type Invocation, json, type Options, text } from '../command.ts'
import { write } from '../write.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const asDocument = {
  html: { type: 'string', value: 'FILE', help: 'also write it as a page of its own' },
  pdf: { type: 'string', value: 'FILE', help: 'also write it as PDF' },
  language: { type: 'string', value: 'LANGUAGE', help: 'of the page and the PDF: en or de' },
} as const

export const reviewCommands: readonly Command[] = [
  {
    name: 'review',
    usage: 'WORKFLOW',
    summary: 'Draw up the maintenance review of a workflow: verdicts, figures, what is unknown, what to decide.',
    options: {
      from: {
        type: 'string',
        value: 'TIME',
        help: "where the period begins (default: one step of the plan's cadence before its end)",
      },
      to: { type: 'string', value: 'TIME', help: 'where it ends (default: now)' },
      ...asDocument,
      'exit-code': { type: 'boolean', help: 'end with 7 when the verdict is FAIL' },
      json: asJson,
    },
    async run({ words, options, terminal, environment, api }) {
      const [workflow] = words
      if (!workflow)
        throw new AppError(
          'invalid_input',
          'Name the workflow to review. "aftercare figures --by workflow" lists them.',
        )
      const client = await api()
      const [from, to] = [text(options, 'from'), text(options, 'to')]
      const drawn = await client.post('/api/v1/reviews', {
        body: { workflow, ...(from ? { from } : {}), ...(to ? { to } : {}) },
      })
      const written = await writeDocuments(client, drawn.id, options, serverIn(options, environment))
      if (options.json) terminal.out(json(drawn))
      else {
        terminal.out(reviewToText(drawn.document, { width: terminal.width, colour: terminal.colour }))
        terminal.out(
          `\nThis is review ${drawn.id}. Sign it with "aftercare sign ${drawn.id} --note ...${answersAsked(drawn.document.tasks)}", or refuse it with --refuse.\n`,
        )
        terminal.out(written)
      }
      return options['exit-code'] && drawn.verdict === 'FAIL' ? 7 : 0
    },
  },
  {
    name: 'reviews',
    usage: '[REVIEW]',
    summary: 'The reviews held, the latest first; or one of them, whole, and whether it is what was signed.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      state: { type: 'string', value: 'STATE', help: 'waiting or decided' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      ...asDocument,
      json: asJson,
    },
    async run({ words, options, terminal, environment, api }) {
      const [id] = words
      if (!id && (options.html || options.pdf))
        throw new AppError(
          'invalid_input',
          'Name the review to write: aftercare reviews REVIEW --pdf FILE. "aftercare reviews" lists them.',
        )
      if (id) {
        const client = await api()
        const kept = await client.get('/api/v1/reviews/{id}', { params: { id } })
        const written = await writeDocuments(client, id, options, serverIn(options, environment))
        if (options.json) terminal.out(json(kept))
        else terminal.out(reviewToText(kept.document, { width: terminal.width, colour: terminal.colour }, kept.answers))
        if (kept.altered !== null) terminal.err(`${inLanguage(sayAltered(kept.altered))}\n`)
        else if (kept.state !== 'drawn' && !options.json)
          terminal.out(
            `\nIt is what ${kept.signed_name} ${kept.state}: entry ${kept.decision_seq} of the decision log.\n`,
          )
        if (!options.json) terminal.out(written)
        return kept.altered === null ? 0 : 7
      }
      const [workflow, state, limit, cursor] = ['workflow', 'state', 'limit', 'cursor'].map((name) =>
        text(options, name),
      )
      const page = await (await api()).get('/api/v1/reviews', { query: { workflow, state, limit, cursor } as never })
      const { items, next, total } = page
      if (options.json) terminal.out(json(page))
      else if (items.length === 0)
        terminal.out('No review was held yet. Draw one up with "aftercare review WORKFLOW".\n')
      else {
        terminal.out(
          `${table(
            ['review', 'workflow', 'due', 'verdict', 'state', 'by', 'log entry'],
            items.map((one) => [
              one.id,
              one.workflow,
              one.due_at,
              one.verdict,
              one.state,
              one.signed_by ?? '',
              String(one.decision_seq ?? ''),
            ]),
          ).join('\n')}\n\n${total === 1 ? '1 review' : `${total} reviews`} in all.\n`,
        )
        if (next !== null) terminal.out(`More with --cursor ${next}\n`)
      }
      return 0
    },
  },
  {
    name: 'sign',
    usage: 'REVIEW',
    summary: 'Sign a review, or refuse to. It is frozen, and the decision entered in the log with its hash.',
    options: {
      note: { type: 'string', value: 'TEXT', help: 'what you decided and why' },
      answers: {
        type: 'string',
        value: 'LIST',
        help: 'of each task in it, whether it did what was expected: TASK=yes,TASK=no,TASK=unknown',
      },
      refuse: { type: 'boolean', help: 'refuse to sign it' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [id] = words
      if (!id) throw new AppError('invalid_input', 'Name the review to sign. "aftercare reviews" lists them.')
      const answer = options.refuse ? 'refused' : 'signed'
      const client = await api()
      const kept = await client.post('/api/v1/reviews/{id}/decision', {
        params: { id },
        body: { answer, note: text(options, 'note') ?? '', answers: answersIn(text(options, 'answers')) as never },
      })
      if (options.json) terminal.out(json(kept))
      else
        terminal.out(
          `Review ${id} is ${kept.state} by ${kept.signed_name}: entry ${kept.decision_seq} of the decision log, hash ${kept.hash}.\n`,
        )
      return 0
    },
  },
]

/** Of what was done since, each task is answered for by whoever signs. */
const answersAsked = (tasks: readonly { readonly id: string }[] = []): string =>
  tasks.length === 0 ? '' : ` --answers ${tasks.map(({ id }) => `${id}=yes`).join(',')} (or no, or unknown)`

/** "ID=yes,ID=no" */
function answersIn(given: string | undefined): { task: string; answer: string }[] {
  return (given ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, task, answer] = /^(\S+?)\s*[=:]\s*(yes|no|unknown)$/.exec(one) ?? []
      if (task && answer) return { task, answer }
      throw new AppError(
        'invalid_input',
        `"${one}" is no answer. Write the id of a task with yes, no or unknown: ID=yes.`,
      )
    })
}

/** Writes the documents that were asked for, and says which. */
async function writeDocuments(client: Aftercare, id: string, options: Options, server: string | undefined) {
  const [html, pdf] = [text(options, 'html'), text(options, 'pdf')]
  const [params, language] = [{ id }, { language: text(options, 'language') }]
  if (html) {
    const query = { ...language, behind: server ? 'pages' : 'commands' } as never
    const page = String(await client.get('/reviews/{id}', { params, query }))
    write(html, server ? withServer(page, server) : page)
  }
  if (pdf) write(pdf, await client.get('/api/v1/reviews/{id}/pdf', { params, query: language as never }))
  return [html && `Written as a page to ${html}.\n`, pdf && `Written as PDF to ${pdf}.\n`].filter(Boolean).join('')
}

/** Where the desk is, as far as this command was told. */
function serverIn({ link, url }: Options, { AFTERCARE_SERVER, AFTERCARE_URL }: Invocation['environment']) {
  return typeof link === 'string' ? new URL(link).origin : ((url as string) ?? AFTERCARE_SERVER ?? AFTERCARE_URL)
}

/** The page is opened as a file: its links name the server they lead to. */
const withServer = (page: string, server: string): string =>
  page.replaceAll('href="/w/', `href="${htmlText(new URL('/w/', server).href)}`)
