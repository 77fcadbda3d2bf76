// Prepares a checkout and starts a program of it on the pinned Node. Plain JavaScript for Node 20 and newer, no dependencies:
//   node setup.mjs [--tests] [--quiet] [--watch] PROGRAM [ARGUMENTS...]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const options = []
const rest = process.argv.slice(2)
while (rest[0]?.startsWith('--')) options.push(rest.shift())
const quiet = options.includes('--quiet')
const say = (text) => quiet || process.stderr.write(`${text}\n`)

checkMachine()
installPackages()
if (!quiet) buildDesk()
if (options.includes('--tests')) installForTests()
start()

function checkMachine() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(
      `Node ${process.versions.node} is too old: Aftercare's set-up needs Node 20 or newer (it brings its own Node 24 for the rest).`,
    )
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  if ((process.platform !== 'linux' && process.platform !== 'darwin') || musl)
    stop(
      'Aftercare runs on Linux with glibc and on macOS; on Windows use WSL. The embedded evidence engine is built for these only.',
    )
}

function installPackages() {
  const stamp = join(root, 'node_modules', '.aftercare-setup')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < 1.5e9)
    say(`Only ${((bavail * bsize) / 1e9).toFixed(1)} GB are free on this disk; the packages need about 1.3 GB.`)
  process.stderr.write(
    'Installing packages (once; 1.2 GB on disk, nearly half of it the embedded evidence engine) ...\n',
  )
  const began = Date.now()
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status !== 0)
    stop(
      'npm ci did not succeed; its message is above. Check the network and the free space, then run the same command again.',
    )
  if (!existsSync(join(root, 'node_modules', '.bin', 'node')))
    stop(
      'The pinned Node was not installed: npm was told to skip install scripts. Run "npm config set ignore-scripts false" and try again.',
    )
  writeFileSync(stamp, wanted)
  process.stderr.write(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.\n`)
}

/** The browser's face is built once, and again when a file of it or the API it speaks to has changed. */
function buildDesk() {
  const stamp = join(root, 'web', 'dist', '.built')
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of ['web', 'sdk/src'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath ?? entry.path, entry.name)
      if (entry.isFile() && !file.includes(join('web', 'dist'))) hash.update(file).update(readFileSync(file))
    }
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the desk (once) ...')
  const bin = (name) => join(root, 'node_modules', '.bin', name)
  const words = [bin('vite'), 'build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn']
  const done = spawnSync(bin('node'), words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) stop('The desk could not be built; the message is above.')
  writeFileSync(stamp, wanted)
}

/** Tests also run against a real PostgreSQL server and in a real browser. Those that lack theirs are skipped, and say so. */
function installForTests() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  if (versions.length === 0 && spawnSync('postgres', ['--version']).status !== 0)
    installPackage('postgresql', 'PostgreSQL', 'the tests against a real server')
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'))
    installPackage('chromium', 'Chromium', 'the journeys in a browser')
}

function installPackage(name, title, without) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) {
    say(`${title} is not installed: ${without} are skipped. To run them: apt-get install ${name}`)
    return
  }
  say(`Installing ${title} for the tests ...`)
  const apt = (...words) =>
    spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  if (apt('install', '-y', '-qq', '--no-install-recommends', name).status !== 0)
    say(`${title} could not be installed: ${without} are skipped.`)
}

function start() {
  const node = join(root, 'node_modules', '.bin', 'node')
  const flags = ['--disable-warning=ExperimentalWarning', ...(options.includes('--watch') ? ['--watch'] : [])]
  const [program, ...words] = rest
  // Reading and compiling the program is a third of a start: what was compiled is kept, here and for what it starts itself.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env }
  const child = spawn(node, [...flags, join(root, program), ...words], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)))
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
