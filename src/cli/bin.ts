#!/usr/bin/env node
// Installed as a package, this is started by whatever Node is there; what it imports needs a newer one than most have.
const NEEDED = 24
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: aftercare needs Node ${NEEDED} or newer. Install it, or run Aftercare from its checkout, which brings its own.\n`,
  )
  process.exit(2)
}
const { main } = await import('./main.ts')
const { exitWith, processTerminal } = await import('./terminal.ts')

await exitWith(await main(process.argv.slice(2), processTerminal(), process.env))

export {}
