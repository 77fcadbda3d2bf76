import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, type Invocation, json, type Options, text } from '../command.ts'
import { requestMailCommands } from './request-mail.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const why = { type: 'string', value: 'TEXT', help: 'why' } as const

export const requestCommands: readonly Command[] = [
  {
    name: 'requests',
    usage: '',
    summary: 'Requests to alter something the plan covers: what each costs, and who must do what next.',
    options: {
      state: { type: 'string', value: 'STATE', help: 'open (default), over, all, or one state such as quoted' },
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      class: { type: 'string', value: 'CLASS', help: 'only what is paid so, such as billable' },
      by: { type: 'string', value: 'WHO', help: 'me, or one as the decision log names them' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const names = ['state', 'workflow', 'class', 'by', 'limit', 'cursor']
      const query = Object.fromEntries(names.map((name) => [name, text(options, name)]))
      const page = await (await api()).get('/api/v1/requests', { query: query as never })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('There is no such request.\n')
      else {
        const rows = page.items.map((one) => [
          one.id,
          one.state,
          one.is_disputed ? 'disputed' : (one.class ?? 'undecided'),
          one.amount ?? '',
          one.asked.title,
          one.next,
        ])
        terminal.out(`${table(['request', 'state', 'who pays', 'price', 'what', 'next'], rows).join('\n')}\n`)
        if (page.next !== null) terminal.out(`\nMore of ${page.total} with --cursor ${page.next}\n`)
      }
      return 0
    },
  },
  {
    name: 'request',
    usage: 'ID',
    summary: 'One request: what is asked for, what it costs, who must do what next, and what happened to it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const found = await askRequest(await api(), idIn(words))
      if (options.json) {
        terminal.out(json(found))
        return 0
      }
      terminal.out(`${found.asked.title}\n`)
      for (const [name, said] of rowsOf(found))
        terminal.out(`${wrapped(said, terminal.width, `  ${name.padEnd(10)} `, ' '.repeat(13)).join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'request new',
    usage: 'TITLE',
    summary: 'Ask for something to be altered. The plan’s rules propose who pays; a person decides.',
    options: {
      why: { type: 'string', value: 'TEXT', help: 'why, and what is wrong today' },
      what: {
        type: 'string',
        value: 'WHAT',
        help: 'prompt, route, approval rule, permission, model, integration, ...',
      },
      workflow: { type: 'string', value: 'NAME', help: 'the workflow it is about' },
      part: { type: 'string', value: 'PART', help: 'the part of it in the plan, such as prompts/reply' },
      purpose: { type: 'string', value: 'PURPOSE', help: 'restore, tune, improve or new' },
      adds: {
        type: 'string',
        value: 'LIST',
        help: 'what is there afterwards that was not: system, permission, case type, ...',
      },
      cause: { type: 'string', value: 'WHO', help: 'who made it necessary: provider, third party or nobody' },
      standard: { type: 'string', value: 'TEXT', help: 'the standard change of the plan that it is' },
      effect: { type: 'string', value: 'TEXT', help: 'what is expected, as "MEASURE: EXPECTED by 2026-03-31"' },
      finding: { type: 'string', value: 'ID', help: 'the finding it rests on' },
      pattern: { type: 'string', value: 'ID', help: 'the recurring problem it rests on' },
      review: { type: 'string', value: 'ID', help: 'the review it rests on' },
      draft: { type: 'boolean', help: 'keep it as a draft' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const title = words.join(' ')
      if (!title)
        throw new AppError(
          'invalid_input',
          'Say in a line what is asked for: aftercare request new "Answer in French" --what prompt --why ...',
        )
      const links = (['finding', 'pattern', 'review'] as const).flatMap((kind) => {
        const id = text(options, kind)
        return id ? [{ kind, id }] : []
      })
      const body = {
        title,
        why: needed(options, 'why', 'Say why, with --why.'),
        what: needed(
          options,
          'what',
          'Say what is altered, with --what: prompt, route, approval rule, permission, model, integration, data source, report, schedule, support scope, new workflow or retirement.',
        ),
        ...Object.fromEntries(
          ['workflow', 'part', 'purpose', 'cause', 'standard'].map((name) => [name, text(options, name) ?? null]),
        ),
        adds: listOf(text(options, 'adds')),
        effect: effectIn(text(options, 'effect')),
        links,
        draft: options.draft === true,
      }
      const filed = await (await api()).post('/api/v1/requests', { body: body as never })
      terminal.out(options.json ? json(filed) : `Request ${filed.id} is ${filed.state}. ${filed.next}\n`)
      return 0
    },
  },
  ...requestMailCommands,
  moving('submit', 'Submit a draft.', {}, () => ({})),
  moving(
    'classify',
    'Decide who pays, and why.',
    {
      class: {
        type: 'string',
        value: 'CLASS',
        help: 'included, from allowance, optimization, billable, expansion, new integration, emergency, provider fault, third party or undecided',
      },
      because: why,
    },
    (options) => ({
      class: needed(
        options,
        'class',
        'Say who pays, with --class: included, from allowance, optimization, billable, expansion, new integration, emergency, provider fault, third party or undecided.',
      ),
      because: because(options),
    }),
  ),
  moving('dispute', 'Dispute who pays. Nothing starts until that is settled.', { because: why }, (options) => ({
    because: because(options),
  })),
  moving(
    'settle',
    'Settle a dispute, with the class that was agreed on.',
    { class: { type: 'string', value: 'CLASS', help: 'who pays' }, because: why },
    (options) => ({ class: needed(options, 'class', 'Say who pays, with --class.'), because: because(options) }),
  ),
  moving(
    'assess',
    'Answer the questions about its risk, and estimate the minutes.',
    {
      risk: {
        type: 'string',
        value: 'ANSWERS',
        help: '"reversible: yes, data: as before, reach: inside, autonomy: as before, tested: yes, failed lately: no"',
      },
      minutes: { type: 'string', value: 'LOW,LIKELY,HIGH', help: 'how many minutes it takes, such as 60,90,180' },
    },
    (options) => ({ answers: answersIn(options), estimate: estimateIn(options) }),
  ),
  moving(
    'quote',
    'Say what it costs, and how long that holds.',
    {
      amount: { type: 'string', value: 'AMOUNT', help: 'such as "400.00 EUR" (default: what the estimate comes to)' },
      rate: { type: 'string', value: 'NAME', help: 'by which rate of the plan (default: the one it has)' },
      until: { type: 'string', value: 'DAY', help: 'how long it holds' },
    },
    (options) => ({
      ...optional(options, 'amount'),
      ...optional(options, 'rate'),
      valid_until: needed(options, 'until', 'Say until when that holds, with --until 2026-03-31.'),
    }),
  ),
  moving(
    'approve',
    'Approve it as it stands: its risk, its cost or both, as the plan lets you.',
    { hash: { type: 'string', value: 'HASH', help: 'of what you read (default: as it is now)' } },
    async (options, api, id) => ({ hash: text(options, 'hash') ?? (await askRequest(api, id)).hash }),
  ),
  moving('reject', 'Reject it, and say why.', { because: why }, (options) => ({ because: because(options) })),
  moving(
    'defer',
    'Put it off until a day, and say why.',
    { until: { type: 'string', value: 'DAY', help: 'until when' }, because: why },
    (options) => ({
      until: needed(options, 'until', 'Say until when, with --until 2026-03-31.'),
      because: because(options),
    }),
  ),
  moving('resume', 'Take up again what was put off.', {}, () => ({})),
  moving(
    'schedule',
    'Say when the work begins.',
    { at: { type: 'string', value: 'TIME', help: 'a day or a time (default: as soon as the plan lets it begin)' } },
    (options) => optional(options, 'at'),
  ),
  moving('sooner', 'Agree that it begins sooner than the plan has people told of a change.', {}, () => ({})),
  moving(
    'order',
    'Order it in an emergency: work starts at once, and it is approved afterwards.',
    {
      because: why,
      rate: { type: 'string', value: 'NAME', help: 'by which rate of the plan it is paid (default: the one it has)' },
    },
    (options) => ({ because: because(options), ...optional(options, 'rate') }),
  ),
  moving('start', 'Begin the work.', {}, () => ({})),
  moving(
    'finish',
    'Say that the work is done, and how many minutes it took.',
    { minutes: { type: 'string', value: 'N', help: 'minutes' } },
    (options) => ({
      minutes: wholeIn(needed(options, 'minutes', 'Say how many minutes it took, with --minutes.')),
    }),
  ),
  moving(
    'verify',
    'Say that it works; or that it does not, with --failed. Never by whoever did it.',
    {
      failed: { type: 'boolean', help: 'it does not work, and goes back' },
      note: { type: 'string', value: 'TEXT', help: 'what was looked at' },
    },
    (options) => ({ passed: options.failed !== true, note: noteIn(options, 'Say what was looked at, with --note.') }),
  ),
  moving(
    'review',
    'Say what became of it, held against what was expected.',
    {
      outcome: { type: 'string', value: 'OUTCOME', help: 'success, success with issues, rolled back or failed' },
      note: { type: 'string', value: 'TEXT', help: 'whether it did what was expected' },
      variance: { type: 'string', value: 'TEXT', help: 'why it took far more or less than was estimated' },
    },
    (options) => ({
      outcome: needed(
        options,
        'outcome',
        'Say how it ended, with --outcome: success, success with issues, rolled back or failed.',
      ),
      note: noteIn(options, 'Say whether it did what was expected, with --note.'),
      ...optional(options, 'variance'),
    }),
  ),
  moving(
    'note',
    'Add a word to it, at any time.',
    { note: { type: 'string', value: 'TEXT', help: 'what you want to say' } },
    (options) => ({ note: noteIn(options, 'Write it, with --note.') }),
  ),
  moving('close', 'Close it.', {}, () => ({})),
  moving('cancel', 'Take it back before work began, and say why.', { because: why }, (options) => ({
    because: because(options),
  })),
]

/** A move as a command: what it takes, and what of that is sent. */
function moving(
  name: string,
  summary: string,
  options: Command['options'],
  bodyOf: (options: Options, api: Aftercare, id: string) => object | Promise<object>,
): Command {
  return {
    name: `request ${name}`,
    usage: 'ID',
    summary,
    options: { ...options, json: asJson },
    async run({ words, options, terminal, api }: Invocation) {
      const id = idIn(words)
      const client = await api()
      const body = await bodyOf(options, client, id)
      const path = `/api/v1/requests/{id}/${name}` as '/api/v1/requests/{id}/approve'
      const came = await client.post(path, { params: { id }, body: body as never })
      if (options.json) terminal.out(json(came))
      else {
        const voided =
          came.voided.length === 0
            ? ''
            : ` What ${came.voided.join(', ')} approved is another now, so it has to be approved again.`
        terminal.out(
          `Request ${id} is ${came.state}: entry ${came.decision_seq} of the decision log.${voided} ${came.next}\n`,
        )
      }
      return 0
    },
  }
}

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the request by its id. "aftercare requests" lists them.')
}

function needed(options: Options, name: string, otherwise: string): string {
  const value = text(options, name)
  if (value) return value
  throw new AppError('invalid_input', otherwise)
}
function optional(options: Options, name: string): Record<string, string> {
  const value = text(options, name)
  return value === undefined ? {} : { [name]: value }
}
const because = (options: Options): string => needed(options, 'because', 'Say why, with --because.')
const noteIn = (options: Options, otherwise: string): string => needed(options, 'note', otherwise)
const listOf = (given: string | undefined): string[] => (given ? given.split(/\s*,\s*/).filter(Boolean) : [])

function wholeIn(given: string): number {
  if (/^\d{1,6}$/.test(given)) return Number(given)
  throw new AppError('invalid_input', `"${given}" is no number of minutes. Write a whole number, such as 90.`)
}

function estimateIn(options: Options) {
  const given = listOf(
    needed(options, 'minutes', 'Estimate the minutes, with --minutes LOW,LIKELY,HIGH, such as 60,90,180.'),
  )
  const [low, likely, high] = given.map(wholeIn)
  if (low === undefined || likely === undefined || high === undefined || given.length !== 3)
    throw new AppError('invalid_input', `"${given.join(',')}" is no estimate. Write three numbers, such as 60,90,180.`)
  return { low, likely, high }
}

function answersIn(options: Options): Record<string, string> {
  const given = needed(
    options,
    'risk',
    'Answer the questions, with --risk "reversible: yes, data: as before, reach: inside, autonomy: as before, tested: yes, failed lately: no".',
  )
  return Object.fromEntries(listOf(given).map((one) => one.split(/\s*:\s*/, 2) as [string, string]))
}

function effectIn(given: string | undefined) {
  if (given === undefined) return null
  const [, measure, expected, by] = /^(.+?):\s*(.+) by (\d{4}-\d{2}-\d{2})$/.exec(given) ?? []
  if (measure && expected && by) return { measure, expected, by }
  throw new AppError('invalid_input', `"${given}" is no expected effect. Write it like "accepted: 84% by 2026-03-31".`)
}

type Found = Awaited<ReturnType<typeof askRequest>>
const askRequest = (api: Aftercare, id: string) => api.get('/api/v1/requests/{id}', { params: { id } })

const costIn = ({ name, rate, surcharge, low, likely, high }: Found['costs'][number]): string =>
  `${low} to ${high}, likely ${likely}, by the rate "${name}" of ${rate} an hour${surcharge === null ? '' : ` and ${surcharge} more for an emergency`}`

function rowsOf(found: Found): [string, string][] {
  const { asked, proposal, assessment, quote } = found
  const name = (principal: string) => found.names[principal] ?? principal
  const rows: [string, string][] = [
    ['state', found.state],
    ['next', found.next],
    [
      'about',
      [asked.workflow ?? 'nothing in the plan', asked.part, asked.what ?? 'what is altered nobody said yet']
        .filter(Boolean)
        .join(', '),
    ],
    ['why', asked.why],
    ['asked by', name(found.requester.by)],
  ]
  if (proposal)
    rows.push([
      'proposed',
      `${proposal.class}${proposal.rule === null ? '' : `, because "${proposal.rule}" (plan version ${proposal.plan_version})`}${
        proposal.to_judge.length === 0
          ? ''
          : `; a person judges first: ${proposal.to_judge.map((one) => `"${one.rule}" (${one.class})`).join(', ')}`
      }`,
    ])
  if (found.class) rows.push(['who pays', `${found.class.is}, says ${name(found.class.by)}: ${found.class.because}`])
  if (found.dispute) rows.push(['disputed', `by ${name(found.dispute.by)}: ${found.dispute.because}`])
  if (assessment)
    rows.push([
      'risk',
      `${assessment.level} (${assessment.because}); ${assessment.estimate.low} to ${assessment.estimate.high} minutes, likely ${assessment.estimate.likely}`,
    ])
  if (found.hours) {
    const { likely, left, kept, left_after } = found.hours
    rows.push([
      'hours',
      kept > 0
        ? `${kept} minutes are kept for it, ${left} are left besides`
        : left_after < 0
          ? `takes likely ${likely} of the included minutes, and ${left} are left`
          : `takes likely ${likely} of the included minutes, which leaves ${left_after} of ${left}`,
    ])
  }
  if (!quote) for (const one of found.costs) rows.push(['would cost', costIn(one)])
  if (quote)
    rows.push([
      'price',
      `${quote.amount}, valid until ${quote.last_day}${quote.by_rate ? `; ${costIn(quote.by_rate)}` : ''}`,
    ])
  if (found.sooner) rows.push(['sooner', `${name(found.sooner.by)} agreed that it begins sooner`])
  if (found.emergency)
    rows.push([
      'emergency',
      `ordered by ${name(found.emergency.by)}: ${found.emergency.because}${found.is_unauthorised ? '; nobody approved it in time' : ''}`,
    ])
  if (found.outcome)
    rows.push([
      'outcome',
      `${found.outcome.is}: ${found.outcome.note}${found.outcome.variance === null ? '' : ` (${found.outcome.variance})`}`,
    ])
  if (found.came_to) {
    const { minutes, estimate, by_rate, price } = found.came_to
    rows.push([
      'took',
      [
        estimate === null ? `${minutes} minutes` : `${minutes} minutes of ${estimate} that were likely`,
        ...(by_rate === null ? [] : [`${by_rate} by the rate`]),
        ...(price === null ? [] : [`agreed on was ${price}`]),
      ].join('; '),
    ])
  }
  for (const one of found.history)
    rows.push([
      one.at.slice(0, 10),
      `${one.kind} by ${name(one.by)}${one.mail === null ? '' : ` (by mail from ${one.mail.sender || 'somebody who was forgotten'}${one.mail.proven ? '' : ', not proven'})`}${one.note === null ? '' : `: ${one.note}`} (entry ${one.decision_seq} of the decision log)`,
    ])
  return rows
}
