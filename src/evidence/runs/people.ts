import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { inRange, type Range, scope } from './measures.ts'

const people = question(
  'measure-people',
  `SELECT count() AS runs, countIf(user != '') AS named, uniqExactIf(user, user != '') AS people
   FROM run FINAL WHERE ${inRange}
   GROUP BY arrayCount(begin -> started >= fromUnixTimestamp64Micro(begin), {begins:Array(Int64)})`,
)

/** Runs of a part of a range, how many of them name who used them, and how many different people those are. */
export type PeopleOfPart = Readonly<Record<'runs' | 'named' | 'people', number>>

/** Of each part that had runs: a part ends where the next begins, and the last with the range. */
export async function askPeople(
  evidence: Evidence,
  workspace: string,
  range: Range,
  begins: readonly Micros[],
): Promise<PeopleOfPart[]> {
  const rows = await evidence.ask<Record<keyof PeopleOfPart, string>>(workspace, people, { ...scope(range), begins })
  return rows.map(({ runs, named, people }) => ({ runs: Number(runs), named: Number(named), people: Number(people) }))
}
