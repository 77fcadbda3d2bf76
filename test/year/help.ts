import { MICROS, type Micros } from '../../src/base/time.ts'
import { dayAt, dayFrom, dayOfYear, END, hourOf, inBerlin, isHeld, isTold, isWorked } from './days.ts'

/**
 * A third client, to whom help is promised on the hours of support, with two people on duty in turns: what it asks for through the year, when
 * somebody answers, what waits for the client, what is handed over to a tracker, and mails that nobody can prove. And what must come of it, by
 * plain loops over days and minutes.
 */
export const HELPED = 'helped'
export const GITHUB_TOKEN = 'github_pat_year'
/** On duty in turns of a week, which begin on Mondays at 9. */
export const [DOT, CID] = ['dot@year.test', 'cid@year.test']
const turns = ['dot', 'cid'] as const
/** In a week of Cid's, Dot is on duty all the same. */
export const swapped = { week: 21, person: 'dot' } as const
/** The GitHub cannot be reached. */
export const githubGone = { from: 150, back: 157 }

export const helpPlan = `plan: 1
workspace: ${HELPED}
client: A third
time_zone: Europe/Berlin
currency: EUR
effective: 2025-09-01
holidays: DE-BY
people:
  cid: { name: Cid, email: ${CID}, roles: [owner] }
  dot: { name: Dot, email: ${DOT}, roles: [operator] }
workflows: { letters: { name: Letters, risk: medium, owner: cid } }
support:
  hours: { from: "09:00", to: "17:00" }
  severities: { S4: { means: a question, acknowledge: 1d, restore: 3d } }
  paused_by: [client]
  warn_at: ["50%"]
  rota: { letters: { turns: [${turns.join(', ')}], from: 2025-09-01, hand_over: "09:00" } }
notices: { routes: [{ when: clock, tell: on duty }] }
`

export type Ask = {
  readonly title: string
  readonly filed: Micros
  readonly answered: Micros
  /** While the client is awaited. */
  readonly waits: { readonly from: Micros; readonly to: Micros } | null
  readonly ended: Micros
  /** When it is handed over, and when somebody closes it there, before it is over here or never. */
  readonly handed: Micros | null
  readonly closedThere: Micros | null
}

/** Mails without a proof: nobody settles the first; somebody takes the second on, and it is one more that help is owed for. */
export const mailsHeld = [
  { mail: 'first', came: hourOf(40, 3), taken: null },
  { mail: 'second', came: hourOf(300, 3), taken: hourOf(326, 2.25) },
] as const
const [, taken] = mailsHeld
const byMail = {
  title: taken.mail,
  filed: taken.taken,
  answered: taken.taken + 3.5 * MICROS.h,
  ended: taken.taken + 26 * MICROS.h,
}

/** Each of these at minutes of its own, so that none of the times below comes out even with a promise. */
const asked: readonly Ask[] = Array.from({ length: 42 }, (_, n): Ask => {
  const filed = hourOf(12 + 9 * n, 2.25 + 2 * (n % 3))
  const answered = filed + ([2.8, 25.5, 4 * 24 + 0.5][n % 3] ?? 0) * MICROS.h
  const waits = n % 4 === 1 ? { from: answered + 0.1 * MICROS.h, to: answered + 5 * MICROS.d + 0.2 * MICROS.h } : null
  const ended = (waits?.to ?? answered) + ([1, 6, 2, 9][n % 4] ?? 0) * MICROS.d + 0.4 * MICROS.h
  return {
    ...{ title: `ask ${n}`, filed, answered, waits, ended },
    // The fifteenth is under way while the GitHub cannot be reached.
    handed: n % 20 === 0 || n === 15 ? answered + 0.2 * MICROS.h : null,
    closedThere: n % 40 === 0 ? ended - 12 * MICROS.h : null,
  }
})

export const asks: readonly Ask[] = [...asked, { ...byMail, waits: null, handed: null, closedThere: null }]

/** A mail is found on the first look a week before it is forgotten, and over on the first after it was settled. */
const FOUND_AFTER = 23 * MICROS.d
const FORGOTTEN_AFTER = 30 * MICROS.d

