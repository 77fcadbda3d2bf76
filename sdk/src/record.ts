import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { formatTime, now } from './clock.ts'
import type { Line, Optional, RunFields, StepFields, VerdictFields, WriteFields } from './lines.ts'
import { errorOf, fieldsOf } from './plain.ts'
import { createProblems, type Problem, type Tell } from './problems.ts'
import { type Counts, createSender, type Sender } from './sender.ts'

export type { Line, RunFields, StepFields, StepKind, Tokens, VerdictFields, WriteFields } from './lines.ts'
export type { Problem, ProblemKind } from './problems.ts'
export type { Counts } from './sender.ts'
export { usageOf } from './usage.ts'

/**
 * Sends evidence from inside an automation: runs, their steps, the writes they claim and the verdicts on them, as lines of the record.
 * It never throws into its host, never holds it up, and passes on what the host's own functions return and throw.
 */

/** What a host gives for a field: any value where a text is kept, a Date where a time is, an Error where one is. */
type Given<T> = {
  [K in keyof T]: K extends 'input' | 'output' | 'error'
    ? unknown
    : K extends 'started' | 'ended' | 'at' | 'claimed_at'
      ? string | Date | undefined
      : T[K]
}

/** A run, told by whatever is known of it; an id of one's own makes it the same run wherever it is told of. */
export type AboutRun = Given<RunFields> & Optional<{ run: string }>
export type AboutStep = Given<StepFields> & Optional<{ step: string }>
/** Without a name of its own, each is another one. */
export type AboutVerdict = Given<VerdictFields> & Optional<{ verdict: string }>
/** The integration is the step's where none is named. */
export type AboutWrite = Given<Optional<WriteFields>> & Optional<{ write: string }>

/** Wraps a function of the host: its steps stand beneath what is begun, its result is passed on, and what it throws, too. */
type Wrap<About, Begun> = {
  <T>(about: About, work: (begun: Begun) => PromiseLike<T>): Promise<T>
  <T>(about: About, work: (begun: Begun) => T): T
}

export type Step = {
  readonly id: string
  /** Adds to what is known of it, or says it anew. */
  set(fields: Given<Optional<StepFields>>): void
  /** A step beneath this one. */
  step: Wrap<AboutStep, Step>
  startStep(about: AboutStep): Step
  /** Claims a change in another system, once that has answered that it was made. */
  write(about: AboutWrite): void
  /** Ends one that was started by hand; ok where nothing else is said and it holds no error. */
  end(fields?: Given<Optional<StepFields>>): void
}

export type Run = {
  readonly id: string
  /** Adds to what is known of it, or says it anew; `status: 'handed_over'` or `'exception'` stays when it ends. */
  set(fields: Given<RunFields>): void
  /** A step of this run, beneath the one that surrounds the call. */
  step: Wrap<AboutStep, Step>
  startStep(about: AboutStep): Step
  verdict(about: AboutVerdict): void
  /** Ends one that was started by hand; ok where nothing else is said. */
  end(fields?: Given<RunFields>): void
}

export type Recorder = {
  run: Wrap<AboutRun, Run>
  /** A run that is ended by hand. */
  startRun(about: AboutRun): Run
  /** A step of the run that surrounds the call; or of one that is named, such as one begun by another process. */
  step: Wrap<AboutStep & Optional<{ run: string }>, Step>
  /** A verdict on a run or a case, whoever recorded that. */
  verdict(about: AboutVerdict & Optional<{ run: string; case: string }>): void
  /** Any line of the record, such as the cases that there were, or money that was spent. */
  send(line: Line): void
  /** Waits until all so far has arrived: true where it has. For hosts that are stopped or frozen from outside. */
  flush(options?: { timeoutMs?: number }): Promise<boolean>
  /** Waits likewise and sends nothing more. */
  close(options?: { timeoutMs?: number }): Promise<boolean>
  /** What became of the lines so far. */
  counts(): Counts
}

export type RecorderOptions = Optional<{
  /** Where the server is, such as https://aftercare.example. Without it or a key nothing is recorded, and all else goes on. */
  url: string
  /** An API key of the role operator. */
  key: string
  /** The workspace, where the key has more than one. */
  workspace: string
  /** Off where it is false. */
  enabled: boolean
  /** What holds of every run, such as its workflow and release. */
  defaults: Given<RunFields>
  /** Is told what goes wrong, of each kind at most once a minute. By default one warning of each kind is written to the console. */
  onProblem: (problem: Problem) => void
  /** How long lines wait for others to go with them: 1000 ms. */
  delayMs: number
  /** How much may wait while the server does not take it, in bytes: 16 MB. Beyond it the oldest lines are dropped. */
  maxBytes: number
}>

