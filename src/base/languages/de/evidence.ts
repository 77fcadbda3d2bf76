/** German of evidence received, read and kept. */
export const evidence: Readonly<Record<string, string>> = {
  'something else': 'etwas anderes',
  'No figure is given. Give one or more of: {1}.': 'Keine Zahl ist angegeben. Geben Sie eine oder mehrere an: {1}.',
  '"week" is "{1}", which is no week. Write it like {2}.':
    '„week“ ist „{1}“, und das ist keine Woche. Schreiben Sie sie wie {2}.',
  'The week {1} ends on {2}. Type its figures when it is over.':
    'Die Woche {1} endet am {2}. Tippen Sie ihre Zahlen ein, wenn sie vorbei ist.',
  '"loss" is "{1}", which is no amount. Write it like {2}.':
    '„loss“ ist „{1}“, und das ist kein Betrag. Schreiben Sie ihn wie {2}.',
  '"{1}" is "{2}", which is no count. Write a whole number such as 120.':
    '„{1}“ ist „{2}“, und das ist keine Anzahl. Schreiben Sie eine ganze Zahl wie 120.',
  '"{1}" is "{2}", which is no number of minutes. Write it like 95.':
    '„{1}“ ist „{2}“, und das ist keine Zahl von Minuten. Schreiben Sie sie wie 95.',
  '"loss" is in {1}, and this workspace counts in {2}. Give the amount in {3}.':
    '„loss“ ist in {1}, und dieser Arbeitsbereich rechnet in {2}. Geben Sie den Betrag in {3} an.',
  'typed by {1} on {2}': 'eingetippt von {1} am {2}',
  'typed by {1}, the last on {2}': 'eingetippt von {1}, zuletzt am {2}',
  'Week of {1}': 'Woche ab {1}',
  'the sheet': 'die Tabelle',
  '{1} does not give the sheet to us ({2}). Publish it, or give a key that may read it.':
    '{1} gibt uns die Tabelle nicht ({2}). Veröffentlichen Sie sie, oder geben Sie einen Schlüssel an, der sie lesen darf.',
  '{1} has no sheet there ({2}). Is it published still?':
    '{1} hat dort keine Tabelle ({2}). Ist sie noch veröffentlicht?',
  '{1} answers with a page and no CSV. In Google Sheets: File, Share, Publish to web, choose the sheet and CSV, and give the address that is shown.':
    '{1} antwortet mit einer Seite und keinem CSV. In Google Tabellen: Datei, Freigeben, Im Web veröffentlichen, Tabelle und CSV wählen, und die gezeigte Adresse angeben.',
  '"{1}" is no address of a sheet. Write it like https://docs.google.com/spreadsheets/d/e/…/pub?output=csv.':
    '„{1}“ ist keine Adresse einer Tabelle. Schreiben Sie sie wie https://docs.google.com/spreadsheets/d/e/…/pub?output=csv.',
  'The URL holds a user or a password. Leave them out, and give them as the key: Basic and what stands for them.':
    'Die URL enthält einen Benutzer oder ein Passwort. Lassen Sie sie weg, und geben Sie sie als Schlüssel an: Basic und was für sie steht.',
  'it is no YAML ({1})': 'sie ist kein YAML ({1})',
  'it is no map of keys': 'sie ist keine Liste von Schlüsseln',
  '"{1}" is no field of a line of type {2}; it has: {3}': '„{1}“ ist kein Feld einer Zeile vom Typ {2}; sie hat: {3}',
  '"{1}" is no field of a line of type {2}; did you mean "{3}"?':
    '„{1}“ ist kein Feld einer Zeile vom Typ {2}; meinten Sie „{3}“?',
  'The mapping cannot be used: {1}. docs/sheets.md tells how it is written.':
    'Die Zuordnung ist nicht zu gebrauchen: {1}. docs/sheets.md sagt, wie sie geschrieben wird.',
  'a baseline is no line of the record, it belongs into the plan; put it there with "aftercare plan baselines FILE --mapping FILE"':
    'ein Stand vor der Automatisierung ist keine Zeile der Aufzeichnung, er gehört in den Plan; bringen Sie ihn mit „aftercare plan baselines FILE --mapping FILE“ dorthin',
  'for baselines of a plan it has one kind of row, of type baseline':
    'für den Stand vor der Automatisierung hat sie eine Art von Zeile, vom Typ baseline',
  '"corrections" are of a line of type verdict, and this one is of type {1}':
    '„corrections“ gehören zu einer Zeile vom Typ verdict, und diese hat den Typ {1}',
  'The sheet has no column "{1}", which the mapping names. It has: {2}.':
    'Die Tabelle hat keine Spalte „{1}“, die die Zuordnung nennt. Sie hat: {2}.',
  'A sheet is read as a whole: it lists no runs, and no workflows.':
    'Eine Tabelle wird als Ganzes gelesen: Sie listet keine Läufe und keine Workflows.',
  'A sheet only tells what happened. Stop and start the automation where it runs.':
    'Eine Tabelle sagt nur, was geschah. Halten Sie die Automation dort an, wo sie läuft, und starten Sie sie dort.',
  '{1} is empty. Nothing was read.': '{1} ist leer. Nichts wurde gelesen.',
  '{1}, line {2}: a row is larger than 1 MB. Is a quotation mark open somewhere before it?':
    '{1}, Zeile {2}: eine Zeile ist größer als 1 MB. Ist irgendwo davor ein Anführungszeichen offen?',
  '{1}, line {2}: cannot be read as CSV. Look for a quotation mark that is opened and not closed; two of them stand for one within a cell.':
    '{1}, Zeile {2}: ist nicht als CSV zu lesen. Suchen Sie ein Anführungszeichen, das geöffnet und nicht geschlossen wird; zwei stehen für eines in einer Zelle.',
  '{1} is not written in UTF-8. Save it as "CSV UTF-8", and give that.':
    '{1} ist nicht in UTF-8 geschrieben. Speichern Sie es als „CSV UTF-8“, und geben Sie das an.',
  'the API': 'die API',
  'Records are read page by page: there are no runs to be asked for, and no workflows.':
    'Datensätze werden Seite für Seite gelesen: Es gibt keine Läufe, nach denen zu fragen wäre, und keine Abläufe.',
  'An API that lists records only tells what happened. Stop and start the automation where it runs.':
    'Eine API, die Datensätze auflistet, sagt nur, was geschehen ist. Halten Sie die Automatisierung dort an, wo sie läuft, und starten Sie sie dort.',
  'The same page came again: how the next one is asked for is not understood there. Look at "paging".':
    'Dieselbe Seite kam noch einmal: Wie nach der nächsten gefragt wird, wird dort nicht verstanden. Sehen Sie unter „paging“ nach.',
  'There were {1} pages, and no end. Ask for larger ones, or say under "since" how what is new is asked for.':
    'Es waren {1} Seiten, und kein Ende. Fragen Sie nach größeren, oder sagen Sie unter „since“, wie nach Neuem gefragt wird.',
  'The answer of {1} is no list of records. Say under "records" where it stands, such as /data.':
    'Die Antwort von {1} ist keine Liste von Datensätzen. Sagen Sie unter „records“, wo sie steht, etwa /data.',
  'The answer of {1} has no list at {2}. Say under "records" where it stands.':
    'Die Antwort von {1} hat keine Liste unter {2}. Sagen Sie unter „records“, wo sie steht.',
  'The next page of {1} is at {2}, where the key is not sent. It is not followed.':
    'Die nächste Seite von {1} ist unter {2}, wohin der Schlüssel nicht gesendet wird. Ihr wird nicht gefolgt.',
  '{1} does not give the records to us ({2}). Give a key that may read them.':
    '{1} gibt uns die Datensätze nicht ({2}). Geben Sie einen Schlüssel an, der sie lesen darf.',
  '{1} has nothing at this address (404). Is it written as its manual has it?':
    '{1} hat unter dieser Adresse nichts (404). Ist sie so geschrieben, wie es ihre Anleitung sagt?',
  '{1} does not take the question ({2}). Look at the parameters of the address, at "paging" and at "since".':
    '{1} nimmt die Frage nicht an ({2}). Sehen Sie die Parameter der Adresse, „paging“ und „since“ an.',
  '{1} answers, but with no JSON. Give the address of its API, past any sign-in before it.':
    '{1} antwortet, aber nicht mit JSON. Geben Sie die Adresse der API an, hinter jeder Anmeldung davor.',
  'The way to ask cannot be used: since.first is "{1}", which is no time. Write it like 2026-03-09.':
    'So lässt sich nicht fragen: since.first ist „{1}“, und das ist keine Zeit. Schreiben Sie sie wie 2026-03-09.',
  'The way to ask cannot be used: {1}. docs/records.md tells how it is written.':
    'So lässt sich nicht fragen: {1}. docs/records.md sagt, wie es geschrieben wird.',
  '"{1}" is no address of an API. Write it like https://desk.example.com/api/tickets?status=solved.':
    '„{1}“ ist keine Adresse einer API. Schreiben Sie sie wie https://desk.example.com/api/tickets?status=solved.',
  'The key holds letters that no header has. Give the whole value of "Authorization", or lines such as X-Api-Key: abc.':
    'Der Schlüssel enthält Zeichen, die kein Header hat. Geben Sie den ganzen Wert von „Authorization“ an oder Zeilen wie X-Api-Key: abc.',
  'No record has a field "{1}", which the mapping names. They have: {2}.':
    'Kein Datensatz hat ein Feld „{1}“, das die Zuordnung nennt. Sie haben: {2}.',
  'the same': 'gleich',
  cases: 'Fälle',
  runs: 'Läufe',
  'There is no refused line "{1}" here. "aftercare refused" lists those that are kept.':
    'Es gibt hier keine abgewiesene Zeile „{1}“. „aftercare refused“ zeigt die aufbewahrten.',
  'The evidence store does not answer. Send this again; nothing acknowledged is lost.':
    'Der Speicher der Belege antwortet nicht. Senden Sie dies noch einmal; nichts Bestätigtes geht verloren.',
  sender: 'Sender',
  'There is no run "{1}" in this workspace. Look for it with a search of runs.':
    'In diesem Arbeitsbereich gibt es keinen Lauf „{1}“. Suchen Sie ihn unter den Läufen.',
  'Nothing is kept of the {1} "{2}" in this workspace, so nothing was ordered. Look for it with a search of runs.':
    'Zu {1} „{2}“ ist in diesem Arbeitsbereich nichts da, also wurde nichts angeordnet. Suchen Sie danach mit einer Suche nach Läufen.',
  'There is no erasure "{1}" in this workspace. "aftercare erasures" lists them.':
    'In diesem Arbeitsbereich gibt es keine Löschung „{1}“. „aftercare erasures“ führt sie auf.',
  closed: 'abgeschlossen',
  finished: 'beendet',
  Result: 'Ergebnis',
  Amount: 'Betrag',
  'The price list knows no provider "{1}".': 'Die Preisliste kennt keinen Anbieter „{1}“.',
  '"{1}" is no time. Write it like {2}.': '„{1}“ ist keine Zeit. Schreiben Sie sie wie {2}.',
  'Neither the call nor the answer names a model.': 'Weder der Aufruf noch die Antwort nennt ein Modell.',
  'The price list has no price of "{1}" at {2}.': 'Die Preisliste hat keinen Preis von „{1}“ bei {2}.',
  'The price of "{1}" at {2} has changed, and the time of the call is not known.':
    'Der Preis von „{1}“ bei {2} hat sich geändert, und die Zeit des Aufrufs ist nicht bekannt.',
  'By {1}: {2} tokens in and {3} out of "{4}" at {5}.': 'Nach {1}: {2} Token hinein und {3} heraus, „{4}“ bei {5}.',
  'The price list cannot read answers of {1}.': 'Die Preisliste kann Antworten von {1} nicht lesen.',
  'The price list knows no api "{1}" of {2}; it knows {3}.':
    'Die Preisliste kennt keine API „{1}“ von {2}; sie kennt {3}.',
  'The answer holds no usage.': 'Die Antwort enthält keinen Verbrauch.',
  '"{1}" is {2}, which is no count of tokens.': '„{1}“ ist {2}, und das ist keine Anzahl von Token.',
  'The usage in the answer cannot be read: {1}.': 'Der Verbrauch in der Antwort ist nicht zu lesen: {1}.',
}
