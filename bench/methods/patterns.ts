import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { createRandom } from '../../src/statistics/random.ts'

/** Lines of the log of one system, and which event people say each is of (github.com/logpai/loghub). */
export type LogSystem = {
  readonly system: string
  readonly messages: readonly string[]
  readonly events: readonly string[]
  /** Grouping accuracy of published parsers, each with the settings that its authors chose for this system. */
  readonly published: Readonly<Record<string, number>>
}

const PARSERS = ['Drain', 'Brain', 'Spell', 'IPLoM', 'AEL'] as const

type Row = Readonly<Record<string, string>>

/** Every system that the folder holds. */
export function readLogSystems(folder: string): LogSystem[] {
  const tables = join(folder, 'published_grouping_accuracy.csv')
  const published = existsSync(tables) ? (parse(readFileSync(tables), { columns: true }) as Row[]) : []
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .map((system) => {
      const file = join(folder, system, `${system}_2k.log_structured.csv`)
      const bytes = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`))
      const rows = parse(bytes, { columns: true, relax_quotes: true }) as Row[]
      const told = published.find((row) => row.system === system)
      return {
        system,
        messages: rows.map((row) => row.Content ?? ''),
        events: rows.map((row) => row.EventId ?? ''),
        published: Object.fromEntries(told ? PARSERS.map((parser) => [parser, Number(told[parser])]) : []),
      }
    })
}

/**
 * The share of lines whose pattern holds all lines of their event and no other, as in J. Zhu et al., Tools and benchmarks for automated log
 * parsing (ICSE-SEIP 2019). `patterns` tells of each line its pattern, by any name; a line that was not printed has one of its own.
 */
export function groupingAccuracy(
  events: readonly string[],
  patterns: readonly (string | number | undefined)[],
): number {
  const ofEvent = linesBy(events)
  const ofPattern = linesBy(events.map((_, line) => patterns[line] ?? `line ${line} was not printed`))
  let right = 0
  for (const lines of ofPattern.values()) {
    const event = events[lines[0] as number] as string
    const isWhole = lines.length === ofEvent.get(event)?.length && lines.every((line) => events[line] === event)
    if (isWhole) right += lines.length
  }
  return right / events.length
}

/**
 * How far the groups of the same messages agree when they come in other orders: the adjusted Rand index (L. Hubert, P. Arabie, 1985)
 * of each of some shuffles with the order in which they stand, in the mean. 1 is the same groups, 0 what chance does.
 */
export function shuffleAgreement(
  messages: readonly string[],
  patternsOf: (messages: string[]) => readonly (string | number)[],
  { shuffles, seed }: { readonly shuffles: number; readonly seed: number },
): number {
  const random = createRandom(seed)
  const asTheyStand = patternsOf([...messages])
  let sum = 0
  for (let i = 0; i < shuffles; i++) {
    const order = random.shuffled(messages.map((_, line) => line))
    const patterns = patternsOf(order.map((line) => messages[line] as string))
    const inPlace: (string | number)[] = []
    for (const [at, line] of order.entries()) inPlace[line] = patterns[at] as string | number
    sum += adjustedRand(asTheyStand, inPlace)
  }
  return sum / shuffles
}

export function adjustedRand(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const pairs = (n: number) => (n * (n - 1)) / 2
  const pairsIn = (names: readonly (string | number)[]) =>
    [...linesBy(names).values()].reduce((sum, lines) => sum + pairs(lines.length), 0)
  const [inA, inB, inBoth] = [pairsIn(a), pairsIn(b), pairsIn(a.map((name, line) => `${name} ${b[line]}`))]
  const expected = (inA * inB) / pairs(a.length)
  const most = (inA + inB) / 2
  return most === expected ? 1 : (inBoth - expected) / (most - expected)
}

/**
 * Messages that `take` takes in a second of one core, at the median of some rounds. Each round brings all of the messages with other digits,
 * so that no number or identifier is known from before.
 */
export function messagesASecond(messages: readonly string[], take: (message: string) => void, rounds = 15): number {
  const random = createRandom(1)
  const speeds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const fresh = messages.map((message) => message.replace(/\d/g, () => String(random.below(10))))
    // Time of this process alone: others may share the core.
    const before = process.cpuUsage()
    for (const message of fresh) take(message)
    speeds.push((fresh.length / process.cpuUsage(before).user) * 1e6)
  }
  return speeds.sort((a, b) => a - b)[rounds >> 1] as number
}

function linesBy<Name>(names: readonly Name[]): Map<Name, number[]> {
  const lines = new Map<Name, number[]>()
  for (const [line, name] of names.entries()) {
    const found = lines.get(name)
    if (found) found.push(line)
    else lines.set(name, [line])
  }
  return lines
}
