import { faults, holds } from './faults.ts'
import { after, between, type MakeRun, pounds, type Sent, weighted } from './lines.ts'

const wishes = {
  question: [
    'Do the 40 litre crates stack?',
    'Is the blue drum approved for food?',
    'What is the lead time for pallet wrap?',
  ],
  refund: [
    'Two of the six lids came cracked. I would like the money back.',
    'You charged carriage twice on my last order.',
  ],
  exchange: [
    'The gloves are size 8, I ordered 10. Can you change them?',
    'Wrong castors in the box, please swap them.',
  ],
  delivery: ['The driver did not come yesterday. When does he?', 'Only one of two pallets arrived this morning.'],
  complaint: [
    'This is the third late delivery and I am talking to our solicitor.',
    'Nobody answers the phone. I have had enough.',
  ],
} as const
const answers = {
  question: 'Thank you for asking. According to our product sheet the answer is yes; the sheet is attached.',
  refund: 'We are sorry about that. The refund goes back to the card you paid with within five working days.',
  exchange:
    'We are sorry about the mix-up. The right item leaves our warehouse tomorrow; please keep the other for collection.',
  delivery: 'We have asked the carrier. Your delivery is planned for tomorrow between 8 and 12.',
  complaint: 'A colleague will call you today.',
} as const
/** What the articles of the help centre say, from which the answers are drafted. */
const articles = {
  question:
    'Products. The product sheet says whether crates stack, whether a drum is approved for food and what the lead time is. Answer according to the product sheet, attach the sheet and thank the customer for asking.',
  refund:
    'Refunds. Say that we are sorry. A refund goes back to the card the customer paid with, within five working days. Carriage that was charged twice is refunded in full.',
  exchange:
    'Exchanges. The right item leaves our warehouse on the next working day, so tomorrow. The customer may keep the other until its collection by our driver; it costs nothing. Say that we are sorry about the mix-up.',
  delivery:
    'Deliveries. Ask the carrier first. A delivery that was missed is planned again for tomorrow, between 8 and 12. A pallet that is missing is traced by the carrier within two days.',
  complaint:
    'Complaints. The team lead takes them over. A colleague calls the customer on the same day, today. Nothing is promised in writing.',
} as const
/** What the prompt that somebody edited in place makes of it in one of three answers: it promises what no article says. */
const promises = {
  question: 'We guarantee it for ten years.',
  refund: 'On top of that you get a voucher over £20.',
  exchange: 'A courier brings it to you on Saturday, free of charge.',
  delivery: 'If it is late again, the whole order is free.',
  complaint: 'We will pay for your solicitor.',
} as const
const queues = {
  question: 'advice',
  refund: 'finance',
  exchange: 'returns',
  delivery: 'transport',
  complaint: 'team lead',
} as const

