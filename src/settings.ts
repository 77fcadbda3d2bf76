import { z } from 'zod'
import { AppError } from './base/errors.ts'
import { parseTime } from './base/time.ts'

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not a URL beginning with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })

/** Every setting, its default and the reason for it. Nothing else reads the environment. */
const schema = z.object({
  /** Where everything is kept. A relative folder, so that a checkout is tried without touching the rest of the machine. */
  AFTERCARE_DATA: z.string().min(1).default('./data'),
  /** PostgreSQL instead of the embedded one, when one machine is outgrown or power loss must lose nothing. */
  AFTERCARE_STATE_URL: url(['postgres:', 'postgresql:']).optional(),
  /** A ClickHouse server instead of the embedded engine. Needs AFTERCARE_STATE_URL as well. */
  AFTERCARE_EVIDENCE_URL: url(['http:', 'https:']).optional(),
  /** Loopback by default: reachable from outside only when somebody says so. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Unassigned by IANA, and rarely taken by developers' tools. */
  PORT: z.coerce.number().int().min(0).max(65535).default(4680),
  /** Where people reach this server, when that is not http://HOST:PORT (behind a proxy). */
  AFTERCARE_URL: url(['http:', 'https:']).optional(),
  /**
   * The header in which a proxy in front names the caller's address, such as X-Forwarded-For: the last address in it counts,
   * which the nearest proxy wrote. None by default, because without a proxy callers would write it themselves.
   */
  AFTERCARE_PROXY_HEADER: z
    .string()
    .regex(/^[\w-]+$/, { error: 'is not the name of a header, such as X-Forwarded-For' })
    .optional(),
  /** Look at everything as of this moment instead of now (shown on every page where it is set). */
  AFTERCARE_AS_OF: z
    .string()
    .refine((value) => parseTime(value) !== undefined, { error: 'is not a time like 2026-03-09T00:00Z' })
    .optional(),
  /** The installation's secret, instead of DIR/secret, where secrets are kept outside the folder. */
  AFTERCARE_SECRET: z.string().min(32, { error: 'needs at least 32 characters' }).optional(),
  /** How often a platform that is read (an n8n) is asked at most, in a second: some page sizes a minute, and no load that anybody there notices. */
  AFTERCARE_CONNECTOR_RATE: z.coerce.number().positive().max(1000).default(4),
  /** The mail server by which people are told, with name and password in it where it asks for them. Without one nobody is told by mail. */
  AFTERCARE_SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  /** Whom that mail comes from: an address that the mail server lets this installation write as. */
  AFTERCARE_MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'is no mail address, such as "Aftercare <care@example.com>"',
    })
    .optional(),
  AFTERCARE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  /** Megabytes the embedded evidence engine may use: leaves room for the rest on a machine with 4 GB. */
  AFTERCARE_EVIDENCE_MEMORY_MB: z.coerce.number().int().min(256).default(2048),
})

export type Settings = z.infer<typeof schema>

/** Where people reach a server: the address it listens on, unless a setting names another. */
export const addressOf = ({ HOST, PORT, AFTERCARE_URL }: Pick<Settings, 'HOST' | 'PORT' | 'AFTERCARE_URL'>): string =>
  AFTERCARE_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`

/** Reads the settings once, at start. A bad value is one clear line and stops the start. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = schema.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    const key = String(issue?.path[0] ?? '')
    // Values that hold secrets must not be repeated.
    const value = key === 'AFTERCARE_SECRET' || key === 'AFTERCARE_SMTP_URL' ? '' : ` "${given[key] ?? ''}"`
    throw new AppError(
      'invalid_input',
      `Setting ${key}${value} ${issue?.message ?? 'is not valid'}. Correct it and start again.`,
    )
  }
  if (read.data.AFTERCARE_EVIDENCE_URL && !read.data.AFTERCARE_STATE_URL)
    throw new AppError(
      'invalid_input',
      'AFTERCARE_EVIDENCE_URL is set without AFTERCARE_STATE_URL. A ClickHouse server needs PostgreSQL beside it: set both, or neither.',
    )
  if ((read.data.AFTERCARE_SMTP_URL === undefined) !== (read.data.AFTERCARE_MAIL_FROM === undefined))
    throw new AppError(
      'invalid_input',
      'Of AFTERCARE_SMTP_URL and AFTERCARE_MAIL_FROM one is set without the other. Mail needs a server and an address it comes from: set both, or neither.',
    )
  return read.data
}
