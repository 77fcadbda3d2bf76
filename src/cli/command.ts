import type { Aftercare } from '../../sdk/src/client.ts'

/** Where a command writes and reads. */
export type Terminal = {
  out(text: string): void
  err(text: string): void
  /** Asked for before the API: a folder that is opened within this process closes it. */
  stdin(): AsyncIterable<Uint8Array>
  readonly isTty: boolean
  readonly width: number
  readonly colour: boolean
  /** From now on Ctrl+C ends what is waited for, and not the program at once; what was opened is then closed in order. */
  untilInterrupted?(): AbortSignal
}

export type Options = Record<string, string | boolean | undefined>

export type Invocation = {
  readonly words: readonly string[]
  readonly options: Options
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The API: of a server, or of the folder opened for this command. Opened when first asked for. */
  api(): Promise<Aftercare>
}

type Option = { readonly type: 'string' | 'boolean'; readonly value?: string; readonly help: string }

/** A command as data: its help is made from it. */
export type Command = {
  /** "plan check" */
  readonly name: string
  /** What follows the name: "FILE...". */
  readonly usage: string
  readonly summary: string
  readonly options: Record<string, Option>
  /** The exit code. */
  run(invocation: Invocation): Promise<number>
}

export const text = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
