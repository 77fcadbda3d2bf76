import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inLanguage } from '../../base/say.ts'
import { MICROS } from '../../base/time.ts'
import { createRandom } from '../../statistics/random.ts'
import { isUnauthorised } from './approvals.ts'
import { moveRequest } from './lifecycle.ts'
import type { Move, MoveName } from './move.ts'
import { nextOf, standsAt } from './next.ts'
import { cameTo } from './price.ts'
import { type ChangeRequest, contentHash, type RequestState, requestSchema } from './request.ts'
import type { Answers } from './risk.ts'
import type { Actor, Terms } from './terms.ts'

const T0 = Date.UTC(2026, 2, 2, 9) * 1000
const harmless: Answers = {
  reversible: 'yes',
  data: 'as before',
  reach: 'inside',
  autonomy: 'as before',
  tested: 'yes',
  'failed lately': 'no',
}
const dangerous: Answers = { ...harmless, reversible: 'no' }

const actor = (planPerson: string, side: Actor['side'], roles: string[]): Actor => ({
  by: `user:${planPerson}`,
  person: `user:${planPerson}`,
  planPerson,
  side,
  roles,
})
const maria = actor('maria', 'client', ['owner'])
const ines = actor('ines', 'client', ['approver'])
const vera = actor('vera', 'client', ['viewer'])
const jonas = actor('jonas', 'provider', ['operator'])
const priya = actor('priya', 'provider', ['operator', 'reviewer'])

const terms: Terms = {
  version: 3,
  zone: 'UTC',
  approvers: {
    low: ['ines'],
    medium: ['maria', 'jonas'],
    high: ['maria'],
    spending: ['ines', 'maria'],
    emergency: ['jonas'],
  },
  limits: { ines: '500.00 EUR', maria: '5000.00 EUR' },
  covers: {},
  names: { maria: 'Maria', ines: 'Ines', jonas: 'Jonas', priya: 'Priya', vera: 'Vera' },
  standard: ['a new wording'],
  rates: { lead: '120.00 EUR' },
  surcharge: '50%',
  notice: null,
  soonest: (now) => now,
  told: () => ['maria'],
  approveBy: (ordered) => ordered + MICROS.d,
}

function drafted(by: Actor, more: Partial<ChangeRequest['asked']> = {}): ChangeRequest {
  return requestSchema.parse({
    id: 'r1',
    state: 'draft',
    asked: { title: 'Answer in French', why: 'Half of Lyon writes so.', what: 'prompt', workflow: 'desk', ...more },
    links: [],
    origin: 'person',
    requester: { by: by.by, person: by.person, side: by.side, plan_person: by.planPerson },
    ...{
      proposal: null,
      class: null,
      dispute: null,
      assessment: null,
      quote: null,
      approvals: [],
      deferred_until: null,
    },
    ...{ scheduled_at: null, emergency: null, implementers: [], actual_minutes: 0, verifier: null, outcome: null },
  })
}

type Step = [by: Actor, move: Move | ((at: ChangeRequest) => Move)]
const approve = (at: ChangeRequest): Move => ({ move: 'approve', hash: contentHash(at) })
const estimate = { low: 60, likely: 90, high: 180 }
const classify = (is: 'included' | 'billable' | 'undecided'): Move => ({
  move: 'classify',
  class: is,
  because: 'as agreed',
})
const assess = (answers = harmless): Move => ({ move: 'assess', answers, estimate })
const quote = (amount: string): Move => ({ move: 'quote', amount, valid_until: T0 + 10 * MICROS.d })

/** Makes the moves one minute after the other; each but the last has to be done. */
function play(first: ChangeRequest, steps: readonly Step[], under = terms) {
  let at = first
  let moved: ReturnType<typeof moveRequest> | undefined
  steps.forEach(([by, given], index) => {
    const move = typeof given === 'function' ? given(at) : given
    moved = moveRequest(at, move, by, under, T0 + index * MICROS.m)
    if (moved.kind === 'done') at = moved.request
    else if (index < steps.length - 1) assert.fail(`step ${index + 1} ${move.move}: ${inLanguage(moved.because)}`)
  })
  assert.ok(moved)
  return { at, moved }
}

function refusal(first: ChangeRequest, steps: readonly Step[], under = terms): string {
  const { moved } = play(first, steps, under)
  assert.equal(moved.kind, 'refused', 'it was done')
  return moved.kind === 'refused' ? inLanguage(moved.because) : ''
}

