import { type Execution, isMap } from './executions.ts'

/**
 * What resumes a waiting execution, or opens a door elsewhere, is no evidence and leaves the reader nowhere: links to resume
 * (whoever has one may approve; 1.x does not even sign them) and their tokens, wherever in a text they stand, and what is
 * named as a credential.
 */
export type Redact = {
  text(text: string): string
  /** The JSON text of a value, without what stands under a name of credentials. */
  json(value: unknown): string
}

const HIDDEN = '[redacted]'
const HIDDEN_LINK = '/[resume link redacted]'

/** Paths by which n8n is called back, as they stand in texts, in JSON within texts and within the parameters of links. Bounded: the text is anyone's. */
const link = /(?:\\{0,8}\/|%2F)(?:webhook|form)-waiting(?:-test)?(?:\\{0,8}\/|%2F)[^\s"'<>()[\]{}|^`]*/gi
/** A signed link elsewhere: the signature is what makes it one. */
const signature = /((?:[?&;]|%3F|%26)(?:signature|resumeToken)(?:=|%3D))[^\s"'<>&%\\]+/gi
/** The same within JSON that is itself a text. */
const spelled = /((?:signature|resumeToken|resume(?:Form)?Url)\\{0,8}"\s{0,9}:\s{0,9}\\{0,8}")[^"\\]+/gi
const tokenLike = /[\w-]{16,}/g

const named =
  /^(?:resume(?:form)?url|resumetoken|signature|(?:proxy-)?authorization|(?:set-)?cookie|.*(?:api[-_]?key|access[-_]?token|refresh[-_]?token|auth[-_]?token|id[-_]?token|client[-_]?secret|password|passwd|private[-_]?key))$/i

/** For all executions that are read together: the token of one may stand in the texts of another. */
export function redactFor(executions: readonly Execution[]): Redact {
  const tokens = new Set<string>()
  const links = new Set<string>()
  const know = (value: unknown) => {
    if (typeof value === 'string' && value.length >= 16) tokens.add(value)
  }
  for (const { data, runs } of executions) {
    know(data?.resumeToken)
    for (const { metadata } of [...runs.values()].flat())
      for (const url of [metadata?.resumeUrl, metadata?.resumeFormUrl]) {
        if (typeof url !== 'string' || url.length < 16) continue
        // Where the path is another by the settings of the server, the whole link is known all the same.
        links.add(url)
        know(/[?&]signature=([^&#]+)/.exec(url)?.[1])
      }
  }
  const isUsualLink = new RegExp(link.source, 'i')
  const unusual = [...links].filter((one) => !isUsualLink.test(one))
  const text = (value: string): string => {
    let clean = value.replace(link, HIDDEN_LINK).replace(signature, `$1${HIDDEN}`).replace(spelled, `$1${HIDDEN}`)
    for (const one of unusual) clean = clean.replaceAll(one, HIDDEN_LINK)
    clean = clean.replace(tokenLike, (found) => (tokens.has(found) ? HIDDEN : found))
    return clean
  }
  const json = (value: unknown): string => {
    try {
      return text(
        JSON.stringify(value, (name, inner) =>
          named.test(name) && (typeof inner === 'string' || typeof inner === 'number') ? HIDDEN : inner,
        ) ?? 'null',
      )
    } catch {
      // Nested deeper than anything that was meant.
      return JSON.stringify('[nested too deeply to be read]')
    }
  }
  return { text, json }
}

/** A line without what must not leave: every text in it but its keys. */
export function redactLine<T extends object>(line: T, redact: Redact): T {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return redact.text(value)
    if (Array.isArray(value)) return value.map(clean)
    if (!isMap(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [redact.text(name), clean(inner)]))
  }
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, keys.has(name) ? value : clean(value)]),
  ) as T
}
const keys = new Set(['type', 'run', 'step', 'parent', 'case'])
