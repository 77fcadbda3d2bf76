import type { Command } from '../command.ts'
import { tryChanges } from '../try/changes.ts'
import { tryCompare } from '../try/compare.ts'
import { tryDrift } from '../try/drift.ts'
import { tryObjective } from '../try/objective.ts'
import { tryPatterns } from '../try/patterns.ts'
import { tryPrices } from '../try/prices.ts'
import { trySupport } from '../try/support.ts'

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
    name: 'try compare',
    usage: 'FILE.csv',
    summary:
      'Compare two versions that ran side by side: the verdict after each run. FILE has the columns timestamp, arm (new or current), bad (0 or 1), and probability where the share sent to the new version changed.',
    options: {
      share: {
        type: 'string',
        value: 'SHARE',
        help: 'the share of runs sent to the new version, without a column for it (default: 0.5)',
      },
    },
    run: tryCompare,
  },
  {
    name: 'try patterns',
    usage: 'FILE',
    summary: 'Gather messages, one a line or JSONL with "message", in patterns: prints the pattern of each line.',
    options: {},
    run: tryPatterns,
  },
  {
    name: 'try support',
    usage: 'FILE.jsonl',
    summary:
      'Screen whether sources say what an answer says, by its words. A line is {"id", "claim", "sources": [...]}; prints a score from 0 to 1 and what is missing.',
    options: {},
    run: trySupport,
  },
  {
    name: 'try drift',
    usage: 'FILE.csv',
    summary:
      'Score how unusual each row of a series is, by the rows before it alone: prints timestamp, score (0 to 1) and alarm. FILE has the columns timestamp and value. A screen of where to look.',
    options: {},
    run: tryDrift,
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
