import { holds } from './faults.ts'
import { after, between, type MakeRun, pounds, type Sent, weighted } from './lines.ts'

const suppliers = [
  'Alder Packaging',
  'Brook & Sons',
  'Castle Timber',
  'Dunmore Steel',
  'Eastfield Labels',
  'Fenwick Freight',
]

/** An invoice: read, matched with its order, posted as a draft that a person releases where something does not fit. */
export const invoiceRun: MakeRun = (number, started, random) => {
  const run = `invoice-${number}`
  const type = weighted(random, [
    ['with-order', 76],
    ['without-order', 17],
    ['credit-note', 7],
  ] as const)
  const supplier = random.pick(suppliers)
  const amount = between(random, 40, 4200).toFixed(2)
  const order = type === 'with-order' ? `PO-${5000 + random.below(900)}` : null
  const asks = type !== 'with-order' || random.chance(0.12)
  const isRenamed = holds('field renamed', started)
  // Twice on that day it looks for an order that does not exist, again and again.
  const calls = holds('loop', started) && random.chance(0.14) ? 35 + random.below(40) : 1
  const fails = calls === 1 && random.chance(0.008)
  const seconds = 14 + calls * 2.2 + between(random, 0, 9)
  const record = `posting/${88_000 + number}`
  const sent: Sent[] = [
    {
      at: started,
      line: {
        type: 'run',
        run,
        workflow: 'invoices',
        case: `${supplier} ${20_000 + number}`,
        case_type: type,
        route: asks ? 'asked' : 'matched',
        mode: 'live',
        status: fails || calls > 1 ? 'exception' : 'ok',
        trigger: 'mailbox',
        started: after(started, 0),
        ended: after(started, seconds),
        input: `Invoice ${20_000 + number} of ${supplier}, ${amount} GBP${order ? `, your order ${order}` : ''}.`,
        ...(fails || calls > 1 ? {} : { output: `Posted as draft ${record}.` }),
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '1',
        kind: 'model',
        name: 'extract',
        action: 'read_invoice',
        status: 'ok',
        model: 'claude-sonnet-4-5',
        provider: 'anthropic',
        started: after(started, 0.5),
        ended: after(started, 11),
        tokens: { input: 6200 + random.below(2400), output: 410 },
        cost: pounds(between(random, 0.06, 0.1)),
        prompt: { name: 'extract', version: 'e-9' },
        output: JSON.stringify({ supplier, number: 20_000 + number, amount, order }),
      },
    },
  ]
  for (let call = 0; call < calls; call++)
    sent.push({
      at: started,
      line: {
        type: 'step',
        run,
        step: `2.${call}`,
        kind: 'tool',
        name: 'find_order',
        integration: 'accounts',
        action: 'find_order',
        status: 'ok',
        started: after(started, 11 + call * 2.2),
        ended: after(started, 12 + call * 2.2),
        input: JSON.stringify({ supplier, order, amount }),
        output: calls > 1 ? '{"orders":[]}' : JSON.stringify({ orders: order ? [order] : [] }),
      },
    })
  if (calls > 1) {
    // Each turn asks the model what to do next.
    sent.push({
      at: started,
      line: {
        type: 'step',
        run,
        step: '3',
        kind: 'model',
        name: 'decide',
        status: 'ok',
        model: 'claude-sonnet-4-5',
        provider: 'anthropic',
        started: after(started, 12),
        ended: after(started, seconds),
        tokens: { input: calls * 7000, output: calls * 60 },
        cost: pounds(calls * 0.021),
      },
    })
    return sent
  }
  sent.push({
    at: started,
    line: {
      type: 'step',
      run,
      step: '3',
      kind: 'write',
      name: 'create_posting',
      integration: 'accounts',
      action: 'create_posting',
      status: fails ? 'error' : 'ok',
      started: after(started, seconds - 2),
      ended: after(started, seconds - 0.5),
      ...(fails ? { error: { type: 'locked', message: 'The period is being closed; try again later.' } } : {}),
    },
  })
  if (fails) return sent
  const fields = { supplier, number: String(20_000 + number), amount, order: order ?? '' }
  // The system took the posting and dropped the field it no longer knows: only reading it back shows that.
  const isLost = isRenamed && order !== null
  sent.push(
    {
      at: started,
      line: {
        type: 'write',
        run,
        step: '3',
        write: '3',
        integration: 'accounts',
        record,
        fields,
        claimed_at: after(started, seconds),
      },
    },
    {
      at: started,
      line: {
        type: 'readback',
        run,
        step: '3',
        write: '3',
        readback: '1',
        fields: isLost ? { ...fields, order: '' } : fields,
        outcome: isLost ? 'mismatch' : 'confirmed',
        observed_at: after(started, seconds + 60),
      },
    },
  )
  if (!asks && !isLost && !random.chance(0.4)) return sent
  const isSlow = holds('reviewer away', started)
  const waited = (isSlow ? between(random, 20, 60) : between(random, 0.3, 7)) * 3_600_000
  const at = started + seconds * 1e6 + waited * 1000
  const kind = isLost
    ? random.chance(0.85)
      ? 'corrected'
      : 'accepted'
    : weighted(random, [
        ['accepted', 975],
        ['corrected', 16],
        ['rejected', 9],
      ] as const)
  sent.push({
    at,
    line: {
      type: 'verdict',
      verdict: 'posting',
      run,
      kind,
      by: { kind: 'person', id: isSlow ? 'olivia@northgate.example' : 'ben@northgate.example' },
      at: after(at, 0),
      waited_ms: Math.round(waited),
      worked_ms: Math.round(between(random, 40, 240) * 1000),
      ...(kind === 'corrected'
        ? {
            corrections: [
              isLost
                ? { field: 'order', before: '', after: order, reason: 'the order was missing' }
                : { field: 'tax', before: '20%', after: '5%', reason: 'reduced rate' },
            ],
          }
        : {}),
    },
  })
  return sent
}
