import type { Command } from '../command.ts'
import { tryChanges } from '../try/changes.ts'
import { tryObjective } from '../try/objective.ts'
import { tryPrices } from '../try/prices.ts'

/** Methods on a file, with no plan, no server and nothing stored. */
export const tryCommands: readonly Command[] = [
  {
    name: 'try objective',
    usage: 'FILE.csv',
    summary:
      'Show what an objective would have told of your own history, and when. FILE has the columns timestamp, good (or bad) and total; a row may be one run, an hour or a day.',
    options: {
      target: {
        type: 'string',
        value: 'PROMISE',
        help: 'what is promised: ">= 85%" are good, or "<= 5%" of what should be rare',
      },
      'false-alarms': {
        type: 'string',
        value: 'N',
        help: 'how many false alarms a year you accept (default: 0.1, one in ten years)',
      },
      'time-zone': { type: 'string', value: 'ZONE', help: 'where days begin and end (default: UTC)' },
      json: { type: 'boolean', help: 'print a line of JSON for each' },
    },
    run: tryObjective,
  },
  {
    name: 'try changes',
    usage: 'FILE.csv',
    summary:
      'Date the changes of a series: the rows of the column value, counted from 0, with which something new begins.',
    options: {},
    run: tryChanges,
  },
  {
    name: 'try prices',
    usage: 'FILE.jsonl',
    summary:
      'Price calls of models by what providers answered. A line is {"id", "provider", "api"?, "model", "at"?, "body"}; body is the answer, or its usage alone.',
    options: {},
    run: tryPrices,
  },
]
