/** German of the overview. */
export const overview: Readonly<Record<string, string>> = {
  '{1}: {2} ({3} {4} over {5})': '{1}: {2} ({3} {4} über {5})',
  'It was to be paused at {1} on {2}, and was not: stop it there by hand':
    'Es sollte am {2} in {1} angehalten werden und wurde es nicht: halten Sie es dort von Hand an',
  'There is no plan yet.': 'Es gibt noch keinen Plan.',
  'Send its runs, or import a file of them': 'Seine Läufe senden oder eine Datei davon importieren',
  'Write into the plan what you promise, such as: at least 85% accepted over 30 days':
    'In den Plan schreiben, was Sie zusagen, etwa: mindestens 85 % angenommen in 30 Tagen',
  'Send what became of each run: a column of the file, or one call for each':
    'Senden, was aus jedem Lauf wurde: eine Spalte der Datei oder ein Aufruf je Lauf',
  'Write a price for the model into the plan, or send what each run cost':
    'Einen Preis für das Modell in den Plan schreiben oder senden, was jeder Lauf kostete',
  'Send how each run ended': 'Senden, wie jeder Lauf endete',
  'Send when each run started and when it ended': 'Senden, wann jeder Lauf begann und endete',
  'Send how many cases there were to do each day, or type it once a week on the page of the workflow':
    'Senden, wie viele Fälle es an jedem Tag gab',
  'Send with each run who used it, by a name or a number':
    'Mit jedem Lauf melden, wer ihn nutzte, mit Namen oder Nummer',
  'Send with each incident what it cost, or type once a week what was lost on the page of the workflow':
    'Mit jedem Vorfall melden, was er kostete, oder einmal in der Woche auf der Seite des Ablaufs eintippen, was verloren ging',
  'Send a line for each incident when it happens, or type once a week how many there were on the page of the workflow':
    'Für jeden Vorfall eine Zeile senden, wenn er geschieht',
  'Send with each outcome how long somebody worked on it':
    'Mit jedem Ergebnis senden, wie lange jemand daran arbeitete',
  'Send what people and the system of record said of each run, also what they said of it later':
    'Senden, was Menschen und das führende System von jedem Lauf gesagt haben, auch was sie später von ihm sagten',
  'Say in the plan how what was written is read again, or send what each write came to':
    'Im Plan angeben, wie Geschriebenes wieder gelesen wird, oder senden, was aus jedem Schreibvorgang wurde',
  'Send when each tool call started and when it ended': 'Senden, wann jeder Werkzeugaufruf begann und wann er endete',
  'Send with each outcome how long it had waited': 'Mit jedem Ergebnis senden, wie lange es gewartet hatte',
  'Send the tool calls of each run as its steps': 'Die Werkzeugaufrufe jedes Laufs als seine Schritte senden',
  'Take this promise out of the plan for now: value is not measured yet':
    'Diese Zusage vorerst aus dem Plan nehmen: Der Wert wird noch nicht gemessen',
  '{1}; {2} has it': '{1}; {2} hat es',
  '{1}, since {2}': '{1}, seit {2}',
  '{1}; nobody has it yet': '{1}; noch hat es niemand',
  '{1} Next review on {2}.': '{1} Nächstes Review am {2}.',
  'No run in the 30 days up to the last full hour': 'Kein Lauf in den 30 Tagen bis zur letzten vollen Stunde',
  'Not looked at yet: a running server does so within seconds':
    'Noch nicht angesehen: Ein laufender Server tut es binnen Sekunden',
  'The plan promises nothing about it': 'Der Plan sagt darüber nichts zu',
  "{1}: can't tell, {2}": '{1}: nicht zu sagen, {2}',
  'Stopped since {1} by {2}: {3}.': 'Angehalten seit {1} von {2}: {3}.',
  'Meanwhile: {1}.': 'Inzwischen: {1}.',
  'One thing still needs somebody.': 'Eines braucht weiterhin jemanden.',
  '{1} things still need somebody.': '{1} Dinge brauchen weiterhin jemanden.',
  'It is said to be stopped since {1}, and 1 run started since':
    'Es soll seit {1} angehalten sein, und seither begann 1 Lauf',
  'It is said to be stopped since {1}, and {2} runs started since':
    'Es soll seit {1} angehalten sein, und seither begannen {2} Läufe',
  'Its promise is kept': 'Seine Zusage ist gehalten',
  'All {1} promises are kept': 'Alle {1} Zusagen sind gehalten',
  'Nobody answers for it today: {1}': 'Niemand ist heute zuständig: {1}',
  '{1}, and was not kept before': '{1}, und war zuvor nicht gehalten',
  'The review due on {1} waits for a signature': 'Das am {1} fällige Review wartet auf eine Unterschrift',
  '{1}; and {2} more.': '{1}; und {2} weitere.',
  stopped: 'angehalten',
}