const submitted: Step[] = [[vera, { move: 'submit' }]]
const billable: Step[] = [...submitted, [jonas, classify('billable')], [jonas, assess()], [jonas, quote('400.00 EUR')]]

describe('a request', () => {
  test('from the first word to the last, with a price that the client approves', () => {
    const { at } = play(drafted(vera), [
      ...billable,
      [ines, approve],
      [jonas, { move: 'schedule', at: T0 }],
      [jonas, { move: 'start' }],
      [jonas, { move: 'finish', minutes: 95 }],
      [priya, { move: 'verify', passed: false, note: 'One sentence is English.' }],
      [jonas, { move: 'finish', minutes: 10 }],
      [priya, { move: 'verify', passed: true, note: 'Right.' }],
      [jonas, { move: 'review', outcome: 'success', note: 'Accepted went from 71% to 84%.' }],
      [jonas, { move: 'close' }],
    ])
    assert.deepEqual([at.state, at.actual_minutes, at.outcome?.is], ['closed', 105, 'success'])
    assert.deepEqual(
      at.approvals.map(({ person, of }) => [person, of]),
      [['user:ines', ['risk', 'spending']]],
    )
  })

  test('is refused what may not be, with the reason and what to do', () => {
    const cases: [steps: Step[], says: RegExp][] = [
      [[[jonas, { move: 'start' }]], /is a draft, and cannot be begun\. Who wrote it submits it/],
      [[[ines, { move: 'edit', asked: drafted(vera).asked }]], /Only who asked for it/],
      [[...submitted, [jonas, classify('undecided')], [jonas, assess()], [ines, approve]], /Who pays is not decided/],
      [
        [...submitted, [jonas, classify('undecided')], [jonas, assess()], [jonas, { move: 'schedule', at: T0 }]],
        /Who pays is not decided/,
      ],
      [[...submitted, [jonas, classify('billable')], [jonas, assess()], [ines, approve]], /It is quoted first/],
      [
        [...submitted, [jonas, classify('included')], [jonas, assess()], [jonas, quote('1.00 EUR')]],
        /Nothing is charged/,
      ],
      [
        [...billable, [jonas, approve]],
        /Ines to approve this risk\. Ask them\. Whoever asks for the money does not approve it/,
      ],
      [[...billable, [priya, approve]], /Money is approved on the client’s side: by Ines, Maria/],
      [[...billable, [ines, { move: 'approve', hash: 'f'.repeat(64) }]], /What you read is not what is asked for/],
      [
        [
          ...submitted,
          [jonas, classify('billable')],
          [jonas, assess()],
          [jonas, quote('900.00 EUR')],
          [ines, approve],
          [ines, approve],
        ],
        /The most that Ines may approve for one request is 500\.00 EUR, and this is 900\.00 EUR\. Ask Maria/,
      ],
      [[...billable, [jonas, { move: 'schedule', at: T0 }]], /waits for the approval of Ines/],
      [
        [...billable, [ines, { move: 'dispute', because: 'It was promised.' }], [ines, approve]],
        /Who pays is disputed/,
      ],
      [
        [
          [jonas, { move: 'order', because: 'It insults people.' }],
          [ines, approve],
          [ines, approve],
        ],
        /approved afterwards already/,
      ],
      [
        [[priya, { move: 'order', because: 'It insults people.' }]],
        /lets Jonas order a change in an emergency, and nobody else/,
      ],
      [
        [
          [jonas, { move: 'order', because: 'Now.' }],
          [jonas, { move: 'finish', minutes: 5 }],
          [jonas, { move: 'verify', passed: true, note: 'x' }],
        ],
        /Whoever did the work does not verify it/,
      ],
    ]
    for (const [steps, says] of cases) assert.match(refusal(drafted(vera), steps), says)
  })

  test('an edit of what was approved takes the approvals with it, and says whose; an edit that alters nothing leaves all', () => {
    const approved = play(drafted(vera), [...billable, [ines, approve]]).at
    assert.equal(approved.state, 'approved')
    const same = moveRequest(approved, { move: 'edit', asked: approved.asked }, vera, terms, T0)
    assert.ok(same.kind === 'done' && same.request.state === 'approved' && same.voided.length === 0)
    const other = { ...approved.asked, why: 'All of France writes so.' }
    const edited = moveRequest(approved, { move: 'edit', asked: other }, vera, terms, T0)
    assert.ok(edited.kind === 'done')
    assert.deepEqual([edited.request.state, edited.request.approvals, edited.voided], ['submitted', [], ['user:ines']])
    const dearer = moveRequest(approved, quote('450.00 EUR'), jonas, terms, T0)
    assert.ok(dearer.kind === 'done')
    assert.deepEqual([dearer.request.state, dearer.voided], ['quoted', ['user:ines']])
  })

  test('whoever asks for it is never alone in approving it: the client signs instead', () => {
    const own = drafted(ines)
    const steps: Step[] = [
      [ines, { move: 'submit' }],
      [jonas, classify('included')],
      [jonas, assess()],
    ]
    assert.match(refusal(own, [...steps, [ines, approve]]), /Whoever asks for it does not approve it alone/)
    assert.match(refusal(own, [...steps, [jonas, approve]]), /an owner or an approver of the client signs instead/)
    const { at } = play(own, [...steps, [maria, approve]])
    assert.deepEqual([at.state, at.approvals[0]?.instead], ['approved', true])
  })

  test('everybody whom the plan names for a risk approves it, or who stands in for them', () => {
    const steps: Step[] = [
      ...submitted,
      [priya, classify('included')],
      [priya, assess({ ...harmless, reach: 'all customers', reversible: 'with effort' })],
    ]
    const half = play(drafted(vera), [...steps, [maria, approve]])
    assert.equal(half.at.state, 'assessed')
    assert.match(inLanguage(nextOf(half.at, terms, T0)), /approval of Jonas/)
    assert.equal(play(drafted(vera), [...steps, [maria, approve], [jonas, approve]]).at.state, 'approved')
    const away = { ...terms, covers: { jonas: 'priya' } }
    assert.equal(play(drafted(vera), [...steps, [maria, approve], [priya, approve]], away).at.state, 'approved')
  })

  test('a change the plan knows well needs no approval while its risk is low and it costs nothing', () => {
    const known = drafted(vera, { standard: 'a new wording' })
    const steps: Step[] = [...submitted, [jonas, classify('included')]]
    const { at } = play(known, [...steps, [jonas, assess()], [jonas, { move: 'schedule', at: T0 }]])
    assert.equal(at.state, 'scheduled')
    assert.match(
      refusal(known, [...steps, [jonas, assess(dangerous)], [jonas, { move: 'schedule', at: T0 }]]),
      /approval of Maria/,
    )
    assert.match(
      refusal(known, [...steps, [jonas, assess()], [jonas, { move: 'schedule', at: T0 }]], { ...terms, standard: [] }),
      /approval of Ines/,
    )
  })

  test('a quote that nobody took in time is none any more', () => {
    const { at } = play(drafted(vera), billable)
    const late = T0 + 11 * MICROS.d
    assert.equal(standsAt(at, late).state, 'classified')
    const moved = moveRequest(at, approve(at), ines, terms, late)
    assert.ok(moved.kind === 'refused')
    assert.match(inLanguage(moved.because), /valid until 12 Mar 2026 and nobody took it/)
    assert.equal(moveRequest(at, assess(), jonas, terms, late).kind, 'done')
  })

  test('a dispute stops the start until it is settled: taken back by its side, or with another class by the other', () => {
    const disputed: Step[] = [
      ...submitted,
      [jonas, classify('billable')],
      [vera, { move: 'dispute', because: 'It was promised.' }],
    ]
    const settle = (is: 'billable' | 'included'): Move => ({ move: 'settle', class: is, because: 'talked' })
    assert.match(refusal(drafted(vera), [...disputed, [jonas, settle('billable')]]), /Only the side that disputes it/)
    assert.match(refusal(drafted(vera), [...disputed, [maria, settle('included')]]), /for the other side to give/)
    assert.equal(play(drafted(vera), [...disputed, [jonas, settle('included')]]).at.class?.is, 'included')
    assert.equal(play(drafted(vera), [...disputed, [maria, settle('billable')]]).at.dispute, null)
  })

  test('a price is what the estimate comes to by the rate of the plan, to the cent, and a later rate alters nothing of it', () => {
    const priced: Step[] = [
      ...submitted,
      [jonas, classify('billable')],
      [jonas, { ...assess(), estimate: { low: 50, likely: 100, high: 175 } } as Move],
      [jonas, { move: 'quote', valid_until: T0 + 10 * MICROS.d }],
    ]
    // 140.10 an hour: 50 minutes are 116.75, 100 are 233.50, 175 are 408.625, rounded once.
    const under = { ...terms, rates: { lead: '140.10 EUR' } }
    const { at } = play(drafted(vera), priced, under)
    const by_rate = { name: 'lead', rate: '140.10 EUR', surcharge: null }
    assert.deepEqual(at.quote?.by_rate, { ...by_rate, low: '116.75 EUR', likely: '233.50 EUR', high: '408.63 EUR' })
    assert.equal(at.quote?.amount, '233.50 EUR')
    const dearer = { ...terms, rates: { lead: '900.00 EUR' } }
    const approved = moveRequest(at, approve(at), ines, dearer, T0 + MICROS.h)
    assert.ok(approved.kind === 'done' && approved.request.quote?.amount === '233.50 EUR')
    // The hash is of the rate as well: the same amount by another rate is another thing.
    const other = play(drafted(vera), priced, { ...terms, rates: { assistant: '140.10 EUR' } }).at
    assert.ok(other.quote?.amount === '233.50 EUR' && contentHash(other) !== contentHash(at))
  })

  test('a price of its own stands beside what the rate comes to; what cannot be computed is said', () => {
    const { at } = play(drafted(vera), billable)
    assert.deepEqual([at.quote?.amount, at.quote?.by_rate?.likely], ['400.00 EUR', '180 EUR'])
    const quoting = (more: object, rates: Record<string, string>): ReturnType<typeof moveRequest> =>
      moveRequest(
        play(drafted(vera), billable.slice(0, 3)).at,
        { move: 'quote', valid_until: T0 + MICROS.d, ...more },
        jonas,
        { ...terms, rates },
        T0,
      )
    const cases: [more: object, rates: Record<string, string>, says: RegExp][] = [
      [{}, {}, /The plan states no rate by which a price could be computed/],
      [
        {},
        { lead: '1 EUR', other: '2 EUR' },
        /several rates\. Say by which this is paid, or how much it costs: lead, other/,
      ],
      [{ rate: 'none' }, { lead: '1 EUR' }, /no rate "none"\. It has: lead/],
      [
        { rate: 'lead', amount: '5.00 USD' },
        { lead: '1.00 EUR' },
        /The price is 5\.00 USD, and the rate "lead" is 1\.00 EUR an hour/,
      ],
    ]
    for (const [more, rates, says] of cases) {
      const moved = quoting(more, rates)
      assert.ok(moved.kind === 'refused')
      assert.match(inLanguage(moved.because), says)
    }
    const foreign = quoting({ amount: '5.00 USD' }, { lead: '1.00 EUR' })
    assert.ok(foreign.kind === 'done' && foreign.request.quote?.by_rate === null)
    const second = quoting({ rate: 'other' }, { lead: '1.00 EUR', other: '2.00 EUR' })
    assert.ok(second.kind === 'done' && second.request.quote?.amount === '3 EUR')
  })

  test('the surcharge is that of an emergency, by its rate as it was ordered, and what the minutes came to is told', () => {
    const ordered: Step[] = [
      [jonas, { move: 'order', because: 'It insults people.' }],
      [jonas, { move: 'finish', minutes: 50 }],
    ]
    const { at } = play(drafted(vera), ordered)
    assert.deepEqual(at.emergency?.by_rate, { name: 'lead', rate: '120.00 EUR', surcharge: '50%' })
    // 50 minutes of 120 an hour are 100, and half as much again.
    assert.deepEqual(cameTo(at), { minutes: 50, estimate: null, by_rate: '150 EUR', price: null, is_far_off: false })
    const unknown = play(drafted(vera), ordered, { ...terms, rates: { ...terms.rates, other: '1 EUR' } }).at
    assert.equal(cameTo(unknown)?.by_rate, null)
    const normal = play(drafted(vera), [...billable, [ines, approve]]).at
    assert.equal(normal.quote?.by_rate?.surcharge, null)
  })

  test('what took far more or less than was estimated says why', () => {
    const worked = (minutes: number): Step[] => [
      ...billable,
      [ines, approve],
      [jonas, { move: 'schedule', at: T0 }],
      [jonas, { move: 'start' }],
      [jonas, { move: 'finish', minutes }],
      [priya, { move: 'verify', passed: true, note: 'Right.' }],
    ]
    const review = (more: object = {}): Move => ({ move: 'review', outcome: 'success', note: 'Better.', ...more })
    for (const minutes of [60, 90, 180]) play(drafted(vera), [...worked(minutes), [jonas, review()]])
    for (const minutes of [181, 10])
      assert.match(
        refusal(drafted(vera), [...worked(minutes), [jonas, review()]]),
        new RegExp(`It took ${minutes} minutes, and 60 to 180 were estimated`),
      )
    const { at } = play(drafted(vera), [...worked(181), [jonas, review({ variance: 'The model was renamed.' })]])
    assert.equal(at.outcome?.variance, 'The model was renamed.')
    // Given up after a little is no difference; given up after much is one.
    play(drafted(vera), [...worked(10), [jonas, review({ outcome: 'rolled back' })]])
    assert.match(refusal(drafted(vera), [...worked(500), [jonas, review({ outcome: 'failed' })]]), /Say why/)
  })

  test('people are told before it begins: sooner only in an emergency, or where those who are told agree', () => {
    const under = { ...terms, notice: '2d', soonest: (now: number) => now + 2 * MICROS.d }
    const approved: Step[] = [...billable, [ines, approve]]
    const now: Move = { move: 'schedule', at: T0 + MICROS.h }
    assert.match(
      refusal(drafted(vera), [...approved, [jonas, now]], under),
      /told 2d before a change, so it begins on 4 Mar 2026, 09:05 at the soonest\. Schedule it for then, or ask Maria or an owner or an approver of the client to agree to sooner/,
    )
    // Where no time is given it begins as soon as may be.
    const { at } = play(drafted(vera), [...approved, [jonas, { move: 'schedule' }]], under)
    assert.equal(at.scheduled_at, T0 + 5 * MICROS.m + 2 * MICROS.d)
    assert.match(refusal(drafted(vera), [...approved, [jonas, { move: 'sooner' }]], under), /Only who is told/)
    assert.equal(
      play(drafted(vera), [...approved, [maria, { move: 'sooner' }], [jonas, now]], under).at.state,
      'scheduled',
    )
    // What was agreed to was this: altered it is another.
    assert.match(
      refusal(
        drafted(vera),
        [...approved, [ines, { move: 'sooner' }], [jonas, quote('300.00 EUR')], [ines, approve], [jonas, now]],
        under,
      ),
      /at the soonest/,
    )
    const urgent = approved.with(1, [jonas, { move: 'classify', class: 'emergency', because: 'It insults people.' }])
    assert.equal(play(drafted(vera), [...urgent, [jonas, now]], under).at.state, 'scheduled')
    assert.match(refusal(drafted(vera), [...approved, [maria, { move: 'sooner' }]]), /It may begin at once/)
  })

  test('an emergency starts at once, and is approved afterwards in time or counted as unauthorised', () => {
    const { at } = play(drafted(vera), [[jonas, { move: 'order', because: 'It insults people.' }]])
    assert.deepEqual([at.state, at.class?.is], ['implementing', 'emergency'])
    assert.ok(moveRequest(at, approve(at), jonas, terms, T0 + MICROS.h).kind === 'refused')
    const approved = moveRequest(at, approve(at), maria, terms, T0 + MICROS.h)
    assert.ok(approved.kind === 'done' && !isUnauthorised(approved.request, T0 + 2 * MICROS.d))
    const late = moveRequest(at, approve(at), maria, terms, T0 + 2 * MICROS.d)
    assert.ok(late.kind === 'done' && isUnauthorised(late.request, T0 + 2 * MICROS.d))
    assert.ok(!isUnauthorised(at, T0 + MICROS.h) && isUnauthorised(at, T0 + 2 * MICROS.d))
  })
})