const FLUSH_MS = 10_000
const DELAY_MS = 1_000
const MAX_BYTES = 16 * 1024 * 1024

type Fields = Record<string, unknown>
/** Where a call stands: the run that surrounds it, the step, and what the steps of that run have told of errors. */
type Place = { readonly run: string | undefined; readonly step?: string; readonly told: WeakSet<object> }

export function createRecorder(options: RecorderOptions = {}): Recorder {
  const tell = createProblems(options.onProblem)
  const sender = senderOf(options, tell)
  const surrounding = new AsyncLocalStorage<Place>()
  const known = (given: unknown): Fields => (sender ? fieldsOf(given) : {})
  const defaults = known(options.defaults)

  function startRun(about: unknown): Run & Ending & { place: Place } {
    const { run: given, ...rest } = known(about)
    const id = idOf(given)
    const place: Place = { run: id, told: new WeakSet() }
    const lasting = begin({ ...defaults, ...rest }, (fields) => send(['run', id], { type: 'run', run: id, ...fields }))
    /** A step of this run that surrounds the call is above a new one. */
    const here = () => {
      const around = surrounding.getStore()
      return around?.run === id ? around : place
    }
    return {
      id,
      place,
      set: lasting.set,
      end: lasting.end,
      finish: lasting.finish,
      fail(error) {
        // A run's own line has no place for an error: one that no step has told of is told by a step that stands for the run.
        if (!wasTold(place, error))
          startStep(place, { kind: 'other', name: 'run', started: lasting.get('started') }).fail(error)
        const status = lasting.get('status')
        lasting.finish({ status: status === 'exception' || status === 'handed_over' ? status : 'error' })
      },
      step: ((about, work) => wrapStep(here(), about, work)) as Run['step'],
      startStep: (about) => startStep(here(), about),
      verdict: (about) => sayVerdict({ ...known(about), run: id }),
    }
  }

  function startStep(place: Place, about: unknown): Step & Ending {
    const { step: given, run: _, ...rest } = known(about)
    const id = idOf(given)
    const { run } = place
    const inside: Place = { ...place, step: id }
    const say = (type: 'step' | 'write', key: string[], fields: Fields) => {
      if (run !== undefined) send([type, run, id, ...key], { type, run, step: id, ...fields })
    }
    const lasting = begin({ ...(place.step ? { parent: place.step } : {}), ...rest }, (fields) =>
      say('step', [], fields),
    )
    return {
      id,
      set: lasting.set,
      end: lasting.end,
      finish: lasting.finish,
      fail(error) {
        if (isObject(error)) place.told.add(error)
        lasting.finish({ status: 'error', error: errorOf(error) })
      },
      step: ((about, work) => wrapStep(inside, about, work)) as Step['step'],
      startStep: (about) => startStep(inside, about),
      write(about) {
        const { write: given, ...rest } = known(about)
        const write = idOf(given)
        const integration = lasting.get('integration')
        const claimed = {
          ...(integration === undefined ? {} : { integration }),
          claimed_at: formatTime(now()),
          ...rest,
        }
        say('write', [write], { write, ...claimed })
      },
    }
  }

  /** What has a beginning, an end and fields that come to be known: said when it begins, whenever more is known, and when it ends. */
  function begin(about: Fields, say: (fields: Fields) => void): Lasting {
    const [started, clock] = [now(), performance.now()]
    let fields: Fields = { started: formatTime(started), status: 'running', ...about }
    let isOver = false
    const add = (more: Fields) => {
      fields = { ...fields, ...more }
      say(fields)
    }
    const over = (more: Fields): Fields => {
      const { status, error, ended } = { ...fields, ...more }
      isOver = true
      return {
        ...more,
        status: status !== 'running' ? status : error === undefined ? 'ok' : 'error',
        // By the clock that nobody sets: what it took stays true where the time of day is put right meanwhile.
        ended: ended ?? formatTime(started + Math.round((performance.now() - clock) * 1000)),
      }
    }
    say(fields)
    return {
      get: (name) => fields[name],
      set: (more) => add(known(more)),
      end: (more) => add(over(known(more))),
      finish(more = {}) {
        if (!isOver) add(over(more))
      },
    }
  }

  function sayVerdict({ verdict, ...fields }: Fields): void {
    const id = idOf(verdict)
    const about = String(fields.run ?? fields.case)
    send(['verdict', about, id], { type: 'verdict', verdict: id, at: formatTime(now()), ...fields })
  }

  /** The newest form of a line. `key` is what makes it the same line. */
  function send(key: readonly string[], line: Fields): void {
    const [type, ...ids] = key
    const name = `${type} ${ids.map((id) => JSON.stringify(id)).join(' ')}`
    sender?.add(name, JSON.stringify({ sent_at: formatTime(now()), ...line }))
  }

  function wrapStep(place: Place, about: unknown, work: (step: Step) => unknown): unknown {
    const step = startStep(place, about)
    return within({ ...place, step: step.id }, step, () => work(step))
  }

  /** Carries out a function of the host at a place; what was begun for it ends with it. */
  function within<T>(place: Place, begun: Ending, work: () => T): T {
    let result: T
    try {
      result = surrounding.run(place, work)
    } catch (error) {
      begun.fail(error)
      throw error
    }
    if (!isThenable(result)) {
      begun.finish()
      return result
    }
    // Waited for here and nowhere else: some, such as queries of databases, are carried out anew by each who waits.
    return Promise.resolve(result).then(
      (value) => {
        begun.finish()
        return value
      },
      (error) => {
        begun.fail(error)
        throw error
      },
    ) as T
  }

  /** The place of a step that says its run itself, or else stands where it is called. */
  function placeOf({ run: given }: Fields): Place {
    const around = surrounding.getStore()
    const run = typeof given === 'string' ? given : around?.run
    if (around && around.run === run) return around
    if (sender && run === undefined)
      tell('misuse', 0, () => 'a step outside of any run is not recorded. Call it within a run, or name its run.')
    return { run, told: new WeakSet() }
  }

  return {
    run: ((about: AboutRun, work: (run: Run) => unknown) => {
      const run = startRun(about)
      return within(run.place, run, () => work(run))
    }) as Recorder['run'],
    startRun,
    step: ((about, work) => {
      const fields = known(about)
      return wrapStep(placeOf(fields), fields, work)
    }) as Recorder['step'],
    verdict: (about) => sayVerdict(known(about)),
    send(given) {
      const line = known(given)
      const type = String(line.type)
      // Each under a name of its own: of lines with one key `sent_at` decides.
      send([type, String(line[type] ?? line.source ?? line.workflow), randomUUID()], line)
    },
    flush: async ({ timeoutMs = FLUSH_MS } = {}) => (sender ? await sender.flush(timeoutMs) : true),
    close: async ({ timeoutMs = FLUSH_MS } = {}) => (sender ? await sender.close(timeoutMs) : true),
    counts: () => sender?.counts() ?? { accepted: 0, refused: 0, dropped: 0, waiting: 0 },
  }
}

