import { createHash } from 'node:crypto'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Can, Platform } from '../connectors/platform.ts'
import { fetchSheet } from './fetch-sheet.ts'
import type { Mapping } from './mapping.ts'
import { readSheet } from './sheet.ts'

const WHOLE = say`A sheet is read as a whole: it lists no runs, and no workflows.`
const TELLS = say`A sheet only tells what happened. Stop and start the automation where it runs.`

/** What can be asked of a sheet. */
export const sheetCan: Can = {
  listRunsSince: WHOLE,
  getRun: WHOLE,
  openRuns: WHOLE,
  listWorkflows: WHOLE,
  versions: TELLS,
  pause: TELLS,
  resume: TELLS,
  activate: TELLS,
}

/** A published sheet, whose rows are told as lines of the record. */
export function openSheet(of: {
  readonly url: string
  readonly key: string
  readonly mapping: Mapping
  readonly signal?: AbortSignal | undefined
}): Platform & Required<Pick<Platform, 'readWhole'>> {
  const { url, key, mapping, signal } = of
  const refuse = () => Promise.reject(new AppError('unsupported', TELLS))
  return {
    generation: '',
    can: sheetCan,
    newest: async () => undefined,
    listRunsSince: async () => ({ runs: [], next: null }),
    getRun: async () => undefined,
    openRuns: async () => ({ ids: [], isWhole: true }),
    listWorkflows: async () => [],
    pause: refuse,
    workflow: async () => undefined,
    versions: undefined,
    linesOf: () => [],
    async readWhole(known) {
      const fetched = await fetchSheet({ url, key, etag: known?.etag ?? null, signal })
      if (!fetched) return undefined
      const { bytes, etag } = fetched
      const mark = createHash('sha256').update(bytes).digest('hex')
      if (mark === known?.mark) return undefined
      async function* chunks() {
        yield bytes
      }
      return { mark, etag, rows: () => readSheet(chunks(), new URL(url).host, mapping) }
    },
  }
}
