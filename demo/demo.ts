import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from '../src/cli/command.ts'
import { main } from '../src/cli/main.ts'
import { exitWith, processTerminal } from '../src/cli/terminal.ts'
import { serveUntilStopped } from '../src/main.ts'
import { firstOwner } from '../src/server/identity/people.ts'
import { readSettings } from '../src/settings.ts'
import { play } from './played/play.ts'
import { END_DAY } from './played/world.ts'

/**
 * `npm run demo`: the real recorded runs of AI service desks, held against a plan through the same commands everybody uses;
 * beside them, in a workspace of its own, a played sample; and both served. With --once the recorded one is printed, and
 * that is all; with --recorded it is served alone. The record's last days are today: everything is looked at as of the day
 * after it ends, which is the day on which the played weeks end.
 */
const here = fileURLToPath(new URL('recorded/', import.meta.url))
const folder = process.env.AFTERCARE_DATA ?? fileURLToPath(new URL('../data/demo', import.meta.url))
const terminal = processTerminal()

const AS_OF = '2026-03-09T00:00Z'
const PLAYED = 'Northgate Supplies (played)'

async function command(...words: string[]): Promise<void> {
  await commandOn(terminal, words)
}

async function commandOn(terminal: Terminal, words: readonly string[]): Promise<void> {
  const code = await main([...words, '--data', folder], terminal, { ...process.env, AFTERCARE_AS_OF: AS_OF })
  if (code !== 0) await exitWith(code)
}

/** What a command answers, for this program to read. */
async function answerTo<T>(...words: string[]): Promise<T> {
  let said = ''
  const out = (text: string) => {
    said += text
  }
  await commandOn({ ...terminal, out }, [...words, '--json'])
  return JSON.parse(said) as T
}

const say = (text: string) => terminal.out(`${text}\n`)

say(
  'Aftercare demo: 574 recorded runs of AI service desks (airline, retail, telecom). Real models and real tool calls,',
)
say(
  'simulated customers, the same test cases for each model; seven days of the airline desk between July 2025 and March',
)
say(
  '2026, eight releases. Nothing in the record is composed. What the plan adds (names, prices of labour) it marks as assumed.',
)
say('')
say('Applying the plan (demo/recorded/maintenance.yaml) ...')
await command('plan', 'apply', join(here, 'maintenance.yaml'))
say('Importing the record (demo/recorded/tau2-runs) ...')
await command('import', ...globSync(join(here, 'tau2-runs/*__*.json.gz')).sort(), '--format', 'tau2-bench')
say('')
say('The airline desk by release:')
await command('figures', '--workflow', 'airline', '--by', 'release')
say('')
const page = join(folder, 'airline-review.html')
await command('review', 'airline', '--from', '2025-07-17', '--to', '2026-03-09', '--html', page)
if (process.argv.includes('--once')) await exitWith(0)
if (!process.argv.includes('--recorded')) await playOnce()
say('')
await serveUntilStopped(
  // What heals by itself is no news to whoever looks around.
  { AFTERCARE_LOG: 'error', ...process.env, AFTERCARE_DATA: folder, AFTERCARE_AS_OF: AS_OF },
  terminal.out,
  firstOwner.email,
)
await exitWith(0)

/** The played sample beside the recorded one, the first time. */
async function playOnce(): Promise<void> {
  const { workspaces } = await answerTo<{ workspaces: { id: string; name: string }[] }>('me')
  const played = workspaces.find((one) => one.name === PLAYED)
  if (played) {
    const { items } = await answerTo<{ items: { due_at: string }[] }>('reviews', '--workspace', played.id)
    if (!items.some((one) => one.due_at >= END_DAY))
      say(`The played sample was cut short when it was made. To have it whole, remove ${folder} and start again.`)
    return
  }
  say('')
  say(
    'Playing a second workspace, once: three invented automations over thirteen weeks, with invented people and a published',
  )
  say('list of faults (demo/played/README.md), through the API. About a minute.')
  const { id } = await answerTo<{ id: string }>('workspaces', 'add', PLAYED)
  terminal.out('  week')
  await play(readSettings({ ...process.env, AFTERCARE_DATA: folder }), id, (week) => terminal.out(` ${week}`))
  say(' done.')
}