export type HelpAct =
  | { readonly kind: 'file' | 'answer' | 'wait' | 'go on' | 'end' | 'hand over'; readonly ask: string }
  | { readonly kind: 'mail' | 'take'; readonly mail: string }
  | { readonly kind: 'swap' }

export const helpActs: readonly (HelpAct & { readonly at: Micros })[] = [
  ...asks.flatMap(({ title: ask, filed, answered, waits, ended, handed }) => [
    ...(ask === byMail.title ? [] : [{ at: filed, kind: 'file' as const, ask }]),
    { at: answered, kind: 'answer' as const, ask },
    ...(waits === null
      ? []
      : [
          { at: waits.from, kind: 'wait' as const, ask },
          { at: waits.to, kind: 'go on' as const, ask },
        ]),
    ...(handed === null ? [] : [{ at: handed, kind: 'hand over' as const, ask }]),
    { at: ended, kind: 'end' as const, ask },
  ]),
  ...mailsHeld.flatMap(({ mail, came, taken }) => [
    { at: came, kind: 'mail' as const, mail },
    ...(taken === null ? [] : [{ at: taken, kind: 'take' as const, mail }]),
  ]),
  { at: hourOf(7 * swapped.week - 3, 1), kind: 'swap' },
]

/** How one of the two promises came out: when half of its time was used, and all of it, as far as that was before it was done. */
type Came = {
  readonly clock: 'acknowledge' | 'restore'
  readonly done: Micros
  readonly half: Micros | null
  readonly broken: Micros | null
}

const DAY_MINUTES = 8 * 60
/** Minute by minute, of the hours of support and while nobody waits for the client. */
function cameOf({ filed, answered, waits, ended }: Ask): Came[] {
  const promised = [
    { clock: 'acknowledge', done: answered, minutes: DAY_MINUTES },
    { clock: 'restore', done: ended, minutes: 3 * DAY_MINUTES },
  ] as const
  return promised.map(({ clock, done, minutes }) => {
    let [used, half, broken] = [0, null as Micros | null, null as Micros | null]
    for (let at = filed; at < done; at += MICROS.m) {
      const isWaiting = waits !== null && at >= waits.from && at < waits.to
      if (isWaiting || !isOpen(at)) continue
      used++
      if (used === minutes / 2) half = at + MICROS.m
      if (used === minutes) broken = at + MICROS.m
    }
    return { clock, done, half, broken }
  })
}
const dayOf = (at: Micros): number => Math.floor((at - dayAt(0)) / MICROS.d)
/** From when to when help is given on each day; null where nobody works. */
const hours = Array.from({ length: END + 30 }, (_, day) =>
  isWorked(day) ? { from: inBerlin(day, 9), to: inBerlin(day, 17) } : null,
)
function isOpen(at: Micros): boolean {
  const open = hours[dayOf(at)]
  return open !== null && open !== undefined && at >= open.from && at < open.to
}

/** So much later may anything be than the list says: whoever is killed comes back some minutes later. */
const LATER = 15 * MICROS.m
/** The same with all that comes after one of its moments that much later. */
const delayed = (ask: Ask): Ask[] =>
  [ask.filed, ask.answered, ask.waits?.from ?? 0, ask.waits?.to ?? 0, ask.ended].map((from) => {
    const at = (moment: Micros) => (moment >= from ? moment + LATER : moment)
    const waits = ask.waits && { from: at(ask.waits.from), to: at(ask.waits.to) }
    return { ...ask, filed: at(ask.filed), answered: at(ask.answered), waits, ended: at(ask.ended) }
  })
const daysOf = (came: readonly Came[]): string =>
  came.map(({ half, broken }) => `${half && dayOf(half)} ${broken && dayOf(broken)}`).join()
const known = new Map<Ask, Came[]>()
function came(ask: Ask): Came[] {
  const found = known.get(ask) ?? cameOf(ask)
  known.set(ask, found)
  return found
}
/** Those of which the list cannot tell how they come out: it hangs on minutes. */
export const hangOnMinutes = (): string[] =>
  asks
    .filter((ask) => delayed(ask).some((other) => daysOf(cameOf(other)) !== daysOf(came(ask))))
    .map(({ title }) => title)

