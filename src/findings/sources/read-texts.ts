import { firstSaid, inOrderOfParts } from '../../evidence/parts.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { LookUp, Texts } from './answered.ts'

/** Of the look-ups of a run so many, and so many bytes of what they found. */
const MOST_STEPS = 200
const MOST_BYTES = 1_000_000

const isLookUp = `(kind = 'retrieval' OR (kind = 'tool' AND has({tools:Array(String)}, name)))`

const lookingUp = question(
  'sources-looked-up',
  `SELECT DISTINCT run FROM step WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND ${isLookUp}`,
)

/** Which of some runs looked something up. */
export async function askLookingUp(
  evidence: Evidence,
  workspace: string,
  runs: readonly string[],
  tools: readonly string[],
): Promise<string[]> {
  return (await evidence.ask<{ run: string }>(workspace, lookingUp, { runs, tools })).map(({ run }) => run)
}

const ended = '(ifNull(toUnixTimestamp64Micro(ended), 0), ifNull(toUnixTimestamp64Micro(started), 0), step)'
const began = '(ifNull(toUnixTimestamp64Micro(started), 0), step)'

const lookUps = question(
  'sources-look-ups',
  `SELECT run, step, kind, model, upto > ${MOST_BYTES} AS isBeyond, if(isBeyond, '', sources) AS sources, if(isBeyond, '', output) AS output
   FROM (
     SELECT run, step, kind, model, sources, if(sources = '', output, '') AS output, ${began} AS place,
       sum(length(sources) + if(sources = '', length(output), 0)) OVER (PARTITION BY run ORDER BY place) AS upto
     FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND ${isLookUp})
   ORDER BY run, place LIMIT ${MOST_STEPS} BY run`,
)

/** What the root and the last call of a model gave; the last text that came by itself stands for one that they do not have. */
const said = question(
  'sources-said',
  `SELECT run,
     argMinIf((step, output), ${began}, parent = '') AS root,
     argMaxIf((step, output), ${ended}, kind = 'model' AND (output != '' OR (run, step) IN (
       SELECT run, step FROM text WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND output != ''))) AS last
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} GROUP BY run`,
)

const apart = question(
  'sources-texts',
  `SELECT run, step, output FROM text FINAL
   WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND output != '' ORDER BY run, step, at DESC, text DESC LIMIT 1 BY run, step`,
)

const ofRuns = question(
  'sources-outputs',
  `SELECT run, part, toUnixTimestamp64Micro(started) AS started, output
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} LIMIT 50 BY run`,
)

type Said = { readonly run: string; readonly root: Step; readonly last: Step }
type Step = readonly [step: string, output: string]
type LineOfRun = {
  readonly run: string
  readonly part: string
  readonly started: string | null
  readonly output: string
}

/** The texts of some runs that say what was answered in them, and from what; some tens at a time. */
export async function askTexts(
  evidence: Evidence,
  workspace: string,
  runs: readonly string[],
  tools: readonly string[],
): Promise<Map<string, Texts>> {
  const [found, spoken, alone, lines] = await Promise.all([
    evidence.ask<LookUp & { run: string }>(workspace, lookUps, { runs, tools }),
    evidence.ask<Said>(workspace, said, { runs }),
    evidence.ask<{ run: string; step: string; output: string }>(workspace, apart, { runs }),
    evidence.ask<LineOfRun>(workspace, ofRuns, { runs }),
  ])
  const textOf = (run: string, [step, output]: Step): string =>
    output || (alone.find((one) => one.run === run && one.step === step)?.output ?? '')
  return new Map(
    runs.map((run) => {
      const { root = ['', ''] as const, last = ['', ''] as const } = spoken.find((one) => one.run === run) ?? {}
      const parts = inOrderOfParts(
        lines.filter((one) => one.run === run),
        root[0],
      )
      const own = firstSaid(parts, ['output']).output ?? ''
      const ofRun = found.filter((one) => one.run === run)
      return [run, { output: own || textOf(run, root), said: textOf(run, last), lookUps: ofRun }]
    }),
  )
}
