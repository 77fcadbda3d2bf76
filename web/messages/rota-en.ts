/** What the page about who covers when says, in English. A language is another object of this shape. */
export const en = {
  above: 'Support',
  title: 'Who covers when',
  sentence: 'Who answers now and on the coming days, who is away, and where nobody is there.',
  now: 'Now',
  nobody: 'Nobody',
  until: 'until',
  gaps: 'Nobody answers',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  days: (n: number) => `The next ${n} days`,
  day: 'Day',
  everyWorkflow: 'Every workflow',
  more: (n: number) => `and ${n} more`,
  away: 'Away',
  hours: (from: string, to: string) => `${from} to ${to}`,
  otherwise: 'otherwise',
  rotas: 'Rotas',
  noRota: 'The plan has no rota',
  noRotaText:
    'Owners and deputies answer. People who are on duty in turns stand in the plan under “Support and hours”.',
  each: {
    week: (day: string, time: string, zone: string) => `A week each since ${day}, handed over at ${time} (${zone}),`,
    day: (day: string, time: string, zone: string) =>
      `A working day each since ${day}, handed over at ${time} (${zone}),`,
  },
  inHours: 'in the hours of support',
  always: 'around the clock',
  inCalendar: (name: string) => `in the hours of “${name}”`,
  ofWorkflows: (names: string) => `For ${names}`,
  swaps: 'Said since',
  to: 'to',
  saidBy: (rota: string, who: string) => `${rota}, said by ${who}`,
  taken: (who: string) => `Taken back by ${who} from`,
  swap: 'Somebody else takes over',
  swapMeans: [
    'On these days they are on duty, whoever’s turn it is. Notices go to them.',
    'Who was on duty until now stays as it was. The decision log has it.',
  ],
  takeBack: 'Take it back',
  takeBackMeans: ['From now on whoever’s turn it is is on duty again. The decision log has it.'],
  rota: 'Rota',
  who: 'Who takes over',
  fromDay: 'From',
  toDay: 'To, that day included',
  because: 'Why',
}

export type RotaWords = typeof en
