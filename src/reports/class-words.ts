import { say } from '../base/say.ts'
import type { RequestClass } from '../decisions/requests/request.ts'

/** Who pays for a request, or for time, in the words of documents. */
export const classWords: Readonly<Record<RequestClass, string>> = {
  included: say`included`,
  'from allowance': say`from the included hours`,
  optimization: say`managed optimization`,
  billable: say`billable`,
  expansion: say`new scope`,
  'new integration': say`new integration`,
  emergency: say`emergency`,
  'provider fault': say`our fault`,
  'third party': say`third party`,
  undecided: say`not decided`,
}
