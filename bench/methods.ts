import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../src/cli/main.ts'
import { createPatternTree, groupMessages } from '../src/statistics/pattern-tree.ts'
import { readNab, scoreNab } from './methods/nab.ts'
import { groupingAccuracy, messagesASecond, readLogSystems, shuffleAgreement } from './methods/patterns.ts'
import { readPriceCases, scorePrices } from './methods/prices.ts'
import { meanScores, readTcpd, scoreChanges } from './methods/tcpd.ts'
import { readMarkedCases, readSupportCases, scoreSupport, scoreWords } from './methods/wice.ts'

/**
 * `npm run bench:methods [-- FOLDER]`: the methods on public data that nobody here wrote, by the commands that everybody has
 * (`aftercare try ...`), one configuration for all, beside what was published of others. FOLDER holds a copy of each set; one that is
 * missing is left out, and said.
 */
const data = process.argv[2] ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-methods-'))
const row = (what: string, seen: number | string, beside = '') =>
  console.log(`  ${what.padEnd(58)} ${String(seen).padStart(9)}  ${beside}`)
const digits = (value: number, n = 3) => value.toFixed(n)

/** What a command prints of a file with this content, and how long that kept a core. */
async function tried(
  method: string,
  name: string,
  content: string | Buffer,
): Promise<{ lines: string[]; seconds: number }> {
  const file = join(folder, name)
  writeFileSync(file, content)
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    stdin: async function* () {},
    isTty: false,
    width: 100,
    colour: false,
  }
  // Time of this process alone: others may share the core.
  const before = process.cpuUsage()
  const code = await main(['try', method, file], terminal, {})
  const { user, system } = process.cpuUsage(before)
  if (code !== 0) throw new Error(`try ${method} ${name} ended with ${code}: ${err.join('')}`)
  return { lines: out.join('').trimEnd().split('\n'), seconds: (user + system) / 1e6 }
}

