import { spawnSync } from 'node:child_process'
import { cpSync, globSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Runs before `npm pack`: Node strips no types under node_modules, so packages hold compiled JavaScript. `sdk` packs the
 * client; otherwise the program, with what it reads beside it at the places where it looks: SQL, sample plans, the built desk; and
 * the types of the statistics, which are imported on their own. Whether types are sound is said by the check: here they are only taken away,
 * which takes a quarter of the time.
 */
const root = fileURLToPath(new URL('.', import.meta.url))
const of = process.argv[2] === 'sdk' ? 'sdk' : '.'

rmSync(`${root}${of}/dist`, { recursive: true, force: true })
for (const config of of === 'sdk' ? ['sdk/tsconfig.pack.json'] : ['tsconfig.pack.json', 'tsconfig.statistics.json']) {
  const { status } = spawnSync(process.execPath, ['node_modules/.bin/tsc', '-p', config], {
    cwd: root,
    // npm reads the names of the packages it made from standard output.
    stdio: ['ignore', process.stderr, 'inherit'],
  })
  if (status !== 0) process.exit(1)
}
if (of === 'sdk') cpSync(`${root}LICENSE`, `${root}sdk/LICENSE`)
else
  for (const path of [...globSync('src/**/*.sql', { cwd: root }), 'plans', 'web/dist'])
    cpSync(root + path, `${root}dist/${path}`, { recursive: true })