/** Every step from one state to another that there is, written down by hand. */
const steps: Readonly<Record<RequestState, readonly RequestState[]>> = {
  draft: ['draft', 'submitted', 'implementing', 'cancelled'],
  submitted: ['submitted', 'classified', 'rejected', 'deferred', 'implementing', 'cancelled'],
  classified: ['classified', 'submitted', 'assessed', 'rejected', 'deferred', 'implementing', 'cancelled'],
  assessed: [
    'assessed',
    'submitted',
    'classified',
    'quoted',
    'approved',
    'rejected',
    'deferred',
    'scheduled',
    'implementing',
    'cancelled',
  ],
  quoted: [
    'quoted',
    'submitted',
    'classified',
    'assessed',
    'approved',
    'rejected',
    'deferred',
    'implementing',
    'cancelled',
  ],
  approved: [
    'approved',
    'submitted',
    'classified',
    'assessed',
    'quoted',
    'deferred',
    'scheduled',
    'implementing',
    'cancelled',
  ],
  deferred: ['deferred', 'submitted', 'implementing', 'cancelled'],
  scheduled: ['scheduled', 'submitted', 'classified', 'assessed', 'quoted', 'deferred', 'implementing', 'cancelled'],
  implementing: ['implementing', 'verifying', 'reviewed'],
  verifying: ['verifying', 'implementing', 'released', 'reviewed'],
  released: ['released', 'reviewed'],
  reviewed: ['reviewed', 'closed'],
  // A word can be added to what is over.
  rejected: ['rejected'],
  closed: ['closed'],
  cancelled: ['cancelled'],
}

