import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Micros } from '../../../base/time.ts'
import { recordsCan } from '../records/platform.ts'
import { sheetCan } from '../sheets/platform.ts'
import { findLangfuse, keptLangfuseUrl, langfuseCan, openLangfuse, readLangfuseKeys } from './langfuse.ts'
import { makeCan, openMake, readMakeUrl } from './make.ts'
import { canOf, openN8n, readN8nUrl } from './n8n.ts'
import type { Can, Platform } from './platform.ts'
import { openZapier, readZapierKey, readZapierUrl, zapierCan } from './zapier.ts'

/** How a platform is opened. Its generation is looked at anew where it is not told. */
export type Opening = {
  readonly url: string
  readonly key: string
  readonly perSecond: number
  readonly now: () => Micros
  /** Keeps another key in the place of this one. */
  readonly keep: (key: string) => Promise<void>
  readonly generation?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** A kind of platform that lists runs. Another one is another entry here. */
type Kind = {
  /** Its address, as it is kept, from what people paste. */
  readonly readUrl: (given: string) => string
  /** Its key, from what people paste; throws one sentence where none is like that. */
  readonly readKey: (given: string) => string
  readonly open: (how: Opening) => Promise<Platform>
  /** Where there are several at one address, the one that the key is of: its own address, and what it is called. */
  readonly find?: (how: Opening) => Promise<{ readonly url: string; readonly name: string }>
  readonly can: (generation: string) => Can
  /** Its key changes as it is used: two must not use it at once. */
  readonly isKeyRenewed?: boolean
}

const keyFrom = (place: string) => (given: string) => {
  const key = given.trim()
  if (key !== '' && !/[^\x21-\x7e]/.test(key)) return key
  throw new AppError(
    'invalid_input',
    say`The API key is empty, or holds spaces or letters that no key has. Copy it anew from ${place}.`,
  )
}

const platforms = {
  n8n: { readUrl: readN8nUrl, readKey: keyFrom('n8n, Settings, n8n API'), open: openN8n, can: canOf },
  make: {
    readUrl: readMakeUrl,
    readKey: keyFrom('Make, Profile, API access'),
    open: openMake,
    can: () => makeCan,
  },
  zapier: {
    readUrl: readZapierUrl,
    readKey: readZapierKey,
    open: openZapier,
    can: () => zapierCan,
    isKeyRenewed: true,
  },
  langfuse: {
    readUrl: keptLangfuseUrl,
    readKey: readLangfuseKeys,
    open: async (how) => (await openLangfuse(how)).platform,
    find: findLangfuse,
    can: () => langfuseCan,
  },
} as const satisfies Record<string, Kind>

export type PlatformKind = keyof typeof platforms
/** What people map themselves. */
type Mapped = 'sheet' | 'http'
export type ConnectorKind = PlatformKind | Mapped
export const connectorKinds = [
  'n8n',
  'make',
  'zapier',
  'langfuse',
  'sheet',
  'http',
] as const satisfies readonly ConnectorKind[]

export const platformOf = (kind: PlatformKind): Kind => platforms[kind]

/** What can be asked of a platform, without asking it. */
export const canOfConnector = ({ kind, generation }: { kind: ConnectorKind; generation: string }): Can =>
  kind === 'sheet' ? sheetCan : kind === 'http' ? recordsCan : platformOf(kind).can(generation)