/** How a function of the host that was carried out ends what was begun for it. */
type Ending = { finish(): void; fail(error: unknown): void }

type Lasting = {
  get(name: string): unknown
  set(more: unknown): void
  end(more?: unknown): void
  /** Ends it where the host has not done so itself. */
  finish(more?: Fields): void
}

/** Undefined where nothing is to be recorded. */
function senderOf(options: RecorderOptions, tell: Tell): Sender | undefined {
  const { url, key, workspace, enabled = true, delayMs, maxBytes } = options
  if (!enabled || !url || !key) return undefined
  const address = URL.canParse(url) ? new URL('/api/v1/evidence', url) : undefined
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    tell(
      'misuse',
      0,
      () => `nothing is recorded: "${url}" is no address of a server. Write it like https://aftercare.example.`,
    )
    return undefined
  }
  if (workspace) address.searchParams.set('workspace', workspace)
  const orElse = (given: number | undefined, usual: number) => (Number.isFinite(given) ? Number(given) : usual)
  return createSender({
    url: address,
    key,
    delayMs: orElse(delayMs, DELAY_MS),
    maxBytes: orElse(maxBytes, MAX_BYTES),
    tell,
  })
}

const idOf = (given: unknown): string => (typeof given === 'string' ? given : randomUUID())
const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const wasTold = ({ told }: Place, error: unknown) => isObject(error) && told.has(error)

function isThenable(value: unknown): boolean {
  try {
    return isObject(value) && typeof (value as { then?: unknown }).then === 'function'
  } catch {
    return false
  }
}
