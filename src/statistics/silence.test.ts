import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playSilence, WORKFLOWS } from '../../bench/statistics/silence.ts'
import { type ArrivalHour, gapTimes, LEAST_DAYS, type SilenceTerms, silencesOf } from './silence.ts'

/** A Monday, in hours since 1970. */
const MONDAY = 24 * (4 + 7 * 2900)
const terms: Omit<SilenceTerms, 'now'> = {
  listenedSince: 0,
  alarmsAYear: 0.1,
  placeOf: (hour) => ({ day: Math.floor(hour / 24), hour: hour % 24 }),
  isOff: () => false,
}
const isWorked = (day: number) => day % 7 < 5

/** `runs` of them each hour from 9 to 17 on the days that are worked, the first and the last five minutes from its edges. */
function hoursOf(days: number, runs = 6, is: (day: number, hour: number) => boolean = isWorked): ArrivalHour[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    Array.from({ length: 8 }, (_, more) => 9 + more)
      .filter((hour) => is(day, hour))
      .map((hour) => {
        const at = MONDAY + 24 * day + hour
        return { hour: at, runs, first: at + 1 / 12, last: at + 11 / 12, longest: 10 / 12 / (runs - 1) }
      }),
  )
}
const at = (day: number, hour: number) => MONDAY + 24 * day + hour

const cases: readonly [
  name: string,
  hours: ArrivalHour[],
  terms: Partial<SilenceTerms> & { now: number },
  /** When it is told, after how long a silence, if it is. */
  told: readonly [hours: number] | null,
][] = [
  ['a workflow that works', hoursOf(84), { now: at(83, 17.2) }, null],
  ['its evening is no silence', hoursOf(82), { now: at(82, 8) }, null],
  ['nor is its weekend', hoursOf(82), { now: at(84, 9) }, null],
  ['it falls silent on a Tuesday morning', hoursOf(85), { now: at(86, 0) }, [16.6]],
  ['a holiday waits', hoursOf(85), { now: at(86, 0), isOff: (_, day) => day === MONDAY / 24 + 85 }, null],
  [
    'and the day after it does not',
    hoursOf(85),
    { now: at(87, 0), isOff: (_, day) => day === MONDAY / 24 + 85 },
    [40.6],
  ],
  ['what nobody listened to is no silence', hoursOf(85), { now: at(86, 0), listenedSince: at(85, 20) }, null],
  ['what comes after it is', hoursOf(85), { now: at(87, 0), listenedSince: at(85, 20) }, [40.6]],
  ['of a few weeks nothing is known yet', hoursOf(22), { now: at(30, 0) }, null],
]

for (const [name, hours, given, told] of cases)
  test(name, () => {
    const { last } = silencesOf(hours, { ...terms, ...given }) ?? assert.fail('no runs')
    if (told === null) assert.equal(last.at, null, JSON.stringify(last))
    else {
      assert.ok(last.at !== null && Math.abs(last.at - last.since - told[0]) < 0.5, JSON.stringify(last))
      assert.ok(last.expected >= (last.limit ?? Number.POSITIVE_INFINITY) && (last.aYear ?? 1) <= 0.1)
    }
  })

test('it is over with the first run, and an outage does not make it deaf', () => {
  const gone = (day: number, hour: number) => isWorked(day) && !((day === 86 && hour > 10) || day === 87)
  const { told, last } =
    silencesOf(
      hoursOf(106, 6, (day, hour) => gone(day, hour)),
      { ...terms, now: at(107, 0) },
    ) ?? assert.fail('no runs')
  assert.deepEqual(
    told.map(({ since, until }) => [since, until]),
    [[at(86, 10 + 11 / 12), at(88, 9 + 1 / 12)]],
  )
  // The next one is told as soon as that one was.
  const [once, again] = [(told[0]?.at ?? 0) - (told[0]?.since ?? 0), (last.at ?? 0) - last.since]
  assert.ok(once < 3 && again < 19, `${once}, ${again}`)
})

test('nothing is known of nothing', () => {
  assert.equal(silencesOf([], { ...terms, now: MONDAY }), undefined)
  const { last, days } = silencesOf(hoursOf(1), { ...terms, now: at(400, 0) }) ?? assert.fail('no runs')
  assert.deepEqual([last.at, last.limit, last.expected], [null, null, 0])
  assert.ok(days < LEAST_DAYS)
})

test('the more days are known and the more false alarms accepted, the sooner it is told', () => {
  const times = [10, 30, 100, 300].map((n) => gapTimes(n, 261, 0.1))
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  )
  assert.ok(gapTimes(100, 261, 1) < gapTimes(100, 261, 0.1))
})

test('of workflows of many kinds whose runs come as ever, no more is told than is accepted', () => {
  const [alarmsAYear, seeds, years] = [0.5, 4, 2]
  const told = Object.values(WORKFLOWS).map((come) =>
    Array.from({ length: seeds }, (_, place) =>
      playSilence(come, { seed: 100 + place, days: 364 * years, alarmsAYear }),
    )
      .map((one) => one.told.length)
      .reduce((a, b) => a + b),
  )
  const accepted = alarmsAYear * seeds * years
  // Of each kind by itself twice as many may come in one time by chance; of all together not.
  for (const [place, name] of Object.keys(WORKFLOWS).entries())
    assert.ok((told[place] ?? 0) <= 2 * accepted, `${name}: ${told[place]} in ${seeds * years} years`)
  const all = told.reduce((a, b) => a + b)
  assert.ok(all <= accepted * told.length, `${all} of ${accepted * told.length}`)
})

test('where runs come no more, every one of them is told', () => {
  for (const [name, come] of Object.entries(WORKFLOWS)) {
    const { last } = playSilence(come, { seed: 7, days: 365, alarmsAYear: 0.1 })
    assert.ok(last.at !== null && last.at - last.since < 24 * 35, `${name}: ${JSON.stringify(last)}`)
  }
})
