import type { MaintenanceWords, Weekday } from './maintenance-en.ts'

const weekdays: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'montags', tue: 'dienstags', wed: 'mittwochs', thu: 'donnerstags', fri: 'freitags' },
  ...{ sat: 'samstags', sun: 'sonntags' },
}

/** What the desk says about planned maintenance, in German. */
export const de: MaintenanceWords = {
  title: 'Geplante Wartung',
  sentence:
    'Angekündigt, bevor sie beginnt, oder jede Woche nach dem Plan. Alles wird währenddessen weiter überwacht; was ohne die Läufe dieser Zeit nicht auffiele, wird niemandem gemeldet.',
  announce: 'Wartung ankündigen',
  of: 'Was gewartet wird',
  everything: 'Alles',
  workflows: 'Abläufe',
  systems: 'Systeme',
  since: 'Beginnt',
  sinceText: (zone) => `In ${zone}. Jetzt, wenn es leer bleibt.`,
  until: 'Ist vorbei',
  untilText: 'Innerhalb von sieben Tagen nach ihrem Beginn.',
  why: 'Was getan wird',
  act: 'Ankündigen',
  all: 'Geplant, im Gang, und die der letzten 90 Tage',
  none: 'Keine Wartung ist angekündigt',
  noneText:
    'Kündigen Sie sie an, bevor ein System aktualisiert oder an einem Ablauf gearbeitet wird, damit niemand von dem geweckt wird, was geplant war.',
  state: { planned: 'Geplant', under_way: 'Im Gang', over: 'Vorbei' },
  of_everything: 'Alles',
  from: 'Von',
  wasFrom: 'Wäre gewesen ab',
  to: 'bis',
  by: (name) => `angekündigt von ${name}`,
  ofPlan: (days, from, to) => `nach dem Plan: ${days.map((day) => weekdays[day]).join(', ')} von ${from} bis ${to}`,
  endedBy: (name) => `beendet von ${name}`,
  calledOff: (name) => `abgesagt von ${name}`,
  explains: (count) =>
    count === 1
      ? 'Eine Auffälligkeit wurde dafür zurückgehalten'
      : `${count} Auffälligkeiten wurden dafür zurückgehalten`,
  explainsNow: 'Noch nicht vorbei und dadurch erklärt:',
  show: 'Zeigen',
  end: 'Sie ist vorbei',
  callOff: 'Absagen',
  endTitle: (name) => `Ist die Wartung von ${name} vorbei?`,
  endText: [
    'Was von jetzt an schiefgeht, wird wieder gemeldet.',
    'Was allein durch die Läufe dieser Zeit auffiel, bleibt eine Woche lang zurückgehalten.',
    'Im Entscheidungsprotokoll steht, wer es gesagt hat.',
  ],
  callOffTitle: (name) => `Die Wartung von ${name} absagen?`,
  callOffText: [
    'Zu dieser Zeit wird alles gemeldet wie sonst auch.',
    'Im Entscheidungsprotokoll steht, wer es gesagt hat.',
  ],
  endOfPlan: 'Das nächste Mal bleibt. Damit sie nicht wiederkommt, ändern Sie den Plan.',
  explainedText:
    'Ohne die Läufe dieser Zeit gäbe es das nicht. Solange das so ist, wird es niemandem gemeldet; eine Woche, nachdem sie vorbei ist, wird gemeldet, was noch bleibt.',
}
