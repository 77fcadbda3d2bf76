/** German of what would have been told of a history of one's own. */
export const ownHistory: Readonly<Record<string, string>> = {
  'The table': 'Die Tabelle',
  'The table has one line only. Give one with a line of names and rows below it.':
    'Die Tabelle hat nur eine Zeile. Geben Sie eine mit einer Zeile von Namen und Zeilen darunter.',
  'line {1}: {2}': 'Zeile {1}: {2}',
  '{1} is no time': '{1} ist kein Zeitpunkt',
  '{1} does not say how many went wrong': '{1} sagt nicht, wie viele falsch waren',
  '{1} does not say how many went right': '{1} sagt nicht, wie viele richtig waren',
  '{1} is no count of cases': '{1} ist keine Anzahl von Fällen',
  '{1} is no amount': '{1} ist kein Betrag',
  'more went wrong or right than there were cases': 'mehr waren falsch oder richtig, als es Fälle gab',
  'Promised {1}, and not kept since about {2}: {3}': 'Versprochen {1}, und etwa seit {2} nicht gehalten: {3}',
  'Worse than in its own past since about {1}: {2}': 'Etwa seit {1} schlechter als bisher: {2}',
  'Kept again since about {1}: {2}': 'Etwa seit {1} wieder gehalten: {2}',
  'no outcomes since then': 'seither keine Ergebnisse',
  'very likely between {1} and {2}': 'sehr wahrscheinlich zwischen {1} und {2}',
  '{1} right since then ({2})': 'seither {1} richtig ({2})',
  '{1} wrong since then ({2})': 'seither {1} falsch ({2})',
  'A case costs more since about {1}: {2}, {3} before.': 'Etwa seit {1} kostet ein Fall mehr: {2}, davor {3}.',
  'There are more cases a day since about {1}: {2}, {3} before.':
    'Etwa seit {1} gibt es mehr Fälle am Tag: {2}, davor {3}.',
  'There are fewer cases a day since about {1}: {2}, {3} before.':
    'Etwa seit {1} gibt es weniger Fälle am Tag: {2}, davor {3}.',
  '{1} on one day': '{1} an einem Tag',
  '{1} over {2} days': '{1} über {2} Tage',
  '{1} (very likely between {2} and {3})': '{1} (sehr wahrscheinlich zwischen {2} und {3})',
  'By chance alone, something like this would be told less than once in {1} years.':
    'Aus reinem Zufall würde so etwas weniger als einmal in {1} Jahren gemeldet.',
  'By chance alone, something like this would be told at most once in {1} years.':
    'Aus reinem Zufall würde so etwas höchstens einmal in {1} Jahren gemeldet.',
  'At the end of this history {1} is not kept.': 'Am Ende dieses Verlaufs ist {1} nicht gehalten.',
  'At the end of this history {1} is kept, as far as can be told.':
    'Am Ende dieses Verlaufs ist {1} gehalten, soweit sich das sagen lässt.',
  'How many go right': 'Wie viele richtig sind',
  'What a case costs': 'Was ein Fall kostet',
  'How many cases there are': 'Wie viele Fälle es gibt',
  'No column says how many went right or wrong: nothing is told of that.':
    'Keine Spalte sagt, wie viele richtig oder falsch waren: Davon wird nichts gemeldet.',
  'No column says what cases cost: nothing is told of that.':
    'Keine Spalte sagt, was Fälle kosten: Davon wird nichts gemeldet.',
  'This is less than a week: how much days differ is not known yet, and no day is held against its own past.':
    'Das ist weniger als eine Woche: Wie sehr sich Tage unterscheiden, ist noch nicht bekannt, und kein Tag wird mit den früheren verglichen.',
  'There are few weekend days in it ({1}): they are held against each other from the sixth on.':
    'Es sind wenige Tage von Wochenenden darin ({1}): Sie werden erst vom sechsten an miteinander verglichen.',
  'There are fewer than {1} cases a day: several days are needed to see what one would show elsewhere.':
    'Es sind weniger als {1} Fälle am Tag: Es braucht mehrere Tage, um zu sehen, was anderswo einer zeigt.',
  '{1}: days resemble the days before, so it is judged by weeks, and changes are told later.':
    '{1}: Tage gleichen den Tagen davor; darum wird nach Wochen geurteilt, und Änderungen werden später gemeldet.',
  '{1}: days resemble the days before, so {2} days are judged as one, and changes are told later.':
    '{1}: Tage gleichen den Tagen davor; darum werden {2} Tage als einer beurteilt, und Änderungen werden später gemeldet.',
  'The promise is "{1}", and has to be a share between 0 and 100 %. Write it like >= 85% or <= 5%.':
    'Das Versprechen ist „{1}“ und muss ein Anteil zwischen 0 und 100 % sein. Schreiben Sie es wie >= 85% oder <= 5%.',
  'The false alarms a year are {1}. Write a number over 0 and up to {2}, such as 0.1 for one in ten years.':
    'Die Fehlalarme im Jahr sind {1}. Schreiben Sie eine Zahl über 0 und bis {2}, etwa 0.1 für einen in zehn Jahren.',
  'The time zone is "{1}", and there is none of that name. Write it like Europe/Berlin.':
    'Die Zeitzone ist „{1}“, und eine dieses Namens gibt es nicht. Schreiben Sie sie wie Europe/Berlin.',
  'The times go from {1} to {2}, which is more than {3} years. Look for a year that is mistyped, or send a part of it.':
    'Die Zeiten gehen von {1} bis {2}, das sind mehr als {3} Jahre. Suchen Sie ein vertipptes Jahr, oder senden Sie einen Teil davon.',
  'No row could be read. The first: {1}.': 'Keine Zeile konnte gelesen werden. Die erste: {1}.',
  'The table has no column "{1}". Its columns are {2}.': 'Die Tabelle hat keine Spalte „{1}“. Ihre Spalten sind {2}.',
  'Say which column tells when it was.': 'Sagen Sie, welche Spalte angibt, wann es war.',
  'In "{1}" day and month cannot be told apart. Say which comes first.':
    'In „{1}“ lassen sich Tag und Monat nicht unterscheiden. Sagen Sie, was zuerst steht.',
  'Say which column tells how many cases there were, how many went wrong or right, or what they cost.':
    'Sagen Sie, welche Spalte angibt, wie viele Fälle es gab, wie viele falsch oder richtig waren oder was sie kosteten.',
  'Like its own past again since about {1}: {2}': 'Etwa seit {1} wieder wie bisher: {2}',
  'A case costs nearly what it did before again, since about {1}: {2}, after {3}.':
    'Ein Fall kostet etwa seit {1} wieder fast so viel wie davor: {2}, nach {3}.',
  'There are nearly as many cases a day as before again, since about {1}: {2}, after {3}.':
    'Etwa seit {1} gibt es am Tag wieder fast so viele Fälle wie davor: {2}, nach {3}.',
}
