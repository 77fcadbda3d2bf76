import type { Micros } from '../../../base/time.ts'
import type { MadeRow } from '../sheets/sheet.ts'
import type { LineRead } from '../spans/span.ts'

/** What may be asked of a platform. What one cannot do needs a person. */
export const capabilities = [
  'listRunsSince',
  'getRun',
  'openRuns',
  'listWorkflows',
  'versions',
  'pause',
  'resume',
  'activate',
] as const
export type Capability = (typeof capabilities)[number]

/** True, or the sentence that says whom it needs instead. */
export type Can = Readonly<Record<Capability, true | string>>

/** A run as a platform tells it. */
export type Told = {
  readonly id: string
  readonly started: Micros | undefined
  /** It runs or waits: it will be told anew. */
  readonly isOpen: boolean
  /** Another text once something in it changed. */
  readonly mark: string
  readonly workflow: { readonly id: string | undefined; readonly name: string | undefined }
  /** Others without which it cannot be told: which one it is a part of, and which one it tries again. */
  readonly above: readonly string[]
  readonly partOf: string | undefined
  /** Something of what happened in it is told: of one that runs, that may be nothing yet. */
  readonly isTold: boolean
  /** Only for its own platform. */
  readonly raw: unknown
}

export type Page = {
  readonly runs: readonly Told[]
  /** Where the next page begins, older; null at the beginning of history. */
  readonly next: string | null
  /** Of a platform that lists by stretches of time: down to where everything is in this page. */
  readonly down?: string
}

/** A list of its own that a platform keeps for a workflow. Of one that is not live it is looked at less often. */
export type OwnList = { readonly id: string; readonly isLive: boolean }

export type Beside = {
  /** Of these workflows it is, and by these names its lines are made. */
  readonly workflows: readonly Told['workflow'][]
  linesOf(nameOf: (workflow: string) => string | undefined): readonly LineRead[]
  /** Runs that wait there for a person. */
  readonly waiting: number
  readonly known: Readonly<Record<string, string>>
}

/** Some of what is walked through in time. */
export type Portion = {
  /** Where the next one begins, in words of the platform: kept once the lines are on the disk. */
  readonly place: unknown
  readonly isMore: boolean
  readonly isHistoryWhole: boolean
  /** Told one after the other, and each on the disk before the next is asked for. */
  readonly lines: AsyncIterable<readonly { readonly line: object; readonly rules: LineRead['rules'] }[]>
  /** Of records that people mapped: how many there were so far, of how many here nothing could be read, and whether these were the last. */
  readonly counted?: {
    readonly records: number
    readonly refused: number
    /** The first; it may repeat what stands there. */
    readonly reason: string | null
    readonly isEnd: boolean
  }
  /** Of what was met, told or known: by these it is known again. */
  readonly marks: readonly string[]
}

export type ReadOn = (from: {
  readonly place: unknown
  readonly now: Micros
  /** A read begins; not the next portion of one. */
  readonly isFirst: boolean
  isKnown(mark: string): boolean
  /** More was met than is known again. */
  readonly isForgetful: boolean
}) => Promise<Portion>

/** A workflow as a platform lists it. */
export type Listed = {
  readonly id: string
  readonly name: string
  /** It is started by itself: published, active, enabled. */
  readonly isLive: boolean
  readonly version: string | null
  /** Models it asks and systems it reads from or writes to, by the names that its runs will have for them. */
  readonly models: readonly string[]
  readonly integrations: readonly string[]
}

/** A version of a workflow that the platform has kept. */
export type Version = {
  readonly id: string
  readonly name: string | null
  readonly authors: string | null
  readonly at: Micros | null
}

/** How it stands with a workflow, read back after something was done to it. */
export type ReadBack = { readonly isLive: boolean; readonly version: string | null }

/** What is read as a whole, as it is now; `mark` is another text once anything in it is. */
export type Whole = { readonly mark: string; readonly etag: string | null; rows(): AsyncIterable<MadeRow> }

/**
 * A platform that automations run on, as it is asked over its API. Reading is complete in spite of these: runs that are open are in
 * no list, or in one of their own; a run changes after it was read; numbers count up but are not all there.
 */
export type Platform = {
  readonly generation: string
  readonly can: Can
  /** The newest runs in brief, without what happened in them: cheap, to see whether there is anything new. */
  newest(list?: string): Promise<string | undefined>
  /** A page of runs that are over, newest first, with everything in them. */
  listRunsSince(cursor: string | null, list?: string): Promise<Page>
  /** Of a platform that keeps a list for each workflow: which lists there are now. */
  readonly lists?: () => Promise<readonly OwnList[]>
  /**
   * For so long after it began, a run may come into a list beneath others that began later, as where one is listed once it has ended.
   * Ids begin with the milliseconds at which a run began.
   */
  readonly late?: Micros
  /** What a list does not tell of runs, asked for when they are told. */
  readonly fill?: (runs: readonly Told[]) => Promise<readonly Told[]>
  /** What hangs on runs and changes by itself, such as what waits to be mended: what of it is new, by what was known of it. */
  readonly beside?: (known: Readonly<Record<string, string>>) => Promise<Beside>
  getRun(id: string): Promise<Told | undefined>
  /** Those that run or wait now, by id. `isWhole`: one that is not among them is over. */
  openRuns(): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }>
  listWorkflows(): Promise<readonly Listed[]>
  /** Stops a workflow from being started. What is running goes on. */
  pause(workflow: string): Promise<void>
  workflow(id: string): Promise<ReadBack | undefined>
  /** The newest first; undefined where `can` says that it needs a person. */
  readonly versions: ((workflow: string) => Promise<readonly Version[]>) | undefined
  /** The lines of the record that runs say, told together, each workflow by the name the record has for it. */
  linesOf(runs: readonly Told[], nameOf: (workflow: string) => string | undefined): readonly LineRead[]
  /** Of what lists no runs and is read as a whole, such as a sheet; undefined where it is as it was when it was read last. */
  readonly readWhole?: (known: { mark: string; etag: string | null } | null) => Promise<Whole | undefined>
  /** Of what lists by time, and lets things come late and change: the next of it. */
  readonly readOn?: ReadOn
}

/** Ids that count up, or begin with a time, by how they count. */
export function compareIds(a: string, b: string): number {
  const [counted, other] = [digits(a), digits(b)]
  return counted.length - other.length || (a < b ? -1 : a > b ? 1 : 0)
}

const digits = (id: string): string => /^\d*/.exec(id)?.[0] ?? ''
