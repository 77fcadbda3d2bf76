import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../../src/cli/main.ts'
import { exitWith, processTerminal } from '../../src/cli/terminal.ts'

/**
 * `npm run demo`: the real recorded runs of an AI airline service desk, held against a plan, through the same commands
 * everybody uses, and served; with --once only printed. The record's last days are today: everything is looked at as of the day after it ends.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = process.env.AFTERCARE_DATA ?? join(here, '../../data/demo')
const terminal = processTerminal()

const AS_OF = '2026-03-09T00:00Z'

async function command(...words: string[]): Promise<void> {
  const code = await main([...words, '--data', folder], terminal, process.env)
  if (code !== 0) await exitWith(code)
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
await command('figures', '--workflow', 'airline', '--by', 'release', '--as-of', AS_OF)
say('')
const page = join(folder, 'airline-review.html')
await command('review', 'airline', '--from', '2025-07-17', '--to', '2026-03-09', '--as-of', AS_OF, '--html', page)
if (process.argv.includes('--once')) await exitWith(0)
say('')
await command('serve', '--as-of', AS_OF)
await exitWith(0)
