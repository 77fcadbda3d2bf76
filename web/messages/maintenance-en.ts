export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
const weekdays: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'Mondays', tue: 'Tuesdays', wed: 'Wednesdays', thu: 'Thursdays', fri: 'Fridays' },
  ...{ sat: 'Saturdays', sun: 'Sundays' },
}

/** What the desk says about planned maintenance, in English. */
export const en = {
  title: 'Planned maintenance',
  sentence:
    'Announced before it begins, or of each week in the plan. Everything is watched on meanwhile; what would not be off without the runs of that time is told to nobody.',
  announce: 'Announce maintenance',
  of: 'What is maintained',
  everything: 'Everything',
  workflows: 'Workflows',
  systems: 'Systems',
  since: 'Begins',
  sinceText: (zone: string) => `In ${zone}. Now, where it is left empty.`,
  until: 'Is over',
  untilText: 'Within seven days of its beginning.',
  why: 'What is done',
  act: 'Announce',
  all: 'Planned, under way, and of the last 90 days',
  none: 'No maintenance is announced',
  noneText:
    'Announce it before a system is updated or a workflow is worked on, so that nobody is woken by what was planned.',
  state: { planned: 'Planned', under_way: 'Under way', over: 'Over' },
  of_everything: 'Everything',
  from: 'From',
  wasFrom: 'Was to be from',
  to: 'to',
  by: (name: string) => `announced by ${name}`,
  ofPlan: (days: readonly Weekday[], from: string, to: string) =>
    `of the plan: ${days.map((day) => weekdays[day]).join(', ')} from ${from} to ${to}`,
  endedBy: (name: string) => `ended by ${name}`,
  calledOff: (name: string) => `called off by ${name}`,
  explains: (count: number) =>
    count === 1 ? 'One finding was held back for it' : `${count} findings were held back for it`,
  explainsNow: 'Not over yet, and explained by it:',
  show: 'Show them',
  end: 'It is over',
  callOff: 'Call off',
  endTitle: (name: string) => `Maintenance of ${name} is over?`,
  endText: [
    'What goes wrong from now on is told again.',
    'What was off by the runs of that time alone stays held back for a week.',
    'The decision log has who said so.',
  ],
  callOffTitle: (name: string) => `Call off the maintenance of ${name}?`,
  callOffText: ['Everything is told as ever at that time.', 'The decision log has who said so.'],
  endOfPlan: 'The next time stays. So that it does not come back, change the plan.',
  explainedText:
    'Without the runs of that time it would not be there. Nobody is told of it while that is so; a week after it is over, whatever is left is.',
}
export type MaintenanceWords = typeof en