describe('100,000 random histories', () => {
  const people = [maria, ines, vera, jonas, priya]
  const names = Object.keys({
    ...{ edit: 0, submit: 0, classify: 0, dispute: 0, settle: 0, assess: 0, quote: 0, approve: 0, reject: 0, defer: 0 },
    ...{
      resume: 0,
      sooner: 0,
      schedule: 0,
      order: 0,
      start: 0,
      finish: 0,
      verify: 0,
      review: 0,
      note: 0,
      close: 0,
      cancel: 0,
    },
  } satisfies Record<MoveName, 0>) as MoveName[]
  /** What usually comes next, so that many histories come far. */
  const usual: Partial<Record<RequestState, readonly MoveName[]>> = {
    draft: ['submit'],
    submitted: ['classify'],
    classified: ['assess'],
    assessed: ['quote', 'approve', 'schedule'],
    quoted: ['approve'],
    approved: ['schedule'],
    deferred: ['resume'],
    scheduled: ['start'],
    implementing: ['finish'],
    verifying: ['verify'],
    released: ['review'],
    reviewed: ['approve', 'close'],
  }

  test('no step that is not allowed, no refusal without its reason, no approval of another thing, nothing undecided begun', () => {
    const { pick, chance } = createRandom(20261126)
    const moveOf = (name: MoveName, at: ChangeRequest, now: number): Move => {
      const because = 'because'
      switch (name) {
        case 'edit':
          return {
            move: name,
            asked: { ...at.asked, why: pick(['a', 'b', at.asked.why]), standard: pick([null, null, 'a new wording']) },
          }
        case 'classify':
          return {
            move: name,
            because,
            class: pick(['included', 'billable', 'from allowance', 'undecided', 'third party'] as const),
          }
        case 'settle':
          return { move: name, because, class: pick(['included', 'billable', 'provider fault'] as const) }
        case 'assess':
          return {
            move: name,
            estimate,
            answers: pick([
              harmless,
              harmless,
              dangerous,
              { ...harmless, tested: 'no', reach: 'all customers' } as const,
            ]),
          }
        case 'quote':
          return {
            move: name,
            amount: pick(['0.00 EUR', '400.00 EUR', '900.00 EUR', '9000.00 EUR', undefined]),
            valid_until: now + pick([1, 30]) * MICROS.h,
          }
        case 'approve':
          return { move: name, hash: chance(0.9) ? contentHash(at) : 'another' }
        case 'defer':
          return { move: name, because, until: '2026-06-01' }
        case 'schedule':
          return { move: name, at: pick([now - MICROS.h, now + MICROS.h, now + 3 * MICROS.h, undefined]) }
        case 'finish':
          return { move: name, minutes: pick([15, 90, 400]) }
        case 'verify':
          return { move: name, passed: chance(0.7), note: 'note' }
        case 'note':
          return { move: name, note: 'note' }
        case 'review':
          return {
            ...{ move: name, outcome: pick(['success', 'failed'] as const), note: 'note' },
            variance: pick([undefined, 'why']),
          }
        case 'reject':
        case 'cancel':
        case 'dispute':
        case 'order':
          return { move: name, because }
        case 'submit':
        case 'resume':
        case 'sooner':
        case 'start':
        case 'close':
          return { move: name }
      }
    }

    // Under a plan that has people told two hours before, or without.
    const told: Terms = { ...terms, notice: '2h', soonest: (now) => now + 2 * MICROS.h }
    const reached = new Map<RequestState, number>()
    const reasons = new Set<string>()
    let made = 0
    for (let history = 0; history < 100_000; history++) {
      const requester = pick(people)
      const under = pick([terms, told])
      let at = drafted(requester)
      let now = T0
      const worked = new Set<string>()
      // What is over is tried once more.
      for (let turn = 0, over = 0; turn < 14 && over < 2; turn++) {
        if (steps[at.state].length === 1) over++
        now += pick([1, 1, 1, 120]) * MICROS.m
        const before = standsAt(at, now)
        const name = chance(0.7) ? pick(usual[before.state] ?? names) : pick(names)
        const by = pick(people)
        const move = moveOf(name, before, now)
        const moved = moveRequest(at, move, by, under, now)
        made++
        if (moved.kind === 'refused') {
          const said = inLanguage(moved.because)
          reasons.add(said)
          if (!/^[A-Z].{10,}\.$/.test(said)) assert.fail(`a refusal without a sentence: "${said}"`)
          continue
        }
        const next = moved.request
        if (name === 'note') {
          // A word leaves what is kept as it is, also a quote that is over.
          assert.equal(next, at)
          continue
        }
        if (!steps[before.state].includes(next.state)) assert.fail(`${before.state} -> ${next.state} by ${name}`)
        // Approvals before work are of what is asked for now, or they are gone and whose they were is told.
        const isBefore = !['implementing', 'verifying', 'released', 'reviewed', 'closed'].includes(next.state)
        if (isBefore && next.approvals.length > 0) {
          const hash = contentHash(next)
          if (next.approvals.some((one) => one.hash !== hash)) assert.fail(`${name} left an approval of another thing`)
          if (contentHash(before) !== hash) assert.fail(`${name} kept approvals`)
        }
        for (const one of before.approvals)
          if (!next.approvals.includes(one) && !moved.voided.includes(one.by))
            assert.fail(`${name} dropped an approval without a word`)
        if (name === 'start' || name === 'order') worked.add(by.person)
        if (name === 'start') {
          assert.ok(next.class && next.class.is !== 'undecided' && next.dispute === null)
          const isKnown = next.asked.standard === 'a new wording' && next.assessment?.level === 'low'
          const others = next.approvals.filter((one) => one.person !== requester.person && one.of.includes('risk'))
          assert.ok(isKnown || others.length > 0, 'begun without anybody but who asked for it')
          if (next.class.is === 'billable') assert.ok(next.quote, 'begun without a price')
          if (next.quote && next.quote.amount !== '0.00 EUR') {
            const signed = next.approvals.filter((one) => one.of.includes('spending'))
            assert.equal(signed.length, 1)
            assert.ok(signed[0]?.side === 'client' && signed[0].person !== next.quote.person)
            assert.ok(
              next.quote.amount !== '9000.00 EUR' &&
                (signed[0].person === 'user:maria' || ['180 EUR', '400.00 EUR'].includes(next.quote.amount)),
            )
          }
          if (next.quote?.by_rate) assert.equal(next.quote.by_rate.likely, '180 EUR')
        }
        if (name === 'schedule' && under === told && (next.scheduled_at ?? 0) < now + 2 * MICROS.h)
          assert.ok(
            next.sooner?.side === 'client' || by.side === 'client' || next.class?.is === 'emergency',
            'begins before anybody was told',
          )
        if (name === 'review' && next.assessment && next.actual_minutes === 400)
          assert.equal(next.outcome?.variance, 'why')
        if (name === 'order') assert.ok(by === jonas && next.class?.is !== 'undecided')
        if (name === 'finish') worked.add(by.person)
        if (name === 'verify' && move.move === 'verify' && move.passed)
          assert.ok(!worked.has(by.person), 'verified by who did it')
        at = next
        reached.set(at.state, (reached.get(at.state) ?? 0) + 1)
      }
    }
    // The walk went everywhere, or it has shown nothing.
    for (const state of Object.keys(steps) as RequestState[])
      assert.ok((reached.get(state) ?? 0) > 100, `${state}: ${reached.get(state)}`)
    assert.ok(made > 1_000_000 && reasons.size > 40, `${made} moves, ${reasons.size} reasons`)
  })
})
