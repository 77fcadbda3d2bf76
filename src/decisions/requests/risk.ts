import { say } from '../../base/say.ts'

export const risks = ['low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]

/**
 * How risky a change is: six questions, each with the points of each answer; the points add up to at most 100. Up to 25 is low, up
 * to 50 medium, above that high. Some answers are a rule of their own. The highest of points and rules wins.
 */
export const questions = {
  reversible: { yes: 0, 'with effort': 12, no: 25 },
  data: { 'as before': 0, 'more of it': 10, 'a new kind': 20 },
  reach: { inside: 0, 'some customers': 8, 'all customers': 15 },
  autonomy: { 'as before': 0, 'a little more': 8, more: 15 },
  tested: { yes: 0, 'in part': 8, no: 15 },
  'failed lately': { no: 0, once: 5, often: 10 },
} as const

export type Question = keyof typeof questions
export type Answers = { readonly [Q in Question]: keyof (typeof questions)[Q] }

export type RiskScore = { readonly score: number; readonly level: Risk; readonly because: string }

const LOW = 25
const MEDIUM = 50

/** `adds` is what the change adds, as the request says it. */
export function riskOf(answers: Answers, adds: readonly string[]): RiskScore {
  const points = (question: Question) => (questions[question] as Record<string, number>)[answers[question]] ?? 0
  const score = (Object.keys(questions) as Question[]).reduce((sum, question) => sum + points(question), 0)
  const byPoints: Risk = score <= LOW ? 'low' : score <= MEDIUM ? 'medium' : 'high'
  const rule = ruleOf(answers, adds)
  if (rule && weight[rule.level] > weight[byPoints]) return { score, ...rule }
  return { score, level: byPoints, because: say`${score} of 100 points` }
}

const weight: Readonly<Record<Risk, number>> = { low: 1, medium: 2, high: 3 }

function ruleOf(answers: Answers, adds: readonly string[]): { level: Risk; because: string } | null {
  if (adds.includes('permission')) return { level: 'high', because: say`it may do more than before` }
  if (adds.includes('autonomy')) return { level: 'high', because: say`it does more alone than before` }
  if (answers.reversible === 'no') return { level: 'high', because: say`it cannot be taken back` }
  if (answers.data === 'a new kind') return { level: 'high', because: say`it reads a new kind of data` }
  if (adds.includes('system')) return { level: 'medium', because: say`it adds a system` }
  return null
}
