/** German of the server. */
export const server: Readonly<Record<string, string>> = {
  'The plan promises nothing of "{1}". Add an objective to it.':
    'Der Plan verspricht nichts von „{1}“. Fügen Sie ihm ein Ziel hinzu.',
  'The plan has no promise "{1}" of "{2}". It has: {3}.': 'Der Plan hat kein Versprechen „{1}“ von „{2}“. Er hat: {3}.',
  'How one likes to be told belongs to a person with an account. Sign in with a link, or use a key of yours.':
    'Wie man etwas erfahren möchte, gehört zu einer Person mit einem Konto. Melden Sie sich mit einem Link an, oder nehmen Sie einen Schlüssel von Ihnen.',
  '"{1}" is "{2}", which is no day. Write it like 2026-03-09.':
    '„{1}“ ist „{2}“, und das ist kein Tag. Schreiben Sie ihn wie 2026-03-09.',
  'More is being sent at once than can be taken in. Send this again in a second.':
    'Es wird mehr auf einmal gesendet, als angenommen werden kann. Senden Sie dies in einer Sekunde noch einmal.',
  'The body is packed as "{1}". Send it as gzip, deflate, or not packed.':
    'Der Inhalt ist als „{1}“ gepackt. Senden Sie ihn als gzip, deflate oder ungepackt.',
  'The body says it is packed as {1}, and is damaged or cut off. Send it again.':
    'Der Inhalt soll als {1} gepackt sein und ist beschädigt oder abgeschnitten. Senden Sie ihn noch einmal.',
  'The plan has one text of each prompt, under "production" and "latest", and none under "{1}".':
    'Der Plan hat einen Text je Prompt, unter „production“ und „latest“, und keinen unter „{1}“.',
  'The plan had {1} texts of a prompt "{2}", and no text {3}.':
    'Der Plan hatte {1} Texte eines Prompts „{2}“ und keinen Text {3}.',
  'The body is no batch of Langfuse. Send {"batch": [...]} with an event each.':
    'Der Inhalt ist keine Sammlung von Langfuse. Senden Sie {"batch": [...]} mit je einem Ereignis.',
  'The body is no request of the OpenAI Agents SDK. Send {"data": [...]} with a trace or a span each.':
    'Der Inhalt ist keine Anfrage des OpenAI Agents SDK. Senden Sie {"data": [...]} mit je einem Trace oder Span.',
  'The content type is "{1}". Send OTLP as {2} or application/json.':
    'Der Inhaltstyp ist „{1}“. Senden Sie OTLP als {2} oder application/json.',
  'Finding {1} is not about a change that nobody wrote down. Write a note with "aftercare change-notes add".':
    'Bei {1} geht es nicht um eine Änderung, die niemand aufschrieb. Schreiben Sie eine Notiz mit „aftercare change-notes add“.',
  'Finding {1} is over already: there is nothing left to write down.':
    '{1} ist schon vorbei: Es gibt nichts mehr aufzuschreiben.',
  'This key is for the workflow "{1}" alone; "{2}" is another. Use a key that is for it, or for all.':
    'Dieser Schlüssel ist nur für den Workflow „{1}“; „{2}“ ist ein anderer. Nehmen Sie einen Schlüssel, der dafür oder für alle ist.',
  'There is no workflow "{1}" in this workspace. Check its name; the plan and the evidence have it.':
    'In diesem Arbeitsbereich gibt es keinen Workflow „{1}“. Prüfen Sie den Namen; Plan und Nachweise haben ihn.',
  'There is no plan yet. Begin one first: a baseline belongs to a workflow of it.':
    'Es gibt noch keinen Plan. Beginnen Sie zuerst einen: Ein Stand vor der Automatisierung gehört zu einem Workflow darin.',
  'The body is empty. Send a CSV file with a header.':
    'Der Inhalt ist leer. Senden Sie eine CSV-Datei mit einer Kopfzeile.',
  '"period" is "{1}". Name a day of it, like 2026-03-09, or its month, like 2026-03.':
    '"period" ist "{1}". Nennen Sie einen Tag daraus, wie 2026-03-09, oder den Monat, wie 2026-03.',
  'The credential holds line ends or other signs that none has. Give it in one line.':
    'Die Zugangsdaten enthalten Zeilenenden oder andere Zeichen, die es darin nicht gibt. Geben Sie sie in einer Zeile an.',
  'This key may send {1} lines or spans a minute, and has sent more. Send this again in {2} seconds.':
    'Dieser Schlüssel darf {1} Zeilen oder Spans in der Minute senden und hat mehr gesendet. Senden Sie dies in {2} Sekunden noch einmal.',
  'A key of the workflow "{1}" alone may send and nothing else: what is read is of the whole workspace. Give it the role sender.':
    'Ein Schlüssel allein für den Workflow „{1}“ darf senden und sonst nichts: Gelesen wird der ganze Arbeitsbereich. Geben Sie ihm die Rolle sender.',
  'A limit is for what a key sends, and one that is {1} sends nothing. Leave "per_minute" out.':
    'Eine Grenze gilt dem, was ein Schlüssel sendet, und einer, der {1} ist, sendet nichts. Lassen Sie „per_minute“ weg.',
  'The prompt "{1}" is of the workflow "{2}", and this key is of "{3}" alone.':
    'Der Prompt „{1}“ gehört zum Workflow „{2}“, und dieser Schlüssel gilt allein für „{3}“.',
  'The refused line "{1}" was not kept, since it is too long or its texts may not be. Send it from where it came, or give a line in its place.':
    'Die abgewiesene Zeile „{1}“ ist nicht aufbewahrt, weil sie zu lang ist oder ihre Texte es nicht sein dürfen. Senden Sie sie von dort, woher sie kam, oder geben Sie eine Zeile an ihrer Stelle.',
  'There is nothing at {1} {2}. The API is described at /api.':
    'Unter {1} {2} gibt es nichts. Die API ist unter /api beschrieben.',
  'The body is not JSON. Send one JSON object with the content type application/json.':
    'Der Inhalt ist kein JSON. Senden Sie ein JSON-Objekt mit dem Inhaltstyp application/json.',
  'Something went wrong here. It is in the log; please try again, and report it if it stays.':
    'Hier ging etwas schief. Es steht im Protokoll; versuchen Sie es noch einmal, und melden Sie es, wenn es bleibt.',
  'You are not signed in. Open a sign-in link, or send an API key as "Authorization: Bearer KEY".':
    'Sie sind nicht angemeldet. Öffnen Sie einen Anmelde-Link, oder senden Sie einen API-Schlüssel als „Authorization: Bearer KEY“.',
  'The body is longer than {1}, the most taken at once. Send it in parts.':
    'Der Inhalt ist länger als {1}; mehr wird nicht auf einmal angenommen. Senden Sie ihn in Teilen.',
  '"{1}" in the body: {2}.': '„{1}“: {2}.',
  '"{1}" in the body is missing.': '„{1}“ fehlt.',
  'You have no access to a workspace "{1}".': 'Sie haben keinen Zugang zu einem Arbeitsbereich „{1}“.',
  'This needs one of the roles {1}; you have {2}.': 'Dazu braucht es eine der Rollen {1}; Sie haben {2}.',
  'This request comes from a page of another site. Open Aftercare itself and do it there.':
    'Diese Anfrage kommt von einer Seite außerhalb von Aftercare. Öffnen Sie Aftercare selbst und tun Sie es dort.',
  '"{1}" already belongs to another workspace here, so a sign-in of theirs is not yours to give. Let their provider in with a grant, or invite another address.':
    '„{1}“ gehört hier schon zu einem anderen Arbeitsbereich; eine Anmeldung dafür können Sie nicht vergeben. Lassen Sie den Anbieter ein, oder laden Sie eine andere Adresse ein.',
  'Somebody who was forgotten': 'Jemand, der vergessen wurde',
  'Nobody "{1}" left this workspace. Who is in it is taken out first; "aftercare people --left" lists who left.':
    'Aus diesem Arbeitsbereich ist niemand „{1}“ gegangen. Wer noch dabei ist, wird zuerst herausgenommen; „aftercare people --left“ nennt, wer gegangen ist.',
  'They are in another workspace, or with a provider: they can be forgotten once they left everywhere.':
    'Die Person ist in einem anderen Arbeitsbereich oder bei einem Anbieter: Vergessen werden kann sie, wenn sie überall gegangen ist.',
  'They worked in another workspace, too, whose record shows their name. "aftercare people forget" on the machine that holds the folder can.':
    'Die Person hat auch in einem anderen Arbeitsbereich gearbeitet, dessen Aufzeichnungen ihren Namen zeigen. „aftercare people forget“ auf dem Rechner mit dem Ordner kann es.',
  'The plan in force names "{1}". Apply one without this address first.':
    'Der geltende Plan nennt „{1}“. Setzen Sie zuerst einen ohne diese Adresse in Kraft.',
  'There is no person "{1}" here. List them with "aftercare people".':
    'Hier gibt es keine Person „{1}“. „aftercare people“ listet alle auf.',
  '"{1}" belongs to more than you own, so a sign-in of theirs is not yours to give. An owner of all of it can, or "aftercare link" on the machine that holds the folder.':
    '„{1}“ gehört zu mehr, als Ihnen gehört; eine Anmeldung dafür können Sie nicht vergeben. Ein Eigentümer von allem kann es, oder „aftercare link“ auf der Maschine mit dem Ordner.',
  'There is no person "{1}" in this workspace. List them with GET /api/v1/people.':
    'In diesem Arbeitsbereich gibt es keine Person „{1}“. GET /api/v1/people listet alle auf.',
  'This is the last owner. Make somebody else an owner first.':
    'Das ist der letzte Eigentümer. Machen Sie zuerst jemand anderen dazu.',
  'There is no key "{1}" in this workspace. List them with "aftercare keys".':
    'In diesem Arbeitsbereich gibt es keinen Schlüssel „{1}“. „aftercare keys“ listet alle auf.',
  'Only its owner, or an owner of the workspace, may revoke this key.':
    'Nur wem der Schlüssel gehört oder wem der Arbeitsbereich gehört, darf ihn beenden.',
  'There is no person "{1}" in a workspace you own. Invite them to one first.':
    'In keinem Arbeitsbereich, der Ihnen gehört, gibt es eine Person „{1}“. Laden Sie sie zuerst in einen ein.',
  'There is no person "{1}" on the staff of this provider.':
    'Beim Personal dieses Anbieters gibt es keine Person „{1}“.',
  'This is the last of the staff. Add somebody else first.':
    'Das ist die letzte Person des Personals. Nehmen Sie zuerst jemand anderen auf.',
  'There is no provider "{1}". Ask the provider for its id.':
    'Es gibt keinen Anbieter „{1}“. Fragen Sie ihn nach seiner Kennung.',
  'This provider already has the grant "{1}". End it first to change its roles.':
    'Dieser Anbieter hat schon die Freigabe „{1}“. Beenden Sie sie zuerst, um seine Rollen zu ändern.',
  'There is no open grant "{1}" in this workspace. List them with "aftercare grants".':
    'In diesem Arbeitsbereich gibt es keine offene Freigabe „{1}“. „aftercare grants“ listet alle auf.',
  'You have no session "{1}". List yours with GET /api/v1/sessions.':
    'Sie haben keine Anmeldung „{1}“. GET /api/v1/sessions listet Ihre auf.',
  'Sessions are for people who are signed in, not for a key or a terminal. Open a sign-in link.':
    'Anmeldungen haben Personen, kein Schlüssel und kein Terminal. Öffnen Sie einen Anmelde-Link.',
  'A key may not do what its owner may not: {1} is not {2} here. Give it fewer roles.':
    'Ein Schlüssel darf nicht, was sein Eigentümer nicht darf: {1} ist hier nicht {2}. Geben Sie ihm weniger Rollen.',
  'A key may not do what its owner may not: you are not {1} here. Give it fewer roles.':
    'Ein Schlüssel darf nicht, was sein Eigentümer nicht darf: Sie sind hier nicht {1}. Geben Sie ihm weniger Rollen.',
  'A key is made by a person who is signed in, not by another key. Use a sign-in link (--link).':
    'Einen Schlüssel macht eine angemeldete Person, kein anderer Schlüssel. Nehmen Sie einen Anmelde-Link (--link).',
  'A key is made for oneself. Leave "person" out, and let them make their own.':
    'Einen Schlüssel macht man für sich selbst. Lassen Sie „person“ weg; andere machen sich ihren eigenen.',
  'Providers and their staff are kept by people who are signed in, not by a key.':
    'Um Anbieter und ihr Personal kümmern sich angemeldete Personen, kein Schlüssel.',
  'You are not on the staff of a provider "{1}".': 'Sie gehören nicht zum Personal eines Anbieters „{1}“.',
  'Views are saved by people at the desk. Sign in with a link.':
    'Ansichten speichern Personen im Browser. Melden Sie sich mit einem Link an.',
  'You have {1} saved views here, which is the most. Remove one first.':
    'Sie haben hier {1} gespeicherte Ansichten; mehr gehen nicht. Entfernen Sie zuerst eine.',
  'You have no saved view "{1}" here. List yours with GET /api/v1/views.':
    'Sie haben hier keine gespeicherte Ansicht „{1}“. GET /api/v1/views listet Ihre auf.',
  'The plan does not cover the workflow "{1}". It covers: {2}.':
    'Der Plan umfasst den Workflow „{1}“ nicht. Er umfasst: {2}.',
  '"{1}" is "{2}", which is no time. Write a day (2026-03-09) or a time (2026-03-09T14:00Z).':
    '„{1}“ ist „{2}“, und das ist keine Zeit. Schreiben Sie einen Tag (2026-03-09) oder eine Zeit (2026-03-09T14:00Z).',
  'There is no workflow "{1}" in this workspace. It has: {2}.':
    'In diesem Arbeitsbereich gibt es keinen Workflow „{1}“. Es gibt: {2}.',
  'There is no workflow "{1}" in this workspace. It has none yet: import evidence or apply a plan.':
    'In diesem Arbeitsbereich gibt es keinen Workflow „{1}“. Noch gibt es keinen: Importieren Sie Belege, oder wenden Sie einen Plan an.',
  'The plan has 1 error. Mend it and apply it again.':
    'Der Plan hat 1 Fehler. Beheben Sie ihn, und wenden Sie den Plan noch einmal an.',
  'The plan has {1} errors. Mend them and apply it again.':
    'Der Plan hat {1} Fehler. Beheben Sie sie, und wenden Sie den Plan noch einmal an.',
  '{1} listen already, which is the most. Ask again in a minute; everything else works.':
    '{1} hören schon zu; mehr gehen nicht. Fragen Sie in einer Minute wieder; alles andere geht.',
  'It could not be looked at just now, and that is in the log. Open it to try again.':
    'Er ließ sich gerade nicht ansehen; das steht im Protokoll. Öffnen Sie ihn, um es noch einmal zu versuchen.',
  'Sign in': 'Anmelden',
  'Sign in to Aftercare as {1}': 'Bei Aftercare anmelden als {1}',
  'You are not signed in': 'Sie sind nicht angemeldet',
  'Open the sign-in link you were given; it works once, within a day. The first link of an installation is printed where the server was started.':
    'Öffnen Sie den Anmelde-Link, den Sie bekommen haben; er gilt einmal, einen Tag lang. Den ersten Link einer Installation nennt der Server dort, wo er gestartet wurde.',
  'This link no longer works': 'Dieser Link gilt nicht mehr',
  'It was used, replaced by a newer one, or is older than a day: ask an owner of your workspace for a new one, who makes it on the page People.':
    'Er wurde benutzt, durch einen neueren ersetzt oder ist älter als ein Tag: Bitten Sie einen Eigentümer Ihres Arbeitsbereichs um einen neuen; er macht ihn auf der Seite „Personen“.',
  '"since" is "{1}", which is no time. Write it like 2026-03-09T00:00Z.':
    '„since“ ist „{1}“, und das ist keine Zeit. Schreiben Sie sie wie 2026-03-09T00:00Z.',
  'There is no client "{1}". There are: {2}.': 'Es gibt keinen Client „{1}“. Es gibt: {2}.',
  'Give "from" and "from_id" together, such as from=finding and its id.':
    'Geben Sie „from“ und „from_id“ zusammen an, etwa from=finding und die Kennung.',
  'The report has no table "{1}". It has: {2}.': 'Der Bericht hat keine Tabelle „{1}“. Er hat: {2}.',
  'The plan names you on the side of the client: reports are prepared by those who maintain, and you see each once it is approved.':
    'Der Plan nennt Sie auf der Seite des Kunden: Berichte bereiten diejenigen vor, die betreuen, und Sie sehen jeden, sobald er freigegeben ist.',
}
