import type { Language } from '../say.ts'

/** German. */
export const de: Language = {
  locale: 'de',
  words: {
    prompt: 'Prompt',
    model: 'Modell',
    route: 'Route',
    mapping: 'Zuordnung',
    'approval boundary': 'Freigabegrenze',
    integration: 'Integration',
    promise: 'Zusage',
    schedule: 'Zeitplan',
    release: 'Release',
    'something else': 'etwas anderes',
    '{1}: {2} → {3}': '{1}: {2} → {3}',
    '{1}: no longer {2}': '{1}: nicht mehr {2}',
    '{1}; with it {2}': '{1}; dazu {2}',
    '{1}; {2}': '{1}; {2}',
    'Nobody is told of requests about {1}: no rule fits them.':
      'Von Anfragen zu {1} erfährt niemand: Keine Regel passt auf sie.',
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
    'Somebody refused it on {1}. Their reason stands with it.':
      'Am {1} hat jemand sie abgelehnt. Der Grund steht dabei.',
    'Somebody disputes since {1} who pays. Nothing starts until the two sides settle it.':
      'Seit {1} bestreitet jemand, wer zahlt. Nichts beginnt, bis beide Seiten es geklärt haben.',
    'Work began at once on {1}, without an approval. It is to be approved afterwards.':
      'Am {1} begann die Arbeit sofort, ohne Freigabe. Sie ist nachträglich freizugeben.',
    'It was closed on {1}. What became of it stands with it.':
      'Am {1} wurde sie abgeschlossen. Was daraus wurde, steht dabei.',
    'When something of it is decided, or it is closed.': 'Wenn etwas davon entschieden oder sie abgeschlossen ist.',
    'No further word of it follows.': 'Mehr folgt dazu nicht.',
    'A change was made in an emergency, and nobody approved it in time':
      'Eine Änderung wurde im Notfall gemacht und von niemandem rechtzeitig freigegeben',
    '{1} Whoever approves what is as risky reads it and approves it, or has it undone.':
      '{1} Wer so Riskantes freigibt, liest es und gibt es frei oder lässt es zurücknehmen.',
    'It was not ordered in an emergency.': 'Es wurde nicht im Notfall angeordnet.',
    'Ordered on {1}, to be approved by {2}, and approved on {3}.':
      'Angeordnet am {1}, freizugeben bis {2}, und freigegeben am {3}.',
    'Ordered on {1}, to be approved by {2}, and not approved.':
      'Angeordnet am {1}, freizugeben bis {2}, und nicht freigegeben.',
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
    'How one likes to be told belongs to a person with an account. Sign in with a link, or use a key of yours.':
      'Wie man etwas erfahren möchte, gehört zu einer Person mit einem Konto. Melden Sie sich mit einem Link an, oder nehmen Sie einen Schlüssel von Ihnen.',
    'Step of a notice rule': 'Schritt einer Nachrichtenregel',
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
    high: 'hoch',
    medium: 'mittel',
    low: 'gering',
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
    '{1}: {2}': '{1}: {2}',
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
    'Why you get this: {1}.': 'Warum Sie dies bekommen: {1}.',
    'others could not be reached, and {1} is there': 'andere konnten nicht erreicht werden, und {1} ist da',
    'There is no notice "{1}" in this workspace. List them with "aftercare notices".':
      'In diesem Arbeitsbereich gibt es keine Mitteilung „{1}“. „aftercare notices“ listet sie auf.',
    'A test from Aftercare: notices are told to {1}': 'Eine Probe von Aftercare: Mitteilungen gehen an {1}',
    'Notices do not reach {1}': 'Mitteilungen erreichen {1} nicht',
    '{1} It was told by another way where there is one. Mend the way, so that the next one arrives.':
      '{1} Wo es einen anderen Weg gibt, ging sie auf diesem. Bringen Sie den Weg in Ordnung, damit die nächste ankommt.',
    'Nothing was told there.': 'Dort wurde nichts mitgeteilt.',
    'The last one was taken.': 'Die letzte wurde angenommen.',
    'an owner of the workspace': 'einen Eigentümer des Arbeitsbereichs',
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
    'told of notices': 'bekommt Nachrichten',
    'Some findings of high severity in {1} are told to nobody: no rule fits them.':
      'Manche Auffälligkeiten hoher Schwere in {1} erfährt niemand: Keine Regel passt auf sie.',
    'Nobody is told that {1} stands still: no rule fits it.':
      'Niemand erfährt, dass {1} stillsteht: Keine Regel passt darauf.',
    'Nobody is told that a review of {1} waits: no rule fits it.':
      'Niemand erfährt, dass ein Review von {1} wartet: Keine Regel passt darauf.',
    'What nobody is told of is found by whoever happens to look.':
      'Was niemand erfährt, findet, wer zufällig hinsieht.',
    'Notice rule': 'Regel für Nachrichten',
    Notices: 'Nachrichten',
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
    '"{1}" is "{2}", which is no day. Write it like 2026-03-09.':
      '„{1}“ ist „{2}“, und das ist kein Tag. Schreiben Sie ihn wie 2026-03-09.',
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
    'The plan has no person "{1}". It has: {2}.': 'Der Plan hat keine Person „{1}“. Er hat: {2}.',
    'The plan has no text of a prompt "{1}". Write what it says under "seen", at the prompt of its workflow.':
      'Der Plan hat keinen Text eines Prompts „{1}“. Schreiben Sie unter „seen“ beim Prompt seines Workflows, was er sagt.',
    'The workflows {1} and {2} have different texts of a prompt "{3}". Give one of them another name.':
      'Die Workflows {1} und {2} haben verschiedene Texte eines Prompts „{3}“. Geben Sie einem davon einen anderen Namen.',
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
    'The release changed, and nobody wrote it down': 'Das Release änderte sich, und niemand schrieb es auf',
    'An earlier release is back, and nobody wrote it down':
      'Ein früheres Release ist wieder da, und niemand schrieb es auf',
    'A new route is used, and nobody wrote it down': 'Ein neuer Weg wird genommen, und niemand schrieb es auf',
    'An earlier route is back, and nobody wrote it down':
      'Ein früherer Weg wird wieder genommen, und niemand schrieb es auf',
    'Another model is used, and nobody wrote it down': 'Ein anderes Modell wird genutzt, und niemand schrieb es auf',
    'An earlier model is back, and nobody wrote it down':
      'Ein früheres Modell wird wieder genutzt, und niemand schrieb es auf',
    'The prompt {1} changed, and nobody wrote it down': 'Der Prompt {1} änderte sich, und niemand schrieb es auf',
    'The prompt {1} is back to an earlier version, and nobody wrote it down':
      'Der Prompt {1} ist wieder in einer früheren Version, und niemand schrieb es auf',
    '{1} since {2}, {3} UTC.': '{1} seit {2}, {3} UTC.',
    '{1} since {2}, {3} UTC; it was {4}.': '{1} seit {2}, {3} UTC; vorher {4}.',
    '{1} again since {2}, {3} UTC; it was {4}.': '{1} wieder seit {2}, {3} UTC; zuletzt {4}.',
    '{1} With it: {2}.': '{1} Damit zusammen: {2}.',
    '{1} No note and no version of the plan says so. Write down what was altered, and why.':
      '{1} Keine Notiz und keine Version des Plans sagt das. Schreiben Sie auf, was geändert wurde und warum.',
    'It is written down, or was no change.': 'Es ist aufgeschrieben oder war keine Änderung.',
    'Finding {1} is not about a change that nobody wrote down. Write a note with "aftercare change-notes add".':
      'Bei {1} geht es nicht um eine Änderung, die niemand aufschrieb. Schreiben Sie eine Notiz mit „aftercare change-notes add“.',
    'Finding {1} is over already: there is nothing left to write down.':
      '{1} ist schon vorbei: Es gibt nichts mehr aufzuschreiben.',
    '"at" is {1}, which is not yet. Write it down when it is so.':
      '„at“ ist {1}, und das ist noch nicht. Schreiben Sie es auf, wenn es so ist.',
    'This key is for the workflow "{1}" alone; "{2}" is another. Use a key that is for it, or for all.':
      'Dieser Schlüssel ist nur für den Workflow „{1}“; „{2}“ ist ein anderer. Nehmen Sie einen Schlüssel, der dafür oder für alle ist.',
    'There is no workflow "{1}" in this workspace. Check its name; the plan and the evidence have it.':
      'In diesem Arbeitsbereich gibt es keinen Workflow „{1}“. Prüfen Sie den Namen; Plan und Nachweise haben ihn.',
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
    'minutes that people spent on it': 'Minuten, die Menschen daran saßen',
    loss: 'Schaden',
    'nobody typed the incidents of the week of {1}': 'niemand tippte die Vorfälle der Woche ab {1} ein',
    'the week of {1} had incidents and lies only partly in this time':
      'in der Woche ab {1} gab es Vorfälle, und sie liegt nur zum Teil in dieser Zeit',
    '{1} of the week of {2}': '{1} der Woche ab {2}',
    '{1} of {2} weeks up to {3}': '{1} aus {2} Wochen bis {3}',
    'Figures of a week are not typed': 'Die Zahlen einer Woche sind nicht eingetippt',
    'Figures of {1} weeks are not typed': 'Die Zahlen von {1} Wochen sind nicht eingetippt',
    '{1} Until they are, they are unknown.': '{1} Bis sie es sind, sind sie unbekannt.',
    'All that the plan asks for is typed.': 'Alles, was der Plan verlangt, ist eingetippt.',
    '{1} And {2} earlier ones.': '{1} Und {2} frühere.',
    'The key holds letters that no header has. Give the whole value of "Authorization".':
      'Der Schlüssel enthält Zeichen, die keine Kopfzeile hat. Geben Sie den ganzen Wert von „Authorization“ an.',
    'The sheet has no rows beneath its header. Write one, so that the mapping can be tried.':
      'Die Tabelle hat unter ihrer Kopfzeile keine Zeilen. Schreiben Sie eine, damit die Zuordnung probiert werden kann.',
    'No row of the sheet can be read by the mapping: {1}.':
      'Keine Zeile der Tabelle kann nach der Zuordnung gelesen werden: {1}.',
    'It is read: {1} rows, changed last on {2}.': 'Sie wird gelesen: {1} Zeilen, zuletzt geändert am {2}.',
    'It is read: {1} rows, changed last on {2}. {3} of them could not be read; the first: {4}.':
      'Sie wird gelesen: {1} Zeilen, zuletzt geändert am {2}. {3} davon konnten nicht gelesen werden; die erste: {4}.',
    'the sheet': 'die Tabelle',
    '{1} leads on to {2}, which is not followed. Give the address that it leads to in the end.':
      '{1} leitet weiter zu {2}; dem wird nicht gefolgt. Geben Sie die Adresse an, zu der es am Ende führt.',
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
    'There is no plan yet. Begin one first: a baseline belongs to a workflow of it.':
      'Es gibt noch keinen Plan. Beginnen Sie zuerst einen: Ein Stand vor der Automatisierung gehört zu einem Workflow darin.',
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
    '{1} cannot be read': '{1} kann nicht gelesen werden',
    'What runs there is not known until it is read again; then what was missed is read, as far as it was kept. {1}':
      'Was dort läuft, ist nicht bekannt, bis es wieder gelesen wird; dann wird gelesen, was fehlt, soweit es aufbewahrt wurde. {1}',
    'It is read no more.': 'Es wird nicht mehr gelesen.',
    'It can be read.': 'Es kann gelesen werden.',
    'It was not paused. {1} Stop it there by hand.': 'Es wurde nicht angehalten. {1} Halten Sie es dort von Hand an.',
    'The workflow is not there any more.': 'Den Workflow gibt es dort nicht mehr.',
    'It was asked to stop, and is still said to be active.':
      'Das Anhalten wurde verlangt, und noch immer heißt es dort, er sei aktiv.',
    'It was read back that it is not active. What had begun goes on.':
      'Zurückgelesen wurde, dass er nicht aktiv ist. Was begonnen hatte, läuft zu Ende.',
    'It was to be paused at {1} on {2}, and was not: stop it there by hand':
      'Es sollte am {2} in {1} angehalten werden und wurde es nicht: halten Sie es dort von Hand an',
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
    'Programs go on sending to Langfuse, and its traces are read over its API: all of its history, and its scores. With a sign-in link of yours; it asks for the keys of a project (Settings, API Keys), with a colon between':
      'Programme senden weiter an Langfuse, und seine Traces werden über die API gelesen: die ganze Vergangenheit, und die Bewertungen. Mit einem Ihrer Anmelde-Links; gefragt wird nach den Schlüsseln eines Projekts (Settings, API Keys), mit einem Doppelpunkt dazwischen',
    'What still runs: Langfuse tells an observation once it is over.':
      'Was noch läuft: Langfuse sagt eine Beobachtung erst, wenn sie beendet ist.',
    'Scores that are a number, a category or a text, and those of sessions: they are no verdict about a run.':
      'Bewertungen als Zahl, Kategorie oder Text und die von Sitzungen: Sie sind kein Urteil über einen Lauf.',
    'Whether an automation is started by itself, and a switch to pause it.':
      'Ob eine Automatisierung von selbst gestartet wird, und ein Schalter zum Anhalten.',
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
    'No run called {1} in a loop.': 'Kein Lauf rief {1} im Kreis auf.',
    'The plan no longer has it.': 'Im Plan steht es nicht mehr.',
    '{1} was called {2} times in one run': '{1} wurde in einem Lauf {2}-mal aufgerufen',
    '{1} was called {2} times in {3} runs, {4} of them in one run alone':
      '{1} wurde in {3} Läufen {2}-mal aufgerufen, davon {4}-mal in einem einzigen Lauf',
    '{1} was called {2} times in {3} runs, {4} of them in {5} runs alone ({6})':
      '{1} wurde in {3} Läufen {2}-mal aufgerufen, davon {4}-mal in nur {5} Läufen ({6})',
    'somebody with an API key': 'jemand mit einem API-Schlüssel',
    '{1} went round in a loop': '{1} lief im Kreis',
    '{1}, release {2}.': '{1}, Release {2}.',
    '{1}, release unknown.': '{1}, Release unbekannt.',
    'Until it is proved again, nobody knows that it works when it is needed.':
      'Bis es wieder nachgewiesen ist, weiß niemand, ob es geht, wenn es gebraucht wird.',
    Accepted: 'Angenommen',
    Corrected: 'Korrigiert',
    Rejected: 'Abgelehnt',
    Reopened: 'Wieder geöffnet',
    'Time of a run': 'Dauer eines Laufs',
    Exceptions: 'Ausnahmen',
    'Handed over': 'Übergeben',
    'Cost per run': 'Kosten je Lauf',
    'Cost per case': 'Kosten je Fall',
    'Cost of all runs': 'Kosten aller Läufe',
    'Share of the work': 'Anteil an der Arbeit',
    Incidents: 'Vorfälle',
    'Waiting for approval': 'Warten auf Freigabe',
    'Failed tool calls': 'Gescheiterte Werkzeugaufrufe',
    Value: 'Wert',
    '{1} not kept: {2} over {3}': '{1} nicht gehalten: {2} über {3}',
    'no value was measured': 'kein Wert wurde gemessen',
    'the value is not a number': 'der Wert ist keine Zahl',
    '{1} meets {2}': '{1} erfüllt {2}',
    '{1} does not meet {2}': '{1} erfüllt {2} nicht',
    'per case': 'je Fall',
    'per run': 'je Lauf',
    'per day': 'am Tag',
    'per week': 'in der Woche',
    'per month': 'im Monat',
    '{1} (median)': '{1} (Median)',
    '{1} on average': '{1} im Mittel',
    '{1} in total': '{1} zusammen',
    '{1} for {2} of 100': '{1} bei {2} von 100',
    ms: 'ms',
    s: 's',
    min: 'min',
    h: 'h',
    '{1}%': '{1} %',
    '1 day': '1 Tag',
    'one millisecond': 'eine Millisekunde',
    'one second': 'eine Sekunde',
    'one minute': 'eine Minute',
    'one hour': 'eine Stunde',
    'one day': 'einen Tag',
    'one week': 'eine Woche',
    'one month': 'einen Monat',
    'one year': 'ein Jahr',
    seconds: 'Sekunden',
    minutes: 'Minuten',
    hours: 'Stunden',
    days: 'Tage',
    weeks: 'Wochen',
    months: 'Monate',
    years: 'Jahre',
    'All of it': 'Alles',
    People: 'Personen',
    Provider: 'Anbieter',
    Systems: 'Systeme',
    Workflows: 'Abläufe',
    Budgets: 'Budgets',
    'What it may do': 'Was er darf',
    'Kinds of case': 'Arten von Fällen',
    Promises: 'Zusagen',
    'Safety measures': 'Vorkehrungen',
    'Price of an hour of work': 'Preis einer Arbeitsstunde',
    'Minutes by hand': 'Minuten von Hand',
    'It is not said who may stop it.': 'Es ist nicht gesagt, wer ihn anhalten darf.',
    'Whoever sees the harm must know that they may.': 'Wer den Schaden sieht, muss wissen, dass er darf.',
    'Only one person may stop it.': 'Nur eine Person darf ihn anhalten.',
    'It must be possible to stop it while that person is away.':
      'Er muss sich auch anhalten lassen, während sie fort ist.',
    'There is no way back to an earlier release.': 'Es gibt keinen Weg zurück zu einem früheren Release.',
    'A bad release would stay until it is mended.': 'Ein schlechtes Release bliebe, bis es ausgebessert ist.',
    'It goes back to the release before, and only one release is named.':
      'Er geht zum Release davor zurück, und nur ein Release ist genannt.',
    'There is nothing to go back to: name an earlier release, or one that is known to be good.':
      'Es gibt nichts, wohin er zurück könnte: Nennen Sie ein früheres Release oder eines, das sich bewährt hat.',
    'It is not said how long going back takes.': 'Es ist nicht gesagt, wie lange der Weg zurück dauert.',
    'Going back or falling back is chosen by how long each takes.':
      'Ob man zurückgeht oder von Hand arbeitet, entscheidet sich daran, was länger dauert.',
    'It is not said who does the work by hand while it stands still, how much of it, and how.':
      'Es ist nicht gesagt, wer die Arbeit von Hand tut, während er stillsteht, wie viel davon und wie.',
    'Stopping is only safe when the work goes on.': 'Anhalten ist nur sicher, wenn die Arbeit weitergeht.',
    'It is not said how long people can do it by hand.': 'Es ist nicht gesagt, wie lange es von Hand geht.',
    'It decides how urgent the repair is.': 'Davon hängt ab, wie eilig die Reparatur ist.',
    'It is not said who leads when something breaks, and what is done first.':
      'Es ist nicht gesagt, wer führt, wenn etwas ausfällt, und was zuerst geschieht.',
    'The first hour is spent finding that out.': 'Die erste Stunde vergeht damit, das herauszufinden.',
    'It is not said who hears that it stopped, how soon and by which way.':
      'Es ist nicht gesagt, wer erfährt, dass er steht, wie bald und auf welchem Weg.',
    'An owner should not learn it from customers.': 'Verantwortliche sollten es nicht von Kunden erfahren.',
    'It is not said what must hold before it starts again, and who signs.':
      'Es ist nicht gesagt, was gelten muss, bevor er wieder anläuft, und wer unterschreibt.',
    'What was stopped for a reason must not start again without one.':
      'Was aus gutem Grund angehalten wurde, darf nicht ohne Grund wieder anlaufen.',
    'Work by hand that nobody has practised takes longer than anybody thinks.':
      'Arbeit von Hand, die niemand geübt hat, dauert länger, als irgendwer denkt.',
    'A way back that nobody has gone may not be there.':
      'Ein Weg zurück, den niemand gegangen ist, ist vielleicht keiner.',
    'It is not said whom to call at the systems it depends on.':
      'Es ist nicht gesagt, wen man bei den Systemen anruft, von denen er abhängt.',
    'Numbers are hard to find while something is down.': 'Nummern findet man schwer, während etwas ausgefallen ist.',
    'Its risk is high, and no risk is written down as accepted.':
      'Sein Risiko ist hoch, und kein Restrisiko ist schriftlich angenommen.',
    'What remains must be carried by somebody, and for a time that ends.':
      'Was bleibt, muss jemand tragen, und für eine Zeit, die endet.',
    'The rollback is never practised.': 'Der Weg zurück wird nie geübt.',
    'The fallback is never practised.': 'Die Arbeit von Hand wird nie geübt.',
    'It is not said which rights it needs in {1}.': 'Es ist nicht gesagt, welche Rechte er in {1} braucht.',
    'Rights that are lost stop it; rights it does not need make every mistake larger.':
      'Verlorene Rechte halten ihn an; Rechte, die er nicht braucht, machen jeden Fehler größer.',
    'It is not said which public holidays count.': 'Es ist nicht gesagt, welche Feiertage gelten.',
    'Clocks of support and reviews run on days on which nobody works.':
      'Die Uhren von Hilfe und Reviews laufen an Tagen, an denen niemand arbeitet.',
    'No support is agreed on.': 'Keine Hilfe ist vereinbart.',
    'When it breaks nobody knows whom to call, and how soon they answer.':
      'Wenn etwas ausfällt, weiß niemand, wen man anruft und wie bald jemand antwortet.',
    'The hours of support are not stated.': 'Die Zeiten der Hilfe sind nicht genannt.',
    '"Within four hours" means little without them.': '„Binnen vier Stunden“ sagt ohne sie wenig.',
    'It is not said what {1} means, and how soon somebody answers.':
      'Es ist nicht gesagt, was {1} heißt und wie bald jemand antwortet.',
    'How bad something is would be argued while it is bad.':
      'Wie schlimm etwas ist, würde verhandelt, während es schlimm ist.',
    'Nobody is named to turn to.': 'Niemand ist genannt, an den man sich wendet.',
    'A request for help needs an address.': 'Eine Bitte um Hilfe braucht eine Adresse.',
    'It is not said what support does not cover.': 'Es ist nicht gesagt, was die Hilfe nicht umfasst.',
    'Both sides would learn it from a bill.': 'Beide Seiten erführen es aus einer Rechnung.',
    'The included hours are not stated.': 'Die enthaltenen Stunden sind nicht genannt.',
    'Without them every change begins with a talk about money.':
      'Ohne sie beginnt jede Änderung mit einem Gespräch über Geld.',
    'It is not said how changes are asked for, approved and paid.':
      'Es ist nicht gesagt, wie Änderungen beantragt, freigegeben und bezahlt werden.',
    'What was altered, by whom and at whose cost would be told from memory.':
      'Was geändert wurde, von wem und auf wessen Kosten, müsste man aus dem Gedächtnis sagen.',
    'It is not said who pays for which change.': 'Es ist nicht gesagt, wer für welche Änderung zahlt.',
    'Each change would need a decision before work starts.':
      'Jede Änderung bräuchte eine Entscheidung, bevor die Arbeit beginnt.',
    'Some changes are billable, and no rate is stated.':
      'Manche Änderungen werden berechnet, und kein Satz ist genannt.',
    'Nobody can approve an unknown price.': 'Niemand kann einen unbekannten Preis freigeben.',
    'It is not said who approves spending.': 'Es ist nicht gesagt, wer Ausgaben freigibt.',
    'Nobody approves changes of {1} risk.': 'Niemand gibt Änderungen mit Risiko „{1}“ frei.',
    'A change without approval is a change nobody decided.': 'Eine Änderung ohne Freigabe hat niemand entschieden.',
    'It is not said who may order a change in an emergency.':
      'Es ist nicht gesagt, wer im Notfall eine Änderung anordnen darf.',
    'In an emergency somebody will; better it is the right one.':
      'Im Notfall tut es jemand; besser ist es die richtige Person.',
    'No budget limits what {1} may cost (workflow: {2}).': 'Kein Budget begrenzt, was {1} kosten darf (Ablauf: {2}).',
    'A loop overnight can cost more than a year’s work.':
      'Ein Kreislauf über Nacht kann mehr kosten als die Arbeit eines Jahres.',
    'It is not said what it returns.': 'Es ist nicht gesagt, was er einbringt.',
    'Whether to expand or to end it rests on that.': 'Ob man ihn ausbaut oder beendet, hängt daran.',
    'It is not said how long a person took for one case before.':
      'Es ist nicht gesagt, wie lange ein Mensch vorher für einen Fall brauchte.',
    'Saved time is the difference to it.': 'Gesparte Zeit ist der Unterschied dazu.',
    'It is not said what an hour of that work costs.': 'Es ist nicht gesagt, was eine Stunde dieser Arbeit kostet.',
    'Saved hours become money by it.': 'Durch ihn werden gesparte Stunden zu Geld.',
    'It is not said which share of the freed time is really used for something else.':
      'Es ist nicht gesagt, welcher Teil der frei gewordenen Zeit wirklich für anderes genutzt wird.',
    'Time that nobody uses is worth nothing.': 'Zeit, die niemand nutzt, ist nichts wert.',
    'It is not said which spending ended.': 'Es ist nicht gesagt, welche Ausgaben entfallen sind.',
    'It must show in the books.': 'Es muss in den Büchern zu sehen sein.',
    'It is not said which planned spending was called off.':
      'Es ist nicht gesagt, welche geplanten Ausgaben abgesagt wurden.',
    'Avoided spending is only as good as the plan it was part of.':
      'Vermiedene Ausgaben sind nur so gut wie der Plan, in dem sie standen.',
    'It is not said how often people made a mistake before.':
      'Es ist nicht gesagt, wie oft Menschen vorher einen Fehler machten.',
    'Fewer mistakes are the difference to it.': 'Weniger Fehler sind der Unterschied dazu.',
    'It is not said what a mistake costs.': 'Es ist nicht gesagt, was ein Fehler kostet.',
    'Fewer mistakes become money by it.': 'Dadurch werden weniger Fehler zu Geld.',
    'It is not said what a case brings in.': 'Es ist nicht gesagt, was ein Fall einbringt.',
    'Its share of the revenue is reckoned from it.': 'Sein Anteil am Umsatz wird daraus berechnet.',
    'It is not said which share of the revenue is owed to it.':
      'Es ist nicht gesagt, welcher Teil des Umsatzes ihm zu verdanken ist.',
    'Much of it would have come in anyway.': 'Vieles davon wäre ohnehin gekommen.',
    'It is not said how long the review of one case takes.':
      'Es ist nicht gesagt, wie lange das Prüfen eines Falls dauert.',
    'People’s time for reviews is a cost of it.': 'Die Zeit von Menschen für das Prüfen gehört zu seinen Kosten.',
    'It is not said how long clearing one exception takes.':
      'Es ist nicht gesagt, wie lange das Klären einer Ausnahme dauert.',
    'People’s time for exceptions is often its largest cost.':
      'Die Zeit von Menschen für Ausnahmen ist oft sein größter Posten.',
    'It is not said how long putting one wrong case right takes.':
      'Es ist nicht gesagt, wie lange es dauert, einen falschen Fall zu berichtigen.',
    'What it does wrong must be paid for.': 'Was er falsch macht, muss bezahlt werden.',
    'It is not said how many hours a month its upkeep takes.':
      'Es ist nicht gesagt, wie viele Stunden im Monat seine Pflege kostet.',
    'Upkeep is paid for every month, and easily forgotten.': 'Pflege kostet jeden Monat und wird leicht vergessen.',
    'No day is named on which expand, hold, fix or retire is decided.':
      'Kein Tag ist genannt, an dem über Ausbauen, Halten, Ausbessern oder Beenden entschieden wird.',
    'Without a day nothing is ever retired.': 'Ohne einen Tag wird nie etwas beendet.',
    'It is not said who decides that.': 'Es ist nicht gesagt, wer das entscheidet.',
    'A decision needs a person.': 'Eine Entscheidung braucht eine Person.',
    'Its purpose is not stated.': 'Sein Zweck ist nicht genannt.',
    'Whether a result is right depends on what it was for.':
      'Ob ein Ergebnis richtig ist, hängt davon ab, wozu es diente.',
    'It has no deputy.': 'Er hat keine Stellvertretung.',
    'While the owner is away nobody would answer for it.':
      'Während die verantwortliche Person fort ist, wäre niemand zuständig.',
    'It is not said what one case is.': 'Es ist nicht gesagt, was ein Fall ist.',
    'Retries and repeats of one request would count as several.': 'Wiederholungen derselben Anfrage zählten mehrfach.',
    'It is not said where the id of a case is found.': 'Es ist nicht gesagt, wo die Kennung eines Falls steht.',
    'Without it every run counts as a case of its own.': 'Ohne sie zählt jeder Lauf als eigener Fall.',
    'It is not said how many cases there are in an ordinary week.':
      'Es ist nicht gesagt, wie viele Fälle eine gewöhnliche Woche hat.',
    'Samples, the fallback’s capacity and the value are measured against it.':
      'Stichproben, die Arbeit von Hand und der Wert werden daran gemessen.',
    'It has no case types.': 'Er hat keine Arten von Fällen.',
    'A kind of case that goes wrong hides behind the many that go right.':
      'Eine Art, die misslingt, verbirgt sich hinter den vielen, die gelingen.',
    'It is not said where its prompts live.': 'Es ist nicht gesagt, wo seine Prompts liegen.',
    'A prompt nobody can find cannot be mended or put back.':
      'Ein Prompt, den niemand findet, lässt sich weder ausbessern noch zurücknehmen.',
    'Its models are not named.': 'Seine Modelle sind nicht genannt.',
    'Models are changed and taken away by their providers.':
      'Modelle werden von ihren Anbietern geändert und eingestellt.',
    'It has no releases.': 'Er hat keine Releases.',
    'Without them a change in quality cannot be tied to what changed.':
      'Ohne sie lässt sich nicht sagen, welche Änderung die Qualität verändert hat.',
    'The systems it reads from and writes to are not named.':
      'Die Systeme, aus denen er liest und in die er schreibt, sind nicht genannt.',
    'Most failures begin there.': 'Die meisten Ausfälle beginnen dort.',
    'It is not said what it may do, and how far alone.': 'Es ist nicht gesagt, was er darf und wie weit allein.',
    'Where no boundary is drawn nobody can say that one was crossed.':
      'Wo keine Grenze gezogen ist, kann niemand sagen, dass sie überschritten wurde.',
    'It is not said what usually goes wrong and what people do then.':
      'Es ist nicht gesagt, was gewöhnlich schiefgeht und was dann zu tun ist.',
    'The first one to meet an exception would have to invent an answer.':
      'Wer einer Ausnahme zuerst begegnet, müsste sich etwas ausdenken.',
    'It is not said who improves it, and what an improvement must show first.':
      'Es ist nicht gesagt, wer ihn verbessert und was eine Verbesserung zuerst zeigen muss.',
    'Corrections that nobody learns from are made again.': 'Korrekturen, aus denen niemand lernt, werden wieder nötig.',
    'It is not said how a {1} is read back.': 'Es ist nicht gesagt, wie {1} zurückgelesen wird.',
    'That a system said yes is a claim; the record itself is the proof.':
      'Dass ein System Ja sagte, ist eine Behauptung; der Datensatz selbst ist der Nachweis.',
    'It is not said which system {1} writes to.': 'Es ist nicht gesagt, in welches System {1} schreibt.',
    'It could be neither read back nor stopped when that system fails.':
      'Es ließe sich weder zurücklesen noch anhalten, wenn dieses System ausfällt.',
    'It is not said whether {1} can be undone.': 'Es ist nicht gesagt, ob {1} sich rückgängig machen lässt.',
    'What cannot be undone deserves a narrower boundary.':
      'Was sich nicht rückgängig machen lässt, verdient eine engere Grenze.',
    '{1} moves money without a limit.': '{1} bewegt Geld ohne Obergrenze.',
    'One mistake could cost any amount.': 'Ein Fehler könnte beliebig viel kosten.',
    'It is not said in which queue a {1} waits for a person.':
      'Es ist nicht gesagt, in welcher Schlange {1} auf einen Menschen wartet.',
    'A proposal that nobody sees waits forever.': 'Ein Vorschlag, den niemand sieht, wartet ewig.',
    'It is not said when {1} asks a person.': 'Es ist nicht gesagt, wann {1} einen Menschen fragt.',
    'Asking when unsure needs a sign of being unsure.': 'Wer bei Unsicherheit fragen soll, braucht ein Zeichen dafür.',
    '{1} is done alone, and no share of it is spot-checked.':
      '{1} geschieht allein, und kein Teil davon wird nachgeprüft.',
    'Nobody would notice that it began to go wrong.': 'Niemand würde merken, dass es schiefzugehen beginnt.',
    '{1} cannot be undone and is done without asking each time, and no accepted risk says so.':
      '{1} lässt sich nicht rückgängig machen und geschieht, ohne jedes Mal zu fragen, und kein angenommenes Risiko sagt das.',
    'Somebody must have decided to carry that.': 'Jemand muss entschieden haben, das zu tragen.',
    'Nothing is promised about {1}, and no reason is given.':
      'Über {1} ist nichts zugesagt, und kein Grund ist genannt.',
    'Every review covers it: promise something about it, or say why it is not measured.':
      'Jedes Review umfasst es: Sagen Sie dazu etwas zu, oder sagen Sie, warum es nicht gemessen wird.',
    'It is not said where one learns how many cases could have gone to it.':
      'Es ist nicht gesagt, woher man weiß, wie viele Fälle zu ihm hätten gehen können.',
    'The share of the work that goes through it is promised, and needs the whole.':
      'Der Anteil der Arbeit, der durch ihn geht, ist zugesagt und braucht das Ganze.',
    'It has no review.': 'Er hat kein Review.',
    'Nobody would look before something breaks.': 'Niemand sähe hin, bevor etwas ausfällt.',
    'A month is long for what can do much harm; weekly is usual.':
      'Ein Monat ist lang für etwas, das viel schaden kann; wöchentlich ist üblich.',
    'Its risk is high, and it is looked at only once a month.':
      'Sein Risiko ist hoch, und er wird nur einmal im Monat angesehen.',
    'Figures alone do not show what nobody counted.': 'Zahlen allein zeigen nicht, was niemand gezählt hat.',
    'It is not said how many cases a review looks at.': 'Es ist nicht gesagt, wie viele Fälle ein Review ansieht.',
    'It is not said how much time a review takes.': 'Es ist nicht gesagt, wie viel Zeit ein Review braucht.',
    'Whether people have that time cannot be told: {1}.': 'Ob jemand diese Zeit hat, lässt sich nicht sagen: {1}.',
    'It is not said how many hours a week {1} has for reviews.':
      'Es ist nicht gesagt, wie viele Stunden in der Woche {1} für Reviews hat.',
    'Whether the cadence can be kept depends on it.': 'Davon hängt ab, ob der Takt zu halten ist.',
    'a contact': 'Ansprechperson',
    'told when it stops': 'zu benachrichtigen, wenn er steht,',
    'the lead of incidents': 'Leitung bei Vorfällen',
    'a deputy': 'Stellvertretung',
    'an owner': 'verantwortlich',
    '{1} is {2}, and has neither email nor phone.': '{1} ist {2} und hat weder Mailadresse noch Telefon.',
    'A notice needs somewhere to go.': 'Eine Nachricht braucht ein Ziel.',
    'When its access ends or its fields change, somebody must have been asked to mend it.':
      'Wenn der Zugang endet oder Felder sich ändern, muss jemand dafür zuständig sein, es auszubessern.',
    'Nobody answers for {1}.': 'Niemand ist für {1} zuständig.',
    'It is not said what people do while {1} is down.':
      'Es ist nicht gesagt, was zu tun ist, während {1} ausgefallen ist.',
    'Work goes on arriving while it is down.': 'Arbeit kommt weiter an, während es ausgefallen ist.',
    'A system that fails in silence is noticed by customers first.':
      'Ein System, das still ausfällt, bemerken Kunden zuerst.',
    'It is not said how {1} is tried, and how often.': 'Es ist nicht gesagt, wie {1} erprobt wird und wie oft.',
    'Reviews that people have no time for are missed or waved through.':
      'Reviews, für die niemand Zeit hat, fallen aus oder werden durchgewinkt.',
    '{1} added': '{1} kommt hinzu',
    '{1} added: {2}': '{1} kommt hinzu: {2}',
    '{1} removed': '{1} entfällt',
    '{1} removed (was {2})': '{1} entfällt (war {2})',
    '{1}: the text changed': '{1}: Der Text ist anders',
    Objective: 'Zusage',
    Action: 'Aktion',
    'Case type': 'Fallart',
    Route: 'Weg',
    Prompt: 'Prompt',
    Model: 'Modell',
    Release: 'Release',
    'Approval queue': 'Freigabeschlange',
    Dashboard: 'Dashboard',
    Exception: 'Ausnahme',
    Drill: 'Übung',
    Permission: 'Berechtigung',
    Contact: 'Kontakt',
    'Accepted risk': 'Angenommenes Risiko',
    Rollback: 'Weg zurück',
    Fallback: 'Arbeit von Hand',
    'Fallback by hand': 'Arbeit von Hand',
    'Incident response': 'Bei einem Vorfall',
    'Owner notification': 'Nachricht an Verantwortliche',
    'Telling the owner': 'Nachricht an Verantwortliche',
    Relaunch: 'Wiederanlauf',
    Continuity: 'Weiterarbeit',
    'Minutes by hand for': 'Minuten von Hand für',
    'Value model': 'Wertmodell',
    Review: 'Review',
    Tuning: 'Verbesserung',
    Workflow: 'Ablauf',
    Absence: 'Abwesenheit',
    Person: 'Person',
    Integration: 'System',
    Budget: 'Budget',
    'Assumption about': 'Annahme zu',
    Severity: 'Schwere',
    Support: 'Hilfe',
    'Who pays when': 'Wer zahlt bei',
    'Change terms': 'Regeln für Änderungen',
    '{1} of {2}': '{1} von {2}',
    Plan: 'Plan',
    'adds {1}; drops {2}': 'dazu {1}; ohne {2}',
    'adds {1}': 'dazu {1}',
    'drops {1}': 'ohne {1}',
    'in another order: {1}': 'in anderer Folge: {1}',
    '{1} from {2}': '{1} ab {2}',
    '{1}, risk {2}, owner {3}, {4} objectives, {5} actions':
      '{1}, Risiko {2}, verantwortlich {3}, {4} Zusagen, {5} Aktionen',
    'more alone': 'mehr allein',
    'less alone': 'weniger allein',
    'less often': 'seltener',
    'more often': 'öfter',
    lower: 'geringer',
    higher: 'höher',
    tightened: 'strenger',
    relaxed: 'gelockert',
    'over a longer time': 'über längere Zeit',
    'over a shorter time': 'über kürzere Zeit',
    yes: 'ja',
    no: 'nein',
    none: 'keine',
    'other terms': 'andere Regeln',
    '{1} and {2} more': '{1} und {2} weitere',
    'First plan of {1}, in force from {2}': 'Erster Plan von {1}, gilt ab {2}',
    'People: none': 'Personen: keine',
    'People: {1}': 'Personen: {1}',
    quality: 'Qualität',
    exceptions: 'Ausnahmen',
    cost: 'Kosten',
    'share of the work': 'Anteil an der Arbeit',
    incidents: 'Vorfälle',
    'waiting for approval': 'Warten auf Freigabe',
    'tool failures': 'Werkzeugfehler',
    value: 'Wert',
    'share of judged runs whose outcome was accepted': 'Anteil der beurteilten Läufe, deren Ergebnis angenommen wurde',
    'share of judged runs that a person had to correct':
      'Anteil der beurteilten Läufe, die ein Mensch korrigieren musste',
    'share of judged runs whose outcome was rejected': 'Anteil der beurteilten Läufe, deren Ergebnis abgelehnt wurde',
    'share of accepted cases that were opened again': 'Anteil der angenommenen Fälle, die wieder geöffnet wurden',
    'time from the start of a run to its end': 'Zeit vom Beginn eines Laufs bis zu seinem Ende',
    'share of runs that left the intended path': 'Anteil der Läufe, die vom Weg abkamen',
    'share of runs handed over to a person': 'Anteil der Läufe, die an einen Menschen übergeben wurden',
    'what one run costs': 'was ein Lauf kostet',
    'what one case costs over all its runs': 'was ein Fall über alle seine Läufe kostet',
    'what all runs cost together': 'was alle Läufe zusammen kosten',
    'share of the work that goes through the workflow': 'Anteil der Arbeit, der durch den Ablauf geht',
    'breaches that needed a response': 'Störungen, auf die jemand reagieren musste',
    'time a case waits for an approval': 'Zeit, die ein Fall auf Freigabe wartet',
    'share of tool calls that failed': 'Anteil der Werkzeugaufrufe, die scheiterten',
    'what the workflow returns after all its costs': 'was der Ablauf nach allen Kosten einbringt',
    '{1} is the owner': '{1} ist verantwortlich',
    '{1}, and no deputy is named': '{1}, und keine Stellvertretung ist genannt',
    '{1}; {2} is the deputy': '{1}; {2} ist Stellvertretung',
    '{1}; of the deputy: {2}': '{1}; zur Stellvertretung: {2}',
    '{1} is away until {2}': '{1} ist bis {2} fort',
    '{1} is away until {2} and {3} stands in, who is away as well':
      '{1} ist bis {2} fort und wird von {3} vertreten, ebenfalls fort',
    '{1} is away until {2} and {3} stands in': '{1} ist bis {2} fort und wird von {3} vertreten',
    'The {1} review of {2} asks {3} for {4} a week, who has {5}.':
      'Das {1} Review von {2} verlangt von {3} {4} in der Woche; da sind {5}.',
    'The {1} review of {2} asks {3} reviewers for {4} a week; they have {5}.':
      'Das {1} Review von {2} verlangt von {3} Prüfern {4} in der Woche; da sind {5}.',
    'one review': 'einem Review',
    '{1} reviews': '{1} Reviews',
    '{1} is asked for {2} a week by {3} and has {4}.': '{1} soll {2} in der Woche für {3} aufwenden und hat {4}.',
    'say with "minutes" how long a review takes': 'sagen Sie mit „minutes“, wie lange ein Review dauert',
    'say with "minutes_per_case" how long one case of the sample takes':
      'sagen Sie mit „minutes_per_case“, wie lange ein Fall der Stichprobe dauert',
    'say with "case.per_week" how many cases there are': 'sagen Sie mit „case.per_week“, wie viele Fälle es gibt',
    daily: 'tägliche',
    weekly: 'wöchentliche',
    monthly: 'monatliche',
    two: 'zwei',
    three: 'drei',
    four: 'vier',
    five: 'fünf',
    six: 'sechs',
    seven: 'sieben',
    eight: 'acht',
    nine: 'neun',
    ten: 'zehn',
    'A loop in release {1}: {2}.': 'Ein Kreislauf in Release {1}: {2}.',
    'A loop in an unknown release: {1}.': 'Ein Kreislauf in einem unbekannten Release: {1}.',
    'unknown release': 'Release unbekannt',
    'With {1} more than one thing changed at once: the record cannot tell which of them made the difference.':
      'Mit {1} änderte sich mehreres zugleich: Die Aufzeichnung kann nicht sagen, woran der Unterschied liegt.',
    'The cost of {1} is unknown: no price is known for their models, or nobody tells it. Unknown is not zero.':
      'Die Kosten von {1} sind unbekannt: Für ihre Modelle ist kein Preis bekannt, oder niemand nennt sie. Unbekannt ist nicht null.',
    'not kept': 'nicht gehalten',
    'not known': 'nicht bekannt',
    kept: 'gehalten',
    '{1}: {2}. Tune, roll back, or change the promise.': '{1}: {2}. Verbessern, zurückgehen oder die Zusage ändern.',
    '{1} went round in a loop: limit repeated calls, or do without until it is mended.':
      'Im Kreis lief: {1}. Wiederholte Aufrufe begrenzen oder darauf verzichten, bis es ausgebessert ist.',
    'One safety measure is not proved: name who proves it, and by when.':
      'Eine Vorkehrung ist nicht nachgewiesen: festlegen, wer sie nachweist und bis wann.',
    '{1} safety measures are not proved: name who proves each, and by when.':
      '{1} Vorkehrungen sind nicht nachgewiesen: festlegen, wer jede nachweist und bis wann.',
    'Connect what is missing for {1}, or state in the plan why it is not measured.':
      'Anschließen, was für {1} fehlt, oder im Plan sagen, warum es nicht gemessen wird.',
    'the decision log has no such statement': 'das Entscheidungsprotokoll hat keine solche Abrechnung',
    'The mapping cannot be read as YAML: {1}': 'Die Zuordnung kann nicht als YAML gelesen werden: {1}',
    'The mapping is not as it should be: {1}. It has people, projects, skip, billable, other, rate and dates.':
      'Die Zuordnung ist nicht, wie sie sein soll: {1}. Sie hat people, projects, skip, billable, other, rate und dates.',
    'The mapping is not as it should be at {1}: {2}.': 'Die Zuordnung ist bei {1} nicht, wie sie sein soll: {2}.',
    'The file has more than {1} rows. Export a shorter time, such as a month.':
      'Die Datei hat mehr als {1} Zeilen. Geben Sie kürzere Zeit aus, etwa einen Monat.',
    'The body is empty. Send a CSV file with a header.':
      'Der Inhalt ist leer. Senden Sie eine CSV-Datei mit einer Kopfzeile.',
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
    'it is gone': 'sie ist weg',
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
    '"period" is "{1}". Name a day of it, like 2026-03-09, or its month, like 2026-03.':
      '"period" ist "{1}". Nennen Sie einen Tag daraus, wie 2026-03-09, oder den Monat, wie 2026-03.',
    'the decision log has no such answer': 'das Protokoll hat keine solche Antwort',
    'its document': 'das Dokument',
    'events of it are gone': 'Ereignisse fehlen',
    'an event of it is gone': 'ein Ereignis fehlt',
    'event {1} of it': 'Ereignis {1}',
    'the decision log has no event {1} of it': 'das Protokoll hat kein Ereignis {1} davon',
    'what it holds': 'der Inhalt',
    'its state': 'der Stand',
    'by what it is found': 'wonach gesucht wird',
    'its times': 'die Zeiten',
    'the decision log has no such note': 'das Protokoll hat keine solche Notiz',
    'what it says': 'was sie sagt',
    'how it is known': 'woher man es weiß',
    'the finding it answers': 'worauf sie antwortet',
    'who wrote it': 'von wem sie ist',
    'when it was written': 'wann sie geschrieben wurde',
    'its fingerprint': 'der Fingerabdruck',
    'its outcome': 'das Ergebnis',
    'its workflow': 'der Ablauf',
    'its period': 'der Zeitraum',
    'the note': 'die Notiz',
    'who answered': 'wer geantwortet hat',
    'when it was answered': 'wann geantwortet wurde',
    'it is gone, or waits again': 'es ist nicht mehr da oder wartet wieder',
    'the evidence it was taken on': 'die Belege, auf die hin es übernommen wurde',
    'It was open then, and was seen until {1}.': 'Es war damals offen und wurde bis {1} gesehen.',
    'A review is due and not held': 'Ein Review ist fällig und nicht gehalten',
    '{1} reviews are due and not held': '{1} Reviews sind fällig und nicht gehalten',
    '{1} Sign it, or refuse to and say why.': '{1} Unterschreiben Sie, oder lehnen Sie ab und sagen Sie, warum.',
    'All that were due by then are held.': 'Alle, die bis dahin fällig waren, sind gehalten.',
    'One is due and not held; the oldest was due on {1}.': 'Eines ist fällig und nicht gehalten; fällig war es am {1}.',
    '{1} are due and not held; the oldest was due on {2}.':
      '{1} sind fällig und nicht gehalten; das älteste war am {2} fällig.',
    'the same': 'gleich',
    up: 'gestiegen',
    down: 'gesunken',
    '{1}, may be chance': '{1}, kann Zufall sein',
    '{1} "{2}"': '{1} „{2}“',
    'never proved': 'nie nachgewiesen',
    'its proof expired on {1}': 'der Nachweis lief am {1} ab',
    'proved by {1}, good until {2}': 'nachgewiesen von {1}, gilt bis {2}',
    'proved, good until {1}': 'nachgewiesen, gilt bis {1}',
    'what is known alone: {1}': 'schon was bekannt ist: {1}',
    'not measured': 'nicht gemessen',
    'only {1} {2}; at least {3} are needed to judge': 'nur {1} {2}; zum Urteilen braucht es mindestens {3}',
    'about {1}': 'etwa {1}',
    '{1}; too few to be sure': '{1}; zu wenige, um sicher zu sein',
    'timed runs': 'Läufe mit Zeiten',
    'no run has both a start and an end': 'kein Lauf hat Beginn und Ende',
    approvals: 'Freigaben',
    'no outcome given by a person says how long it had waited':
      'kein von einem Menschen gegebenes Ergebnis sagt, wie lange es gewartet hatte',
    cases: 'Fälle',
    runs: 'Läufe',
    'eligible cases': 'mögliche Fälle',
    'nobody told how many cases there were to do on these days':
      'niemand hat gesagt, wie viele Fälle es an diesen Tagen gab',
    'no case was eligible': 'kein Fall kam in Frage',
    'needs a source of incidents: none was ever told of, which is not the same as none':
      'braucht eine Quelle für Vorfälle: Von keinem wurde je berichtet, was nicht dasselbe ist wie keiner',
    'needs the value of an accepted case, which is not computed yet':
      'braucht den Wert eines angenommenen Falls, der noch nicht berechnet wird',
    'there were no runs': 'es gab keine Läufe',
    'judged runs': 'beurteilte Läufe',
    'no run has an outcome yet': 'noch kein Lauf hat ein Ergebnis',
    'accepted runs': 'angenommene Läufe',
    'no run was accepted yet': 'noch kein Lauf wurde angenommen',
    'tool calls': 'Werkzeugaufrufe',
    'there were no tool calls': 'es gab keine Werkzeugaufrufe',
    'the cost of {1} of {2} runs is unknown: needs a price for their models, or somebody who tells it':
      'die Kosten von {1} von {2} Läufen sind unbekannt: braucht einen Preis für ihre Modelle oder jemanden, der sie nennt',
    'not measured: {1}': 'nicht gemessen: {1}',
    'the plan promises nothing here: add an objective': 'der Plan sagt hier nichts zu: eine Zusage hinzufügen',
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
    'Send a line for each incident when it happens, or type once a week how many there were on the page of the workflow':
      'Für jeden Vorfall eine Zeile senden, wenn er geschieht',
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
    // Problems, and the pages before the desk.
    'The disk that holds the data is full. Free some space and try again; nothing acknowledged is lost.':
      'Die Festplatte mit den Daten ist voll. Platz schaffen und noch einmal versuchen; nichts Bestätigtes ist verloren.',
    'A name or text holds a zero byte (U+0000), which cannot be kept or looked for. Leave it out.':
      'Ein Name oder Text enthält ein Nullbyte (U+0000), das weder aufbewahrt noch gesucht werden kann. Lassen Sie es weg.',
    'What is kept under "{1}" was sealed with another secret of the installation and cannot be opened. Give it again, or start with the secret of then.':
      'Was unter „{1}“ aufbewahrt wird, wurde mit einem anderen Geheimnis der Installation versiegelt und lässt sich nicht öffnen. Geben Sie es neu ein, oder starten Sie mit dem damaligen Geheimnis.',
    'No credential "{1}" is kept in this workspace. List them with "aftercare credentials".':
      'In diesem Arbeitsbereich sind keine Zugangsdaten „{1}“ hinterlegt. „aftercare credentials“ zeigt, welche es gibt.',
    'The credential holds line ends or other signs that none has. Give it in one line.':
      'Die Zugangsdaten enthalten Zeilenenden oder andere Zeichen, die es darin nicht gibt. Geben Sie sie in einer Zeile an.',
    'The disk that holds the evidence is full. Free some space; nothing acknowledged is lost.':
      'Die Festplatte mit den Belegen ist voll. Schaffen Sie Platz; nichts Bestätigtes ist verloren.',
    'The question took more time or memory than one may. Ask for a shorter period.':
      'Die Frage brauchte mehr Zeit oder Speicher, als eine darf. Fragen Sie nach einem kürzeren Zeitraum.',
    'This key may send {1} lines or spans a minute, and has sent more. Send this again in {2} seconds.':
      'Dieser Schlüssel darf {1} Zeilen oder Spans in der Minute senden und hat mehr gesendet. Senden Sie dies in {2} Sekunden noch einmal.',
    'A key of the workflow "{1}" alone may send and nothing else: what is read is of the whole workspace. Give it the role sender.':
      'Ein Schlüssel allein für den Workflow „{1}“ darf senden und sonst nichts: Gelesen wird der ganze Arbeitsbereich. Geben Sie ihm die Rolle sender.',
    'A limit is for what a key sends, and one that is {1} sends nothing. Leave "per_minute" out.':
      'Eine Grenze gilt dem, was ein Schlüssel sendet, und einer, der {1} ist, sendet nichts. Lassen Sie „per_minute“ weg.',
    'The prompt "{1}" is of the workflow "{2}", and this key is of "{3}" alone.':
      'Der Prompt „{1}“ gehört zum Workflow „{2}“, und dieser Schlüssel gilt allein für „{3}“.',
    'There is no refused line "{1}" here. "aftercare refused" lists those that are kept.':
      'Es gibt hier keine abgewiesene Zeile „{1}“. „aftercare refused“ zeigt die aufbewahrten.',
    'The refused line "{1}" was not kept, since it is too long or its texts may not be. Send it from where it came, or give a line in its place.':
      'Die abgewiesene Zeile „{1}“ ist nicht aufbewahrt, weil sie zu lang ist oder ihre Texte es nicht sein dürfen. Senden Sie sie von dort, woher sie kam, oder geben Sie eine Zeile an ihrer Stelle.',
    'The evidence store cannot be reached. Check AFTERCARE_EVIDENCE_URL and try again.':
      'Der Speicher der Belege ist nicht zu erreichen. Prüfen Sie AFTERCARE_EVIDENCE_URL und versuchen Sie es noch einmal.',
    'The evidence store does not answer. Send this again; nothing acknowledged is lost.':
      'Der Speicher der Belege antwortet nicht. Senden Sie dies noch einmal; nichts Bestätigtes geht verloren.',
    'The evidence store did not answer within {1} seconds. Send this again; nothing acknowledged is lost.':
      'Der Speicher der Belege hat nicht innerhalb von {1} Sekunden geantwortet. Senden Sie dies noch einmal; nichts Bestätigtes geht verloren.',
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
    owner: 'Eigentümer',
    operator: 'Betreiber',
    reviewer: 'Prüfer',
    approver: 'Freigeber',
    viewer: 'Leser',
    sender: 'Sender',
    'This request comes from a page of another site. Open Aftercare itself and do it there.':
      'Diese Anfrage kommt von einer Seite außerhalb von Aftercare. Öffnen Sie Aftercare selbst und tun Sie es dort.',
    '"{1}" already belongs to another workspace here, so a sign-in of theirs is not yours to give. Let their provider in with a grant, or invite another address.':
      '„{1}“ gehört hier schon zu einem anderen Arbeitsbereich; eine Anmeldung dafür können Sie nicht vergeben. Lassen Sie den Anbieter ein, oder laden Sie eine andere Adresse ein.',
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
    'There is no run "{1}" in this workspace. Look for it with a search of runs.':
      'In diesem Arbeitsbereich gibt es keinen Lauf „{1}“. Suchen Sie ihn unter den Läufen.',
    'There is no review "{1}" in this workspace any more; it may have been drawn again. List them with "aftercare reviews".':
      'In diesem Arbeitsbereich gibt es kein Review „{1}“ mehr; vielleicht wurde es neu zusammengestellt. „aftercare reviews“ listet alle auf.',
    'There is no review "{1}" in this workspace. List them with "aftercare reviews".':
      'In diesem Arbeitsbereich gibt es kein Review „{1}“. „aftercare reviews“ listet alle auf.',
    'Review {1} is already signed. Draw a new one to decide again.':
      'Review {1} ist schon unterschrieben. Stellen Sie ein neues zusammen, um noch einmal zu entscheiden.',
    'Review {1} is already refused. Draw a new one to decide again.':
      'Review {1} ist schon abgelehnt. Stellen Sie ein neues zusammen, um noch einmal zu entscheiden.',
    'The document of review {1} was altered after it was drawn. Draw a new one.':
      'Das Dokument des Reviews {1} wurde verändert, nachdem es zusammengestellt war. Stellen Sie ein neues zusammen.',
    'There is no finding "{1}" in this workspace. List them with "aftercare findings".':
      'In diesem Arbeitsbereich gibt es nichts Auffälliges „{1}“. „aftercare findings“ listet alles auf.',
    'Finding {1} is resolved: there is nothing left to acknowledge.': '{1} ist vorbei: Es gibt nichts mehr anzunehmen.',
    'Finding {1} was acknowledged already, by {2}. "aftercare finding {3}" shows their note; add yours with "aftercare note".':
      '{1} hat schon jemand angenommen: {2}. „aftercare finding {3}“ zeigt die Notiz; Ihre fügt „aftercare note“ hinzu.',
    'Finding {1} is resolved: there is nothing left to have.': '{1} ist vorbei: Es gibt nichts mehr zu übernehmen.',
    'Finding {1} is resolved already: there is nothing left to close.':
      '{1} ist schon vorbei: Es gibt nichts mehr zu schließen.',
    'The draft of the plan was changed after you opened it. Nothing was overwritten: read it again, and save your change on top of it.':
      'Der Entwurf des Plans wurde geändert, nachdem Sie ihn geöffnet hatten. Nichts wurde überschrieben: Lesen Sie ihn neu, und speichern Sie Ihre Änderung darauf.',
    'The file of the draft cannot be read, so single values of it cannot be changed. Mend the file first.':
      'Die Datei des Entwurfs ist nicht lesbar; einzelne Werte darin lassen sich nicht ändern. Bringen Sie zuerst die Datei in Ordnung.',
    'The plan has 1 error. Mend it and apply it again.':
      'Der Plan hat 1 Fehler. Beheben Sie ihn, und wenden Sie den Plan noch einmal an.',
    'The plan has {1} errors. Mend them and apply it again.':
      'Der Plan hat {1} Fehler. Beheben Sie sie, und wenden Sie den Plan noch einmal an.',
    'The plan has no version {1}. GET /api/v1/plan/versions lists them.':
      'Der Plan hat keine Version {1}. GET /api/v1/plan/versions listet alle auf.',
    'This workspace has no plan yet. Write a maintenance.yaml and apply it with "aftercare plan apply FILE".':
      'Dieser Arbeitsbereich hat noch keinen Plan. Schreiben Sie eine maintenance.yaml, und wenden Sie sie mit „aftercare plan apply DATEI“ an.',
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
    '1 step failed': '1 Schritt ist gescheitert',
    '{1} steps failed': '{1} Schritte sind gescheitert',
    '{1}, after the service that sent it': '{1}, nach dem Dienst, der ihn sendet',
    '{1}; of {2} calls it is not told': '{1}; bei {2} Aufrufen ist es nicht gesagt',
    '{1}; of {2} calls none are told': '{1}; bei {2} Aufrufen sind keine gesagt',
    '{1}, estimated by the price list': '{1}, nach der Preisliste geschätzt',
    'A program that has an exporter of OpenTelemetry needs no change: set where it runs':
      'Ein Programm, das mit OpenTelemetry exportiert, bleibt, wie es ist: Setzen Sie dort, wo es läuft',
    'A program that uses Langfuse needs no change: set where it runs':
      'Ein Programm, das Langfuse benutzt, bleibt, wie es ist: Setzen Sie dort, wo es läuft',
    'An approval that is waited for: the run just ends.':
      'Eine Freigabe, auf die gewartet wird: Der Lauf endet einfach.',
    'And, from n8n 2 on, spans as they happen. Set where n8n runs':
      'Dazu, ab n8n 2, Spans, sobald sie entstehen. Setzen Sie dort, wo n8n läuft',
    'Anything of a call without experimental_telemetry: { isEnabled: true }.':
      'Irgendetwas von einem Aufruf ohne experimental_telemetry: { isEnabled: true }.',
    'At least {1}: of some calls it is unknown.': 'Mindestens {1}: Bei manchen Aufrufen sind sie unbekannt.',
    'By spans alone: texts, tokens and models. Over its API they are read.':
      'Mit Spans allein: Texte, Tokens und Modelle. Über die API werden sie gelesen.',
    'Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no model.':
      'Rufen Sie setOpenAIAPI("chat_completions") auf: Über die API „responses“ nennt dieser Client kein Modell.',
    'Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no texts.':
      'Rufen Sie setOpenAIAPI("chat_completions") auf: Über die API „responses“ sendet dieser Client keine Texte.',
    'Calls of a model without its name.': 'Aufrufe eines Modells ohne dessen Namen.',
    'Calls that failed: the step of a failed call is missing, and of a failed workflow the root. Let the outcome of the case tell it.':
      'Gescheiterte Aufrufe: Ihr Schritt fehlt, und bei einem gescheiterten Ablauf die Wurzel. Lassen Sie es das Ergebnis des Falls sagen.',
    'Cost, unless the program gives it.': 'Kosten, außer das Programm nennt sie.',
    'Export at the end of the program (shutdown or flush), and send the outermost span to this address, too.':
      'Exportieren Sie am Ende des Programms (shutdown oder flush), und senden Sie auch den äußersten Span an diese Adresse.',
    'Give createRecorder defaults: { release: "2026-03" }.':
      'Geben Sie createRecorder defaults: { release: "2026-03" }.',
    'Give createRecorder defaults: { workflow: "triage" }.':
      'Geben Sie createRecorder defaults: { workflow: "triage" }.',
    'Give recorder.run({ case: "T-4711" }, ...).': 'Schreiben Sie recorder.run({ case: "T-4711" }, ...).',
    'Give recorder.run({ session: ... }, ...).': 'Schreiben Sie recorder.run({ session: ... }, ...).',
    'Give recorder.run({ user: ... }, ...).': 'Schreiben Sie recorder.run({ user: ... }, ...).',
    'Give the call a name: experimental_telemetry: { functionId: "triage" }.':
      'Geben Sie dem Aufruf einen Namen: experimental_telemetry: { functionId: "triage" }.',
    'Give the call a name: telemetry: { functionId: "triage" }.':
      'Geben Sie dem Aufruf einen Namen: telemetry: { functionId: "triage" }.',
    'Give the call experimental_telemetry: { metadata: { promptName, promptVersion } }.':
      'Geben Sie dem Aufruf experimental_telemetry: { metadata: { promptName, promptVersion } }.',
    'Give the call experimental_telemetry: { metadata: { sessionId } }.':
      'Geben Sie dem Aufruf experimental_telemetry: { metadata: { sessionId } }.',
    'Give the call experimental_telemetry: { metadata: { userId } }.':
      'Geben Sie dem Aufruf experimental_telemetry: { metadata: { userId } }.',
    'Give the call runtimeContext: { sessionId }, and allow it with telemetry: { includeRuntimeContext: { sessionId: true } }.':
      'Geben Sie dem Aufruf runtimeContext: { sessionId }, und erlauben Sie es mit telemetry: { includeRuntimeContext: { sessionId: true } }.',
    'Give the call runtimeContext: { userId }, and allow it with telemetry: { includeRuntimeContext: { userId: true } }.':
      'Geben Sie dem Aufruf runtimeContext: { userId }, und erlauben Sie es mit telemetry: { includeRuntimeContext: { userId: true } }.',
    'Give the chain a name: invoke(input, { runName: "triage" }).':
      'Geben Sie der Kette einen Namen: invoke(input, { runName: "triage" }).',
    'Give the generation its prompt, as Langfuse does it.':
      'Geben Sie der Generation ihren Prompt, wie es Langfuse vorsieht.',
    'Give the generation its prompt: update({ prompt: { name, version, isFallback: false } }).':
      'Geben Sie der Generation ihren Prompt: update({ prompt: { name, version, isFallback: false } }).',
    'Give the line of the call "kind": "model", "provider" and "model".':
      'Geben Sie der Zeile des Aufrufs "kind": "model", "provider" und "model".',
    'Give the line of the call "prompt": {"name": "answer", "version": "7"}.':
      'Geben Sie der Zeile des Aufrufs "prompt": {"name": "answer", "version": "7"}.',
    'Give the line of the call "tokens": {"input": 900, "output": 12}.':
      'Geben Sie der Zeile des Aufrufs "tokens": {"input": 900, "output": 12}.',
    'Give the line of the run "case".': 'Geben Sie der Zeile des Laufs "case".',
    'Give the line of the run "release".': 'Geben Sie der Zeile des Laufs "release".',
    'Give the line of the run "session".': 'Geben Sie der Zeile des Laufs "session".',
    'Give the line of the run "user".': 'Geben Sie der Zeile des Laufs "user".',
    'Give the line of the run "workflow".': 'Geben Sie der Zeile des Laufs "workflow".',
    'Give the line of the step "input" and "output".': 'Geben Sie der Zeile des Schritts "input" und "output".',
    'Give the step of the call prompt: { name, version }.':
      'Geben Sie dem Schritt des Aufrufs prompt: { name, version }.',
    'Give the step of the call what usageOf(answer) finds.':
      'Geben Sie dem Schritt des Aufrufs, was usageOf(answer) findet.',
    'Give the trace a name, as Langfuse does it.': 'Geben Sie dem Trace einen Namen, wie es Langfuse vorsieht.',
    'Give the trace its session_id, as Langfuse does it.':
      'Geben Sie dem Trace seine session_id, wie es Langfuse vorsieht.',
    'Give the trace its user_id, as Langfuse does it.': 'Geben Sie dem Trace seine user_id, wie es Langfuse vorsieht.',
    'Give withTrace a groupId.': 'Geben Sie withTrace eine groupId.',
    'Give withTrace metadata: { user }.': 'Geben Sie withTrace metadata: { user }.',
    'How it ended is not told.': 'Wie er endete, ist nicht gesagt.',
    'How often a node was tried again.': 'Wie oft ein Knoten noch einmal versucht wurde.',
    Install: 'Installieren',
    'It follows from the model and the tokens: mend those, or send what it cost.':
      'Sie folgen aus Modell und Tokens: Ergänzen Sie diese, oder senden Sie, was es gekostet hat.',
    'Leave out TRACELOOP_TRACE_CONTENT=false where the texts may be kept.':
      'Lassen Sie TRACELOOP_TRACE_CONTENT=false weg, wo die Texte behalten werden dürfen.',
    'Leave out recordInputs: false and recordOutputs: false where the texts may be kept.':
      'Lassen Sie recordInputs: false und recordOutputs: false weg, wo die Texte behalten werden dürfen.',
    'Model and texts of a call by the API "responses", which is what it uses by itself: with setOpenAIAPI("chat_completions") they are told.':
      'Modell und Texte eines Aufrufs über die API „responses“, die es von sich aus benutzt: Mit setOpenAIAPI("chat_completions") werden sie gesendet.',
    'No call of a model among its steps.': 'Kein Aufruf eines Modells unter seinen Schritten.',
    'No case: runs of one matter cannot be seen as one, nor its outcome be told.':
      'Kein Fall: Läufe derselben Sache lassen sich nicht als eine sehen, und ihr Ergebnis nicht zuordnen.',
    'No cost: it is estimated by a price list where that knows the model.':
      'Keine Kosten: Sie werden nach einer Preisliste geschätzt, wo diese das Modell kennt.',
    'No release: figures cannot be told apart by what was changed.':
      'Kein Release: Zahlen lassen sich nicht danach trennen, was geändert wurde.',
    'No session.': 'Keine Sitzung.',
    'No step: only that it ran is known.': 'Kein Schritt: Nur dass er lief, ist bekannt.',
    'No texts: only its shape is known.': 'Keine Texte: Nur seine Form ist bekannt.',
    'No tokens.': 'Keine Tokens.',
    'No user.': 'Kein Nutzer.',
    'No version of a prompt: what a change of it did cannot be told.':
      'Keine Version eines Prompts: Was seine Änderung bewirkt, lässt sich nicht sagen.',
    'No workflow: the run belongs to nothing that a plan could cover.':
      'Kein Ablauf: Der Lauf gehört zu nichts, was ein Plan betreuen könnte.',
    'None were told. Some clients do not send a call that failed: let the outcome of the case tell it.':
      'Keine gesagt. Manche Clients senden einen gescheiterten Aufruf nicht: Lassen Sie es das Ergebnis des Falls sagen.',
    None: 'Keine',
    'None; what it wrote counts once it was read back':
      'Keine; was er geschrieben hat, zählt, sobald es nachgelesen ist',
    'Of a workflow that failed this client sends no root: record how the case ended, by a verdict or the SDK.':
      'Von einem gescheiterten Ablauf sendet dieser Client keine Wurzel: Halten Sie fest, wie der Fall endete, mit einem Urteil oder dem SDK.',
    'Put the run into withTrace("triage", ...).': 'Setzen Sie den Lauf in withTrace("triage", ...).',
    'Put the work into propagateAttributes({ sessionId: ... }, ...).':
      'Setzen Sie die Arbeit in propagateAttributes({ sessionId: ... }, ...).',
    'Put the work into propagateAttributes({ traceName: "triage" }, ...).':
      'Setzen Sie die Arbeit in propagateAttributes({ traceName: "triage" }, ...).',
    'Put the work into propagateAttributes({ userId: ... }, ...).':
      'Setzen Sie die Arbeit in propagateAttributes({ userId: ... }, ...).',
    'Put the work into traceloop.withAssociationProperties({ session_id: ... }, ...).':
      'Setzen Sie die Arbeit in traceloop.withAssociationProperties({ session_id: ... }, ...).',
    'Put the work into traceloop.withAssociationProperties({ user_id: ... }, ...).':
      'Setzen Sie die Arbeit in traceloop.withAssociationProperties({ user_id: ... }, ...).',
    'Put the work into traceloop.withWorkflow({ name: "triage" }, ...).':
      'Setzen Sie die Arbeit in traceloop.withWorkflow({ name: "triage" }, ...).',
    'Put this into first-run.mjs': 'Legen Sie dies in first-run.mjs',
    'Put this into first-run.mjs; it asks OpenAI, with OPENAI_API_KEY':
      'Legen Sie dies in first-run.mjs; es fragt OpenAI, mit OPENAI_API_KEY',
    'Read over its API: all of its history, what each run cost, and a switch to pause it. With a sign-in link of yours; it asks for the API key of n8n (Settings, n8n API)':
      'Über die API lesen: den ganzen Verlauf, was jeder Lauf gekostet hat, und ein Schalter zum Anhalten. Mit einem Ihrer Anmelde-Links; gefragt wird nach dem API-Schlüssel von n8n (Settings, n8n API)',
    'Give the agent or the workflow an id: new Agent({ id: "triage" }).':
      'Geben Sie dem Agenten oder dem Workflow eine id: new Agent({ id: "triage" }).',
    'Give the call tracingOptions: { metadata: { sessionId } }.':
      'Geben Sie dem Aufruf tracingOptions: { metadata: { sessionId } }.',
    'Give the call tracingOptions: { metadata: { userId } }.':
      'Geben Sie dem Aufruf tracingOptions: { metadata: { userId } }.',
    'Retries: all tries of a call are one step.': 'Wiederholungen: Alle Versuche eines Aufrufs sind ein Schritt.',
    'Send a run and its step. It is marked as a test and counts in no figure':
      'Einen Lauf mit seinem Schritt senden. Er ist als Test markiert und zählt in keiner Zahl',
    'Sessions and users, unless the workflow keeps them in its custom data.':
      'Sitzungen und Nutzer, außer der Ablauf hält sie in seinen custom data fest.',
    'Set "aftercare.case" on a span of the run: startActiveSpan("triage", (span) => span.setAttribute("aftercare.case", "T-4711")).':
      'Setzen Sie „aftercare.case“ auf einem Span des Laufs: startActiveSpan("triage", (span) => span.setAttribute("aftercare.case", "T-4711")).',
    'Set "gen_ai.operation.name" to "chat" and "gen_ai.response.model" on the span of the call.':
      'Setzen Sie „gen_ai.operation.name“ auf „chat“ und „gen_ai.response.model“ auf dem Span des Aufrufs.',
    'Set "gen_ai.prompt.name" and "gen_ai.prompt.version" on the span of the call.':
      'Setzen Sie „gen_ai.prompt.name“ und „gen_ai.prompt.version“ auf dem Span des Aufrufs.',
    'Set "gen_ai.usage.input_tokens" and "gen_ai.usage.output_tokens" on the span of the call.':
      'Setzen Sie „gen_ai.usage.input_tokens“ und „gen_ai.usage.output_tokens“ auf dem Span des Aufrufs.',
    'Set OTEL_RESOURCE_ATTRIBUTES=aftercare.release=2026-03 where the program runs, or name releases in the plan.':
      'Setzen Sie OTEL_RESOURCE_ATTRIBUTES=aftercare.release=2026-03, wo das Programm läuft, oder nennen Sie die Stände im Plan.',
    'Set OTEL_RESOURCE_ATTRIBUTES=aftercare.workflow=triage where the program runs, or "aftercare.workflow" on a span.':
      'Setzen Sie OTEL_RESOURCE_ATTRIBUTES=aftercare.workflow=triage, wo das Programm läuft, oder „aftercare.workflow“ auf einem Span.',
    'Set the attribute "session.id" on a span of the run.':
      'Setzen Sie das Attribut „session.id“ auf einem Span des Laufs.',
    'Set the attribute "user.id" on a span of the run, to a name that is no personal datum.':
      'Setzen Sie das Attribut „user.id“ auf einem Span des Laufs, auf einen Namen, der kein persönliches Datum ist.',
    'Set the prompt around the call: setPromptTemplate(context.active(), { template, version }) of @arizeai/openinference-core.':
      'Setzen Sie den Prompt um den Aufruf: setPromptTemplate(context.active(), { template, version }) aus @arizeai/openinference-core.',
    'Set the session around the call: setSession(context.active(), { sessionId }) of @arizeai/openinference-core.':
      'Setzen Sie die Sitzung um den Aufruf: setSession(context.active(), { sessionId }) aus @arizeai/openinference-core.',
    'Set the user around the call: setUser(context.active(), { userId }) of @arizeai/openinference-core.':
      'Setzen Sie den Nutzer um den Aufruf: setUser(context.active(), { userId }) aus @arizeai/openinference-core.',
    'Set where the program runs': 'Setzen, wo das Programm läuft',
    'Read over its API: the log of every scenario as far back as Make keeps it, and a switch to pause one. With a sign-in link of yours; it asks for an API token of Make (Profile, API access)':
      'Über die API lesen: das Protokoll jedes Szenarios, so weit Make es behält, und ein Schalter, um eines anzuhalten. Mit einem Ihrer Anmelde-Links; gefragt wird nach einem API-Token von Make (Profile, API access)',
    'What its modules did: steps, models, tokens and texts stand in no answer of Make, but the module that failed.':
      'Was die Module taten: Schritte, Modelle, Tokens und Texte stehen in keiner Antwort von Make, nur das Modul, das fehlschlug.',
    'Money: Make tells the operations and credits of a run. What it cost is unknown.':
      'Geld: Make nennt die Operationen und Credits eines Laufs. Was er gekostet hat, ist unbekannt.',
    'Read over its API: the runs of every Zap as far back as Zapier keeps them. With a sign-in link of yours; it asks for a client id, a client secret and a refresh token of an OAuth client of Zapier':
      'Über die API lesen: die Läufe jedes Zaps, so weit Zapier sie behält. Mit einem Ihrer Anmelde-Links; gefragt wird nach Client-ID, Client-Secret und Refresh-Token eines OAuth-Clients von Zapier',
    'What its steps are: Zapier tells of each only whether it went well. Names, errors, models and tokens stand in no answer.':
      'Was die Schritte sind: Zapier sagt von jedem nur, ob er gelang. Namen, Fehler, Modelle und Tokens stehen in keiner Antwort.',
    'Money and tasks: what a run cost is unknown.': 'Geld und Tasks: Was ein Lauf gekostet hat, ist unbekannt.',
    'A switch: over the API of Zapier no Zap can be paused.':
      'Ein Schalter: Über die API von Zapier lässt sich kein Zap anhalten.',
    'Spans of n8n tell no model: let it be read over its API, too.':
      'Spans von n8n nennen kein Modell: Lassen Sie n8n auch über die API lesen.',
    'Spans of n8n tell no texts: let it be read over its API, too.':
      'Spans von n8n tragen keine Texte: Lassen Sie n8n auch über die API lesen.',
    'Spans of n8n tell no tokens: let it be read over its API, too.':
      'Spans von n8n nennen keine Tokens: Lassen Sie n8n auch über die API lesen.',
    'Start it': 'Starten',
    'Switch on that the client records what goes in and comes out, where that may be kept; it is masked before it is written.':
      'Schalten Sie ein, dass der Client festhält, was hinein- und herausgeht, wo das behalten werden darf; es wird maskiert, bevor es geschrieben wird.',
    'The price list does not know this model, or its provider: send what it cost with the step.':
      'Die Preisliste kennt dieses Modell oder seinen Anbieter nicht: Senden Sie mit dem Schritt, was es gekostet hat.',
    'The provider of a model: where the price list knows several, the cost stays unknown.':
      'Der Anbieter eines Modells: Wo die Preisliste mehrere kennt, bleiben die Kosten unbekannt.',
    'The root never arrived: how the run ended is not known.':
      'Die Wurzel kam nie an: Wie der Lauf endete, ist nicht bekannt.',
    'The text of an error in a tool.': 'Der Text eines Fehlers in einem Werkzeug.',
    'The version of a prompt.': 'Die Version eines Prompts.',
    'There is no client "{1}". There are: {2}.': 'Es gibt keinen Client „{1}“. Es gibt: {2}.',
    'This client tells none for streams and embeddings: ask without streaming, or send the step with the SDK.':
      'Dieser Client nennt für Streams und Embeddings keine: Fragen Sie ohne Stream, oder senden Sie den Schritt mit dem SDK.',
    'Tokens of streams, embeddings, cached tokens and the version of a prompt.':
      'Tokens von Streams, Embeddings, Tokens aus dem Cache und die Version eines Prompts.',
    'Unknown.': 'Unbekannt.',
    'What is not recorded: it sends what it is given.': 'Was nicht festgehalten wird: Es sendet, was man ihm gibt.',
    'What stands in no line: docs/record.md has every type and field.':
      'Was in keiner Zeile steht: docs/record.md hat jede Art und jedes Feld.',
    'What went in and what came out, masked': 'Was hinein- und was herausging, maskiert',
    'Whatever the program puts on no span: which attributes are read, docs/record.md tells under Spans.':
      'Was das Programm auf keinen Span setzt: Welche Attribute gelesen werden, sagt docs/record.md unter „Spans“.',
    'With its instrumentation of openai alone: calls that failed, and tokens of streams.':
      'Mit der Instrumentierung von openai allein: gescheiterte Aufrufe und die Tokens von Streams.',
    'Without a model nothing can be estimated: call setOpenAIAPI("chat_completions").':
      'Ohne Modell lässt sich nichts schätzen: Rufen Sie setOpenAIAPI("chat_completions") auf.',
    'Nothing is kept of the {1} "{2}" in this workspace, so nothing was ordered. Look for it with a search of runs.':
      'Zu {1} „{2}“ ist in diesem Arbeitsbereich nichts da, also wurde nichts angeordnet. Suchen Sie danach mit einer Suche nach Läufen.',
    'There is no erasure "{1}" in this workspace. "aftercare erasures" lists them.':
      'In diesem Arbeitsbereich gibt es keine Löschung „{1}“. „aftercare erasures“ führt sie auf.',
    case: 'Fall',
    person: 'Person',
    run: 'Lauf',
    'The disk is almost full': 'Die Festplatte ist fast voll',
    'The disk will be full in {1} days': 'Die Festplatte ist in {1} Tagen voll',
    '{1} When it is full nothing is taken in any more. Give it a larger disk, or delete what is not needed.':
      '{1} Ist sie voll, wird nichts mehr angenommen. Geben Sie ihr mehr Platz, oder löschen Sie, was nicht gebraucht wird.',
    '{1} GB of {2} GB are free.': '{1} GB von {2} GB sind frei.',
    '{1} It loses {2} GB a day, so they do for {3} days.':
      '{1} Am Tag werden es {2} GB weniger, also reichen sie für {3} Tage.',
    'It was not noted.': 'Es wurde nicht festgehalten.',
    'The plan has no workflow "{1}". Name one it has, or leave it out where it is about a new one.':
      'Der Plan hat keinen Ablauf „{1}“. Nennen Sie einen, den er hat, oder lassen Sie ihn weg, wenn es um einen neuen geht.',
    '"{1}" is no part of the plan. Leave it out, or name the workflow as well.':
      '„{1}“ ist kein Teil des Plans. Lassen Sie ihn weg, oder nennen Sie auch den Ablauf.',
    '"{1}" is no part of "{2}" in the plan. Parts are written like {3}.':
      '„{1}“ ist im Plan kein Teil von „{2}“. Teile schreibt man wie {3}.',
    'The plan has no standard change "{1}". Leave it out, or write it as changes.standard has it.':
      'Der Plan hat keine Standardänderung „{1}“. Lassen Sie sie weg, oder schreiben Sie sie wie in changes.standard.',
    'There is nothing to link to with the id "{1}" in this workspace.':
      'In diesem Arbeitsbereich gibt es nichts mit der Kennung „{1}“, worauf verwiesen werden könnte.',
    'There is no request "{1}" in this workspace. List them with "aftercare requests".':
      'In diesem Arbeitsbereich gibt es keine Anfrage „{1}“. „aftercare requests“ listet sie auf.',
    'The quote was valid until {1} and nobody took it. Assess and quote it anew.':
      'Das Angebot galt bis {1}, und niemand hat es angenommen. Schätzen Sie es neu ein und bieten Sie es neu an.',
    'The request is {1}, and cannot be {2}. {3}': 'Die Anfrage ist {1} und kann nicht {2} werden. {3}',
    'Only who asked for it and who works on it may alter what is asked for. Write to them, or file a request of your own.':
      'Nur wer sie gestellt hat und wer daran arbeitet, darf ändern, worum es geht. Schreiben Sie ihnen, oder stellen Sie eine eigene Anfrage.',
    'Who pays is disputed. Settle the dispute first, with a reason.':
      'Wer zahlt, ist strittig. Legen Sie zuerst den Streit bei, mit einer Begründung.',
    'Who pays is disputed already. Settle that first.': 'Wer zahlt, ist schon strittig. Legen Sie zuerst das bei.',
    'Nobody has decided who pays yet: there is nothing to dispute.':
      'Noch hat niemand entschieden, wer zahlt: Es gibt nichts zu bestreiten.',
    'Nothing is charged for this class of request, so there is nothing to quote. Classify it anew if that is wrong.':
      'Für Anfragen dieser Art wird nichts berechnet, also gibt es nichts anzubieten. Ordnen Sie sie neu ein, wenn das falsch ist.',
    'The quote would be over already. Give a day that is still to come.':
      'Das Angebot wäre schon abgelaufen. Nennen Sie einen Tag, der noch kommt.',
    'Only who asked for it, an owner, an operator or an approver may cancel it.':
      'Nur wer sie gestellt hat, ein Inhaber, ein Betreiber oder ein Freigebender darf sie zurückziehen.',
    'The plan does not say who may order a change in an emergency. Name them under changes.emergency, or have it approved first.':
      'Der Plan sagt nicht, wer im Notfall eine Änderung anordnen darf. Nennen Sie jemanden unter changes.emergency, oder lassen Sie sie vorher freigeben.',
    'The plan lets {1} order a change in an emergency, and nobody else. Ask them.':
      'Nach dem Plan darf im Notfall {1} eine Änderung anordnen und sonst niemand. Fragen Sie dort.',
    'It is scheduled for {1}. Schedule it anew to begin sooner.':
      'Sie ist für {1} geplant. Planen Sie sie neu, um früher zu beginnen.',
    'Whoever did the work does not verify it. Somebody else does, or a person of the client.':
      'Wer die Arbeit gemacht hat, prüft sie nicht. Das tut jemand anderes oder jemand beim Kunden.',
    'It is not released, so it cannot have been a success. Finish and verify it first, or say that it was rolled back or failed.':
      'Sie ist nicht in Betrieb, kann also kein Erfolg gewesen sein. Beenden und prüfen Sie sie zuerst, oder sagen Sie, dass sie zurückgenommen wurde oder misslang.',
    'It was ordered in an emergency, and is to be approved afterwards by {1}. Ask for that first.':
      'Sie wurde im Notfall angeordnet und ist bis {1} nachträglich freizugeben. Bitten Sie zuerst darum.',
    'Nobody disputes who pays: there is nothing to settle.':
      'Niemand bestreitet, wer zahlt: Es gibt nichts beizulegen.',
    'Only the side that disputes it may say that it stays as it is. Settle it with another class, or talk to them.':
      'Nur die Seite, die es bestreitet, darf sagen, dass es bleibt, wie es ist. Legen Sie es mit einer anderen Einordnung bei, oder sprechen Sie mit ihr.',
    'Another class is for the other side to give. You may take the dispute back by keeping the class.':
      'Eine andere Einordnung gibt die andere Seite. Sie können den Einspruch zurücknehmen, indem Sie die Einordnung lassen.',
    'Work has begun, and nothing can be charged that nobody approved. Settle it with a class that is not charged.':
      'Die Arbeit hat begonnen, und nichts kann berechnet werden, was niemand freigegeben hat. Legen Sie es mit einer Einordnung bei, die nichts kostet.',
    'What you read is not what is asked for any more. Read it again and approve that.':
      'Was Sie gelesen haben, ist nicht mehr das, worum es geht. Lesen Sie es noch einmal und geben Sie das frei.',
    'It is charged, and nobody said how much. It is quoted first.':
      'Sie wird berechnet, und niemand hat gesagt, wie viel. Zuerst wird sie angeboten.',
    'Nothing of it waits for an approval.': 'Nichts davon wartet auf eine Freigabe.',
    'It was approved afterwards already.': 'Sie wurde schon nachträglich freigegeben.',
    'Whoever ordered it in an emergency does not approve it. Somebody else does.':
      'Wer sie im Notfall angeordnet hat, gibt sie nicht frei. Das tut jemand anderes.',
    'The plan names {1} to approve what is as risky. Ask them.':
      'Nach dem Plan gibt {1} frei, was so riskant ist. Fragen Sie dort.',
    'an owner or an approver who did not ask for it': 'einem Inhaber oder Freigebenden, der sie nicht gestellt hat',
    'Whoever asks for it does not approve it alone. An owner or an approver does.':
      'Wer sie stellt, gibt sie nicht allein frei. Das tut ein Inhaber oder Freigebender.',
    'The plan names nobody who approves this risk, so an owner or an approver does.':
      'Der Plan nennt niemanden, der dieses Risiko freigibt, also tut es ein Inhaber oder Freigebender.',
    'The plan names {1} to approve this risk. Ask them.': 'Nach dem Plan gibt {1} dieses Risiko frei. Fragen Sie dort.',
    'somebody of the client who did not ask for it': 'jemandem beim Kunden, der sie nicht gestellt hat',
    'Whoever asks for it does not approve it alone. Somebody else of the client signs as well.':
      'Wer sie stellt, gibt sie nicht allein frei. Jemand anderes beim Kunden unterschreibt mit.',
    'Whoever is named asked for it, so an owner or an approver of the client signs instead.':
      'Wer genannt ist, hat sie selbst gestellt, also unterschreibt stattdessen ein Inhaber oder Freigebender des Kunden.',
    'an owner or an approver of the client': 'einem Inhaber oder Freigebenden des Kunden',
    'Whoever asks for the money does not approve it. A person of the client does.':
      'Wer das Geld verlangt, gibt es nicht frei. Das tut jemand beim Kunden.',
    'Money is approved on the client’s side: by {1}.': 'Geld wird auf der Seite des Kunden freigegeben: von {1}.',
    'The plan names nobody who approves spending, so an owner or an approver of the client does.':
      'Der Plan nennt niemanden, der Ausgaben freigibt, also tut es ein Inhaber oder Freigebender des Kunden.',
    'The plan names {1} to approve spending. Ask them.': 'Nach dem Plan gibt {1} Ausgaben frei. Fragen Sie dort.',
    'The most that {1} may approve for one request is {2}, and this is {3}. Ask {4}.':
      '{1} darf für eine Anfrage höchstens {2} freigeben, und hier sind es {3}. Fragen Sie {4}.',
    'whoever may change the plan': 'jemanden, der den Plan ändern darf',
    'Nobody has assessed its risk yet. Assess it first.':
      'Noch hat niemand das Risiko eingeschätzt. Tun Sie das zuerst.',
    'It waits for the approval of {1}.': 'Sie wartet auf die Freigabe von {1}.',
    'Who pays is disputed: the two sides settle it.': 'Wer zahlt, ist strittig: Die beiden Seiten legen es bei.',
    'Who wrote it submits it.': 'Wer sie geschrieben hat, reicht sie ein.',
    'Somebody decides who pays.': 'Jemand entscheidet, wer zahlt.',
    'Whoever maintains it assesses the risk and the minutes.':
      'Wer die Wartung macht, schätzt das Risiko und die Minuten ein.',
    'Whoever maintains it quotes a price.': 'Wer die Wartung macht, bietet einen Preis an.',
    'Whoever maintains it begins the work.': 'Wer die Wartung macht, beginnt mit der Arbeit.',
    'Whoever maintains it schedules the work.': 'Wer die Wartung macht, plant die Arbeit.',
    'It is taken up again on {1}.': 'Sie wird am {1} wieder aufgenommen.',
    'Whoever does the work finishes it and says how many minutes it took.':
      'Wer die Arbeit macht, beendet sie und sagt, wie viele Minuten sie dauerte.',
    'Somebody who did not do the work verifies it.': 'Jemand, der die Arbeit nicht gemacht hat, prüft sie.',
    'Somebody looks whether it did what was expected.': 'Jemand sieht nach, ob sie bewirkt hat, was erwartet wurde.',
    'It was ordered in an emergency and waits for its approval afterwards.':
      'Sie wurde im Notfall angeordnet und wartet auf die nachträgliche Freigabe.',
    'Whoever maintains it closes it.': 'Wer die Wartung macht, schließt sie ab.',
    'It is over: there is nothing left to do.': 'Sie ist vorbei: Es bleibt nichts zu tun.',
    'Who pays is not decided, and nothing starts before it is. Classify it first.':
      'Wer zahlt, ist nicht entschieden, und vorher beginnt nichts. Ordnen Sie sie zuerst ein.',
    'a draft': 'ein Entwurf',
    submitted: 'eingereicht',
    classified: 'eingeordnet',
    assessed: 'eingeschätzt',
    quoted: 'angeboten',
    approved: 'freigegeben',
    rejected: 'abgelehnt',
    deferred: 'aufgeschoben',
    scheduled: 'geplant',
    'being worked on': 'in Arbeit',
    'being verified': 'in Prüfung',
    released: 'in Betrieb',
    reviewed: 'nachbetrachtet',
    closed: 'abgeschlossen',
    cancelled: 'zurückgezogen',
    edited: 'geändert',
    disputed: 'bestritten',
    settled: 'beigelegt',
    'taken up again': 'wieder aufgenommen',
    'ordered in an emergency': 'im Notfall angeordnet',
    begun: 'begonnen',
    finished: 'beendet',
    verified: 'geprüft',
    '{1} of 100 points': '{1} von 100 Punkten',
    'it may do more than before': 'sie darf mehr als vorher',
    'it does more alone than before': 'sie tut mehr allein als vorher',
    'it cannot be taken back': 'sie lässt sich nicht zurücknehmen',
    'it reads a new kind of data': 'sie liest eine neue Art von Daten',
    'it adds a system': 'sie bringt ein System hinzu',
    unknown: 'unbekannt',
    '{1} min': '{1} Min.',
    '{1} h': '{1} Std.',
    '{1} h {2} min': '{1} Std. {2} Min.',
    'minus {1}': 'minus {1}',
    'Page {1} of {2}': 'Seite {1} von {2}',
    Contents: 'Inhalt',
    'Skip to the content': 'Zum Inhalt springen',
    'The same as a table': 'Dasselbe als Tabelle',
    '\uFFFD stands for {1} characters that the letters of this PDF do not include. The page (HTML) shows them.':
      '\uFFFD steht für {1} Zeichen, die die Schrift dieses PDF nicht enthält. Die Seite (HTML) zeigt sie.',
    'A request': 'Eine Anfrage',
    '{1}: a request': '{1}: eine Anfrage',
    '{1}: a promised time is over': '{1}: eine zugesagte Zeit ist abgelaufen',
    '{1}: {2} of a promised time is used': '{1}: {2} einer zugesagten Zeit sind verbraucht',
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
    'Help comes later than was promised': 'Hilfe kommt später als zugesagt',
    'a request': 'eine Anfrage',
    'Nothing that was promised is late any more.': 'Nichts, was zugesagt war, ist noch zu spät.',
    'an answer': 'eine Antwort',
    'that no further harm is done': 'dass kein weiterer Schaden entsteht',
    'that it works again': 'dass es wieder funktioniert',
    'Late are {1}.': 'Zu spät sind {1}.',
    'Late are {1}; and {2} more.': 'Zu spät sind {1}; und {2} weitere.',
    '{1} ({2}): {3}, since {4}': '{1} ({2}): {3}, seit {4}',
    '{1}, {2}': '{1}, {2}',
    'The plan promises for {1} {2}. The time for it is over.':
      'Der Plan sagt für {1} zu, {2}. Die Zeit dafür ist abgelaufen.',
    'The plan promises for {1} {2}. {3} of the time for it is used.':
      'Der Plan sagt für {1} zu, {2}. {3} der Zeit dafür sind verbraucht.',
    'It is over on {1}.': 'Sie läuft ab am {1}.',
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
    'what was answered about tasks': 'was zu den Aufgaben geantwortet wurde',
    'Nobody is told that a task of {1} is overdue: no rule fits it.':
      'Niemand erfährt, dass eine Aufgabe von {1} überfällig ist: Keine Regel passt darauf.',
    'it is not what its history says': 'sie ist nicht, was ihr Verlauf sagt',
    'the decision log has no such entry': 'das Protokoll hat keinen solchen Eintrag',
    'who did it': 'wer es getan hat',
    'when it was done': 'wann es getan wurde',
    'what was said or set': 'was gesagt oder festgelegt wurde',
    'it is gone from its history': 'es fehlt in ihrem Verlauf',
    'too little time has passed since': 'seither ist zu wenig Zeit vergangen',
    'This task is somebody else’s. Whoever has it does this, or an owner, operator or reviewer of the workspace.':
      'Diese Aufgabe hat jemand anders. Das tut, wer sie hat, oder ein Inhaber, Betreiber oder Prüfer des Arbeitsbereichs.',
    'Task {1} is done already.': 'Die Aufgabe {1} ist schon erledigt.',
    'Task {1} was dropped already.': 'Die Aufgabe {1} wurde schon verworfen.',
    'Task {1} is due on {2} already. Give another day.':
      'Die Aufgabe {1} ist schon am {2} fällig. Geben Sie einen anderen Tag an.',
    'Task {1} is theirs already.': 'Die Aufgabe {1} haben sie schon.',
    'There is no plan whose people could do it. Apply a plan first.':
      'Es gibt keinen Plan, dessen Menschen sie erledigen könnten. Setzen Sie zuerst einen Plan in Kraft.',
    'The plan has no workflow "{1}". Name one it has, or leave it out where it is about none.':
      'Der Plan hat keinen Ablauf „{1}“. Nennen Sie einen, den er hat, oder lassen Sie ihn weg, wo es um keinen geht.',
    '"{1}" is no promise of a workflow. Leave it out, or name a workflow that has it.':
      '„{1}“ ist keine Zusage eines Ablaufs. Lassen Sie sie weg, oder nennen Sie einen Ablauf, der sie hat.',
    '"{1}" promises nothing called "{2}". It promises: {3}.': '„{1}“ sagt nichts namens „{2}“ zu. Zugesagt sind: {3}.',
    '{1} is over. Give a day that is not, or say what was done.':
      '{1} ist vorbei. Geben Sie einen Tag an, der es nicht ist, oder sagen Sie, was getan wurde.',
    'There is nothing with the id "{1}" in this workspace that a task could come from.':
      'In diesem Arbeitsbereich gibt es nichts mit der Kennung „{1}“, woher eine Aufgabe kommen könnte.',
    'There is no task "{1}" in this workspace. List them with "aftercare tasks".':
      'In diesem Arbeitsbereich gibt es keine Aufgabe „{1}“. „aftercare tasks“ listet sie auf.',
    'Give "from" and "from_id" together, such as from=finding and its id.':
      'Geben Sie „from“ und „from_id“ zusammen an, etwa from=finding und die Kennung.',
    'This review does not ask about a task "{1}". Answer for those it shows.':
      'Dieses Review fragt nicht nach einer Aufgabe „{1}“. Antworten Sie zu denen, die es zeigt.',
    'A review that is refused takes no answers: the next one asks again.':
      'Ein Review, das abgelehnt wird, nimmt keine Antworten: Das nächste fragt wieder.',
    'Say of each task that was done whether it did what was expected: yes, no, or unknown. Missing: {1}.':
      'Sagen Sie von jeder erledigten Aufgabe, ob sie getan hat, was erwartet war: ja, nein oder unbekannt. Es fehlt: {1}.',
    'Nobody answers for it': 'Niemand antwortet dafür',
    'From {1} to {2}, {3} working days, nobody answers: {4}.':
      'Vom {1} bis {2}, an {3} Arbeitstagen, antwortet niemand: {4}.',
    'Name a deputy, or who stands in, in the plan.': 'Nennen Sie im Plan eine Stellvertretung oder wer einspringt.',
    'Somebody answers.': 'Jemand antwortet.',
    'The report has no table "{1}". It has: {2}.': 'Der Bericht hat keine Tabelle „{1}“. Er hat: {2}.',
    'The plan names you on the side of the client: reports are prepared by those who maintain, and you see each once it is approved.':
      'Der Plan nennt Sie auf der Seite des Kunden: Berichte bereiten diejenigen vor, die betreuen, und Sie sehen jeden, sobald er freigegeben ist.',
    'There is no report "{1}" in this workspace. List them with "aftercare reports".':
      'Es gibt keinen Bericht „{1}“ in diesem Arbeitsbereich. „aftercare reports“ listet sie auf.',
    passed: 'bestanden',
    failed: 'nicht bestanden',
    'not enough evidence yet': 'noch nicht genug Belege',
    'needs you': 'braucht Sie',
    "can't tell": 'nicht zu sagen',
    stopped: 'angehalten',
    fine: 'in Ordnung',
    'The plan sets no date for its reviews.': 'Der Plan setzt keinen Termin für die Reviews.',
    'It is looked at again on {1}.': 'Am {1} wird wieder geprüft.',
    'Each workflow': 'Jeder Ablauf',
    'Decisions needed': 'Nötige Entscheidungen',
    'What waits, and what follows if nobody decides': 'Was wartet, und was folgt, wenn niemand entscheidet',
    What: 'Was',
    By: 'Bis',
    'If nobody decides': 'Wenn niemand entscheidet',
    'nothing waits.': 'nichts wartet.',
    'over on {1}': 'vorbei am {1}',
    'not over': 'nicht vorbei',
    'ran again on {1}': 'lief wieder am {1}',
    'stands still': 'steht still',
    'It was stopped: {1}': 'Angehalten: {1}',
    '{1}: nobody tells of incidents, which is not the same as none':
      '{1}: Niemand meldet Vorfälle, was nicht dasselbe ist wie keine',
    'In the order of the days': 'In der Reihenfolge der Tage',
    Day: 'Tag',
    'What became of it': 'Was daraus wurde',
    'nothing new needed attention, and nothing stood still.':
      'nichts Neues brauchte Aufmerksamkeit, und nichts stand still.',
    'Incidents. {1}.': 'Vorfälle. {1}.',
    Reviews: 'Reviews',
    'Reviews that were due': 'Fällige Reviews',
    Due: 'Fällig',
    Result: 'Ergebnis',
    Held: 'Abgehalten',
    'not held': 'nicht abgehalten',
    'signed on {1}': 'unterschrieben am {1}',
    'refused on {1}': 'abgelehnt am {1}',
    'none was due.': 'keine war fällig.',
    'Figures of {1}': 'Zahlen: {1}',
    Figure: 'Zahl',
    'This month': 'Dieser Monat',
    'Very likely': 'Sehr wahrscheinlich',
    Of: 'Von',
    'Month before': 'Monat davor',
    Change: 'Änderung',
    'nothing of it is known.': 'nichts davon ist bekannt.',
    'Not known': 'Nicht bekannt',
    Cost: 'Kosten',
    'What the runs cost': 'Was die Läufe kosteten',
    Runs: 'Läufe',
    'Told by who runs it': 'Vom Betreiber gemeldet',
    'Computed by list prices': 'Nach Listenpreisen berechnet',
    'Known in all': 'Insgesamt bekannt',
    'Runs of unknown cost': 'Läufe mit unbekannten Kosten',
    'the plan holds no workflow.': 'der Plan enthält keinen Ablauf.',
    'A run whose cost is not known counts with nothing here, and may have cost anything: what is known in all is the least it was.':
      'Ein Lauf, dessen Kosten nicht bekannt sind, zählt hier mit nichts und kann beliebig viel gekostet haben: Was insgesamt bekannt ist, ist das Mindeste.',
    'Needs attention': 'Braucht Aufmerksamkeit',
    'Not over at the end of the month': 'Am Ende des Monats nicht vorbei',
    Since: 'Seit',
    Taken: 'Übernommen',
    'by nobody yet': 'noch von niemandem',
    'nothing.': 'nichts.',
    'The month is not over: everything here is as far as {1}.':
      'Der Monat ist nicht vorbei: Alles hier reicht bis {1}.',
    '1 line that was sent could not be read, and waits to be mended: it is in no figure.':
      '1 gesendete Zeile konnte nicht gelesen werden und wartet auf Berichtigung: Sie steckt in keiner Zahl.',
    '{1} lines that were sent could not be read, and wait to be mended: they are in no figure.':
      '{1} gesendete Zeilen konnten nicht gelesen werden und warten auf Berichtigung: Sie stecken in keiner Zahl.',
    '{1} runs of {2} have no known time: they are in no month.':
      '{1} Läufe von {2} haben keine bekannte Zeit: Sie stehen in keinem Monat.',
    '{1}, {2}: not measured, because {3}': '{1}, {2}: nicht gemessen, denn {3}',
    'What this rests on': 'Worauf dies beruht',
    'How much is known of the runs': 'Wie viel von den Läufen bekannt ist',
    'With an outcome': 'Mit Ergebnis',
    'Without an outcome': 'Ohne Ergebnis',
    'Exceptions and errors': 'Ausnahmen und Fehler',
    'Not measured, as the plan says': 'Nicht gemessen, wie der Plan sagt',
    'Assumed, not measured': 'Angenommen, nicht gemessen',
    'What the words mean': 'Was die Wörter bedeuten',
    'Very likely: in 95 of 100 such samples the true figure lies within these bounds.':
      'Sehr wahrscheinlich: In 95 von 100 solchen Stichproben liegt die wahre Zahl zwischen diesen Grenzen.',
    'Unknown: nothing tells it. It counts neither as good nor as bad, and never as zero.':
      'Unbekannt: Nichts sagt es. Es zählt weder als gut noch als schlecht und nie als null.',
    'Counted are runs that did real work, by the day on which they began in the time zone of the plan; trials are not.':
      'Gezählt werden Läufe, die wirklich gearbeitet haben, nach dem Tag ihres Beginns in der Zeitzone des Plans; Versuche nicht.',
    'Sign the review of {1}, or refuse it': 'Das Review von {1} unterschreiben oder ablehnen',
    'It stays due, and stands as not held.': 'Sie bleibt fällig und gilt als nicht abgehalten.',
    'Request "{1}": {2}': 'Anfrage „{1}“: {2}',
    'Nothing of it is done.': 'Nichts davon geschieht.',
    'The offer ends, and nothing of it is done.': 'Das Angebot endet, und nichts davon geschieht.',
    'Say who takes this: {1}': 'Sagen, wer das übernimmt: {1}',
    'It stays as it is, and nobody has it.': 'Es bleibt, wie es ist, und niemand hat es.',
    'all workflows': 'alle Abläufe',
    'The plan of {1} does not cover the workflow "{2}". It covers: {3}.':
      'Der Plan von {1} umfasst den Ablauf „{2}“ nicht. Er umfasst: {3}.',
    'The report of {1} is approved, as version {2}. Give a "reason" to draw up one that corrects it.':
      'Der Bericht für {1} ist als Version {2} freigegeben. Nennen Sie einen Grund („reason“), um einen aufzustellen, der ihn berichtigt.',
    'There is no place "{1}" in this report. It has: {2}.':
      'Es gibt keine Stelle „{1}“ in diesem Bericht. Er hat: {2}.',
    'The report was altered since you read it. Read it again, and approve what it says now.':
      'Der Bericht wurde geändert, seit Sie ihn gelesen haben. Lesen Sie ihn noch einmal, und geben Sie frei, was er jetzt sagt.',
    'You approved it already; somebody who did not prepare it has to, too.':
      'Sie haben ihn schon freigegeben; jemand, der ihn nicht vorbereitet hat, muss es auch tun.',
    'The report is a draft: approve it before it is sent.':
      'Der Bericht ist ein Entwurf: Geben Sie ihn frei, bevor er versendet wird.',
    'The report was sent already. Who it went to stands with the notices.':
      'Der Bericht wurde schon versendet. An wen, steht bei den Nachrichten.',
    'The report of {1} is approved, and says what it says. Draw up a new version with a reason to correct it.':
      'Der Bericht für {1} ist freigegeben und sagt, was er sagt. Stellen Sie mit einem Grund eine neue Version auf, um ihn zu berichtigen.',
    '"colour" is "{1}". Write it like #1f4e79.': '„colour“ ist „{1}“. Schreiben Sie es wie #1f4e79.',
    '"colour" is {1}, whose contrast to white is {2}: headings in it cannot be read. Take a darker one, of {3} or more.':
      '„colour“ ist {1}, mit einem Kontrast zu Weiß von {2}: Überschriften darin sind nicht lesbar. Nehmen Sie eine dunklere, von {3} oder mehr.',
    'is empty': 'ist leer',
    'has {1} bytes; {2} are the most': 'hat {1} Bytes; höchstens {2} gehen',
    'is neither a PNG nor a JPEG': 'ist weder ein PNG noch ein JPEG',
    '"logo" {1}. Give a PNG or JPEG of at most 150 kB.':
      '„logo“ {1}. Geben Sie ein PNG oder JPEG von höchstens 150 kB.',
    'is cut off': 'ist abgeschnitten',
    'is no whole PNG': 'ist kein vollständiges PNG',
    'is a PNG of an uncommon kind; save it with 8 bits and not interlaced':
      'ist ein PNG ungewöhnlicher Art; speichern Sie es mit 8 Bit und ohne Interlacing',
    'is no whole JPEG': 'ist kein vollständiges JPEG',
    'is {1} by {2} pixels; {3} by {4} are the most': 'hat {1} mal {2} Pixel; höchstens {3} mal {4} gehen',
    '"{1}" is no month. Write it like 2026-03.': '„{1}“ ist kein Monat. Schreiben Sie ihn wie 2026-03.',
    '{1} has no whole day behind it yet. Take an earlier month, or wait a day.':
      '{1} hat noch keinen ganzen Tag hinter sich. Nehmen Sie einen früheren Monat, oder warten Sie einen Tag.',
    'Runs of each day, and what became of them': 'Läufe jedes Tages, und was aus ihnen wurde',
    'Runs of each day of all these workflows, and what became of them':
      'Läufe jedes Tages all dieser Abläufe, und was aus ihnen wurde',
    accepted: 'angenommen',
    'corrected, rejected, escalated or opened again': 'berichtigt, abgelehnt, weitergegeben oder wieder geöffnet',
    'left as they were': 'so gelassen',
    'outcome unknown': 'Ergebnis unbekannt',
    '{1}: runs': '{1}: Läufe',
    '{1}: runs with an outcome': '{1}: Läufe mit Ergebnis',
    '{1}: accepted': '{1}: angenommen',
    '{1}: corrected': '{1}: berichtigt',
    '{1}: exceptions and errors': '{1}: Ausnahmen und Fehler',
    '{1}: cost, as far as it is known': '{1}: Kosten, soweit bekannt',
    '{1}: runs of unknown cost': '{1}: Läufe mit unbekannten Kosten',
    'Cost of all, as far as it is known': 'Kosten insgesamt, soweit bekannt',
    'New things that needed attention': 'Neues, das Aufmerksamkeit brauchte',
    'Monthly report': 'Monatsbericht',
    '{1}: {2}, as far as {3}': '{1}: {2}, bis {3}',
    Days: 'Tage',
    '{1} to {2} ({3})': '{1} bis {2} ({3})',
    'Counted on': 'Gezählt am',
    'In short': 'In Kürze',
    'Drawn up by {1} under version {2} of the plan.': 'Aufgestellt von {1} nach Version {2} des Plans.',
    'not in it': 'nicht darin',
    'What this version corrects': 'Was diese Version berichtigt',
    'It takes the place of version {1}. Why: {2}': 'Sie tritt an die Stelle von Version {1}. Grund: {2}',
    'Figures that are others now': 'Zahlen, die jetzt andere sind',
    'In version {1}': 'In Version {1}',
    Now: 'Jetzt',
    'none: the figures are the same.': 'keine: Die Zahlen sind dieselben.',
    'Monthly report, a draft': 'Monatsbericht, ein Entwurf',
    'A draft that nobody has approved. {1}': 'Ein Entwurf, den niemand freigegeben hat. {1}',
    Version: 'Version',
    '{1}, approved on {2}': '{1}, freigegeben am {2}',
    'Version {1}, entry {2} of the decision log, fingerprint {3}. {4}':
      'Version {1}, Eintrag {2} des Entscheidungsprotokolls, Fingerabdruck {3}. {4}',
    'How it stands': 'Wie es steht',
    'What was done': 'Was getan wurde',
    'What you are asked to decide': 'Was zu entscheiden ist',
    'What it cost': 'Was es kostete',
    'What comes next': 'Was als Nächstes kommt',
    'The plan holds no workflow.': 'Der Plan enthält keinen Ablauf.',
    '{1} is fine. {2}': '{1} ist in Ordnung. {2}',
    'All {1} workflows are fine.': 'Alle {1} Abläufe sind in Ordnung.',
    'of {1} it cannot be told': 'von {1} ist es nicht zu sagen',
    'Of {1} workflows {2}. The one to look at first is {3}': 'Von {1} Abläufen: {2}. Zuerst anzusehen ist {3}',
    '1 needs somebody': '1 braucht jemanden',
    '{1} need somebody': '{1} brauchen jemanden',
    '1 stands still': '1 steht still',
    '{1} stand still': '{1} stehen still',
    '1 is fine': '1 ist in Ordnung',
    '{1} are fine': '{1} sind in Ordnung',
    'Nothing new needed attention.': 'Nichts Neues brauchte Aufmerksamkeit.',
    'One thing needed attention, and is over.': 'Eine Sache brauchte Aufmerksamkeit und ist vorbei.',
    'One thing needed attention, and is not over.': 'Eine Sache brauchte Aufmerksamkeit und ist nicht vorbei.',
    '{1} things needed attention, and all of them are over.':
      '{1} Dinge brauchten Aufmerksamkeit, und alle sind vorbei.',
    '{1} things needed attention, and none of them is over.':
      '{1} Dinge brauchten Aufmerksamkeit, und keines ist vorbei.',
    '{1} things needed attention; {2} of them are over.': '{1} Dinge brauchten Aufmerksamkeit; {2} davon sind vorbei.',
    '{1} stood still from {2}.': '{1} stand seit {2} still.',
    'Workflows stood still {1} times.': 'Abläufe standen {1} Mal still.',
    '1 run': '1 Lauf',
    '{1} runs': '{1} Läufe',
    'Nothing ran.': 'Nichts lief.',
    'There were {1}.': 'Es gab {1}.',
    'Nothing ran; in the month before there were {1} runs.': 'Nichts lief; im Monat davor gab es {1} Läufe.',
    'There were {1}, as many as in the month before.': 'Es gab {1}, so viele wie im Monat davor.',
    'There were {1}, {2} more than in the month before.': 'Es gab {1}, {2} mehr als im Monat davor.',
    'There were {1}, {2} fewer than in the month before.': 'Es gab {1}, {2} weniger als im Monat davor.',
    'No review was due.': 'Kein Review war fällig.',
    'The one review that was due was held.': 'Das eine fällige Review wurde abgehalten.',
    'The one review that was due was not held.': 'Das eine fällige Review wurde nicht abgehalten.',
    'Of {1} reviews that were due {2} were held.': 'Von {1} fälligen Reviews wurden {2} abgehalten.',
    '1 request was closed.': '1 Anfrage wurde abgeschlossen.',
    '{1} requests were closed.': '{1} Anfragen wurden abgeschlossen.',
    '1 change was written down.': '1 Änderung wurde aufgeschrieben.',
    '{1} changes were written down.': '{1} Änderungen wurden aufgeschrieben.',
    'The plan includes no hours.': 'Der Plan enthält keine Stunden.',
    'No hours were there to use.': 'Es waren keine Stunden zu verbrauchen.',
    '{1} of {2} included were used ({3}).': '{1} von {2} enthaltenen wurden verbraucht ({3}).',
    'Nothing waits for a decision.': 'Nichts wartet auf eine Entscheidung.',
    '{1} (by {2})': '{1} (bis {2})',
    'One thing waits for a decision: {1}.': 'Eine Sache wartet auf eine Entscheidung: {1}.',
    '{1} things wait for a decision; the first: {2}.': '{1} Dinge warten auf eine Entscheidung; das erste: {2}.',
    'Nothing ran, so nothing was spent on runs.': 'Nichts lief, also wurde für Läufe nichts ausgegeben.',
    'What the {1} runs cost is unknown: no price and no bill of any of them is known. Unknown is not zero.':
      'Was die {1} Läufe kosteten, ist unbekannt: Von keinem ist ein Preis oder eine Rechnung bekannt. Unbekannt ist nicht null.',
    'The runs cost {1}; the cost of every run is known.':
      'Die Läufe kosteten {1}; die Kosten jedes Laufs sind bekannt.',
    'The runs cost {1} as far as it is known; the cost of {2} of {3} runs ({4}) is unknown, and not zero.':
      'Die Läufe kosteten {1}, soweit bekannt; die Kosten von {2} der {3} Läufe ({4}) sind unbekannt, und nicht null.',
    'The next review is that of {1} on {2}.': 'Das nächste Review ist das von {1} am {2}.',
    'One proof ends: {1}, on {2}.': 'Ein Nachweis endet: {1}, am {2}.',
    '{1} proofs end, the first on {2}: {3}.': '{1} Nachweise enden, der erste am {2}: {3}.',
    '1 request is scheduled.': '1 Anfrage ist eingeplant.',
    '{1} requests are scheduled.': '{1} Anfragen sind eingeplant.',
    'The month goes on until its end.': 'Der Monat ist noch nicht zu Ende.',
    'Nothing is planned yet.': 'Noch ist nichts geplant.',
    'at least {1}': 'mindestens {1}',
    '{1} to {2}': '{1} bis {2}',
    '{1} ms': '{1} ms',
    '{1} s': '{1} s',
    boundary: 'Grenze',
    threshold: 'Schwelle',
    other: 'anderes',
    afterwards: 'nachträglich',
    'What was altered': 'Was geändert wurde',
    'Changes, written down or not': 'Änderungen, aufgeschrieben oder nicht',
    'As what': 'Wie',
    Why: 'Warum',
    'Written down': 'Aufgeschrieben',
    'nobody wrote one down, and the runs show none.': 'niemand hat eine aufgeschrieben, und die Läufe zeigen keine.',
    included: 'enthalten',
    'from the included hours': 'aus den enthaltenen Stunden',
    'managed optimization': 'laufende Verbesserung',
    billable: 'zu bezahlen',
    'new scope': 'neuer Umfang',
    'new integration': 'neue Anbindung',
    emergency: 'Notfall',
    'our fault': 'unser Fehler',
    'third party': 'Dritte',
    'not decided': 'nicht entschieden',
    Requests: 'Anfragen',
    'Asked for in the month, ended in it, or still open': 'Im Monat gestellt, darin beendet oder noch offen',
    Filed: 'Gestellt',
    'Stands as': 'Steht als',
    'Who pays': 'Wer bezahlt',
    Price: 'Preis',
    Worked: 'Gearbeitet',
    'none of the plan': 'keiner des Plans',
    'none.': 'keine.',
    'As they stand on {1}.': 'Wie sie am {1} stehen.',
    'The plan includes no hours in this month.': 'Der Plan enthält in diesem Monat keine Stunden.',
    Included: 'Enthalten',
    'from {1} to {2}': 'von {1} bis {2}',
    Used: 'Verbraucht',
    'and {1} beyond, by consent': 'und {1} darüber hinaus, mit Zustimmung',
    Left: 'Übrig',
    'and {1} put aside': 'und {1} zurückgelegt',
    'Time that was worked in the month': 'Im Monat gearbeitete Zeit',
    Entries: 'Einträge',
    'In all': 'Insgesamt',
    'none was entered.': 'keine wurde eingetragen.',
    'The included hours are those of the period from {1} to {2}, as far as the end of the month.':
      'Die enthaltenen Stunden sind die des Zeitraums von {1} bis {2}, bis zum Ende des Monats.',
    Hours: 'Stunden',
    'The report of {1} is there': 'Der Bericht für {1} ist da',
    'The report of {1} was approved and sent on {2}. It tells how things stand, what was done, what you are asked to decide and what it cost.':
      'Der Bericht für {1} wurde am {2} freigegeben und versendet. Er sagt, wie es steht, was getan wurde, was zu entscheiden ist und was es kostete.',
    'With the report of the next month, or with one that corrects this one.':
      'Mit dem Bericht des nächsten Monats, oder mit einem, der diesen berichtigt.',
    'What the work is worth is not computed yet.': 'Was die Arbeit wert ist, wird noch nicht berechnet.',
    'All {1} reviews that were due were held.': 'Alle {1} fälligen Reviews wurden abgehalten.',
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
    Counted: 'Gerechnet',
    Beyond: 'Darüber',
    'Nobody’s cost': 'Niemandes Kosten',
    Amount: 'Betrag',
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
    expired: 'verfallen',
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
      'Wo Zeit aus den Stunden genommen wird, rechnet sie in Schritten von {1}. Jeder Betrag wird einmal auf den Cent gerundet, ein halber Cent nach oben; Summen sind Summen davon.',
  },
}
