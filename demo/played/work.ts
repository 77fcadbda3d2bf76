import type { paths } from '../../sdk/src/api.ts'
import type { Aftercare } from '../../sdk/src/client.ts'
import { micros } from './faults.ts'
import type { Person } from './people.ts'

/**
 * The work that came of it: what the client asked for, who did what by when, and the time it took. Each line is one thing that a person
 * does, at a moment; what a later one needs of an earlier one is kept in `made`.
 */
export type Deed = { readonly at: number; readonly do: () => Promise<void> }

type As = (person: Person) => Aftercare
/** Posts a mail as it came, as a service that receives mail does. */
export type Receive = (address: string, mail: string) => Promise<void>
type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer B } } }
}
  ? B
  : never
type Asked = Omit<Body<'/api/v1/requests'>, 'title'>
type Task = Body<'/api/v1/tasks'>

/** The address at which the workspace takes mail, in `made`. */
const INBOX = 'the inbox'

const ordinary = {
  reversible: 'yes',
  data: 'as before',
  reach: 'inside',
  autonomy: 'as before',
  tested: 'yes',
  'failed lately': 'no',
} as const

export function work(as: As, receive: Receive): Deed[] {
  const deeds: Deed[] = []
  const made = new Map<string, string>()
  const idOf = (name: string) => made.get(name) ?? fail(`Nothing is called "${name}" yet.`)
  const at = (moment: string, act: () => Promise<unknown>) =>
    deeds.push({ at: micros(moment), do: async () => void (await act()) })

  /** From the first word until it is approved; who approves the price, where there is one, does so later. */
  const ask = (name: string, moment: string, by: Person, asked: Asked) =>
    at(moment, async () => made.set(name, await file(as, by, name, asked)))
  const act = (name: string, moment: string, by: Person, move: (on: ReturnType<typeof moves>) => Promise<unknown>) =>
    at(moment, async () => move(moves(as(by), idOf(name))))
  const spend = (
    moment: string,
    minutes: number,
    about: { readonly request: string } | { readonly finding: RegExp } | { readonly workflow: string },
    { note, pays = 'from allowance' }: { note: string; pays?: 'from allowance' | 'included' | 'expansion' },
  ) =>
    at(moment, async () => {
      const tom = as('tom')
      const spentOn =
        'request' in about
          ? ({ about: 'request', id: idOf(about.request) } as const)
          : 'workflow' in about
            ? ({ about: 'workflow', id: about.workflow } as const)
            : ({ about: 'finding', id: await findingOf(tom, about.finding) } as const)
      await tom.post('/api/v1/hours/times', { body: { ...spentOn, minutes, note, class: pays } })
    })
  const give = (name: string, moment: string, by: Person, task: Omit<Task, 'title'>) =>
    at(moment, async () => {
      const { id } = await as(by).post('/api/v1/tasks', { body: { ...task, title: name } })
      made.set(name, id)
    })
  const done = (name: string, moment: string, by: Person, what: string) =>
    at(moment, async () => {
      await as(by).post('/api/v1/tasks/{id}/done', { params: { id: idOf(name) }, body: { what } })
    })

  /** Nothing proves whose a mail is: its domain does not exist, so nothing can be signed for it. */
  const mail = (moment: string, from: string, subject: string, lines: readonly string[], headers: string[] = []) =>
    at(moment, () =>
      receive(
        idOf(INBOX),
        [
          ...[`From: ${from}`, 'To: requests@northgate.example', `Subject: ${subject}`],
          ...[`Date: ${new Date(moment).toUTCString()}`, `Message-ID: <${micros(moment)}@played>`, ...headers],
          ...['Content-Type: text/plain; charset=utf-8', '', ...lines],
        ].join('\r\n'),
      ),
    )
  const mailFrom = async (tom: Aftercare, sender: string) => {
    const { items } = await tom.get('/api/v1/request-mails', { query: { state: 'held' } })
    return items.find((one) => one.sender.includes(sender))?.id ?? fail(`No mail of ${sender} waits.`)
  }

  spend('2025-12-15T10:00Z', 45, { workflow: 'triage' }, { note: 'Read the first week with Sara.' })
  spend('2025-12-18T15:00Z', 90, { workflow: 'invoices' }, { note: 'Two layouts of suppliers taught and tested.' })

  at('2026-01-05T10:00Z', async () => {
    const { url } = await as('olivia').post('/api/v1/request-inbox', { body: {} })
    made.set(INBOX, url)
  })

  const finer = 'Sort tickets into finer queues'
  ask(finer, '2026-01-06T09:10Z', 'sara', {
    ...{ why: 'Transport and finance wait in one queue and are sorted again by hand.', workflow: 'triage' },
    ...{ what: 'route', purpose: 'tune', part: 'routes/ordinary' },
    effect: { measure: 'tickets that people move to another queue', expected: 'fewer than 5 in 100', by: '2026-02-16' },
  })
  spend(
    '2026-01-07T12:30Z',
    105,
    { finding: /^outage:crm/ },
    {
      ...{ note: 'Found the right that was taken away, and what was not written meanwhile.', pays: 'included' },
    },
  )
  act(finer, '2026-01-07T14:00Z', 'tom', async (on) => {
    await on.classify('from allowance', 'Routing is tuned for cases the plan covers.')
    await on.assess(ordinary, { low: 150, likely: 195, high: 300 })
    await on.approve()
    await on.schedule('2026-01-19')
  })
  spend('2026-01-14T15:30Z', 150, { request: finer }, { note: 'Queues and test cases.' })
  act(finer, '2026-01-19T08:45Z', 'tom', async (on) => {
    await on.start()
    await on.finish(195)
  })
  spend('2026-01-19T09:10Z', 45, { request: finer }, { note: 'Release, and the first tickets read.' })
  act(finer, '2026-01-20T10:30Z', 'sara', (on) => on.verify('Forty tickets read; each was where it belongs.'))

  spend(
    '2026-01-23T12:00Z',
    120,
    { finding: /^objective:invoices:corrected/ },
    {
      ...{ note: 'The mapping mended, and the postings without an order listed for Ben.', pays: 'included' },
    },
  )
  const watched = 'Compare a day of postings with the books each Friday'
  give(watched, '2026-01-26T10:00Z', 'tom', {
    ...{ owner: 'ben', due: '2026-02-06', workflow: 'invoices', objective: 'corrected' },
    expected: 'A field that is renamed is seen within a week.',
  })
  act(finer, '2026-01-27T11:00Z', 'tom', async (on) => {
    await on.review('success', 'Three in a hundred tickets are moved by hand; it was eleven.')
    await on.close()
  })

  const credit = 'Read credit notes of the French supplier'
  ask(credit, '2026-02-02T13:20Z', 'ben', {
    ...{ why: 'They come as letters in French, some ten a month, and are typed in by hand.', workflow: 'invoices' },
    ...{ what: 'prompt', purpose: 'new', adds: ['case type'], part: 'prompts/extract' },
    effect: { measure: 'credit notes typed in by hand', expected: 'none of this supplier', by: '2026-03-31' },
  })
  act(credit, '2026-02-03T10:15Z', 'tom', async (on) => {
    await on.classify('expansion', 'A new kind of case, in another language.')
    await on.assess(ordinary, { low: 180, likely: 240, high: 360 })
    await on.quote('380.00 GBP', '2026-02-28')
    await on.approve()
  })
  act(credit, '2026-02-04T08:30Z', 'olivia', (on) => on.approve())
  act(credit, '2026-02-04T09:00Z', 'tom', (on) => on.schedule('2026-02-09'))
  done(watched, '2026-02-06T16:00Z', 'ben', 'Two Fridays: every order number is there.')
  spend('2026-02-09T12:30Z', 150, { request: credit }, { note: 'Prompt and twelve test pages.', pays: 'expansion' })

  const restored = 'Put the tested draft prompt back'
  ask(restored, '2026-02-09T09:30Z', 'sara', {
    ...{ why: 'Drafts promise to call back, which nobody does.', workflow: 'triage' },
    ...{ what: 'prompt', purpose: 'restore', cause: 'nobody', part: 'prompts/draft' },
  })
  act(restored, '2026-02-09T11:00Z', 'tom', async (on) => {
    await on.classify('included', 'It restores what was agreed.')
    await on.assess(ordinary, { low: 30, likely: 60, high: 90 })
    await on.approve()
    await on.schedule('2026-02-11T14:30Z')
  })
  act(credit, '2026-02-10T08:40Z', 'tom', (on) => on.start())
  spend(
    '2026-02-10T13:00Z',
    75,
    { finding: /^changed:triage:prompt:draft:/ },
    {
      ...{ note: 'Who edited the prompt, and what was sent with it.', pays: 'included' },
    },
  )
  spend('2026-02-10T16:00Z', 90, { request: credit }, { note: 'Read with Ben; two layouts added.', pays: 'expansion' })
  act(credit, '2026-02-10T16:10Z', 'tom', (on) => on.finish(240))
  act(restored, '2026-02-11T15:00Z', 'tom', async (on) => {
    await on.start()
    await on.finish(60)
  })
  spend('2026-02-11T15:30Z', 60, { request: restored }, { note: 'Test cases, release.', pays: 'included' })
  act(restored, '2026-02-12T10:00Z', 'sara', (on) => on.verify('Twenty drafts read; no promise of a call.'))
  const releases = 'Show whoever may edit prompts how a release is made'
  give(releases, '2026-02-12T10:30Z', 'olivia', {
    ...{ owner: 'sara', due: '2026-02-20', workflow: 'triage', objective: 'accepted' },
    expected: 'No prompt is edited in place any more.',
  })
  act(credit, '2026-02-13T09:30Z', 'ben', (on) => on.verify('Nine credit notes, each as I would have typed it.'))
  at('2026-02-19T15:00Z', () =>
    as('sara').post('/api/v1/tasks/{id}/move', {
      params: { id: idOf(releases) },
      body: { due: '2026-02-27', because: 'Two of the four are away until Monday.' },
    }),
  )
  act(restored, '2026-02-20T11:00Z', 'tom', async (on) => {
    await on.review('success', 'Drafts are accepted as before the edit.')
    await on.close()
  })
  mail(
    '2026-02-17T08:02Z',
    '"Ben Okafor" <ben@northgate.example>',
    'Away until 2 March',
    ['I am back on 2 March.'],
    ['Auto-Submitted: auto-replied'],
  )
  mail('2026-02-23T07:40Z', '"Growth Desk" <hello@growth-desk.example>', 'Ten times more leads for your CRM', [
    'We noticed that you enrich contacts. Our lists hold forty million more.',
  ])
  at('2026-02-23T09:30Z', async () => {
    const tom = as('tom')
    const params = { id: await mailFrom(tom, 'growth-desk.example') }
    await tom.post('/api/v1/request-mails/{id}/reject', { params, body: { because: 'An advertisement.' } })
  })
  done(releases, '2026-02-25T16:00Z', 'sara', 'Half an hour with all four; the page is linked in the tool.')

  give('Name who stands in when Ben is away', '2026-03-02T09:50Z', 'ben', {
    ...{ owner: 'olivia', due: '2026-03-06', workflow: 'invoices', objective: 'approval_latency' },
    expected: 'No posting waits longer than a day.',
  })
  act(credit, '2026-03-02T14:00Z', 'tom', async (on) => {
    await on.review('success', 'All credit notes of February went in by themselves.')
    await on.close()
  })
  spend(
    '2026-03-02T15:00Z',
    60,
    { finding: /^objective:triage:cost_per_case/ },
    {
      note: 'Price lists and three other models compared.',
    },
  )
  give('Decide: another model for drafts, or a new limit', '2026-03-03T10:00Z', 'tom', {
    ...{ owner: 'olivia', due: '2026-03-13', workflow: 'triage', objective: 'cost_per_case' },
    expected: 'A case costs at most what was agreed.',
  })
  const french = 'Answer French tickets in French'
  ask(french, '2026-03-03T13:00Z', 'sara', {
    ...{ why: 'One in nine tickets is French, and is answered in English first.', workflow: 'triage' },
    ...{ what: 'prompt', purpose: 'new', adds: ['case type'], part: 'prompts/draft' },
    effect: { measure: 'French drafts that are sent as they are', expected: 'at least 85 in 100', by: '2026-05-31' },
  })
  act(french, '2026-03-05T10:00Z', 'tom', async (on) => {
    await on.classify('expansion', 'A new kind of case: the plan covers answers in English.')
    await on.assess({ ...ordinary, reach: 'some customers', tested: 'in part' }, { low: 240, likely: 360, high: 540 })
    await on.quote('570.00 GBP', '2026-03-31')
    await on.approve()
  })
  spend('2026-03-05T15:00Z', 45, { workflow: 'triage' }, { note: 'A cheaper model tried on the test cases.' })
  mail(
    '2026-03-05T16:20Z',
    '"Imogen Grant" <imogen@fairweather-audit.example>',
    'Who released each posting of January and February',
    ['For the audit we need a list: posting, amount, who released it and when.', 'By the end of March, please.'],
  )
  at('2026-03-06T09:10Z', async () => {
    const tom = as('tom')
    await tom.post('/api/v1/request-mails/{id}/take', {
      params: { id: await mailFrom(tom, 'fairweather-audit.example') },
      body: {},
    })
  })
  ask('Ask before a posting of over 10,000 GBP', '2026-03-06T15:20Z', 'ben', {
    ...{ why: 'The auditor wants two people behind each.', workflow: 'invoices', what: 'approval rule' },
    ...{ purpose: 'improve', part: 'actions/create_posting' },
  })

  at('2026-03-06T11:00Z', () =>
    as('olivia').post('/api/v1/rota/swaps', {
      body: {
        rota: 'desk',
        person: 'tom',
        from: '2026-03-18',
        to: '2026-03-19',
        because: 'Olivia is at a trade fair.',
      },
    }),
  )

  // Each month: what the hours came to, and the report.
  for (const [month, day] of [
    ['2025-12', '2026-01-05'],
    ['2026-01', '2026-02-03'],
  ] as const) {
    at(`${day}T13:00Z`, () => as('tom').post('/api/v1/hours/statement/issue', { body: { period: month } }))
    at(`${day}T13:30Z`, async () => {
      const tom = as('tom')
      const { items } = await tom.get('/api/v1/reports', { query: { month } })
      const params = { id: items[0]?.id ?? fail(`No report of ${month} was drawn up.`) }
      const { hash } = await tom.get('/api/v1/reports/{id}', { params })
      await tom.post('/api/v1/reports/{id}/approval', { params, body: { hash } })
      await tom.post('/api/v1/reports/{id}/sending', { params })
    })
    at(`${day}T16:00Z`, () =>
      as('olivia').post('/api/v1/hours/statement/answer', { body: { period: month, version: 1, answer: 'accepted' } }),
    )
  }
  at('2026-03-03T13:30Z', () => as('tom').post('/api/v1/hours/statement/issue', { body: { period: '2026-02' } }))
  return deeds
}

