import { COMPARISON } from './statistics/comparison.ts'
import { CONCENTRATION } from './statistics/concentration.ts'
import { DETECTORS } from './statistics/detectors.ts'
import { type Figure, isReproduced, type Simulation } from './statistics/figure.ts'
import { GROWTH } from './statistics/growth.ts'
import { LAYERS } from './statistics/layers.ts'
import { OUTAGE } from './statistics/outage.ts'
import { PREDICTION_POWERED } from './statistics/prediction-powered.ts'
import { RATIO_INTERVAL } from './statistics/ratio-interval.ts'
import { RELAXATION_CERTIFICATE } from './statistics/relaxation-certificate.ts'
import { SILENCE } from './statistics/silence.ts'
import { SKETCH } from './statistics/sketch.ts'
import { SPEND_FORECAST } from './statistics/spend-forecast.ts'
import { STEP_OVER } from './statistics/step-over.ts'

/**
 * `npm run bench:statistics [-- NAME...]`: the simulated figures that the methods rest on, made again with the seeds that are printed,
 * beside what is expected of them. One that is not reproduced, to three standard errors, is marked.
 */
const simulations: readonly Simulation[] = [
  LAYERS,
  DETECTORS,
  STEP_OVER,
  SILENCE,
  GROWTH,
  OUTAGE,
  SPEND_FORECAST,
  RATIO_INTERVAL,
  SKETCH,
  PREDICTION_POWERED,
  CONCENTRATION,
  COMPARISON,
  RELAXATION_CERTIFICATE,
]

const names = process.argv.slice(2)
const unknown = names.filter((name) => !simulations.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no simulation ${unknown.join(', ')}: name some of ${simulations.map((one) => one.name).join(', ')}.`,
  )
  process.exit(2)
}

const number = (value: number): string => String(Number(value.toPrecision(3)))

let [reproduced, off] = [0, 0]
for (const simulation of simulations.filter((one) => names.length === 0 || names.includes(one.name))) {
  const began = performance.now()
  let table = ''
  for (const figure of simulation.figures()) {
    if (figure.table !== table) console.log(`\n${figure.table}`)
    table = figure.table
    const isOff = !isReproduced(figure)
    if (figure.expected !== undefined) isOff ? off++ : reproduced++
    console.log(line(figure, isOff))
  }
  console.log(`\n(${simulation.name}: ${Math.round((performance.now() - began) / 1000)} s)`)
}
console.log(`\n${reproduced} figures are reproduced within three standard errors, ${off} are not.`)

function line({ row, column, expected, seen, error, seed }: Figure, isOff: boolean): string {
  const left = `  ${row.padEnd(36)} ${column.padEnd(46)}`
  const beside = expected === undefined ? '' : `expected ${number(expected)}`
  return `${left} ${number(seen).padStart(9)} +- ${number(error).padEnd(8)} ${beside.padEnd(18)} seed ${seed}${isOff ? '  DIFFERS' : ''}`
}
