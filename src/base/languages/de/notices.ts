/** German of notices and what opens from them. */
export const notices: Readonly<Record<string, string>> = {
  'We have your mail as a request': 'Ihre Mail ist bei uns als Anfrage',
  'A mail waits for somebody to say whether it is a request':
    'Eine Mail wartet darauf, dass jemand sagt, ob sie eine Anfrage ist',
  'Your mail of {1} is kept as a request. Whoever maintains the workflows says what it alters and who pays. Answer this mail to add a word to it.':
    'Ihre Mail vom {1} ist als Anfrage aufgenommen. Wer die Abläufe betreut, sagt, was sie ändert und wer zahlt. Antworten Sie auf diese Mail, um etwas hinzuzufügen.',
  'Since {1} a mail waits that asks for something, and nothing proves who wrote it, or its sender has no account here. Somebody takes it on or rejects it.':
    'Seit {1} wartet eine Mail, die um etwas bittet, und nichts belegt, wer sie schrieb, oder ihr Absender hat hier kein Konto. Jemand nimmt sie auf oder weist sie zurück.',
  'you asked for it by mail': 'Sie baten per Mail darum',
  '{1}: it is scheduled when the work of a request begins':
    '{1}: es steht fest, wann die Arbeit an einer Anfrage beginnt',
  'The work begins on {1}. Whoever answers for the workflow can object until then, at the desk.':
    'Die Arbeit beginnt am {1}. Wer für den Ablauf einsteht, kann bis dahin Einspruch erheben, am Pult.',
  // The calendar.
  'A calendar belongs to a person who has signed in. Sign in with a link.':
    'Ein Kalender gehört zu einer Person, die angemeldet ist. Melden Sie sich mit einem Link an.',
  'This address opens no calendar: it was ended or made anew. Make another at the desk, under your name.':
    'Diese Adresse öffnet keinen Kalender: Sie wurde beendet oder neu gemacht. Machen Sie eine andere, unter Ihrem Namen.',
  'On duty ({1}): {2}': 'Dienst ({1}): {2}',
  'To be done: {1}': 'Zu erledigen: {1}',
  'A review waits: {1}': 'Ein Review wartet: {1}',
  'Review: {1}': 'Review: {1}',
  'Proof ends: {1}, {2}': 'Nachweis läuft ab: {1}, {2}',
  'Included hours: the last day of the period': 'Enthaltene Stunden: der letzte Tag des Zeitraums',
  'Included hours from before: the last day': 'Enthaltene Stunden von vorher: der letzte Tag',
  'A quote ends': 'Ein Angebot läuft ab',
  'A quote ends: {1}': 'Ein Angebot läuft ab: {1}',
  'Outside the plan': 'Außerhalb des Plans',
  '{1}: a request was filed and waits for somebody to decide who pays':
    '{1}: eine Anfrage ist gestellt, und jemand muss entscheiden, wer zahlt',
  '{1}: it is decided who pays for a request': '{1}: bei einer Anfrage ist entschieden, wer zahlt',
  '{1}: a request waits for approval': '{1}: eine Anfrage wartet auf Freigabe',
  '{1}: a request is approved': '{1}: eine Anfrage ist freigegeben',
  '{1}: a request was refused': '{1}: eine Anfrage wurde abgelehnt',
  '{1}: who pays for a request is disputed': '{1}: bei einer Anfrage ist strittig, wer zahlt',
  '{1}: a change was ordered in an emergency': '{1}: eine Änderung wurde im Notfall angeordnet',
  '{1}: a request is closed': '{1}: eine Anfrage ist abgeschlossen',
  'Somebody asked on {1} for something to be altered.': 'Jemand hat am {1} darum gebeten, etwas zu ändern.',
  'Somebody decided on {1} who pays for it. Either side may dispute it.':
    'Am {1} hat jemand entschieden, wer dafür zahlt. Jede Seite darf das bestreiten.',
  'Since {1} it waits for the approval of whom the plan names.':
    'Seit {1} wartet sie auf die Freigabe derer, die der Plan nennt.',
  'Since {1} it waits for the approval of whom the plan names. It costs {2}.':
    'Seit {1} wartet sie auf die Freigabe derer, die der Plan nennt. Sie kostet {2}.',
  'On {1} everybody whom it needed had approved it.': 'Am {1} hatten alle zugestimmt, deren Freigabe sie brauchte.',
  'Somebody refused it on {1}. Their reason stands with it.': 'Am {1} hat jemand sie abgelehnt. Der Grund steht dabei.',
  'Somebody disputes since {1} who pays. Nothing starts until the two sides settle it.':
    'Seit {1} bestreitet jemand, wer zahlt. Nichts beginnt, bis beide Seiten es geklärt haben.',
  'Work began at once on {1}, without an approval. It is to be approved afterwards.':
    'Am {1} begann die Arbeit sofort, ohne Freigabe. Sie ist nachträglich freizugeben.',
  'It was closed on {1}. What became of it stands with it.':
    'Am {1} wurde sie abgeschlossen. Was daraus wurde, steht dabei.',
  'When something of it is decided, or it is closed.': 'Wenn etwas davon entschieden oder sie abgeschlossen ist.',
  'No further word of it follows.': 'Mehr folgt dazu nicht.',
  'Acknowledge it': 'Bestätigen',
  'an example of something that is off': 'ein Beispiel für etwas, das nicht stimmt',
  'Say what you mean to do.': 'Sagen Sie, was Sie vorhaben.',
  'This link opens nothing': 'Dieser Link öffnet nichts',
  'It was cut off or is of another installation: open it from the mail again.':
    'Er wurde abgeschnitten oder gehört zu einer anderen Installation: Öffnen Sie ihn noch einmal aus der Mail.',
  'This link was used': 'Dieser Link wurde benutzt',
  'It works once. What became of it is seen at the desk.': 'Er gilt einmal. Was daraus wurde, steht in Aftercare.',
  'This link is too old': 'Dieser Link ist zu alt',
  'It works for seven days. Sign in to acknowledge it now.':
    'Er gilt sieben Tage. Melden Sie sich an, um jetzt zu bestätigen.',
  'Nobody has acknowledged it: {1}': 'Niemand hat es bestätigt: {1}',
  'Others were told of it, and nobody has acknowledged it yet.':
    'Andere haben es erfahren, und noch hat es niemand bestätigt.',
  'If nobody acknowledges it by {1}, the plan says who is told next.':
    'Bestätigt es bis {1} niemand, sagt der Plan, wer es als Nächstes erfährt.',
  'nobody has acknowledged it, and {1}': 'niemand hat es bestätigt, und {1}',
  'Notice {1} tells of nothing that began: there is nothing to acknowledge.':
    'Die Mitteilung {1} berichtet von nichts, das begann: Es gibt nichts zu bestätigen.',
  'It is over: there is nothing left to acknowledge.': 'Es ist vorbei: Es gibt nichts mehr zu bestätigen.',
  'Notice {1} was acknowledged already, by {2}.': 'Die Mitteilung {1} wurde schon bestätigt, von {2}.',
  'they would rather not be told of what is of this severity':
    'möchte von dem, was von dieser Schwere ist, nichts erfahren',
  '{1}, and nobody else is told': '{1}, und sonst erfährt es niemand',
  'You may not acknowledge this': 'Sie dürfen dies nicht bestätigen',
  'Your rights in this workspace do not include it, or have ended: ask an owner of the workspace.':
    'Ihre Rechte in diesem Arbeitsbereich umfassen es nicht oder sind beendet: Fragen Sie, wem der Arbeitsbereich gehört.',
  'Somebody was faster': 'Jemand war schneller',
  'It was acknowledged already: their note is at the desk.':
    'Es wurde schon bestätigt: Die Notiz dazu steht in Aftercare.',
  'It is over': 'Es ist vorbei',
  'There is nothing left to acknowledge.': 'Es gibt nichts mehr zu bestätigen.',
  'This link was used.': 'Dieser Link wurde benutzt.',
  Acknowledged: 'Bestätigt',
  'It stands under your name, with your note. You hear when it is over.':
    'Es steht unter Ihrem Namen, mit Ihrer Notiz. Sie hören, wenn es vorbei ist.',
  'Acknowledge as {1}': 'Bestätigen als {1}',
  'What you mean to do': 'Was Sie vorhaben',
  'I have seen it and look into it.': 'Ich habe es gesehen und kümmere mich darum.',
  Acknowledge: 'Bestätigen',
  'Test: {1}': 'Test: {1}',
  'What happened': 'Was geschehen ist',
  'This is a test: nothing happened. What follows is how such a notice reads.':
    'Dies ist ein Test: Es ist nichts geschehen. So liest sich eine solche Nachricht.',
  'Seen first on {1}. Severity: {2}.': 'Zuerst gesehen am {1}. Schwere: {2}.',
  'It was said to be over, and was seen again on {1}. Severity: {2}.':
    'Es galt als vorbei und wurde am {1} wieder gesehen. Schwere: {2}.',
  'It is over: the looks up to {1} found nothing of it any more.':
    'Es ist vorbei: Bis {1} fand sich bei jedem Nachsehen nichts mehr davon.',
  'Somebody said on {1} that it is over. It opens again by itself if it is not.':
    'Am {1} hat jemand gesagt, dass es vorbei ist. Ist es das nicht, meldet es sich von selbst wieder.',
  'Since {1} the plan no longer promises what it was about.': 'Seit {1} sagt der Plan nicht mehr zu, worum es ging.',
  'Since {1} it is said to stand still. No case is worked on by it until it runs again.':
    'Seit {1} steht er nach Angabe still. Bis er wieder läuft, bearbeitet er keinen Fall.',
  'On {1} somebody signed that it runs again.': 'Am {1} hat jemand unterschrieben, dass er wieder läuft.',
  'The maintenance review that is due was drawn up on {1}, and waits for a signature.':
    'Das fällige Review wurde am {1} erstellt und wartet auf eine Unterschrift.',
  'The review was signed on {1}.': 'Das Review wurde am {1} unterschrieben.',
  'Somebody refused on {1} to sign the review. Their reason stands with it.':
    'Am {1} hat jemand abgelehnt, das Review zu unterschreiben. Der Grund steht dabei.',
  'What it touches': 'Was es betrifft',
  'It is about {1}.': 'Es geht um: {1}.',
  'What people do meanwhile': 'Was Menschen derweil tun',
  'It was not stopped: it goes on as before until somebody stops it.':
    'Er wurde nicht angehalten: Er läuft weiter wie bisher, bis ihn jemand anhält.',
  'Each of these may stop it at once: {1}.': 'Jede dieser Personen darf ihn sofort anhalten: {1}.',
  'The plan does not say who does the work by hand.': 'Der Plan sagt nicht, wer die Arbeit von Hand macht.',
  'The work is done by hand by {1}, up to {2}:': 'Die Arbeit machen von Hand: {1}; bis zu {2}:',
  'While it stands still {1} do the work by hand, up to {2}:':
    'Solange er stillsteht, machen die Arbeit von Hand: {1}; bis zu {2}:',
  'What is safe': 'Was sicher ist',
  'Evidence that arrives is still kept and checked, and nothing that was found is lost.':
    'Was an Belegen ankommt, wird weiter aufbewahrt und geprüft, und nichts Gefundenes geht verloren.',
  'It never does these itself: {1}.': 'Das tut er nie selbst: {1}.',
  'It asks a person before each of these: {1}.': 'Davor fragt er jedes Mal einen Menschen: {1}.',
  'It does these alone: {1}. Look at them first.': 'Das tut er allein: {1}. Sehen Sie dort zuerst nach.',
  'When you hear again': 'Wann Sie wieder hören',
  'When it is over, by the same way.': 'Wenn es vorbei ist, auf demselben Weg.',
  'When it runs again, by the same way.': 'Wenn er wieder läuft, auf demselben Weg.',
  'Before that {1} signs, once these hold:': 'Zuvor unterschreibt {1}, sobald dies gilt:',
  'When it is signed or refused.': 'Wenn sie unterschrieben oder abgelehnt ist.',
  'No further word of it follows, unless it begins again.': 'Weiter folgt dazu nichts, außer es beginnt von neuem.',
  '{1}, {2} ({3})': '{1}, {2} ({3})',
  'Open it in Aftercare': 'In Aftercare öffnen',
  '{1}: {2} things since {3}': '{1}: {2} Meldungen seit {3}',
  'What began': 'Was begonnen hat',
  'What is over': 'Was vorbei ist',
  'What else there is': 'Was es sonst gibt',
  'What can wait is told in one message: it came while you were not to be told, or is of low severity.':
    'Was warten kann, steht in einer Nachricht: Es kam, als Sie nichts hören sollten, oder ist von geringer Schwere.',
  Monday: 'Montag',
  Tuesday: 'Dienstag',
  Wednesday: 'Mittwoch',
  Thursday: 'Donnerstag',
  Friday: 'Freitag',
  Saturday: 'Samstag',
  Sunday: 'Sonntag',
  'What needs you': 'Was auf Sie wartet',
  'Nothing needs you': 'Hier wartet nichts auf Sie',
  'Nothing needs you this week': 'Diese Woche wartet nichts auf Sie',
  'One thing needs you this week': 'Diese Woche wartet eine Sache auf Sie',
  '{1} things need you this week': 'Diese Woche warten {1} Dinge auf Sie',
  'Nothing waits for you as of {1}.': 'Stand {1} wartet nichts auf Sie.',
  'And {1} more at the desk.': 'Und {1} weitere am Schreibtisch.',
  'This comes on the first working day of each week. Whoever has an account turns it off under their name at the desk, or with "aftercare me notices --monday no".':
    'Dies kommt am ersten Arbeitstag jeder Woche. Wer ein Konto hat, stellt es unter dem eigenen Namen am Schreibtisch ab oder mit "aftercare me notices --monday no".',
  'Since {1}.': 'Seit {1}.',
  'Help is later than promised: {1}': 'Hilfe kommt später als zugesagt: {1}',
  'Help is later than promised: a request': 'Hilfe kommt später als zugesagt: eine Anfrage',
  'Help is later than promised: a request about {1}': 'Hilfe kommt später als zugesagt: eine Anfrage zu {1}',
  'Since {1}, of high severity; nobody has taken it.': 'Seit {1}, von hoher Schwere; niemand hat es übernommen.',
  'Since {1}; nobody has taken it.': 'Seit {1}; niemand hat es übernommen.',
  'A task: {1}': 'Eine Aufgabe: {1}',
  'It was to be done by {1}.': 'Sie war bis {1} zu erledigen.',
  'It is to be done by {1}.': 'Sie ist bis {1} zu erledigen.',
  'A request waits for you': 'Eine Anfrage wartet auf Sie',
  '{1} requests wait for you': '{1} Anfragen warten auf Sie',
  '{1}: a review is due this week': '{1}: diese Woche ist ein Review fällig',
  'On {1}.': 'Am {1}.',
  'It was due on {1}.': 'Es war am {1} fällig.',
  'Nobody answers for {1} on {2}': 'Am {2} ist niemand für {1} da',
  'Nobody answers for {1} from {2} to {3}': 'Von {2} bis {3} ist niemand für {1} da',
  'Of the included hours {1} are left': 'Von den enthaltenen Stunden sind {1} übrig',
  'Until {1}.': 'Bis {1}.',
  '"{1}" is no person of the plan. Use one of {2}.': '„{1}“ ist niemand im Plan. Nehmen Sie eine Person von {2}.',
  '{1} has no mail address in the plan. Add one under people.':
    '{1} hat im Plan keine Mailadresse. Tragen Sie unter people eine ein.',
  '{1} has an account that may not see this workspace, and is told nothing of it. Invite them, or give another address.':
    '{1} hat ein Konto, das diesen Arbeitsbereich nicht sehen darf, und erfährt nichts davon. Laden Sie sie ein, oder geben Sie eine andere Adresse an.',
  'This installation sends no mail: set AFTERCARE_SMTP_URL and AFTERCARE_MAIL_FROM.':
    'Diese Installation sendet keine Mail: AFTERCARE_SMTP_URL und AFTERCARE_MAIL_FROM sind zu setzen.',
  'Why you get this: {1}.': 'Warum Sie dies bekommen: {1}.',
  'others could not be reached, and {1} is there': 'andere konnten nicht erreicht werden, und {1} ist da',
  'There is no notice "{1}" in this workspace. List them with "aftercare notices".':
    'In diesem Arbeitsbereich gibt es keine Mitteilung „{1}“. „aftercare notices“ listet sie auf.',
  'A test from Aftercare: notices are told to {1}': 'Eine Probe von Aftercare: Mitteilungen gehen an {1}',
  'This installation sends no mail any more.': 'Diese Installation verschickt keine Mail mehr.',
  'The channel was removed.': 'Der Kanal wurde entfernt.',
  'It could not be sent, by a fault that is in the log of the server.':
    'Sie konnte nicht gesendet werden, durch einen Fehler, der im Protokoll des Servers steht.',
  'There is no channel "{1}" for notices in this workspace. "aftercare notices channels" lists them.':
    'In diesem Arbeitsbereich gibt es keinen Kanal „{1}“ für Mitteilungen. „aftercare notices channels“ listet sie auf.',
  'There is a channel "{1}" already. Give this one another name, or remove that one first.':
    'Es gibt schon einen Kanal „{1}“. Geben Sie diesem einen anderen Namen oder entfernen Sie zuerst jenen.',
  'It was over before anybody was told.': 'Es war vorbei, bevor jemand es erfuhr.',
  'No rule tells anybody of it: it stands at the desk.': 'Keine Regel sagt es jemandem: Es steht auf der Oberfläche.',
  'The plan names nobody with a mail address for it, and no channel is set up.':
    'Der Plan nennt niemanden mit einer Mailadresse dafür, und kein Kanal ist eingerichtet.',
  'This installation sends no mail, and no channel is set up.':
    'Diese Installation verschickt keine Mail, und kein Kanal ist eingerichtet.',
  'Nobody was told that it began.': 'Niemand erfuhr, dass es begann.',
  'whoever heard that it began hears that it is over': 'wer hörte, dass es begann, hört auch, dass es vorbei ist',
  'The secret is none of a webhook: write "whsec_" and 24 to 64 bytes as Base64, or leave it out and one is made.':
    'Das ist kein Geheimnis eines Webhooks: Schreiben Sie „whsec_“ und 24 bis 64 Bytes als Base64, oder lassen Sie es weg, dann wird eines gemacht.',
  'The mail server {1} does not accept the sign-in.': 'Der Mailserver {1} nimmt die Anmeldung nicht an.',
  'The mail server {1} refused it ({2}).': 'Der Mailserver {1} hat sie abgelehnt ({2}).',
  'The mail server {1} did not take it yet ({2}).': 'Der Mailserver {1} hat sie noch nicht genommen ({2}).',
  'The address is none that mail can be sent to.': 'An diese Adresse kann keine Mail gesendet werden.',
  'The mail server {1} cannot be reached ({2}).': 'Der Mailserver {1} ist nicht erreichbar ({2}).',
  'The connection to the mail server {1} broke off ({2}).': 'Die Verbindung zum Mailserver {1} brach ab ({2}).',
  'The address is no URL that begins with https:// or http://. Copy the whole of it from where the webhook was made.':
    'Die Adresse ist keine URL, die mit https:// oder http:// beginnt. Kopieren Sie sie ganz von dort, wo der Webhook gemacht wurde.',
  '{1} leads to an address at which machines of a cloud or a local link answer, and nobody who is told. Give another URL.':
    '{1} führt zu einer Adresse, an der Maschinen einer Cloud oder eines lokalen Netzes antworten und niemand, dem etwas gesagt wird. Geben Sie eine andere URL.',
  '{1} asks not to be told so often (429).': '{1} bittet, nicht so oft benachrichtigt zu werden (429).',
  '{1} took nothing ({2}).': '{1} hat nichts genommen ({2}).',
  '{1} failed ({2}).': '{1} hat versagt ({2}).',
  '{1} leads on to another address. Set that up instead.':
    '{1} führt weiter zu einer anderen Adresse. Richten Sie jene ein.',
  '{1} does not know this address any more ({2}). Make a new one there.':
    '{1} kennt diese Adresse nicht mehr ({2}). Machen Sie dort eine neue.',
  '{1} refused it ({2}).': '{1} hat sie abgelehnt ({2}).',
  'No machine named {1} is found.': 'Eine Maschine namens {1} wird nicht gefunden.',
  'Nothing answers at {1}.': 'Unter {1} antwortet nichts.',
  'The certificate of {1} is not trusted ({2}).': 'Dem Zertifikat von {1} wird nicht vertraut ({2}).',
  '{1} did not answer in time.': '{1} hat nicht rechtzeitig geantwortet.',
  'The connection to {1} broke off ({2}).': 'Die Verbindung zu {1} brach ab ({2}).',
  'The address names no topic of ntfy. Write it like {1}.':
    'Die Adresse nennt kein Thema von ntfy. Schreiben Sie sie wie {1}.',
  'This kind of channel has no secret beside its address. Leave it out.':
    'Diese Art von Kanal hat neben ihrer Adresse kein Geheimnis. Lassen Sie es weg.',
  'The access token holds letters that no header has. Give only the token.':
    'Der Zugangsschlüssel enthält Zeichen, die keine Kopfzeile hat. Geben Sie nur den Schlüssel an.',
  '{1} could not be reached, and you own the workspace':
    '{1} konnte nicht erreicht werden, und Ihnen gehört der Arbeitsbereich',
  'a place that is told could not be reached, and you own the workspace':
    'ein Ziel konnte nicht erreicht werden, und Ihnen gehört der Arbeitsbereich',
  '{1}: again: {2}': '{1}: wieder: {2}',
  '{1}: over: {2}': '{1}: vorbei: {2}',
  '{1}: closed by a person: {2}': '{1}: von einem Menschen geschlossen: {2}',
  '{1}: no longer promised: {2}': '{1}: nicht mehr zugesagt: {2}',
  '{1} stands still': '{1} steht still',
  '{1} runs again': '{1} läuft wieder',
  '{1}: a review waits for a signature': '{1}: ein Review wartet auf eine Unterschrift',
  '{1}: the review is signed': '{1}: das Review ist unterschrieben',
  '{1}: the review was refused': '{1}: das Review wurde abgelehnt',
  '{1} answers for it.': '{1} ist dafür zuständig.',
  'the rule names {1}': 'die Regel nennt {1}',
  'the rule names them': 'die Regel nennt sie',
  'no channel for notices has this name; "aftercare notices channels" lists them':
    'kein Kanal für Nachrichten heißt so; „aftercare notices channels“ listet sie auf',
  'no plan is in force': 'kein Plan gilt',
  '{1} has no deputy': '{1} hat keine Vertretung',
  '{1} is the deputy': '{1} ist die Vertretung',
  '{1} is a contact': '{1} ist Ansprechperson',
  'the plan names no contacts': 'der Plan nennt keine Ansprechpersonen',
  'this installation has no mail server': 'diese Installation hat keinen Mailserver',
  '{1} has no mail address in the plan': '{1} hat im Plan keine Mailadresse',
  'A request': 'Eine Anfrage',
  '{1}: a request': '{1}: eine Anfrage',
  '{1}: a promised time is over': '{1}: eine zugesagte Zeit ist abgelaufen',
  '{1}: {2} of a promised time is used': '{1}: {2} einer zugesagten Zeit sind verbraucht',
  'The plan promises for {1} {2}. The time for it is over.':
    'Der Plan sagt für {1} zu, {2}. Die Zeit dafür ist abgelaufen.',
  'The plan promises for {1} {2}. {3} of the time for it is used.':
    'Der Plan sagt für {1} zu, {2}. {3} der Zeit dafür sind verbraucht.',
  'The time is over on {1}.': 'Die Zeit läuft ab am {1}.',
  'No further word of this promise follows.': 'Von dieser Zusage folgt kein weiteres Wort.',
  'When more of the time is used, if the promise is not kept by then.':
    'Wenn mehr der Zeit verbraucht ist, falls die Zusage bis dahin nicht gehalten ist.',
  'that somebody answers': 'dass jemand antwortet',
  'A task is overdue: {1}': 'Eine Aufgabe ist überfällig: {1}',
  '{1}: a task is overdue: {2}': '{1}: eine Aufgabe ist überfällig: {2}',
  'No longer overdue: {1}': 'Nicht mehr überfällig: {1}',
  '{1}: no longer overdue: {2}': '{1}: nicht mehr überfällig: {2}',
  '{1} has the task': '{1} hat die Aufgabe',
  'It was to be done by {1}, and nobody said that it is.':
    'Sie sollte bis {1} erledigt sein, und niemand hat gesagt, dass sie es ist.',
  '{1} was to have it done by {2}, and nobody said that it is.':
    '{1} wollte sie bis {2} erledigt haben, und niemand hat gesagt, dass sie es ist.',
  'Say at the desk that it is done, give it another day with the reason, or drop it.':
    'Sagen Sie am Schreibtisch, dass sie erledigt ist, geben Sie ihr mit dem Grund einen anderen Tag, oder verwerfen Sie sie.',
  'Somebody gave it another day on {1}.': 'Am {1} hat jemand ihr einen anderen Tag gegeben.',
  'Somebody dropped it on {1}.': 'Am {1} hat jemand sie verworfen.',
  'Somebody said on {1} that it is done.': 'Am {1} hat jemand gesagt, dass sie erledigt ist.',
  'When it is done, moved or dropped, by the same way.':
    'Wenn sie erledigt, verschoben oder verworfen ist, auf demselben Weg.',
  'No further word of it follows, unless its day passes again.':
    'Es folgt nichts weiter davon, es sei denn, ihr Tag vergeht noch einmal.',
  'The report of {1} is there': 'Der Bericht für {1} ist da',
  'The report of {1} was approved and sent on {2}. It tells how things stand, what was done, what you are asked to decide and what it cost.':
    'Der Bericht für {1} wurde am {2} freigegeben und versendet. Er sagt, wie es steht, was getan wurde, was zu entscheiden ist und was es kostete.',
  somebody: 'jemand',
  'Notice {1} is somebody’s own: nobody waits for them to acknowledge it.':
    'Die Mitteilung {1} gilt jemandem allein: Niemand wartet darauf, dass sie bestätigt wird.',
  'Drawn up on {1}.': 'Erstellt am {1}.',
  'The mail of the week does not reach {1}': 'Die Mail der Woche erreicht {1} nicht',
  '{1} It tells them what waits for them, which stands at the desk until then. Mend the address or the mail server, so that the next one arrives.':
    '{1} Sie sagt, was auf sie oder ihn wartet; bis dahin steht es am Schreibtisch. Berichtigen Sie die Adresse oder den Mailserver, damit die nächste ankommt.',
  'They are told nothing by it any more.': 'Sie erfahren auf diesem Weg nichts mehr.',
  'It was sent {1} times within an hour already. Look at it here, and have it sent again in {2} minutes.':
    'Sie wurde in dieser Stunde schon {1} Mal versendet. Sehen Sie sie hier an, und lassen Sie sie in {2} Minuten wieder versenden.',
  'What waits for somebody, over all their workspaces, is shown to a person who has signed in. Sign in with a link.':
    'Was auf jemanden wartet, über alle Arbeitsbereiche, wird einer angemeldeten Person gezeigt. Melden Sie sich mit einem Link an.',
  'No plan names you by the address of your account, and you maintain no workspace: nothing is told you by this mail.':
    'Kein Plan nennt Sie mit der Adresse Ihres Kontos, und Sie pflegen keinen Arbeitsbereich: Durch diese Mail erfahren Sie nichts.',
  'A task for {1}: {2}': 'Eine Aufgabe für {1}: {2}',
  '{1}: a task for {2}: {3}': '{1}: eine Aufgabe für {2}: {3}',
  'No longer for {1}: {2}': 'Nicht mehr für {1}: {2}',
  '{1}: no longer for {2}: {3}': '{1}: nicht mehr für {2}: {3}',
  'Somebody gave it on {1} to {2}, to be done by {3}.': 'Jemand hat sie am {1} an {2} gegeben, zu erledigen bis {3}.',
  'Somebody gave it on {1} to {2}, who does it now.': 'Jemand hat sie am {1} an {2} gegeben; dort liegt sie jetzt.',
  'When somebody else does it, drops it or gives it to another.':
    'Wenn jemand anders sie erledigt, verwirft oder weitergibt.',
  'No further word of it follows, unless it is given back.':
    'Es folgt nichts weiter davon, es sei denn, sie wird zurückgegeben.',
  'Nobody could be told: {1}.': 'Niemand konnte benachrichtigt werden: {1}.',
  'Whoever was told ended it, or hears of it by another notice.':
    'Wer es erfahren hat, hat es selbst beendet oder hört davon durch eine andere Mitteilung.',
  'you may approve it': 'Sie können ihn freigeben',
  'The report of {1} waits to be approved': 'Der Bericht für {1} wartet auf die Freigabe',
  'The report of {1} still waits to be approved': 'Der Bericht für {1} wartet noch auf die Freigabe',
  'The report of {1} is approved': 'Der Bericht für {1} ist freigegeben',
  'The report of {1} was drawn up on {2}, as a draft. Read it, put it in your words where you like, and approve it; nobody has it until it is sent.':
    'Der Bericht für {1} wurde am {2} als Entwurf erstellt. Lesen Sie ihn, fassen Sie ihn in eigene Worte, wo Sie mögen, und geben Sie ihn frei; niemand hat ihn, bevor er versendet ist.',
  'The draft of the report of {1} waits since {2}. Nobody has it until somebody approves and sends it.':
    'Der Entwurf des Berichts für {1} wartet seit {2}. Niemand hat ihn, bevor jemand ihn freigibt und versendet.',
  'Somebody approved the report of {1} on {2}.': 'Jemand hat den Bericht für {1} am {2} freigegeben.',
  'When somebody approved it, and once more if it still waits after some days.':
    'Wenn jemand ihn freigegeben hat, und noch einmal, wenn er nach einigen Tagen noch wartet.',
  'When somebody approved it.': 'Wenn jemand ihn freigegeben hat.',
  'No further word of this draft follows.': 'Zu diesem Entwurf folgt nichts weiter.',
  'With the report of the next month, or with one that corrects this one.':
    'Mit dem Bericht des nächsten Monats, oder mit einem, der diesen berichtigt.',
}
