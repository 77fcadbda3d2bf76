/** German of hours and their statements. */
export const hours: Readonly<Record<string, string>> = {
  'The plan includes no hours on {1}, so there is nothing to go beyond. Time is billed by its class.':
    'Der Plan enthält am {1} keine Stunden, also gibt es nichts zu überschreiten. Zeit wird nach ihrer Klasse berechnet.',
  'Only who holds the budget may agree to this: {1}. Ask them to sign in and do it.':
    'Dem darf nur zustimmen, wer das Budget hat: {1}. Bitten Sie sie oder ihn, sich anzumelden und es zu tun.',
  'The plan names {1} for spending, and by no e-mail address, so nobody can be told to be them. Add it to the plan.':
    'Der Plan nennt für Ausgaben {1}, doch ohne E-Mail-Adresse, sodass niemand daran zu erkennen ist. Tragen Sie sie im Plan ein.',
  'Only the client’s side may agree to this. Name who approves spending in the plan, under changes.approvals.spending.':
    'Dem darf nur die Seite des Kunden zustimmen. Nennen Sie im Plan unter changes.approvals.spending, wer Ausgaben freigibt.',
  'You may approve up to {1}, and the plan has no rate. State it under changes.rates first.':
    'Sie dürfen bis {1} freigeben, und der Plan hat keinen Satz. Nennen Sie ihn zuerst unter changes.rates.',
  'This costs up to {1}, and you may approve up to {2}. Agree to fewer minutes, or ask somebody who may more.':
    'Das kostet bis zu {1}, und Sie dürfen bis {2} freigeben. Stimmen Sie weniger Minuten zu, oder fragen Sie jemanden, der mehr darf.',
  'This takes {1} minutes, and {2} are left and {3} agreed to beyond. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.':
    'Das braucht {1} Minuten, {2} sind übrig, und {3} darüber hinaus sind zugesagt. Bitten Sie, wer das Budget hat, mehr zuzustimmen („aftercare hours consent“), oder tragen Sie es mit „absorb“ ein, zu niemandes Lasten.',
  'This takes {1} minutes, and {2} are left. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.':
    'Das braucht {1} Minuten, und {2} sind übrig. Bitten Sie, wer das Budget hat, mehr zuzustimmen („aftercare hours consent“), oder tragen Sie es mit „absorb“ ein, zu niemandes Lasten.',
  '"day" is "{1}", which is no day. Write it like 2026-03-09.':
    '„day“ ist „{1}“, und das ist kein Tag. Schreiben Sie ihn wie 2026-03-09.',
  '"minutes" is {1}. Give a whole number from 1 to {2}; longer than a day is two.':
    '„minutes“ ist {1}. Geben Sie eine ganze Zahl von 1 bis {2} an; was länger als ein Tag ist, sind zwei.',
  '{1} is not yet. Enter time when it was worked.':
    'Der {1} kommt erst noch. Tragen Sie Zeit ein, wenn sie gearbeitet ist.',
  'The plan includes no hours on {1}. Give the time another class, or state the hours in the plan under support.allowance.':
    'Der Plan enthält am {1} keine Stunden. Geben Sie der Zeit eine andere Klasse, oder nennen Sie die Stunden im Plan unter support.allowance.',
  'There is no time "{1}" in this workspace. "aftercare hours times" lists them.':
    'In diesem Arbeitsbereich gibt es keine Zeit „{1}“. „aftercare hours times“ zählt sie auf.',
  'This time was taken back already.': 'Diese Zeit wurde bereits zurückgenommen.',
  'The plan has several rates. Say by which this is paid: {1}.':
    'Der Plan hat mehrere Sätze. Sagen Sie, nach welchem dies bezahlt wird: {1}.',
  'The plan has no rate "{1}". Add it to the plan under changes.rates.':
    'Der Plan hat keinen Satz „{1}“. Tragen Sie ihn im Plan unter changes.rates ein.',
  'The plan has no rate "{1}". It has: {2}.': 'Der Plan hat keinen Satz „{1}“. Er hat: {2}.',
  'Your timer runs since {1}. Stop it first ("aftercare hours stop").':
    'Ihre Uhr läuft seit {1}. Halten Sie sie zuerst an („aftercare hours stop“).',
  'Your timer runs in another workspace since {1}. Stop it there first.':
    'Ihre Uhr läuft seit {1} in einem anderen Arbeitsbereich. Halten Sie sie zuerst dort an.',
  'Your timer did not run from {1} to {2}: it runs since {3}. Take off what lies within.':
    'Ihre Uhr lief nicht von {1} bis {2}: Sie läuft seit {3}. Nehmen Sie weg, was darin liegt.',
  'It counted {1} minutes, and {2} cannot be taken off them. Take off fewer, or throw it away.':
    'Sie hat {1} Minuten gezählt, und {2} lassen sich davon nicht wegnehmen. Nehmen Sie weniger weg, oder verwerfen Sie sie.',
  'Say how many minutes you worked, or how many to take off, and not both.':
    'Sagen Sie, wie viele Minuten Sie gearbeitet haben, oder wie viele wegzunehmen sind, und nicht beides.',
  '"{1}" names {2} requests: {3}. Give the id of one.':
    '„{1}“ heißen {2} Anfragen: {3}. Nennen Sie die ID einer davon.',
  'There is no request "{1}". The nearest is {2}; "aftercare requests" lists them.':
    'Es gibt keine Anfrage „{1}“. Am nächsten kommt {2}; „aftercare requests“ zählt sie auf.',
  'There is no request "{1}". "aftercare requests" lists them, with their ids.':
    'Es gibt keine Anfrage „{1}“. „aftercare requests“ zählt sie mit ihren IDs auf.',
  'No timer of yours runs here. Start one with "aftercare hours start", or enter the time by hand.':
    'Hier läuft keine Uhr von Ihnen. Starten Sie eine mit „aftercare hours start“, oder tragen Sie die Zeit von Hand ein.',
  'It ran for {1} hours, and nobody works so long without a break. Say how many minutes you worked, or throw it away.':
    'Sie lief {1} Stunden, und so lange arbeitet niemand ohne Pause. Sagen Sie, wie viele Minuten Sie gearbeitet haben, oder verwerfen Sie sie.',
  'This timer was entered already.': 'Diese Uhr wurde bereits eingetragen.',
  'The included hours are used up': 'Die enthaltenen Stunden sind verbraucht',
  '{1} % of the included hours are used': '{1} % der enthaltenen Stunden sind verbraucht',
  '{1} Beyond them only what a budget holder agreed to may be used ("aftercare hours consent").':
    '{1} Darüber hinaus darf nur verbraucht werden, wem zugestimmt hat, wer das Budget hat („aftercare hours consent“).',
  'No hours were granted then.': 'Damals wurden keine Stunden gewährt.',
  'From {1} to {2}: {3} of {4} minutes are used, {5} are left.':
    'Vom {1} bis {2}: {3} von {4} Minuten sind verbraucht, {5} sind übrig.',
  'the decision log has no such statement': 'das Entscheidungsprotokoll hat keine solche Abrechnung',
  'The mapping cannot be read as YAML: {1}': 'Die Zuordnung kann nicht als YAML gelesen werden: {1}',
  'The mapping is not as it should be: {1}. It has people, projects, skip, billable, other, rate and dates.':
    'Die Zuordnung ist nicht, wie sie sein soll: {1}. Sie hat people, projects, skip, billable, other, rate und dates.',
  'The mapping is not as it should be at {1}: {2}.': 'Die Zuordnung ist bei {1} nicht, wie sie sein soll: {2}.',
  'The file has more than {1} rows. Export a shorter time, such as a month.':
    'Die Datei hat mehr als {1} Zeilen. Geben Sie kürzere Zeit aus, etwa einen Monat.',
  'The file has no row.': 'Die Datei hat keine Zeile.',
  'These are not the columns of a detailed report of Toggl Track (User, Email, Project, Start date, Start time, Duration) or of a time report of Harvest (Date, Project, Task, Hours, First Name, Last Name). It has: {1}.':
    'Das sind nicht die Spalten eines ausführlichen Berichts von Toggl Track (User, Email, Project, Start date, Start time, Duration) oder eines Zeitberichts von Harvest (Date, Project, Task, Hours, First Name, Last Name). Es gibt: {1}.',
  '"{1}" can be two days. Say which with dates: dmy or dates: mdy in the mapping.':
    '"{1}" kann zwei Tage heißen. Sagen Sie mit dates: dmy oder dates: mdy in der Zuordnung, welchen.',
  '"{1}" is no day.': '"{1}" ist kein Tag.',
  '"{1}" is no time that was worked. It is read as 0:45:00 or as 0.75.':
    '"{1}" ist keine gearbeitete Zeit. Gelesen wird 0:45:00 oder 0.75.',
  '"{1}" is less than half a minute, which is nothing to enter.':
    '"{1}" ist weniger als eine halbe Minute, da ist nichts einzutragen.',
  '"{1}" is longer than a day.': '"{1}" ist länger als ein Tag.',
  'It names nobody.': 'Sie nennt niemanden.',
  'The plan has nobody with this name or address: {1}. Name them in the mapping, under people.':
    'Der Plan hat niemanden mit diesem Namen oder dieser Adresse: {1}. Nennen Sie sie oder ihn in der Zuordnung unter people.',
  'Nothing says what "{1}" is here. Name it in the mapping, under projects.':
    'Nichts sagt, was "{1}" hier ist. Nennen Sie es in der Zuordnung unter projects.',
  'Nothing is kept under "{1}". "aftercare hours reservations" lists what is.':
    'Unter "{1}" ist nichts zurückgelegt. "aftercare hours reservations" zeigt, was es ist.',
  'These are {1} minutes, and {2} are left.': 'Das sind {1} Minuten, und übrig sind {2}.',
  'It ends later than now. Enter time when it was worked.':
    'Sie endet später als jetzt. Tragen Sie Zeit ein, wenn sie gearbeitet ist.',
  'its version': 'ihre Fassung',
  'the reason': 'der Grund',
  'who issued it': 'wer sie ausgestellt hat',
  'when it was issued': 'wann sie ausgestellt wurde',
  'the answer': 'die Antwort',
  'Only the client’s side may say this: members of the workspace itself, and nobody who works for the provider.':
    'Das darf nur die Seite des Kunden sagen: Mitglieder des Arbeitsbereichs selbst, und niemand, der für den Dienstleister arbeitet.',
  'No hours were granted yet, so there is no statement of them. The plan states them under support.allowance.':
    'Noch wurden keine Stunden gewährt, also gibt es keine Abrechnung darüber. Der Plan nennt sie unter support.allowance.',
  'No period of the hours holds {1}. There are: {2}.': 'Kein Zeitraum der Stunden enthält den {1}. Es gibt: {2}.',
  'This period runs until {1}. Its statement can be issued from the day after on.':
    'Dieser Zeitraum läuft bis {1}. Seine Abrechnung kann ab dem Tag danach ausgestellt werden.',
  'Nothing has changed since version {1} was issued, so there is nothing to put in its place.':
    'Seit Fassung {1} ausgestellt wurde, hat sich nichts geändert; es gibt nichts, was an ihre Stelle treten könnte.',
  'Version {1} was issued already. Say why another is put in its place, with "because".':
    'Fassung {1} ist schon ausgestellt. Sagen Sie mit "because", warum eine andere an ihre Stelle tritt.',
  'The statement of this period was not issued yet.': 'Die Abrechnung dieses Zeitraums ist noch nicht ausgestellt.',
  'There is no version {1} of this statement. It has: {2}.': 'Diese Abrechnung hat keine Fassung {1}. Sie hat: {2}.',
  'Version {1} was put in place of version {2}. Read that, and answer it.':
    'Fassung {1} ist an die Stelle von Fassung {2} getreten. Lesen Sie diese und antworten Sie darauf.',
  'Say what is wrong with it, with "because".': 'Sagen Sie mit "because", was daran nicht stimmt.',
  'This was said of it already.': 'Das wurde schon dazu gesagt.',
  What: 'Was',
  By: 'Bis',
  Day: 'Tag',
  Version: 'Version',
  'What was done': 'Was getan wurde',
  Why: 'Warum',
  'Who pays': 'Wer bezahlt',
  Worked: 'Gearbeitet',
  Used: 'Verbraucht',
  Left: 'Übrig',
  Hours: 'Stunden',
  'Statement of hours': 'Stundenabrechnung',
  '{1}: hours from {2} to {3}': '{1}: Stunden vom {2} bis {3}',
  'It was not issued.': 'Sie ist nicht ausgestellt.',
  'The period runs; as of {1}.': 'Der Zeitraum läuft; Stand {1}.',
  Issued: 'Ausgestellt',
  '{1}, by {2}': '{1}, von {2}',
  Fingerprint: 'Fingerabdruck',
  'Days of': 'Tage nach',
  'Hours of {1}, {2} to {3}': 'Stunden von {1}, {2} bis {3}',
  'Left from before': 'Übrig von vorher',
  Granted: 'Gewährt',
  'Carried in': 'Übertragen von vorher',
  'Written off': 'Abgeschrieben',
  Expired: 'Verfallen',
  'Carried on': 'Weiter übertragen',
  'Kept for what is agreed on': 'Für Vereinbartes zurückgelegt',
  'Used beyond them, by consent': 'Darüber hinaus verbraucht, mit Zustimmung',
  'Worked at nobody’s cost': 'Geleistet auf niemandes Kosten',
  Time: 'Zeit',
  'The account of the period': 'Das Konto des Zeitraums',
  'Beside the account': 'Neben dem Konto',
  'In place of version {1}': 'Anstelle der Fassung {1}',
  'The account': 'Das Konto',
  'Amount: was {1} {2}, is {3} {4}': 'Betrag: war {1} {2}, ist {3} {4}',
  'To be paid, without a rate': 'Zu zahlen, ohne Satz',
  '{1}: was {2}, is {3}': '{1}: war {2}, ist {3}',
  'finding {1}': 'Auffälliges {1}',
  'review {1}': 'Review {1}',
  'request {1}': 'Anfrage {1}',
  'problem {1}': 'Problem {1}',
  'incident {1}': 'Vorfall {1}',
  Counted: 'Gerechnet',
  Beyond: 'Darüber',
  'Nobody’s cost': 'Niemandes Kosten',
  'Without a rate': 'Ohne Satz',
  Total: 'Summe',
  'What was worked': 'Was gearbeitet wurde',
  'By person': 'Nach Person',
  Who: 'Wer',
  'By who pays': 'Danach, wer zahlt',
  'By what it was for': 'Danach, wofür',
  'What for': 'Wofür',
  'taken back: {1}': 'zurückgenommen: {1}',
  'Each time': 'Jede Zeit',
  'Time that was worked': 'Gearbeitete Zeit',
  granted: 'gewährt',
  'carried in from before': 'von vorher übertragen',
  'carried on': 'weiter übertragen',
  'written off': 'abgeschrieben',
  'not written off after all': 'doch nicht abgeschrieben',
  'kept for what is agreed on': 'für Vereinbartes zurückgelegt',
  'given back': 'zurückgegeben',
  'Beside what was worked': 'Neben dem, was gearbeitet wurde',
  'Agreed to beyond the hours': 'Zugestimmt über die Stunden hinaus',
  Agreed: 'Zugestimmt',
  Rate: 'Satz',
  'What else happened': 'Was sonst geschah',
  'Whether it adds up': 'Ob sie aufgeht',
  'It adds up': 'Sie geht auf',
  'It does not add up': 'Sie geht nicht auf',
  'The lines come to what the account says, by person, by who pays and by what it was for.':
    'Die Zeilen ergeben, was das Konto sagt, nach Person, danach wer zahlt und wofür.',
  'Time is counted in steps of {1} where it takes from the hours. Each amount is rounded once, to the cent, half a cent upwards; sums are sums of these.':
    'Wo Zeit aus den Stunden genommen wird, rechnet sie in Schritten ({1}). Jeder Betrag wird einmal auf den Cent gerundet, ein halber Cent nach oben; Summen sind Summen davon.',
}
