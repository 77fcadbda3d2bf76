import { hashesOf } from './rendered.ts'

/** Prints the hash of every format, of a process of its own. */
process.stdout.write(JSON.stringify(await hashesOf()))