/** A ticket: read, sorted, and answered by a draft that a person sends. */
export const triageRun: MakeRun = (number, started, random) => {
  const run = `triage-${number}`
  const type = weighted(random, [
    ['question', 30],
    ['delivery', 28],
    ['refund', 18],
    ['exchange', 16],
    ['complaint', 8],
  ] as const)
  const order = 70_000 + random.below(9_999)
  const isEdited = holds('unrecorded prompt edit', started)
  const answer = isEdited && number % 3 === 0 ? `${answers[type]} ${promises[type]}` : answers[type]
  const price = holds('price up', started) ? 2.3 : 1
  const isComplaint = type === 'complaint'
  const fails = random.chance(0.008)
  const input = `${random.pick(wishes[type])} Order ${order}. Reply to buyer${random.below(900)}@customer.example.`
  const status = fails ? 'exception' : isComplaint && random.chance(0.6) ? 'handed_over' : 'ok'
  const seconds = between(random, 7, 24)
  const sent: Sent[] = [
    {
      at: started,
      line: {
        type: 'run',
        run,
        workflow: 'triage',
        case: `ticket-${30_000 + number}`,
        case_type: type,
        route: isComplaint ? 'complaints' : 'ordinary',
        mode: 'live',
        status,
        trigger: 'help desk',
        started: after(started, 0),
        ended: after(started, seconds),
        input,
        ...(status === 'ok' ? { output: answer } : {}),
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '1',
        kind: 'model',
        name: 'classify',
        action: 'read_ticket',
        status: 'ok',
        model: 'gpt-4.1-mini',
        provider: 'openai',
        started: after(started, 0.2),
        ended: after(started, 2.1),
        tokens: { input: 820 + random.below(400), output: 24 },
        cost: pounds(between(random, 0.003, 0.005) * price),
        prompt: { name: 'classify', version: 'c-14' },
        input,
        output: JSON.stringify({ type, queue: queues[type] }),
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '2',
        kind: 'write',
        name: 'set_fields',
        integration: 'helpdesk',
        action: 'set_type_and_queue',
        status: fails ? 'error' : 'ok',
        started: after(started, 2.2),
        ended: after(started, 2.9),
        ...(fails ? { error: { type: 'timeout', message: 'The help desk did not answer within 10 seconds.' } } : {}),
        input: JSON.stringify({ ticket: 30_000 + number, type, queue: queues[type] }),
      },
    },
  ]
  if (fails) return sent
  const fields = { type, queue: queues[type] }
  sent.push(
    {
      at: started,
      line: {
        type: 'write',
        run,
        step: '2',
        write: '2',
        integration: 'helpdesk',
        record: `ticket/${30_000 + number}`,
        fields,
        claimed_at: after(started, 2.9),
      },
    },
    {
      at: started,
      line: {
        type: 'readback',
        run,
        step: '2',
        write: '2',
        readback: '1',
        fields,
        outcome: 'confirmed',
        observed_at: after(started, 62),
      },
    },
  )
  if (status === 'handed_over') return sent
  sent.push(
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '3',
        kind: 'retrieval',
        name: 'articles',
        status: 'ok',
        started: after(started, 3),
        ended: after(started, 3.4),
        input: type,
        sources: [{ id: `article-${type}`, title: `How we handle: ${type}`, text: articles[type], score: 0.8 }],
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '4',
        kind: 'model',
        name: 'draft',
        action: 'draft_answer',
        status: 'ok',
        model: isComplaint ? 'gpt-4.1' : 'gpt-4.1-mini',
        provider: 'openai',
        started: after(started, 3.5),
        ended: after(started, seconds),
        tokens: { input: 1900 + random.below(900), output: 130 + random.below(80) },
        cost: pounds(between(random, 0.007, 0.011) * price),
        // The edit changed the words of the prompt and nobody wrote down a new release.
        prompt: { name: 'draft', version: isEdited ? 'd-22 (edited in place)' : started < release9 ? 'd-22' : 'd-23' },
        input,
        output: answer,
      },
    },
  )
  const waited = between(random, 8, 170) * 60_000
  const at = started + seconds * 1e6 + waited * 1000
  const kind = weighted(
    random,
    isEdited
      ? ([
          ['accepted', 72],
          ['corrected', 19],
          ['rejected', 8],
          ['escalated', 1],
        ] as const)
      : ([
          ['accepted', 952],
          ['corrected', 36],
          ['rejected', 7],
          ['escalated', 5],
        ] as const),
  )
  sent.push({
    at,
    line: {
      type: 'verdict',
      verdict: 'draft',
      run,
      kind,
      by: { kind: 'person', id: 'sara@northgate.example' },
      at: after(at, 0),
      waited_ms: Math.round(waited),
      worked_ms: Math.round(between(random, 25, kind === 'accepted' ? 90 : 300) * 1000),
      ...(kind === 'corrected'
        ? {
            corrections: [
              {
                field: 'draft',
                before: answer,
                after: `${answers[type]} (in other words)`,
                reason: isEdited ? 'promises what we do not do' : 'tone',
              },
            ],
          }
        : {}),
    },
  })
  return sent
}

/** From then on the plan names a release again for the prompt in use. */
const release9 = Date.parse(faults['unrecorded prompt edit'].to) * 1000
