import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { readAsking, readSecrets } from '../records/asking.ts'
import { firstOf, readRecordsUrl } from '../records/page.ts'
import { previewRecords } from '../records/preview.ts'
import { readSheetUrl } from '../sheets/fetch-sheet.ts'
import { readMapping } from '../sheets/mapping.ts'
import { openSheet } from '../sheets/platform.ts'
import { ListRefused } from './ask.ts'
import { type PlatformKind, platformOf } from './kinds.ts'
import { masked } from './masked.ts'
import type { ConnectorParts } from './parts.ts'
import type { Listed } from './platform.ts'

/** What is to be read, as people say it. */
export type Given = {
  readonly url: string
  readonly credential: string
  readonly name?: string | undefined
  readonly by: string
} & (
  | { readonly kind: PlatformKind }
  | { readonly kind: 'sheet'; readonly mapping: string }
  | { readonly kind: 'http'; readonly poll: string; readonly mapping: string }
)

/** What a platform was told to be beside address and credential: of a sheet how its columns are mapped, of an API how it is asked as well. */
export type Settings = { readonly mapping: string; readonly poll?: string }

/** A platform that was tried, before anything of it is kept. */
export type Tried = {
  readonly url: string
  /** What it is called there, where that says more than its address. */
  readonly name?: string
  readonly credential: string
  readonly generation: string
  readonly settings: Settings | null
  readonly listed: readonly Listed[]
}

/** Throws one sentence for whatever is wrong with an address or a credential. */
export async function tryGiven(parts: ConnectorParts, workspace: string, given: Given): Promise<Tried> {
  switch (given.kind) {
    case 'sheet':
      return await trySheet(given)
    case 'http':
      return await tryRecords(given)
    default:
      return await tryPlatform(parts, workspace, given)
  }
}

async function tryPlatform(
  parts: ConnectorParts,
  workspace: string,
  given: Given & { kind: PlatformKind },
): Promise<Tried> {
  const kind = platformOf(given.kind)
  const masker = await parts.masker(workspace)
  const { perSecond, now } = parts
  let credential = kind.readKey(given.credential)
  const keep = async (another: string) => {
    credential = another
  }
  const asked = { url: kind.readUrl(given.url), key: credential, perSecond, now, keep }
  const found = await kind.find?.(asked)
  const url = found?.url ?? asked.url
  const platform = masked(await kind.open({ ...asked, url }), masker)
  const { generation } = platform
  const name = found === undefined ? {} : { name: masker.text(found.name) }
  if (platform.readOn) return { url, ...name, credential, generation, settings: null, listed: [] }
  // Both are asked before anything is kept: a key may have one right and lack the other.
  const listed = await platform.listWorkflows()
  await platform.newest(listed[0]?.id).catch((error: unknown) => {
    // Others may be read, and which may not is said once it was tried.
    if (!(error instanceof ListRefused)) throw error
  })
  return { url, ...name, credential, generation, settings: null, listed }
}

/** A sheet must hold a row that can be read: else its mapping is for another. */
async function trySheet({ url: given, credential: secret, mapping }: Given & { kind: 'sheet' }): Promise<Tried> {
  const url = readSheetUrl(given)
  const credential = secret.trim()
  if (/[^\x20-\x7e]/.test(credential))
    throw new AppError(
      'invalid_input',
      say`The key holds letters that no header has. Give the whole value of "Authorization".`,
    )
  const whole = await openSheet({ url, key: credential, mapping: readMapping(mapping) }).readWhole(null)
  let first: string | undefined
  for await (const { row, made } of whole?.rows() ?? []) {
    if (made.kind === 'lines') return { url, credential, generation: '', settings: { mapping }, listed: [] }
    first ??= `line ${row.line} ${made.reason}`
  }
  throw new AppError(
    'invalid_input',
    first === undefined
      ? say`The sheet has no rows beneath its header. Write one, so that the mapping can be tried.`
      : say`No row of the sheet can be read by the mapping: ${first}.`,
  )
}

/** An API must list a record that can be read, as a sheet must hold a row. */
async function tryRecords({ url: given, credential: key, poll, mapping }: Given & { kind: 'http' }): Promise<Tried> {
  const url = readRecordsUrl(given)
  const credential = key.trim()
  const secrets = readSecrets(credential)
  const { rows, lines, reasons } = await previewRecords({ url, secrets, poll, mapping })
  firstOf(readAsking(poll))
  if (lines > 0) return { url, credential, generation: '', settings: { mapping, poll }, listed: [] }
  const [first] = reasons
  throw new AppError(
    'invalid_input',
    rows === 0 || !first
      ? say`The API lists no record. Ask for some, so that the mapping can be tried.`
      : say`No record can be read by the mapping: ${`record ${first.position} ${first.reason}`}.`,
  )
}
