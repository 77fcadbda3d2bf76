import { say } from '../../base/say.ts'
import type { ReviewVerdict } from '../../decisions/reviews/review.ts'

export const verdictNames: Readonly<Record<ReviewVerdict, string>> = {
  PASS: say`passed`,
  FAIL: say`failed`,
  INSUFFICIENT: say`not enough evidence yet`,
}
