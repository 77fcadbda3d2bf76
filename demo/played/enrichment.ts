import { holds } from './faults.ts'
import { after, between, type MakeRun, pounds, type Sent, weighted } from './lines.ts'

const industries = ['building supplies', 'food wholesale', 'joinery', 'vehicle repair', 'printing', 'garden centres']

/** A company record: looked up in a register and filled in. One in five is checked by a person. */
export const enrichmentRun: MakeRun = (number, started, random) => {
  const run = `company-${number}`
  const type = weighted(random, [
    ['empty field', 55],
    ['old record', 30],
    ['new record', 15],
  ] as const)
  const industry = random.pick(industries)
  const isRefused = holds('scope lost', started)
  const isDown = random.chance(0.007)
  const record = `company/${4_000 + number}`
  const seconds = between(random, 4, 12)
  const isException = isRefused || isDown
  const sent: Sent[] = [
    {
      at: started,
      line: {
        type: 'run',
        run,
        workflow: 'enrichment',
        case: record,
        case_type: type,
        mode: 'live',
        status: isException ? 'exception' : 'ok',
        trigger: 'nightly',
        started: after(started, 0),
        ended: after(started, seconds),
        input: `Complete ${record}.`,
        ...(isException ? {} : { output: `Industry: ${industry}.` }),
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '1',
        kind: 'tool',
        name: 'look_up',
        integration: 'registers',
        action: 'look_up',
        status: isDown ? 'error' : 'ok',
        started: after(started, 0.1),
        ended: after(started, 1.4),
        ...(isDown
          ? { error: { type: 'unavailable', message: 'The register is being maintained.' } }
          : { output: JSON.stringify({ industry, employees: 5 + random.below(200) }) }),
      },
    },
  ]
  if (isDown) return sent
  sent.push(
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '2',
        kind: 'model',
        name: 'find',
        status: 'ok',
        model: 'gpt-4.1-mini',
        provider: 'openai',
        started: after(started, 1.5),
        ended: after(started, seconds - 1),
        tokens: { input: 2100 + random.below(700), output: 60 },
        cost: pounds(between(random, 0.008, 0.014)),
        prompt: { name: 'find', version: 'f-4' },
        output: JSON.stringify({ industry }),
      },
    },
    {
      at: started,
      line: {
        type: 'step',
        run,
        step: '3',
        kind: 'write',
        name: 'fill_empty_field',
        integration: 'crm',
        action: 'fill_empty_field',
        status: isRefused ? 'error' : 'ok',
        started: after(started, seconds - 1),
        ended: after(started, seconds),
        ...(isRefused
          ? {
              error: {
                type: 'forbidden',
                message: 'insufficient_scope: companies.write was taken from this connection.',
              },
            }
          : {}),
      },
    },
    {
      at: started,
      line: {
        type: 'write',
        run,
        step: '3',
        write: '3',
        integration: 'crm',
        record,
        fields: { industry },
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
        outcome: isRefused ? 'refused' : 'confirmed',
        ...(isRefused ? {} : { fields: { industry } }),
        observed_at: after(started, seconds + 3600),
      },
    },
  )
  if (isRefused || !random.chance(0.2)) return sent
  const at = started + between(random, 6, 30) * 3.6e9
  const kind = weighted(random, [
    ['accepted', 96],
    ['corrected', 4],
  ] as const)
  sent.push({
    at,
    line: {
      type: 'verdict',
      verdict: 'check',
      run,
      kind,
      by: { kind: 'person', id: 'tom@harbour.example' },
      at: after(at, 0),
      worked_ms: Math.round(between(random, 20, 80) * 1000),
      sampled: { probability: 0.2 },
      ...(kind === 'corrected'
        ? { corrections: [{ field: 'industry', before: industry, after: random.pick(industries) }] }
        : {}),
    },
  })
  return sent
}
