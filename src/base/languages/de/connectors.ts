/** German of what connectors read. */
export const connectors: Readonly<Record<string, string>> = {
  'The key holds letters that no header has. Give the whole value of "Authorization".':
    'Der Schlüssel enthält Zeichen, die keine Kopfzeile hat. Geben Sie den ganzen Wert von „Authorization“ an.',
  'The sheet has no rows beneath its header. Write one, so that the mapping can be tried.':
    'Die Tabelle hat unter ihrer Kopfzeile keine Zeilen. Schreiben Sie eine, damit die Zuordnung probiert werden kann.',
  'No row of the sheet can be read by the mapping: {1}.':
    'Keine Zeile der Tabelle kann nach der Zuordnung gelesen werden: {1}.',
  'It is read: {1} rows, changed last on {2}.': 'Sie wird gelesen: {1} Zeilen, zuletzt geändert am {2}.',
  'It is read: {1} rows, changed last on {2}. {3} of them could not be read; the first: {4}.':
    'Sie wird gelesen: {1} Zeilen, zuletzt geändert am {2}. {3} davon konnten nicht gelesen werden; die erste: {4}.',
  '{1} leads on to {2}, which is not followed. Give the address that it leads to in the end.':
    '{1} leitet weiter zu {2}; dem wird nicht gefolgt. Geben Sie die Adresse an, zu der es am Ende führt.',
  'It was not paused. {1} Stop it there by hand.': 'Es wurde nicht angehalten. {1} Halten Sie es dort von Hand an.',
  'The workflow is not there any more.': 'Den Workflow gibt es dort nicht mehr.',
  'It was asked to stop, and is still said to be active.':
    'Das Anhalten wurde verlangt, und noch immer heißt es dort, er sei aktiv.',
  'It was read back that it is not active. What had begun goes on.':
    'Zurückgelesen wurde, dass er nicht aktiv ist. Was begonnen hatte, läuft zu Ende.',
  '{1} answers, but not as {2} does: what came is no JSON. Is this the address of {3} itself?':
    '{1} antwortet, aber nicht wie {2}: was kam, ist kein JSON. Ist das die Adresse von {3} selbst?',
  'An answer of {1} is larger than {2} MB, which is not taken in.':
    'Eine Antwort von {1} ist größer als {2} MB und wird nicht angenommen.',
  '{1} at {2} asks not to be asked so often (429). It is asked again later.':
    '{1} unter {2} bittet, nicht so oft gefragt zu werden (429). Es wird später wieder gefragt.',
  '{1} at {2} fails ({3}). Look at its log, or at the proxy before it; it is asked again later.':
    '{1} unter {2} scheitert ({3}). Sehen Sie in sein Protokoll oder nach dem Proxy davor; es wird später wieder gefragt.',
  '{1} leads to an address at which machines of a cloud or a local link answer, and no platform. Give another URL.':
    '{1} führt zu einer Adresse, an der Maschinen einer Cloud oder des lokalen Netzsegments antworten und keine Plattform. Geben Sie eine andere URL an.',
  '{1} leads on to {2}. Give that as the URL.': '{1} leitet weiter zu {2}. Geben Sie das als URL an.',
  '{1} leads on to {2}, where the key is not sent. Give the address of {3} itself, past any sign-in before it.':
    '{1} leitet weiter zu {2}; dorthin wird der Schlüssel nicht gesendet. Geben Sie die Adresse von {3} selbst an, hinter einer Anmeldung davor.',
  '{1} leads on to another page, as a sign-in does. Give the address of {2} itself, past any sign-in before it.':
    '{1} leitet auf eine andere Seite weiter, wie eine Anmeldung es tut. Geben Sie die Adresse von {2} selbst an, hinter einer Anmeldung davor.',
  'No machine named {1} is found. Check the URL of {2}.':
    'Keine Maschine namens {1} ist zu finden. Prüfen Sie die URL von {2}.',
  'Nothing answers at {1}. Is {2} running there, and is the port right?':
    'Unter {1} antwortet nichts. Läuft {2} dort, und stimmt der Port?',
  '{1} at {2} did not answer within {3} seconds. Can this machine reach it?':
    '{1} unter {2} hat innerhalb von {3} Sekunden nicht geantwortet. Kann diese Maschine es erreichen?',
  '{1} does not speak {2}. Try the other of http and https.':
    '{1} spricht kein {2}. Versuchen Sie das andere von http und https.',
  'The certificate of {1} is not trusted here ({2}). Give this machine the certificate of its authority (NODE_EXTRA_CA_CERTS).':
    'Dem Zertifikat von {1} wird hier nicht vertraut ({2}). Geben Sie dieser Maschine das Zertifikat seiner Stelle (NODE_EXTRA_CA_CERTS).',
  'The connection to {1} broke off ({2}). It is asked again later.':
    'Die Verbindung zu {1} brach ab ({2}). Es wird später wieder gefragt.',
  'There is no connector "{1}" in this workspace. "aftercare connectors" lists them.':
    'Es gibt keine Anbindung „{1}“ in diesem Arbeitsbereich. „aftercare connectors“ zeigt sie.',
  'The API key is empty, or holds spaces or letters that no key has. Copy it anew from {1}.':
    'Der API-Schlüssel ist leer oder enthält Leerzeichen oder Zeichen, die kein Schlüssel hat. Kopieren Sie ihn neu aus {1}.',
  'Make lists an execution once it has ended: what runs now is seen there alone.':
    'Make listet eine Ausführung auf, sobald sie beendet ist: Was jetzt läuft, ist nur dort zu sehen.',
  'Needs a person who may start scenarios in Make: switch the scenario on there, then sign here that it runs again.':
    'Braucht einen Menschen, der in Make Szenarien starten darf: dort das Szenario einschalten, dann hier unterschreiben, dass es wieder läuft.',
  'Needs a person who may edit in Make: restore the version that is to run in the editor of the scenario, switch it on, then sign here that it runs again.':
    'Braucht einen Menschen, der in Make bearbeiten darf: im Editor des Szenarios die Version wiederherstellen, die laufen soll, es einschalten, dann hier unterschreiben, dass es wieder läuft.',
  '"{1}" is no address of a Make. Copy it from the browser when Make is open, like https://eu1.make.com.':
    '„{1}“ ist keine Adresse eines Make. Kopieren Sie sie aus dem Browser, wenn Make offen ist, etwa https://eu1.make.com.',
  'The URL holds a user or a password. Leave them out: Make takes its API token alone.':
    'Die URL enthält einen Benutzer oder ein Passwort. Lassen Sie sie weg: Make nimmt nur sein API-Token.',
  '{1} is the home page of Make. Give the address of your zone: it stands in the browser when a scenario is open, like https://eu1.make.com.':
    '{1} ist die Startseite von Make. Geben Sie die Adresse Ihrer Zone an: Sie steht im Browser, wenn ein Szenario offen ist, etwa https://eu1.make.com.',
  'The token sees no organization of Make there. Make one as a member of the organization whose scenarios are to be read, and give the zone of that one as the URL.':
    'Das Token sieht dort keine Organisation von Make. Erstellen Sie eines als Mitglied der Organisation, deren Szenarien gelesen werden sollen, und geben Sie deren Zone als URL an.',
  'The token sees no organization in the zone {1}. Those that it sees are in {2}: give that as the URL.':
    'Das Token sieht in der Zone {1} keine Organisation. Die, die es sieht, sind in {2}: Geben Sie das als URL an.',
  'Make at {1} does not accept the API token. Make one in Make under Profile, API access, and give that.':
    'Make unter {1} nimmt das API-Token nicht an. Erstellen Sie eines in Make unter Profile, API access, und geben Sie das an.',
  'The API token may not ask Make for {1}. Give it the scopes organizations:read, scenarios:read, dlqs:read and, to pause, scenarios:write; and whoever made it must see the team.':
    'Das API-Token darf Make nicht nach {1} fragen. Geben Sie ihm die Rechte organizations:read, scenarios:read, dlqs:read und, zum Anhalten, scenarios:write; und wer es erstellt hat, muss das Team sehen.',
  'Something answers there, but not as the API of Make does. Is it the address of your zone, like https://eu1.make.com?':
    'Dort antwortet etwas, aber nicht wie die API von Make. Ist es die Adresse Ihrer Zone, etwa https://eu1.make.com?',
  'Needs a person who may edit the Zap in Zapier: only its editor has the versions of a Zap. Publish the one that is to run there, switch it on, then sign here that it runs again.':
    'Braucht einen Menschen, der den Zap in Zapier bearbeiten darf: Nur sein Editor hat die Versionen eines Zaps. Dort die veröffentlichen, die laufen soll, ihn einschalten, dann hier unterschreiben, dass er wieder läuft.',
  'Needs a person who may edit the Zap in Zapier: over its API no Zap can be switched off. Switch it off there, then record here that it stands still.':
    'Braucht einen Menschen, der den Zap in Zapier bearbeiten darf: Über die API lässt sich kein Zap ausschalten. Ihn dort ausschalten, dann hier festhalten, dass er stillsteht.',
  'Needs a person who may edit the Zap in Zapier: switch it on there, then sign here that it runs again.':
    'Braucht einen Menschen, der den Zap in Zapier bearbeiten darf: ihn dort einschalten, dann hier unterschreiben, dass er wieder läuft.',
  '"{1}" is no address of Zapier. Give https://api.zapier.com.':
    '„{1}“ ist keine Adresse von Zapier. Geben Sie https://api.zapier.com an.',
  'Give the client id, the client secret and a refresh token of Zapier, with spaces between them; or an access token alone, which lasts some hours.':
    'Geben Sie die Client-ID, das Client-Secret und ein Refresh-Token von Zapier an, mit Leerzeichen dazwischen; oder ein Access-Token allein, das einige Stunden gilt.',
  'Zapier gives no access token for the refresh token ({1}): it was used elsewhere or withdrawn, or client id and secret are others. Let the owner of the Zaps allow it anew, and give the new refresh token.':
    'Zapier gibt für das Refresh-Token kein Access-Token ({1}): Es wurde anderswo benutzt oder entzogen, oder Client-ID und Secret sind andere. Lassen Sie den Eigentümer der Zaps es neu erlauben, und geben Sie das neue Refresh-Token an.',
  'Zapier does not accept the access token. One lasts some hours: give a client id, its secret and a refresh token instead, with spaces between them, or a new one.':
    'Zapier nimmt das Access-Token nicht an. Eines gilt einige Stunden: Geben Sie stattdessen eine Client-ID, ihr Secret und ein Refresh-Token an, mit Leerzeichen dazwischen, oder ein neues.',
  'The token may not ask Zapier for {1}. Let the owner of the Zaps allow the scopes zap:runs and zap:all, or zap:account:all for shared Zaps.':
    'Das Token darf Zapier nicht nach {1} fragen. Lassen Sie den Eigentümer der Zaps die Rechte zap:runs und zap:all erlauben, für geteilte Zaps zap:account:all.',
  'Zapier answered {1} to {2}, which is not understood. It is asked again later.':
    'Zapier antwortete {1} auf {2}, was nicht verstanden wird. Es wird später wieder gefragt.',
  'Zapier answers {1} otherwise than its reference says. It is asked again later.':
    'Zapier antwortet auf {1} anders, als seine Referenz sagt. Es wird später wieder gefragt.',
  'Make answered {1} to {2}, which is not understood. It is asked again later.':
    'Make antwortete {1} auf {2}, was nicht verstanden wird. Es wird später wieder gefragt.',
  'Needs a person who may publish in n8n: publish the version that is to run there, then sign here that it runs again.':
    'Braucht einen Menschen, der in n8n veröffentlichen darf: dort die Version veröffentlichen, die laufen soll, dann hier unterschreiben, dass es wieder läuft.',
  'Needs a person who may edit in n8n 1: open the workflow there, take the old version from its history and save it.':
    'Braucht einen Menschen, der in n8n 1 bearbeiten darf: den Workflow dort öffnen, die alte Version aus seinem Verlauf nehmen und speichern.',
  'n8n 1 lists no executions that wait: those are found by their numbers, as far as they can be.':
    'n8n 1 listet keine Ausführungen auf, die warten: sie werden über ihre Nummern gefunden, soweit das geht.',
  'The API lists no record. Ask for some, so that the mapping can be tried.':
    'Die API listet keinen Datensatz auf. Fragen Sie nach einigen, damit sich die Zuordnung ausprobieren lässt.',
  'No record can be read by the mapping: {1}.': 'Mit der Zuordnung lässt sich kein Datensatz lesen: {1}.',
  'It is read: the last time {1} records came.': 'Sie wird gelesen: Zuletzt kamen {1} Datensätze.',
  'It is read: the last time {1} records came. {2} of them could not be read; the first: {3}.':
    'Sie wird gelesen: Zuletzt kamen {1} Datensätze. {2} davon waren nicht lesbar; der erste: {3}.',
  'an n8n': 'eines n8n',
  'a Langfuse': 'eines Langfuse',
  '"{1}" is no address of {2}. Write it like {3}.': '„{1}“ ist keine Adresse {2}. Schreiben Sie sie wie {3}.',
  'The URL holds a user or a password. Leave them out: {1} takes its API key alone.':
    'Die URL enthält einen Benutzer oder ein Passwort. Lassen Sie sie weg: {1} nimmt nur seinen API-Schlüssel.',
  'Langfuse only tells what happened. It needs a person who stops and starts the automation where it runs.':
    'Langfuse sagt nur, was geschehen ist. Es braucht einen Menschen, der die Automatisierung dort anhält und startet, wo sie läuft.',
  'Langfuse tells of a trace what has ended: what still runs is met when it is looked through again.':
    'Langfuse sagt von einem Trace, was beendet ist: Was noch läuft, wird angetroffen, wenn wieder durchgesehen wird.',
  'Langfuse lists no automations: they are called as their traces are, and live where one ran within seven days.':
    'Langfuse listet keine Automatisierungen auf: Sie heißen wie ihre Traces und sind aktiv, wo einer in sieben Tagen lief.',
  'Give the public and the secret key of a project of Langfuse, with a colon between: pk-lf-…:sk-lf-…. They are made there under Settings, API Keys.':
    'Geben Sie den öffentlichen und den geheimen Schlüssel eines Projekts von Langfuse an, mit einem Doppelpunkt dazwischen: pk-lf-…:sk-lf-…. Erstellt werden sie dort unter Settings, API Keys.',
  'Langfuse at {1} does not accept the keys. Are they of a project there, and of this region? Make new ones in Langfuse under Settings, API Keys.':
    'Langfuse unter {1} nimmt die Schlüssel nicht an. Sind sie von einem Projekt dort, und von dieser Region? Erstellen Sie neue in Langfuse unter Settings, API Keys.',
  'The keys may not ask Langfuse for {1}. Give those of a project, not of an organization.':
    'Die Schlüssel dürfen Langfuse nicht nach {1} fragen. Geben Sie die eines Projekts an, nicht die einer Organisation.',
  'The keys are of another project than the one at this address. Give those that its own settings show under API Keys.':
    'Die Schlüssel sind von einem anderen Projekt als dem unter dieser Adresse. Geben Sie die an, die dessen Einstellungen unter API Keys zeigen.',
  'Something answers there, but no public API of Langfuse. Is it the address of Langfuse itself, and of 3 or newer?':
    'Dort antwortet etwas, aber keine öffentliche API von Langfuse. Ist es die Adresse von Langfuse selbst, ab Version 3?',
  'Langfuse answered {1} to {2}, which is not understood. Look at its log.':
    'Langfuse antwortete {1} auf {2}, was nicht verstanden wird. Sehen Sie in sein Protokoll.',
  'n8n at {1} does not accept the API key. Make one in n8n under Settings, n8n API, and give that.':
    'n8n unter {1} nimmt den API-Schlüssel nicht an. Erstellen Sie einen in n8n unter Settings, n8n API, und geben Sie den an.',
  'The API key may not ask n8n for {1}. Give it the scopes execution:list, execution:read, workflow:list, workflow:read and, to pause, workflow:deactivate.':
    'Der API-Schlüssel darf n8n nicht nach {1} fragen. Geben Sie ihm die Rechte execution:list, execution:read, workflow:list, workflow:read und, zum Anhalten, workflow:deactivate.',
  'Something answers there, but no public API of n8n. Is it the address of n8n itself, and is its public API switched on (N8N_PUBLIC_API_DISABLED)?':
    'Dort antwortet etwas, aber keine öffentliche API von n8n. Ist es die Adresse von n8n selbst, und ist seine öffentliche API eingeschaltet (N8N_PUBLIC_API_DISABLED)?',
  'n8n answered {1} to {2}, which is not understood. Look at its log.':
    'n8n antwortete {1} auf {2}, was nicht verstanden wird. Sehen Sie in sein Protokoll.',
  'It cannot be read: {1}': 'Es kann nicht gelesen werden: {1}',
  'It was not read yet: a running server does so within a minute.':
    'Es wurde noch nicht gelesen: ein laufender Server tut es innerhalb einer Minute.',
  'Its history is being read.': 'Seine Geschichte wird gelesen.',
  'Its history is being read: so far back to {1}.': 'Seine Geschichte wird gelesen: bisher zurück bis {1}.',
  'It is read, but for {1} of its workflows ({2}), whose runs this key may not read. Give a key of somebody who may.':
    'Es wird gelesen, bis auf {1} der Abläufe dort ({2}), deren Läufe dieser Schlüssel nicht lesen darf. Geben Sie einen Schlüssel von jemandem an, der es darf.',
  'It is read. History goes back to {1}, which is all that was kept there. 1 run waits there for a person.':
    'Es wird gelesen. Die Geschichte reicht zurück bis {1}; mehr wurde dort nicht aufbewahrt. 1 Lauf wartet dort auf einen Menschen.',
  'It is read. History goes back to {1}, which is all that was kept there. {2} runs wait there for a person.':
    'Es wird gelesen. Die Geschichte reicht zurück bis {1}; mehr wurde dort nicht aufbewahrt. {2} Läufe warten dort auf einen Menschen.',
  'It is read, and nothing ran there yet.': 'Es wird gelesen, und dort lief noch nichts.',
  'It is read. History goes back to {1}, which is all that was kept there; {2} numbers without a run in a list were not looked at.':
    'Es wird gelesen. Die Geschichte reicht zurück bis {1}; mehr wurde dort nicht aufbewahrt. {2} Nummern ohne Lauf in einer Liste wurden nicht angesehen.',
  'It is read. History goes back to {1}, which is all that was kept there.':
    'Es wird gelesen. Die Geschichte reicht zurück bis {1}; mehr wurde dort nicht aufbewahrt.',
  'Several workflows of this connector are called "{1}". Name it by its id: {2}.':
    'Mehrere Workflows dieser Anbindung heißen „{1}“. Nennen Sie ihn bei seiner Kennung: {2}.',
  'This connector has no workflow "{1}". "aftercare connectors workflows" lists them.':
    'Diese Anbindung hat keinen Workflow „{1}“. „aftercare connectors workflows“ zeigt sie.',
  'The file of the draft cannot be read, so single values of it cannot be changed. Mend the file first.':
    'Die Datei des Entwurfs ist nicht lesbar; einzelne Werte darin lassen sich nicht ändern. Bringen Sie zuerst die Datei in Ordnung.',
  rejected: 'abgelehnt',
  scheduled: 'geplant',
}
