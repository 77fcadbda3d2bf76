import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Micros } from '../../../base/time.ts'
import { sheetCan } from '../sheets/platform.ts'
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
} as const satisfies Record<string, Kind>

export type PlatformKind = keyof typeof platforms
export const connectorKinds = ['n8n', 'make', 'zapier', 'sheet'] as const satisfies readonly (PlatformKind | 'sheet')[]
export type ConnectorKind = PlatformKind | 'sheet'

export const platformOf = (kind: PlatformKind): Kind => platforms[kind]

/** What can be asked of a platform, without asking it. */
export const canOfConnector = ({ kind, generation }: { kind: ConnectorKind; generation: string }): Can =>
  kind === 'sheet' ? sheetCan : platformOf(kind).can(generation)
