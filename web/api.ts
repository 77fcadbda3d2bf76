import { QueryClient } from '@tanstack/react-query'
import { type Aftercare, AftercareError, createAftercare } from '../sdk/src/client.ts'
import { languages, preferredLanguage } from './messages/messages.ts'

export { AftercareError }

/** The API as the person who is signed in, in one workspace: the same client everybody uses. It answers in their language. */
export const apiOf = (workspace?: string): Aftercare =>
  createAftercare({
    url: location.origin,
    ...(workspace === undefined ? {} : { workspace }),
    fetch: (request) => {
      const language = preferredLanguage()
      request.headers.set('accept-language', language)
      return fetch(request).catch(() => {
        throw new AftercareError('unreachable', languages[language].unreachable, 0)
      })
    },
  })

/** Refusals are final; a server that does not answer or is busy is asked again, a little later each time. */
const isWorthAnother = (error: Error): boolean =>
  error instanceof AftercareError && (error.status === 0 || error.status === 429 || error.status >= 502)

export const queries = new QueryClient({
  defaultOptions: {
    // What cannot be asked or sent now is said now. The kit would wait for a network, and then send by itself.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 10_000,
      retry: (failures, error) => failures < 3 && isWorthAnother(error),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
})
