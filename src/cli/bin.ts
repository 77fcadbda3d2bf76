#!/usr/bin/env node
import { main } from './main.ts'

const code = await main(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: process.stdin,
    isTty: process.stderr.isTTY === true,
    width: Math.min(process.stdout.columns ?? 110, 120),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  },
  process.env,
)
// The embedded engines keep handles of their own; everything of ours is closed by now.
process.exitCode = code
if (process.stdout.writableLength > 0) await new Promise((resolve) => process.stdout.once('drain', resolve))
process.exit(code)
