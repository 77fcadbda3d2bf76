import { QueryClient } from '@tanstack/react-query'
import { type Aftercare, AftercareError, createAftercare } from '../sdk/src/client.ts'
import { preferredLanguage } from './messages/messages.ts'

export { AftercareError }

/** The API as the person who is signed in, in one workspace: the same client everybody uses. It answers in their language. */
export const apiOf = (workspace?: string): Aftercare =>
  createAftercare({
    url: location.origin,
    ...(workspace === undefined ? {} : { workspace }),
    fetch: (request) => {
      request.headers.set('accept-language', preferredLanguage())
      return fetch(request)
    },
  })

/** Refusals are final; a server that does not answer or is busy is asked again, a little later each time. */
const isWorthAnother = (error: Error): boolean =>
  error instanceof AftercareError && (error.status === 0 || error.status === 429 || error.status >= 502)

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 3 && isWorthAnother(error),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
})