/** How many promises of a month were kept, of how many that came to something in it: "2026-03 acknowledge" to "2 of 3". */
export function attained(): Record<string, string> {
  const counts: Record<string, [kept: number, of: number]> = {}
  for (const ask of asks)
    for (const { clock, done, broken } of came(ask)) {
      const key = `${dayOfYear(dayOf(broken ?? done)).slice(0, 7)} ${clock}`
      const [kept, of] = counts[key] ?? [0, 0]
      counts[key] = [kept + (broken === null ? 1 : 0), of + 1]
    }
  return Object.fromEntries(Object.entries(counts).map(([key, [kept, of]]) => [key, `${kept} of ${of}`]))
}

/** At which moments the jobs look. */
const looks = Array.from({ length: END + 1 }, (_, day) => day)
  .filter(isHeld)
  .map((day) => hourOf(day, 13))

/** What a ticket is called of what was asked for. */
export const inGithub = (title: string): string => `Letters: ${title}`

/** What begins at the first look at which it is so, and is over at the first at which it is not any more: "day 31 to day 40". */
function found(isSo: (look: Micros) => boolean): string[] {
  const episodes: string[] = []
  let since: number | null = null
  for (const look of looks) {
    const day = dayOf(look)
    if (isSo(look)) since ??= day
    else if (since !== null) {
      episodes.push(`day ${since} to day ${day}`)
      since = null
    }
  }
  return since === null ? episodes : [...episodes, `since day ${since}`]
}

const isLate = (look: Micros): boolean =>
  asks.some(
    (ask) => look < ask.ended && came(ask).some(({ done, broken }) => (broken ?? Infinity) <= look && look < done),
  )
export const foundLate = (): string[] => found(isLate)

/** `forgotten` are the moments at which that is seen to. */
export const foundMails = (forgotten: readonly Micros[]): string[] =>
  found((look) =>
    mailsHeld.some(({ came, taken }) => {
      const lapsed = forgotten.find((at) => at >= came + FORGOTTEN_AFTER) ?? Infinity
      return look >= came + FOUND_AFTER && look < Math.min(taken ?? Infinity, lapsed)
    }),
  )

/**
 * Who is told by mail that a promised time runs out, and on which day: at a look the last share that was passed since the one before; that all
 * of it is used only where it is found already that something is late, since the finding tells of it else. Told on the next day on which
 * people are told and at work, to whoever is on duty then; that half is used is of low severity, and is gathered until the day after.
 */
export function toldOfClocks(): string[] {
  const told: string[] = []
  const known = new Set<string>()
  let isFound = false
  for (const look of looks) {
    const late = isLate(look)
    for (const ask of asks) {
      if (look < ask.filed || look >= ask.ended) continue
      for (const { clock, done, half, broken } of came(ask)) {
        if (look >= done) continue
        const fresh = [
          ...(half !== null && half <= look ? ['50%'] : []),
          ...(broken !== null && broken <= look ? ['100%'] : []),
        ].filter((share) => !known.has(`${ask.title} ${clock} ${share}`))
        for (const share of fresh) known.add(`${ask.title} ${clock} ${share}`)
        const last = fresh.at(-1)
        if (last === undefined || (last === '100%' && !isFound)) continue
        const routed = dayFrom(dayOf(look) + 1, isTold)
        const at = routed === undefined ? undefined : dayFrom(routed + (last === '50%' ? 1 : 0), isWorked)
        const day = at === undefined ? undefined : dayFrom(at, isTold)
        if (at !== undefined && day !== undefined)
          told.push(`${ask.title} ${clock} ${last}, ${onDuty(at)} on day ${day}`)
      }
    }
    isFound = late
  }
  return told
}

function onDuty(day: number): string {
  const week = Math.floor(day / 7)
  const turn = week === swapped.week ? swapped.person : turns[week % turns.length]
  return turn === 'dot' ? DOT : CID
}
