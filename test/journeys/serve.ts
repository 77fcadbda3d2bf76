import dns from 'node:dns/promises'
import { syncBuiltinESMExports } from 'node:module'
import { serveUntilStopped } from '../../src/main.ts'
import { firstOwner } from '../../src/server/identity/people.ts'

/** Serves the folder of the settings as `npm run demo` does, which always says a link for the owner; nothing is loaded or played. */
if (process.env.JOURNEY_DNS) {
  // It puts functions in the place of those there were: what was imported by its name follows only so.
  dns.setServers([process.env.JOURNEY_DNS])
  syncBuiltinESMExports()
}
await serveUntilStopped(process.env, (text) => process.stdout.write(text), firstOwner.email)
process.exit(0)
