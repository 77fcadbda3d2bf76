/** German of requests. */
export const requests: Readonly<Record<string, string>> = {
  noted: 'vermerkt',
  'There is no mail in it. Post the mail as it came, with its headers: as message/rfc822, or in the field "email", "body-mime" or "RawEmail".':
    'Darin ist keine Mail. Schicken Sie die Mail, wie sie kam, mit ihren Kopfzeilen: als message/rfc822, oder im Feld „email“, „body-mime“ oder „RawEmail“.',
  'No workspace takes mail under this address. It was cut off, or another one was made.':
    'Kein Arbeitsbereich nimmt unter dieser Adresse Mail an. Sie wurde abgeschnitten, oder es gibt eine neue.',
  'The body is not JSON.': 'Der Inhalt ist kein JSON.',
  'The form cannot be read. Post the mail as message/rfc822, or in a field of a form or of JSON.':
    'Das Formular lässt sich nicht lesen. Schicken Sie die Mail als message/rfc822, oder in einem Feld eines Formulars oder von JSON.',
  'This workspace takes no requests by mail: there is no address to close.':
    'Dieser Arbeitsbereich nimmt keine Anfragen per Mail an: Es gibt keine Adresse zu schließen.',
  'A program wrote it ({1}).': 'Ein Programm schrieb sie ({1}).',
  'Nothing proves that it is from whom it says.': 'Nichts belegt, dass sie von dem ist, den sie nennt.',
  'Nothing proves that it is from whom it says: {1}.': 'Nichts belegt, dass sie von dem ist, den sie nennt: {1}.',
  'it names no sender, or more than one': 'sie nennt keinen Absender oder mehr als einen',
  'it was not written within the last three days': 'sie wurde nicht in den letzten drei Tagen geschrieben',
  'it is not signed': 'sie ist nicht signiert',
  'it is signed by {1}, and says it is from {2}': 'sie ist von {1} signiert und nennt {2} als Absender',
  'the key of its signature could not be looked up': 'der Schlüssel ihrer Signatur ließ sich nicht nachschlagen',
  'its signature does not hold: it was altered on its way, or {1} did not sign it':
    'ihre Signatur gilt nicht: sie wurde unterwegs verändert, oder {1} hat sie nicht signiert',
  'only a part of it is signed': 'nur ein Teil von ihr ist signiert',
  'Nobody settled it within {1} days.': 'Niemand hat sie innerhalb von {1} Tagen erledigt.',
  '{1} mails wait for somebody to say whether they are requests':
    '{1} Mails warten darauf, dass jemand sagt, ob sie Anfragen sind',
  'Its sender has no account in this workspace.': 'Ihr Absender hat kein Konto in diesem Arbeitsbereich.',
  'There is no mail "{1}" in this workspace. "aftercare request mails" lists them.':
    'In diesem Arbeitsbereich gibt es keine Mail „{1}“. „aftercare request mails“ listet sie auf.',
  'This mail is not held any more: somebody settled it.': 'Diese Mail wartet nicht mehr: Jemand hat sie erledigt.',
  'begun sooner': 'früher begonnen',
  'the request “{1}”': 'die Anfrage „{1}“',
  'The plan states no rate by which a price could be computed. Say how much it costs, or add a rate under changes.rates.':
    'Der Plan nennt keinen Satz, nach dem sich ein Preis errechnen ließe. Sagen Sie, was es kostet, oder ergänzen Sie einen Satz unter changes.rates.',
  'The plan has several rates. Say by which this is paid, or how much it costs: {1}.':
    'Der Plan hat mehrere Sätze. Sagen Sie, nach welchem dies bezahlt wird, oder was es kostet: {1}.',
  'The price is {1}, and the rate "{2}" is {3} an hour. Give both in one currency, or leave the rate out.':
    'Der Preis ist {1}, und der Satz „{2}“ ist {3} je Stunde. Geben Sie beide in einer Währung an, oder lassen Sie den Satz weg.',
  'It took {1} minutes, and {2} to {3} were estimated. Say why, as the reason for the difference.':
    'Es dauerte {1} Minuten, und {2} bis {3} waren geschätzt. Sagen Sie warum, als Grund für den Unterschied.',
  'The plan has people told {1} before a change, so it begins on {2} at the soonest. Schedule it for then, or ask {3} to agree to sooner.':
    'Der Plan lässt {1} vor einer Änderung davon erfahren, also beginnt sie frühestens am {2}. Planen Sie sie für dann, oder holen Sie von {3} die Zustimmung zu einem früheren Beginn ein.',
  'It may begin at once: nobody has to be told before.': 'Sie darf sofort beginnen: niemand muss es vorher erfahren.',
  'Only who is told before it begins may agree to sooner: {1}. Ask them.':
    'Einem früheren Beginn stimmt nur zu, wer vorher davon erfährt. Holen Sie die Zustimmung von {1} ein.',
  '{1} or {2}': '{1} oder {2}',
  'A change was made in an emergency, and nobody approved it in time':
    'Eine Änderung wurde im Notfall gemacht und von niemandem rechtzeitig freigegeben',
  '{1} Whoever approves what is as risky reads it and approves it, or has it undone.':
    '{1} Wer so Riskantes freigibt, liest es und gibt es frei oder lässt es zurücknehmen.',
  'It was not ordered in an emergency.': 'Es wurde nicht im Notfall angeordnet.',
  'what became of it': 'was aus ihr wurde',
  'words that were forgotten': 'Worte, die gelöscht waren',
  'Mails wait for somebody to take them on': 'Mails warten darauf, dass jemand sie annimmt',
  'No mail waits that will be forgotten within a week.':
    'Keine Mail wartet, deren Worte binnen einer Woche gelöscht werden.',
  'A mail of {1} asks for something and nobody has settled it. On {2} what it says is forgotten.':
    'Eine Mail vom {1} bittet um etwas, und niemand hat sie erledigt. Am {2} wird gelöscht, was in ihr steht.',
  '{1} mails ask for something and nobody has settled them, the oldest of {2}. On {3} what that one says is forgotten.':
    '{1} Mails bitten um etwas, und niemand hat sie erledigt; die älteste ist vom {2}. Am {3} wird gelöscht, was in dieser steht.',
  '{1} Take each on as a request, or reject it with a reason.':
    '{1} Nehmen Sie jede als Anfrage an, oder weisen Sie sie mit einem Grund ab.',
  'Ordered on {1}, to be approved by {2}, and approved on {3}.':
    'Angeordnet am {1}, freizugeben bis {2}, und freigegeben am {3}.',
  'Ordered on {1}, to be approved by {2}, and not approved.':
    'Angeordnet am {1}, freizugeben bis {2}, und nicht freigegeben.',
  'events of it are gone': 'Ereignisse fehlen',
  'an event of it is gone': 'ein Ereignis fehlt',
  'event {1} of it': 'Ereignis {1}',
  'the decision log has no event {1} of it': 'das Protokoll hat kein Ereignis {1} davon',
  'what it holds': 'der Inhalt',
  'its state': 'der Stand',
  'by what it is found': 'wonach gesucht wird',
  'its times': 'die Zeiten',
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
  'Nobody disputes who pays: there is nothing to settle.': 'Niemand bestreitet, wer zahlt: Es gibt nichts beizulegen.',
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
  'Nobody has assessed its risk yet. Assess it first.': 'Noch hat niemand das Risiko eingeschätzt. Tun Sie das zuerst.',
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
  deferred: 'aufgeschoben',
  'being worked on': 'in Arbeit',
  'being verified': 'in Prüfung',
  released: 'in Betrieb',
  reviewed: 'nachbetrachtet',
  cancelled: 'zurückgezogen',
  edited: 'geändert',
  disputed: 'bestritten',
  settled: 'beigelegt',
  'taken up again': 'wieder aufgenommen',
  'ordered in an emergency': 'im Notfall angeordnet',
  begun: 'begonnen',
  verified: 'geprüft',
  '{1} of 100 points': '{1} von 100 Punkten',
  'it may do more than before': 'sie darf mehr als vorher',
  'it does more alone than before': 'sie tut mehr allein als vorher',
  'it cannot be taken back': 'sie lässt sich nicht zurücknehmen',
  'it reads a new kind of data': 'sie liest eine neue Art von Daten',
  'it adds a system': 'sie bringt ein System hinzu',
  'a request': 'eine Anfrage',
}