const jsonl = (rows: readonly unknown[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join('')
async function patterns(set: string): Promise<void> {
  const scores: number[] = []
  const all: string[] = []
  for (const { system, messages, events, published } of readLogSystems(set)) {
    all.push(...messages)
    // JSONL, in which an empty message is one all the same.
    const { lines } = await tried('patterns', `${system}.jsonl`, jsonl(messages.map((message) => ({ message }))))
    const accuracy = groupingAccuracy(
      events,
      lines.map((line) => (JSON.parse(line) as { pattern: number }).pattern),
    )
    scores.push(accuracy)
    row(system, digits(accuracy), inARow(published))
  }
  const beside =
    'at least 0.88; each tuned to each system: Drain 0.851, Brain 0.992, Spell 0.821, IPLoM 0.745, AEL 0.798'
  row('mean grouping accuracy', digits(scores.reduce((a, b) => a + b, 0) / scores.length), beside)
  const tree = createPatternTree()
  row(
    'messages a second, one core',
    Math.round(messagesASecond(all, (message) => tree.add(message))),
    'at least 150,000',
  )
  const { seconds } = await tried(
    'patterns',
    'many.txt',
    `${Array.from({ length: 20 }, () => all.map((one) => one.replaceAll('\n', ' ')))
      .flat()
      .join('\n')}\n`,
  )
  row('the same by the command, read and printed', Math.round((20 * all.length) / seconds), 'at least 150,000')
  const agreement = shuffleAgreement(
    all.slice(0, 4000),
    (messages) => groupMessages(messages).map((one) => one.pattern),
    { shuffles: 3, seed: 1 },
  )
  row('agreement when messages come in another order (Rand)', digits(agreement, 4))
}

const inARow = (named: Readonly<Record<string, number>>) =>
  Object.entries(named)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

async function drift(set: string): Promise<void> {
  const judged = []
  let [rows, seconds] = [0, 0]
  for (const series of readNab(set)) {
    const content = `timestamp,value\n${series.values.map((value, i) => `${series.timestamps[i]},${value}`).join('\n')}\n`
    const printed = await tried('drift', series.name.replaceAll('/', '-'), content)
    const cells = printed.lines.slice(1).map((line) => line.split(','))
    judged.push({ ...series, scores: cells.map((one) => Number(one[1])), alarms: cells.map((one) => one[2] === '1') })
    rows += cells.length
    seconds += printed.seconds
  }
  const score = scoreNab(judged)
  row(
    'score, standard, one threshold for all series',
    digits(score.standard.optimised, 1),
    'at least 60; ARTime 78.1, Numenta HTM 71.2, KNN-CAD 64.4, relative entropy 56.3 (this half)',
  )
  row('score, standard, by its own alarms', digits(score.standard.ownAlarms, 1))
  row('score, few false alarms wanted', digits(score.rewardLowFalseAlarms.optimised, 1))
  row('score, few misses wanted', digits(score.rewardLowMisses.optimised, 1))
  row('rows a second', Math.round(rows / seconds))
}

async function changes(set: string): Promise<void> {
  const scores = new Map<string, { f1: number; covering: number }>()
  const none = new Map<string, { f1: number; covering: number }>()
  for (const series of readTcpd(set)) {
    const { lines } = await tried(
      'changes',
      `${series.name}.csv`,
      `value\n${series.values.map((value) => (Number.isFinite(value) ? value : '""')).join('\n')}\n`,
    )
    scores.set(series.name, scoreChanges(series, (JSON.parse(lines[0] ?? '') as { changes: number[] }).changes))
    none.set(series.name, scoreChanges(series, []))
  }
  const [ours, nothing] = [meanScores(scores), meanScores(none)]
  row(
    'F1, margin 5',
    digits(ours.f1),
    `above 0.70; no change at all ${digits(nothing.f1)}; amoc 0.618, binseg 0.622, bocpd 0.544, pelt 0.638`,
  )
  row(
    'covering',
    digits(ours.covering),
    `no change at all ${digits(nothing.covering)}; amoc 0.676, binseg 0.643, bocpd 0.571, pelt 0.646`,
  )
}

async function support(set: string): Promise<void> {
  const cases = readSupportCases(join(set, 'claim_dev.jsonl.gz'))
  const { lines } = await tried(
    'support',
    'claims.jsonl',
    jsonl(cases.map(({ id, claim, sources }) => ({ id, claim, sources }))),
  )
  const score = scoreSupport(
    cases,
    lines.map((line) => JSON.parse(line)),
  )
  row('AUROC, supported against the rest', digits(score.auroc), 'at least 0.76; word overlap 0.716')
  row('balanced accuracy at 0.5', digits(score.balancedAccuracy))
  const marked = readMarkedCases(join(set, 'non_supported_tokens_dev.jsonl.gz'))
  const words = await tried(
    'support',
    'words.jsonl',
    jsonl(marked.map(({ id, claim, sources }) => ({ id, claim, sources }))),
  )
  const { precision, recall, f1 } = scoreWords(
    marked,
    words.lines.map((line) => JSON.parse(line)),
  )
  row('unsupported words: precision, recall, F1', [precision, recall, f1].map((one) => digits(one, 2)).join(' '))
}

async function prices(set: string): Promise<void> {
  const cases = readPriceCases(join(set, 'usages.json.gz'))
  const { lines } = await tried('prices', 'usages.jsonl', jsonl(cases.map(({ truth: _, ...one }) => one)))
  const printed = lines.map((line) => JSON.parse(line) as { id: string; cost: string | null })
  const { exact, wrong, missed, silent, unlisted } = scorePrices(
    cases,
    new Map(printed.map(({ id, cost }) => [id, cost])),
  )
  const priced = exact.length + wrong.length + missed.length
  row('exact where there is a price', `${digits((100 * exact.length) / priced, 2)} %`, `of ${priced}; at least 99 %`)
  row('another price (the list that is built in is newer)', wrong.length)
  row('said to be unknown, and there is a price', missed.length)
  row('priced, and the set has none (as above)', unlisted.length, `of ${silent.length + unlisted.length}`)
}

const sets: readonly [name: string, folder: string, measure: (set: string) => Promise<void>][] = [
  ['Patterns: loghub-2k, 2,000 lines a system', 'loghub-2k', patterns],
  ['Drift: the Numenta Anomaly Benchmark', 'nab', drift],
  ['Changes: the Turing Change Point Dataset', 'tcpd', changes],
  ['Support: WiCE, sentences and the pages they cite', 'wice', support],
  ['Prices: answers of providers with their true prices', 'genai-prices', prices],
]
try {
  for (const [name, set, measure] of sets) {
    console.log(`\n${name}`)
    if (existsSync(join(data, set))) await measure(join(data, set))
    else console.log(`  left out: ${join(data, set)} is not there`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
