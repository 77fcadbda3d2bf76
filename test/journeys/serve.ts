import { serveUntilStopped } from '../../src/main.ts'
import { firstOwner } from '../../src/server/identity/people.ts'

/** Serves the folder of the settings as `npm run demo` does, which always says a link for the owner; nothing is loaded or played. */
await serveUntilStopped(process.env, (text) => process.stdout.write(text), firstOwner.email)
process.exit(0)
