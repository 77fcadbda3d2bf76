/** What the pages about answers and their sources say, in English. A language is another object of this shape. */
export const en = {
  title: 'Answers and their sources',
  sentence:
    'Answers that may say what their sources do not. It is a screen of words and no verdict: it shows where to look, and a person decides.',
  share: 'How many have a gap',
  all: (gaps: string, all: string) => `${gaps} of ${all} answers have a gap`,
  untold: (n: string, why: string) =>
    n === '1' ? `Of one more it cannot be told: ${why}.` : `Of ${n} more it cannot be told: ${why}.`,
  allUntold: (n: string, why: string) =>
    n === '1'
      ? `Of the one answer there is it cannot be told: ${why}.`
      : `Of none of the ${n} answers it can be told: ${why}.`,
  why: 'Why',
  none: 'No answer was looked at yet',
  noneText:
    'Answers are held against what was retrieved for them, where both are sent with their texts. The plan can name tools whose results are sources (docs/sources.md).',
  by: 'By',
  bys: {
    week: 'week',
    month: 'month',
    workflow: 'workflow',
    case_type: 'case type',
    route: 'route',
    release: 'release',
  },
  weekOf: (day: string) => `week of ${day}`,
  columns: { answers: 'answers', gaps: 'with a gap', share: 'share', range: 'very likely between' },
  between: (low: string, high: string) => `${low} and ${high}`,
  kind: 'What',
  kinds: {
    gap: 'all with a gap',
    nothing_retrieved: 'nothing was found for it',
    unsupported_claim: 'a sentence is not in the sources',
    number_mismatch: 'a number is not in the sources',
    stale_source: 'a source is too old',
    never_cited: 'a source is not cited',
    untold: 'cannot be told',
  },
  workflow: 'Workflow',
  anyWorkflow: 'all workflows',
  list: 'The worst first',
  listNone: 'None of this kind.',
  sources: (n: number) => (n === 1 ? 'one passage' : `${n} passages`),
  release: (name: string) => `release ${name}`,
  noTime: 'time not known',
  more: 'Show more',
  whys: {
    texts_not_kept: 'its texts are not kept, only their shapes',
    no_answer: 'no text of an answer was sent with it',
    sources_without_texts: 'what was found was sent without its text',
    too_long: 'the answer or what was found for it is longer than is compared',
  },
  labels: {
    title: 'As people see it',
    none: 'Nobody looked yet. Answers are drawn by lot: from some thirty that somebody looks at follows what very likely holds for all of them.',
    share: (low: string, high: string) => `Of all answers, very likely between ${low} and ${high} have a gap.`,
    drawn: (n: number) =>
      n === 1 ? 'People looked at one that was drawn by lot.' : `People looked at ${n} that were drawn by lot.`,
    worth: (by: 'screen' | 'judge', n: string) =>
      `With the help of ${by === 'judge' ? 'the model' : 'the screen'} they tell as much as ${n} would without it.`,
    marked: (by: 'screen' | 'judge', gaps: string, ofGaps: string, supported: string, ofSupported: string) =>
      `Of ${ofGaps} with a gap ${by === 'judge' ? 'the model' : 'the screen'} marked ${gaps}; of ${ofSupported} without one it marked ${supported} all the same.`,
    untold: (n: number) => (n === 1 ? 'Of one nobody could tell.' : `Of ${n} nobody could tell.`),
    next: 'Look at the next one that is drawn',
    all: 'All were looked at.',
  },
  judge: {
    title: 'A model that judges',
    off: 'Off: nothing is sent anywhere.',
    what: 'A model may read answers beside their sources, in the order in which they are drawn. People correct it and no share is told from its word alone: it can save labels, or show that it tells nothing.',
    owners: 'An owner can switch one on.',
    was: (model: string, answers: string, usd: string) =>
      `Until it was switched off, ${model} read ${answers} this month, for ${usd}.`,
    on: (model: string, host: string, of: string) =>
      `${model} at ${host} reads answers of ${of}. Of each it is sent the answer and what was found for it, masked as they are kept, and nothing else.`,
    allWorkflows: 'all workflows',
    today: (n: string, most: string) => `Today it read ${n} of at most ${most}.`,
    month: (usd: string, most: string) => `This month it took ${usd} of at most ${most}.`,
    waiting: (n: number) =>
      n === 0 ? 'None waits.' : n === 1 ? 'One of the last 28 days waits.' : `${n} of the last 28 days wait.`,
    by: (who: string, day: string) => `${who} set it on ${day}.`,
    problem: (time: string) => `It does not answer since ${time}.`,
    right: (right: number, of: number) =>
      `It is on. Of ${of} answers of ours, of which it is plain what is right, it judged ${right} so.`,
    switchOn: 'Switch a model on',
    setAnew: 'Set it anew',
    switchOff: 'Switch it off',
    endTitle: (model: string) => `Switch ${model} off?`,
    endText: [
      'Nothing is sent to it any more, at once, and its key is forgotten.',
      'What it said stays, and helps with the answers of then.',
    ],
    fields: {
      url: 'Where its API begins',
      model: 'Model',
      key: 'Key',
      answers_per_day: 'Answers a day, at most',
      usd_per_month: 'US dollars a month, at most',
      input_usd: 'A million tokens read, in US dollars',
      output_usd: 'A million tokens written, in US dollars',
      workflows: 'Only of these workflows (none chosen: of all)',
    },
    urlText: 'Any that speaks as the API of OpenAI does, such as https://api.openai.com/v1.',
    modelText: 'As its API calls it.',
    keyText: 'Kept sealed, and shown nowhere. Empty where it needs none.',
    keyKept: 'Empty: the one that is kept, at the same address.',
    consent:
      'It is tried with three answers of ours. From then on answers and their sources are sent to this address, within these bounds; the decision log has that you did it.',
    set: 'Try it, and switch it on',
    trying: 'Trying it ...',
  },
  label: {
    ask: 'Do the sources say what the answer says?',
    by: { supported: 'They do', gap: 'They do not', untold: 'I cannot tell' },
    back: 'Take it back',
    said: { supported: 'the sources say it', gap: 'the sources do not say it', untold: 'it cannot be told' },
    of: (who: string, said: string, day: string) => `${who} said on ${day}: ${said}.`,
  },
  ofRun: {
    title: 'The answer and its sources',
    screen: 'A screen of words, no verdict.',
    supported: 'Each sentence is mostly in the words of the sources.',
    says: {
      nothing_retrieved: 'Nothing was found for it.',
      unsupported_claim: 'What is underlined stands in no source like that; words that are missing there are marked.',
      number_mismatch: 'A number in it stands in no source.',
      stale_source: 'A source is older than the plan allows.',
      never_cited: 'Not every source that was found is cited.',
    },
    misses: 'What contradicts a source in its own words is not seen, and what says the same in other words is marked.',
    untold: (why: string) => `It cannot be told whether its sources say what it says: ${why}.`,
    deleted: 'Its texts are deleted. What a screen of words said of it:',
    answer: 'Answer',
    passages: (n: number) => (n === 1 ? 'What was found: one passage' : `What was found: ${n} passages`),
    allPassages: (n: number) => `Show all ${n}`,
    unnamed: 'without a name',
    ofDay: (day: string) => `of ${day}`,
    missing: 'not in the sources',
  },
}
export type SourcesWords = typeof en
