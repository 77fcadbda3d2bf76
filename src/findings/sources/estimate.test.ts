import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRandom, type Random } from '../../statistics/random.ts'
import { type Answers, estimateOf } from './estimate.ts'

const day = (more: Partial<Answers>): Answers => ({
  ...{ isReached: false, looked: [], rest: 0, marked: 0, judged: 0, judgedMarked: 0 },
  ...more,
})
const looked = (label: number, screen: number, judge: number, n: number) => ({ label, screen, judge, n })

describe('what people said of answers, and what helps', () => {
  const cases: [name: string, all: Answers[], by: string | null, hasShare: boolean][] = [
    ['nobody looked', [day({ rest: 100, marked: 10 })], null, false],
    ['too few labels', [day({ looked: [looked(1, 1, 1, 5), looked(0, 0, 0, 24)], rest: 900, marked: 90 })], null, true],
    [
      'too few of one kind',
      [day({ looked: [looked(1, 1, 1, 4), looked(0, 0, 0, 60)], rest: 900, marked: 90 })],
      null,
      true,
    ],
    [
      'a screen that is right helps',
      [day({ looked: [looked(1, 1, 1, 6), looked(0, 0, 0, 34)], rest: 900, marked: 90 })],
      'screen',
      true,
    ],
    [
      'a judge that is right where the screen is not helps',
      [
        day({
          ...{
            isReached: true,
            looked: [looked(1, 1, 1, 4), looked(1, 0, 1, 4), looked(0, 1, 0, 6), looked(0, 0, 0, 26)],
          },
          ...{ rest: 900, marked: 90, judged: 300, judgedMarked: 50 },
        }),
      ],
      'judge',
      true,
    ],
    [
      'a judge that was not asked of all that people looked at does not',
      [
        day({
          ...{ looked: [looked(1, 1, 1, 4), looked(1, 0, 1, 4), looked(0, 1, 0, 20), looked(0, 0, 0, 12)] },
          ...{ rest: 900, marked: 90, judged: 0 },
        }),
      ],
      null,
      true,
    ],
    [
      'a judge that was asked of too few others does not',
      [
        day({
          ...{ isReached: true, looked: [looked(1, 0, 1, 8), looked(0, 0, 0, 32)] },
          ...{ rest: 900, marked: 0, judged: 29, judgedMarked: 5 },
        }),
      ],
      null,
      true,
    ],
    [
      'one that says of everything the same tells nothing',
      [
        day({
          ...{ isReached: true, looked: [looked(1, 0, 0, 8), looked(0, 0, 0, 32)] },
          ...{ rest: 900, marked: 0, judged: 900, judgedMarked: 0 },
        }),
      ],
      null,
      true,
    ],
  ]
  for (const [name, all, by, hasShare] of cases)
    test(name, () => {
      const made = estimateOf(all)
      assert.deepEqual([made.by, made.share !== null], [by, hasShare])
      if (by === null) assert.deepEqual(made.worths, { screen: null, judge: null })
    })
})

/**
 * Twenty days of a hundred answers, ever more of them with a gap. The judge is too kind, worse on some days, and comes on each day only so
 * far in the order of the lot; of every seventh answer it says nothing. People look at the first sixty of the lot.
 */
function world(random: Random, labels: number) {
  const all = Array.from({ length: 20 }, (_, on) =>
    Array.from({ length: 100 }, () => {
      const isGap = random.chance(0.1 + on / 100)
      const screen = Number(random.chance(isGap ? 0.6 : 0.2))
      const said = Number(random.chance(isGap ? (on % 5 === 0 ? 0.4 : 0.75) : 0.01))
      return { on, isGap, screen, judge: random.chance(1 / 7) ? screen : said, lot: random.next() }
    }),
  )
  const ofAll = all.flat()
  const lot = ofAll.map((one) => one.lot).toSorted((a, b) => a - b)[labels] ?? 1
  const days = all.map((of): Answers => {
    // So far it comes: on some days not as far as people did.
    const until = random.chance(0.1) ? lot / 2 : lot + random.next() * (1 - lot)
    const rest = of.filter((one) => one.lot >= lot)
    const judged = rest.filter((one) => one.lot < until)
    const count = (some: readonly { screen: number; judge: number }[], by: 'screen' | 'judge') =>
      some.reduce((sum, one) => sum + one[by], 0)
    return {
      isReached: until > lot,
      looked: of.filter((one) => one.lot < lot).map((one) => looked(Number(one.isGap), one.screen, one.judge, 1)),
      ...{ rest: rest.length, marked: count(rest, 'screen') },
      ...{ judged: judged.length, judgedMarked: count(judged, 'judge') },
    }
  })
  return { days, truth: ofAll.filter((one) => one.isGap).length / ofAll.length, said: ofAll }
}

test('the interval covers what is so, whatever the judge does, and needs fewer labels where it is able', () => {
  const worlds = 1500
  // Of so few labels an interval covers a little less than it says, and never much.
  for (const [labels, least] of [
    [60, 0.925],
    [120, 0.94],
  ] as const) {
    let [covered, byJudge, judgeAlone, helped, alone] = [0, 0, 0, 0, 0]
    for (let seed = 0; seed < worlds; seed++) {
      const { days, truth, said } = world(createRandom(9000 + seed), labels)
      const made = estimateOf(days)
      assert.ok(made.interval && made.share !== null)
      covered += Number(made.interval.low <= truth && truth <= made.interval.high) / worlds
      byJudge += Number(made.by === 'judge') / worlds
      helped += (made.share - truth) ** 2
      const own = days.flatMap((of) => of.looked)
      alone += (own.reduce((sum, one) => sum + one.label, 0) / own.length - truth) ** 2
      const rate = said.reduce((sum, one) => sum + one.judge, 0) / said.length
      judgeAlone += Number(Math.abs(rate - truth) <= 1.96 * Math.sqrt((rate * (1 - rate)) / said.length)) / worlds
    }
    const seen = JSON.stringify({ labels, covered, byJudge, judgeAlone, saved: 1 - helped / alone })
    assert.ok(covered >= least, seen)
    assert.ok(byJudge > 0.8 && 1 - helped / alone > 0.2, seen)
    assert.ok(judgeAlone < 0.2, seen)
  }
})
