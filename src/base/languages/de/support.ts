/** German of support. */
export const support: Readonly<Record<string, string>> = {
  'It is over: its clocks stand. Only why one was late can still be said.':
    'Es ist vorbei: Seine Uhren stehen. Nur warum eine zu spät war, kann noch gesagt werden.',
  'It is {1} already. Give another severity, or leave it.':
    'Es ist schon {1}. Geben Sie eine andere Schwere an, oder lassen Sie es so.',
  'It was said to be contained already. Write a note where something is to be added.':
    'Es wurde schon gesagt, dass es eingedämmt ist. Schreiben Sie eine Notiz, wenn etwas hinzukommt.',
  'It waits already, for {1}. Let it go on first, then say what it waits for now.':
    'Es wartet schon, auf {1}. Lassen Sie es erst weitergehen und sagen Sie dann, worauf es jetzt wartet.',
  'Nobody said that it waits: there is nothing to go on with.':
    'Niemand hat gesagt, dass es wartet: Es gibt nichts fortzusetzen.',
  'This promise was not broken: there is nothing to give a reason for.':
    'Diese Zusage wurde nicht gebrochen: Es gibt nichts zu begründen.',
  'Promised help is late': 'Zugesagte Hilfe lässt auf sich warten',
  'Nothing that was promised is late any more.': 'Nichts, was zugesagt war, ist noch zu spät.',
  'an answer': 'eine Antwort',
  'that no further harm is done': 'dass kein weiterer Schaden entsteht',
  'that it works again': 'dass es wieder funktioniert',
  'Late are {1}.': 'Zu spät sind {1}.',
  'Late are {1}; and {2} more.': 'Zu spät sind {1}; und {2} weitere.',
  '{1} ({2}): {3}, since {4}': '{1} ({2}): {3}, seit {4}',
}