async function file(as: As, by: Person, title: string, asked: Asked): Promise<string> {
  const { id } = await as(by).post('/api/v1/requests', { body: { ...asked, title } })
  return id
}

/** What a person does with a request. */
function moves(by: Aftercare, id: string) {
  const params = { id }
  return {
    classify: (is: Body<'/api/v1/requests/{id}/classify'>['class'], because: string) =>
      by.post('/api/v1/requests/{id}/classify', { params, body: { class: is, because } }),
    assess: (
      answers: Body<'/api/v1/requests/{id}/assess'>['answers'],
      estimate: Body<'/api/v1/requests/{id}/assess'>['estimate'],
    ) => by.post('/api/v1/requests/{id}/assess', { params, body: { answers, estimate } }),
    quote: (amount: string, valid_until: string) =>
      by.post('/api/v1/requests/{id}/quote', { params, body: { amount, valid_until } }),
    // As they read it.
    async approve() {
      const { hash } = await by.get('/api/v1/requests/{id}', { params })
      await by.post('/api/v1/requests/{id}/approve', { params, body: { hash } })
    },
    schedule: (at: string) => by.post('/api/v1/requests/{id}/schedule', { params, body: { at } }),
    start: () => by.post('/api/v1/requests/{id}/start', { params, body: {} }),
    finish: (minutes: number) => by.post('/api/v1/requests/{id}/finish', { params, body: { minutes } }),
    verify: (note: string) => by.post('/api/v1/requests/{id}/verify', { params, body: { passed: true, note } }),
    review: (outcome: Body<'/api/v1/requests/{id}/review'>['outcome'], note: string) =>
      by.post('/api/v1/requests/{id}/review', { params, body: { outcome, note } }),
    close: () => by.post('/api/v1/requests/{id}/close', { params, body: {} }),
  }
}

async function findingOf(tom: Aftercare, key: RegExp): Promise<string> {
  for (const state of ['unresolved', 'resolved'] as const) {
    const { items } = await tom.get('/api/v1/findings', { query: { state, limit: 200 } })
    const found = items.find((one) => key.test(one.key))
    if (found) return found.id
  }
  return fail(`No finding has a key like ${key}.`)
}

function fail(why: string): never {
  throw new Error(why)
}
