/** German of what is watched as it is counted, and of what a backtest tells. */
export const backtest: Readonly<Record<string, string>> = {
  'from {1} ({2} runs before) to {3} ({4} runs since)': 'von {1} ({2} Läufe davor) auf {3} ({4} Läufe seither)',
  '{1}, with release {2}': '{1}, mit Release {2}',
  '{1}, since about {2}, while release {3} was running': '{1}, etwa seit {2}, während Release {3} lief',
  'A run costs more than on the days before': 'Ein Lauf kostet mehr als an den Tagen davor',
  'from {1} to {2} on average, since about {3}': 'im Mittel von {1} auf {2}, etwa seit {3}',
  'it went from {1} to {2}': 'es ging von {1} auf {2}',
  'from {1} to {2} on average': 'im Mittel von {1} auf {2}',
  '{1}, since about {2}; promised is {3}': '{1}, etwa seit {2}; versprochen ist {3}',
  'Fewer runs than on the days before': 'Weniger Läufe als an den Tagen davor',
  'More runs than on the days before': 'Mehr Läufe als an den Tagen davor',
  'from {1} to {2} a day, since about {3}': 'von {1} auf {2} am Tag, etwa seit {3}',
  '{1} goes round in a loop': '{1} dreht sich im Kreis',
  'called {1} times or more by {2} of {3} runs of release {4} in the end; told with the first of them, while that was still going':
    '{1}-mal oder öfter aufgerufen von am Ende {2} der {3} Läufe von Release {4}; gemeldet beim ersten davon, während er noch lief',
  'called {1} times or more by {2} of {3} runs of release {4} in the end; told with the first of them':
    '{1}-mal oder öfter aufgerufen von am Ende {2} der {3} Läufe von Release {4}; gemeldet beim ersten davon',
  '{1}: not kept': '{1}: nicht gehalten',
  '{1}, since about {2}': '{1}, etwa seit {2}',
  '{1}: not like its own past': '{1}: anders als bisher',
  '{1}: kept again': '{1}: wieder gehalten',
  '{1}: like its own past again': '{1}: wieder wie bisher',
  '{1}: over': '{1}: vorbei',
  'the latest runs are nearer to {1} again than to {2}, which came with release {3}':
    'die letzten Läufe liegen wieder näher bei {1} als bei {2}, wie es mit Release {3} wurde',
  'It is over.': 'Es ist vorbei.',
  'nothing since': 'seither nichts',
  '{1} of {2} runs did not keep {3}; promised is {4}': '{1} von {2} Läufen hielten {3} nicht; versprochen ist {4}',
  '{1} ({2} runs)': '{1} ({2} Läufe)',
  'Fewer outcomes are accepted': 'Weniger Ergebnisse werden angenommen',
  '{1} not accepted': '{1} nicht angenommen',
  'More runs leave the intended path': 'Mehr Läufe verlassen den vorgesehenen Weg',
  'More runs have failing tool calls': 'In mehr Läufen schlagen Aufrufe von Werkzeugen fehl',
  'A run takes longer': 'Ein Lauf dauert länger',
  'A run costs more': 'Ein Lauf kostet mehr',
  'Approvals wait longer': 'Freigaben warten länger',
  'The evidence of this workspace is being replayed already. Try again when that is done.':
    'Die Nachweise dieses Arbeitsbereichs werden schon durchgespielt. Versuchen Sie es wieder, wenn das getan ist.',
  'The plan has 1 error. Mend it and replay it again.':
    'Der Plan hat 1 Fehler. Beheben Sie ihn und spielen Sie ihn noch einmal durch.',
  'The plan has {1} errors. Mend them and replay it again.':
    'Der Plan hat {1} Fehler. Beheben Sie sie und spielen Sie ihn noch einmal durch.',
  '{1} works again': '{1} arbeitet wieder',
  'half of the calls or more failed in {1} of {2} runs that called it by then':
    'in {1} von {2} Läufen, die es bis dahin aufriefen, scheiterte die Hälfte der Aufrufe oder mehr',
}
