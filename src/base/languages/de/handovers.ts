/** German of what is handed over to other tools. */
export const handovers: Readonly<Record<string, string>> = {
  'It is being handed over to {1}.': 'Es wird an {1} übergeben.',
  'It could not be handed over to {1}.': 'Es konnte nicht an {1} übergeben werden.',
  'Nobody follows it any more.': 'Es wird nicht mehr verfolgt.',
  'The ticket is in {1}. How it stands there was not read yet.':
    'Das Ticket ist in {1}. Wie es dort steht, wurde noch nicht gelesen.',
  'The ticket was deleted in {1}, or may not be read any more.':
    'Das Ticket wurde in {1} gelöscht oder darf nicht mehr gelesen werden.',
  'Done in {1}, and over here.': 'In {1} erledigt, und hier vorbei.',
  'Dropped in {1}, and over here.': 'In {1} verworfen, und hier vorbei.',
  'here it still happens': 'hier geschieht es noch',
  'here it is still under way': 'hier ist es noch im Gang',
  'here it is still open': 'hier ist es noch offen',
  'Says done in {1}; {2}.': 'In {1} heißt es erledigt; {2}.',
  'Was dropped in {1}; {2}.': 'In {1} wurde es verworfen; {2}.',
  'It is over here; in {1} it is still open.': 'Hier ist es vorbei; in {1} ist es noch offen.',
  'Open in {1}.': 'Offen in {1}.',
  'In progress in {1}.': 'In Arbeit in {1}.',
  'Handover {1} did not fail: there is nothing to try again.':
    'Die Übergabe {1} ist nicht gescheitert: es gibt nichts noch einmal zu versuchen.',
  'Handover {1} was ended already.': 'Die Übergabe {1} wurde bereits beendet.',
  'There is no handover "{1}" in this workspace. "aftercare handovers" lists them.':
    'In diesem Arbeitsbereich gibt es keine Übergabe „{1}“. „aftercare handovers“ listet sie auf.',
  'The tracker "{1}" was removed just now.': 'Das Ticketsystem „{1}“ wurde gerade entfernt.',
  'It is being handed over to "{1}" already: handover {2}.': 'Es wird bereits an „{1}“ übergeben: Übergabe {2}.',
  'It was handed over to {1} already: {2}.': 'Es wurde bereits an {1} übergeben: {2}.',
  'The token that is kept is sent to {1} alone. Give it anew with another address.':
    'Das aufbewahrte Token wird nur an {1} gesendet. Geben Sie es mit einer anderen Adresse neu an.',
  'What was handed over before cannot be read that way, such as {1}. If this is another place, set up a tracker of its own for it; "{2}" goes on reading what it has.':
    'Was vorher übergeben wurde, kann so nicht gelesen werden, etwa {1}. Ist das ein anderer Ort, richten Sie dafür ein eigenes Ticketsystem ein; „{2}“ liest weiter, was es hat.',
  'Something is being handed over there just now, and it is not known yet whether its ticket was made. Try again in some minutes.':
    'Dorthin wird gerade etwas übergeben, und noch ist nicht bekannt, ob das Ticket angelegt wurde. Versuchen Sie es in einigen Minuten noch einmal.',
  'The tracker was removed.': 'Das Ticketsystem wurde entfernt.',
  'It was over here before it was handed over.': 'Es war hier vorbei, bevor es übergeben wurde.',
  'The answer of {1} was lost. Whether the ticket is there is looked for before another is made.':
    'Die Antwort von {1} ging verloren. Bevor ein weiteres Ticket angelegt wird, wird nachgesehen, ob es da ist.',
  '{1} answered in a way that is not understood here. The log of the server has it.':
    '{1} hat auf eine Weise geantwortet, die hier nicht verstanden wird. Im Protokoll des Servers steht sie.',
  'The request is {1} here.': 'Die Anfrage ist hier {1}.',
  'The task is done here.': 'Die Aufgabe ist hier erledigt.',
  'The task was dropped here.': 'Die Aufgabe wurde hier verworfen.',
  'It is over here: looks find nothing any more.': 'Hier ist es vorbei: nichts ist mehr zu finden.',
  'A person closed it here.': 'Hier hat es jemand geschlossen.',
  'The plan no longer promises it, so it is over here.': 'Der Plan sagt es nicht mehr zu, also ist es hier vorbei.',
  '{1} There is nothing to hand over.': '{1} Es gibt nichts zu übergeben.',
  'There is a tracker "{1}" already. Give this one another name, or remove that one first.':
    'Es gibt bereits ein Ticketsystem „{1}“. Geben Sie diesem einen anderen Namen, oder entfernen Sie zuerst jenes.',
  'The tracker "{1}" was removed.': 'Das Ticketsystem „{1}“ wurde entfernt.',
  'There is no tracker "{1}" in this workspace. "aftercare trackers" lists them.':
    'In diesem Arbeitsbereich gibt es kein Ticketsystem „{1}“. „aftercare trackers“ listet sie auf.',
  'Give "about" and "about_id" together, such as about=finding and its id.':
    'Geben Sie „about“ und „about_id“ zusammen an, etwa about=finding und dessen Kennung.',
  '{1} refused it ({2}): {3}': '{1} hat es abgelehnt ({2}): {3}',
  '{1} does not take the token. Make a new one under {2}, and give it here.':
    '{1} nimmt das Token nicht an. Erstellen Sie ein neues unter {2} und geben Sie es hier an.',
  '"{1}" is no address of {2}. It begins with https://.': '„{1}“ ist keine Adresse von {2}. Sie beginnt mit https://.',
  '"{1}" is no address at which {2} can be asked. Give that of {3} itself, without a password in it.':
    '„{1}“ ist keine Adresse, unter der {2} gefragt werden kann. Geben Sie die von {3} selbst an, ohne Passwort darin.',
  'The token is empty, or holds spaces or letters that none has. Copy it anew from {1}.':
    'Das Token ist leer oder enthält Leerzeichen oder Zeichen, die keines hat. Kopieren Sie es neu aus {1}.',
  '{1} takes a token with the mail address of its account. Give both.':
    '{1} nimmt ein Token mit der E-Mail-Adresse seines Kontos. Geben Sie beides an.',
  'GitHub tells only whether an issue is open or closed.': 'GitHub sagt nur, ob ein Issue offen oder geschlossen ist.',
  'Whether the token may make issues is seen when the first is made.':
    'Ob das Token Issues anlegen darf, zeigt sich, wenn das erste angelegt wird.',
  'GitHub has no repository "{1}" that this token may see. Check its name, and that the token is for it.':
    'GitHub hat kein Repository „{1}“, das dieses Token sehen darf. Prüfen Sie den Namen, und ob das Token dafür gilt.',
  '"{1}" takes no issues: it is archived, or issues are switched off in its settings.':
    '„{1}“ nimmt keine Issues: Es ist archiviert, oder Issues sind in seinen Einstellungen ausgeschaltet.',
  'GitHub has no repository "{1}" in which this token may make issues. Check that it still is there, and what the token may do.':
    'GitHub hat kein Repository „{1}“, in dem dieses Token Issues anlegen darf. Prüfen Sie, ob es noch da ist, und was das Token darf.',
  'GitHub has so many new issues in "{1}" that it cannot be told whether one of them is this. It is looked for again later.':
    'GitHub hat in „{1}“ so viele neue Issues, dass sich nicht sagen lässt, ob dieses darunter ist. Später wird wieder nachgesehen.',
  '"{1}" is no repository. Write its owner and its name: acme/robot.':
    '„{1}“ ist kein Repository. Schreiben Sie Besitzer und Namen: acme/robot.',
  'Jira tells that an issue is done; whether that means that it was dropped, only its resolution says.':
    'Jira sagt, dass ein Vorgang erledigt ist; ob das heißt, dass er verworfen wurde, sagt nur seine Lösung.',
  'Jira finds what was just made only after a while. Where its answer was lost, the issue is looked for after three minutes and made anew only if it is not found.':
    'Jira findet gerade Angelegtes erst nach einer Weile. Ging seine Antwort verloren, wird der Vorgang nach drei Minuten gesucht und nur dann neu angelegt, wenn er nicht gefunden wird.',
  'Give the address of Jira, such as https://acme.atlassian.net.':
    'Geben Sie die Adresse von Jira an, etwa https://acme.atlassian.net.',
  'Jira could not tell of all issues just now. It is asked again later.':
    'Jira konnte gerade nicht von allen Vorgängen berichten. Später wird wieder gefragt.',
  '"{1}" is no key of a project. Write it as Jira does: OPS, or OPS/Bug.':
    '„{1}“ ist kein Schlüssel eines Projekts. Schreiben Sie ihn wie Jira: OPS, oder OPS/Bug.',
  'Jira has no project "{1}" that this account may see.': 'Jira hat kein Projekt „{1}“, das dieses Konto sehen darf.',
  'This account may not make issues in "{1}". Whoever administers the project can allow it.':
    'Dieses Konto darf in „{1}“ keine Vorgänge anlegen. Wer das Projekt verwaltet, kann es erlauben.',
  '"{1}" has no type of issue "{2}". It has: {3}.': '„{1}“ hat keinen Vorgangstyp „{2}“. Es hat: {3}.',
  'A new "{1}" of "{2}" must have what is not known here: {3}. Name another type of issue ({4}/Bug), or make these fields optional in Jira.':
    'Ein neuer Vorgang „{1}“ in „{2}“ muss haben, was hier nicht bekannt ist: {3}. Nennen Sie einen anderen Vorgangstyp ({4}/Bug), oder machen Sie diese Felder in Jira freiwillig.',
  'A new "{1}" of "{2}" has no labels or no description, by which it is known again. Put both on its screen in Jira, or name another type of issue.':
    'Ein neuer Vorgang „{1}“ in „{2}“ hat keine Stichwörter oder keine Beschreibung, an denen er wiedererkannt wird. Setzen Sie beide in Jira auf seine Maske, oder nennen Sie einen anderen Vorgangstyp.',
  'Whether the key may make issues is seen when the first is made.':
    'Ob der Schlüssel Issues anlegen darf, zeigt sich, wenn das erste angelegt wird.',
  'Linear has no team "{1}" that this key may see. Write its key, such as ENG.':
    'Linear hat kein Team „{1}“, das dieser Schlüssel sehen darf. Schreiben Sie sein Kürzel, etwa ENG.',
  'Zendesk has no state for what was dropped: it is solved, too.':
    'Zendesk hat keinen Zustand für Verworfenes: Auch das ist gelöst.',
  'Give the address of Zendesk, such as https://acme.zendesk.com.':
    'Geben Sie die Adresse von Zendesk an, etwa https://acme.zendesk.com.',
  '{1} is no agent of Zendesk. Give the address and token of one.':
    '{1} ist kein Agent von Zendesk. Geben Sie Adresse und Token eines Agenten an.',
  'Zendesk has no group "{1}". Write its name, or "any" for the usual one.':
    'Zendesk hat keine Gruppe „{1}“. Schreiben Sie ihren Namen, oder „any“ für die übliche.',
}
