/** German of findings. */
export const findings: Readonly<Record<string, string>> = {
  'Nothing of it was counted yet. It is held against the first run of which it is known.':
    'Noch wurde nichts davon gezählt. Gemessen wird es vom ersten Lauf an, von dem es bekannt ist.',
  'Nothing of it was counted in the last {1} weeks, so nobody can say how soon a change would be told.':
    'In den letzten {1} Wochen wurde nichts davon gezählt; wie bald eine Veränderung gemeldet würde, kann niemand sagen.',
  'Nothing of it was counted yet.': 'Noch wurde nichts davon gezählt.',
  'Nothing of it was counted yet: it is held against days of which it is told how many cases there were to do.':
    'Noch wurde nichts davon gezählt: Gemessen wird es an Tagen, von denen gemeldet wird, wie viele Fälle zu tun waren.',
  'A fall from {1} to {2} would not be told within four months.':
    'Ein Rückgang von {1} auf {2} würde binnen vier Monaten nicht gemeldet.',
  'A fall from {1} to {2} is told after {3}.': 'Ein Rückgang von {1} auf {2} wird nach {3} gemeldet.',
  'It is held against its own past alone, and not yet: {1} working days with enough outcomes are needed, {2} are known.':
    'Es wird nur an der eigenen Vergangenheit gemessen, und noch nicht: Nötig sind {1} Werktage mit genug Ergebnissen, bekannt sind {2}.',
  'A rise from {1} to {2} on average would not be told within four months.':
    'Ein Anstieg im Mittel von {1} auf {2} würde binnen vier Monaten nicht gemeldet.',
  'A rise from {1} to {2} on average is told after {3}.':
    'Ein Anstieg im Mittel von {1} auf {2} wird nach {3} gemeldet.',
  'Its days resemble their neighbours, so that {1} of them are judged as one, and later.':
    'Seine Tage ähneln ihren Nachbarn, sodass je {1} von ihnen als einer beurteilt werden, und später.',
  'Should {1} miss {2}, nothing would be told within two years.':
    'Sollten {1} {2} verfehlen, würde binnen zwei Jahren nichts gemeldet.',
  'Should {1} miss {2}, that is told after {3}.': 'Sollten {1} {2} verfehlen, wird das nach {3} gemeldet.',
  'A fall to {1} would not be told within two years.': 'Ein Rückgang auf {1} würde binnen zwei Jahren nicht gemeldet.',
  'A fall to {1} is told after {2}.': 'Ein Rückgang auf {1} wird nach {2} gemeldet.',
  'A rise to {1} would not be told within two years.': 'Ein Anstieg auf {1} würde binnen zwei Jahren nicht gemeldet.',
  'A rise to {1} is told after {2}.': 'Ein Anstieg auf {1} wird nach {2} gemeldet.',
  'about one hour': 'etwa einer Stunde',
  'about {1} hours': 'etwa {1} Stunden',
  'about one day': 'etwa einem Tag',
  'about {1} days': 'etwa {1} Tagen',
  'about {1} weeks': 'etwa {1} Wochen',
  'It is not held against its own past yet: {1} working days with enough outcomes are needed, {2} are known.':
    'An der eigenen Vergangenheit wird es noch nicht gemessen: Nötig sind {1} Werktage mit genug Ergebnissen, bekannt sind {2}.',
  'Weekends are not held against their own past yet: {1} days with enough outcomes are needed, {2} are known.':
    'Wochenenden werden noch nicht an der eigenen Vergangenheit gemessen: Nötig sind {1} Tage mit genug Ergebnissen, bekannt sind {2}.',
  'Notices do not reach {1}': 'Mitteilungen erreichen {1} nicht',
  '{1} It was told by another way where there is one. Mend the way, so that the next one arrives.':
    '{1} Wo es einen anderen Weg gibt, ging sie auf diesem. Bringen Sie den Weg in Ordnung, damit die nächste ankommt.',
  'Nothing was told there.': 'Dort wurde nichts mitgeteilt.',
  'The last one was taken.': 'Die letzte wurde angenommen.',
  'an owner of the workspace': 'einen Eigentümer des Arbeitsbereichs',
  'nobody typed the incidents of the week of {1}': 'niemand tippte die Vorfälle der Woche ab {1} ein',
  'the week of {1} had incidents and lies only partly in this time':
    'in der Woche ab {1} gab es Vorfälle, und sie liegt nur zum Teil in dieser Zeit',
  'nobody typed what was lost in the week of {1}': 'niemand tippte ein, was in der Woche ab {1} verloren ging',
  'in the week of {1} something was lost, and it lies only partly in this time':
    'in der Woche ab {1} ging etwas verloren, und sie liegt nur zum Teil in dieser Zeit',
  'what was lost in the week of {1} was typed in {2}': 'was in der Woche ab {1} verloren ging, ist in {2} eingetippt',
  'people are counted by whole days, and this time holds none':
    'Menschen werden nach ganzen Tagen gezählt, und in dieser Zeit liegt keiner',
  'people are counted by whole weeks, and this time holds none':
    'Menschen werden nach ganzen Wochen gezählt, und in dieser Zeit liegt keine',
  'people are counted by whole months, and this time holds none':
    'Menschen werden nach ganzen Monaten gezählt, und in dieser Zeit liegt keiner',
  'no run says who used it': 'kein Lauf sagt, wer ihn nutzte',
  'of {1} of {2} runs it is unknown who used them': 'von {1} von {2} Läufen ist unbekannt, wer sie nutzte',
  'week up to {1}': 'Woche bis {1}',
  'weeks up to {1}': 'Wochen bis {1}',
  'what the incident cost is unknown: needs somebody who tells it in {1}':
    'was der Vorfall kostete, ist unbekannt: braucht jemanden, der es in {1} nennt',
  'what {1} of {2} incidents cost is unknown: needs somebody who tells it in {3}':
    'was {1} von {2} Vorfällen kosteten, ist unbekannt: dazu muss es jemand in {3} melden',
  '{1} of the week of {2}': '{1} der Woche ab {2}',
  '{1} of {2} weeks up to {3}': '{1} aus {2} Wochen bis {3}',
  'Figures of a week are not typed': 'Die Zahlen einer Woche sind nicht eingetippt',
  'Figures of {1} weeks are not typed': 'Die Zahlen von {1} Wochen sind nicht eingetippt',
  '{1} Until they are, they are unknown.': '{1} Bis sie es sind, sind sie unbekannt.',
  'All that the plan asks for is typed.': 'Alles, was der Plan verlangt, ist eingetippt.',
  '{1} And {2} earlier ones.': '{1} Und {2} frühere.',
  '{1} cannot be read': '{1} kann nicht gelesen werden',
  'What runs there is not known until it is read again; then what was missed is read, as far as it was kept. {1}':
    'Was dort läuft, ist nicht bekannt, bis es wieder gelesen wird; dann wird gelesen, was fehlt, soweit es aufbewahrt wurde. {1}',
  'What becomes there of what was handed over is not known until it is read again; what was read last stays. {1}':
    'Was dort aus dem wird, was übergeben wurde, ist nicht bekannt, bis es wieder gelesen wird; was zuletzt gelesen wurde, bleibt. {1}',
  '{1} judges no answers': '{1} beurteilt keine Antworten',
  '{1} Answers that wait for it: {2}. Until it answers, shares of unsupported answers rest on the screen and on what people label, as without a model: they are right, and less sure. It is asked again by itself, at least each hour. If it will not come back, set another or switch it off: under Answers, or with "aftercare sources judge".':
    '{1} Antworten, die darauf warten: {2}. Bis es antwortet, beruhen Anteile unbelegter Antworten auf dem Abgleich von Wörtern und darauf, wie Menschen sie sehen, so wie ohne Modell: Sie stimmen, sind aber weniger sicher. Es wird von selbst wieder gefragt, mindestens jede Stunde. Kommt es nicht wieder, wählen Sie ein anderes oder schalten Sie es ab: unter Antworten oder mit „aftercare sources judge“.',
  'It is asked no more.': 'Es wird nicht mehr gefragt.',
  'It answers.': 'Es antwortet.',
  'It is read no more.': 'Es wird nicht mehr gelesen.',
  'It can be read.': 'Es kann gelesen werden.',
  '{1} was called {2} times in one run': '{1} wurde in einem Lauf {2}-mal aufgerufen',
  '{1} was called {2} times in {3} runs, {4} of them in one run alone':
    '{1} wurde in {3} Läufen {2}-mal aufgerufen, davon {4}-mal in einem einzigen Lauf',
  '{1} was called {2} times in {3} runs, {4} of them in {5} runs alone ({6})':
    '{1} wurde in {3} Läufen {2}-mal aufgerufen, davon {4}-mal in nur {5} Läufen ({6})',
  '{1} went round in a loop': '{1} lief im Kreis',
  '{1} of {2} are spent': '{1} von {2} sind ausgegeben',
  '{1} of {2} are spent, {3} %': '{1} von {2} sind ausgegeben, {3} %',
  '{1}.': '{1}.',
  '{1} {2}': '{1} {2}',
  '{1}. {2}': '{1}. {2}',
  '{1}. Too few days are known for a forecast.': '{1}. Für eine Vorhersage sind zu wenige Tage bekannt.',
  'Until {1} it will very likely be between {2} and {3}': 'Bis {1} werden es sehr wahrscheinlich zwischen {2} und {3}',
  '{1}; that it is more than the budget has a chance of {2}.':
    '{1}; dass es mehr als das Budget wird, hat eine Chance von {2}.',
  'less than 1 %': 'weniger als 1 %',
  'more than 99 %': 'mehr als 99 %',
  '{1} %': '{1} %',
  '{1}. {2} It is likely used up on {3}.': '{1}. {2} Aufgebraucht ist es wahrscheinlich am {3}.',
  '{1} Of {2} of {3} runs not all is known that they cost, so that it is more than that.':
    '{1} Von {2} von {3} Läufen ist nicht alles bekannt, was sie kosten; es ist also mehr als das.',
  'Only {1} cases were accepted from {2} to {3}; what one costs is told from {4} on.':
    'Nur {1} Fälle wurden vom {2} bis {3} angenommen; was einer kostet, wird ab {4} gesagt.',
  'From {1} to {2} an accepted case cost {3}; the budget is {4}.':
    'Vom {1} bis {2} kostete ein angenommener Fall {3}; das Budget ist {4}.',
  'Nothing is left of it.': 'Davon ist nichts übrig.',
  'It would be kept by less than one run a day like those of the last two weeks':
    'Eingehalten würde es mit weniger als einem Lauf am Tag wie denen der letzten zwei Wochen',
  'It would be kept by at most one run a day like those of the last two weeks':
    'Eingehalten würde es mit höchstens einem Lauf am Tag wie denen der letzten zwei Wochen',
  'It would be kept by at most {1} runs a day like those of the last two weeks':
    'Eingehalten würde es mit höchstens {1} Läufen am Tag wie denen der letzten zwei Wochen',
  '{1} Of {2} of {3} runs not all tokens are known, so that it is more than that.':
    '{1} Von {2} von {3} Läufen sind nicht alle Tokens bekannt, es sind also mehr.',
  '{1} tokens': '{1} Tokens',
  '{1}, or by as many at {2} each.': '{1}, oder mit ebenso vielen zu je {2}.',
  'a day': 'am Tag',
  'a week': 'in der Woche',
  'a month': 'im Monat',
  'a quarter': 'im Quartal',
  'a year': 'im Jahr',
  'for each accepted case': 'je angenommenem Fall',
  '{1} The plan wants then: {2}. Nothing of that is done by itself.':
    '{1} Der Plan will dann: {2}. Nichts davon geschieht von selbst.',
  'For {1} {2} were billed, and {3} are known of {4} runs':
    'Für {1} wurden {2} berechnet, und {3} sind von {4} Läufen bekannt',
  '{1}: {2} % {3}': '{1}: {2} % {3}',
  less: 'weniger',
  more: 'mehr',
  '{1}. Of every run is known what it cost.': '{1}. Von jedem Lauf ist bekannt, was er kostete.',
  '{1}. Of {2} runs not all is known that they cost.': '{1}. Von {2} Läufen ist nicht alles bekannt, was sie kosten.',
  'The evidence knows of more than was billed': 'Die Belege wissen von mehr, als berechnet wurde',
  'More was billed than the evidence knows of': 'Mehr wurde berechnet, als die Belege wissen',
  '{1} Prices of the plan or of a price list may be too high, or a bill is still to come.':
    '{1} Preise des Plans oder einer Preisliste sind vielleicht zu hoch, oder eine Rechnung kommt noch.',
  "{1} Runs may be missing, cost more than their price list says, or the bill has fees that are no run's.":
    '{1} Vielleicht fehlen Läufe, kosten mehr, als ihre Preisliste sagt, oder die Rechnung hat Gebühren, die keines Laufs sind.',
  '{1} refuses the key ({2}). Give one that may use {3}.':
    '{1} weist den Schlüssel zurück ({2}). Geben Sie einen an, der {3} benutzen darf.',
  '{1} knows no model "{2}" at this address (404). Check the address, which mostly ends with /v1, and the name of the model.':
    '{1} kennt unter dieser Adresse kein Modell „{2}“ (404). Prüfen Sie die Adresse, die meist auf /v1 endet, und den Namen des Modells.',
  '{1} does not answer questions to {2} ({3}).': '{1} beantwortet keine Fragen an {2} ({3}).',
  '{1} does not take the question (400). Check the name of the model; it must be one for chats.':
    '{1} nimmt die Frage nicht an (400). Prüfen Sie den Namen des Modells; es muss eines für Gespräche sein.',
  '{1} answers, and not with one of the three words that it was asked for. Choose another model.':
    '{1} antwortet, aber mit keinem der drei Wörter, um die es gebeten war. Wählen Sie ein anderes Modell.',
  '{1} did not answer {2} questions in a row with one of the three words. Look whether it still is the model that was chosen.':
    '{1} beantwortete {2} Fragen nacheinander mit keinem der drei Wörter. Sehen Sie nach, ob es noch das Modell ist, das gewählt wurde.',
  "a model's API": 'der Schnittstelle eines Modells',
  'No key is kept for {1}. Give it with the address; an empty one where it needs none.':
    'Für {1} ist kein Schlüssel hinterlegt. Geben Sie ihn mit der Adresse an; einen leeren, wo keiner nötig ist.',
  'No model judges answers here, so there is none to switch off.':
    'Hier beurteilt kein Modell Antworten, also ist keines abzuschalten.',
  'The answer of run "{1}" was not held against sources, so that there is nothing to say of it. Choose one of the list of answers.':
    'Die Antwort des Laufs „{1}“ wurde nicht gegen Quellen gehalten, also gibt es nichts über sie zu sagen. Wählen Sie eine aus der Liste der Antworten.',
  'It did not happen in the last four weeks.': 'Es geschah in den letzten vier Wochen nicht.',
  'No single cause stands out: in the last four weeks it happened in {1} of {2} runs, in no place clearly more often than in others.':
    'Keine einzelne Ursache sticht heraus: In den letzten vier Wochen geschah es in {1} von {2} Läufen, nirgends deutlich öfter als anderswo.',
  'In the last four weeks {1} % of these came from {2}, which is {3} % of all runs.':
    'In den letzten vier Wochen kamen {1} % davon aus {2}, und das sind {3} % aller Läufe.',
  'Without it, it would be in {1} % of runs and not in {2} %.':
    'Ohne das wäre es in {1} % der Läufe und nicht in {2} %.',
  'Of the rest much comes from {1}.': 'Vom Rest kommt viel aus {1}.',
  '{1} in {2}': '{1} in {2}',
  'workflow {1}': 'Workflow {1}',
  'case type {1}': 'Fallart {1}',
  'route {1}': 'Route {1}',
  'release {1}': 'Release {1}',
  'model {1}': 'Modell {1}',
  '"owner" is "{1}", who is nobody of the plan. Name one of its people, or add them to the plan.':
    '„owner“ ist „{1}“, und das ist niemand aus dem Plan. Nennen Sie eine Person aus ihm, oder nehmen Sie sie auf.',
  'Nothing is said. Give "state", "owner" or "name".': 'Es ist nichts gesagt. Nennen Sie „state“, „owner“ oder „name“.',
  'Say why you live with it and until when: give "because" and "until".':
    'Sagen Sie, warum Sie damit leben und bis wann: Nennen Sie „because“ und „until“.',
  '"until" is the last day on which you live with it: give "state" accepted, and a day from {1} on.':
    '„until“ ist der letzte Tag, an dem Sie damit leben: Nennen Sie „state“ accepted und einen Tag ab {1}.',
  '"remedy" is by what it is mended. Give "state" working or fixed with it; for what you live with, give "because".':
    '„remedy“ sagt, wodurch es behoben wird. Geben Sie „state“ working oder fixed dazu an; womit Sie leben, begründen Sie in „because“.',
  'No recurring problem grows any more': 'Kein wiederkehrendes Problem wächst mehr',
  'As often as before, or as usual by now.': 'So oft wie zuvor, oder inzwischen üblich.',
  'A recurring problem grows: {1}': 'Ein wiederkehrendes Problem wächst: {1}',
  '{1} recurring problems grow, most of all {2}': '{1} wiederkehrende Probleme wachsen, am meisten {2}',
  'None of them is in more runs than before.': 'Keines davon ist in mehr Läufen als zuvor.',
  '{1}: in {2} of {3} runs since {4}': '{1}: in {2} von {3} Läufen seit {4}',
  '{1}; before, in none of {2}.': '{1}; zuvor in keinem von {2}.',
  '{1}; before, in {2} of {3}.': '{1}; zuvor in {2} von {3}.',
  'So it is with {1} more.': 'So ist es mit {1} weiteren.',
  'By chance alone a problem of this workflow would grow like this less than once in a thousand years.':
    'Durch Zufall allein wüchse eines der Probleme dieses Ablaufs seltener als einmal in tausend Jahren so sehr.',
  'By chance alone a problem of this workflow would grow like this once in {1} years, or more seldom.':
    'Durch Zufall allein wüchse eines der Probleme dieses Ablaufs einmal in {1} Jahren so sehr, oder seltener.',
  'A problem that was fixed is there again: {1}': 'Ein Problem, das behoben war, ist wieder da: {1}',
  'The time to live with it is over: {1}': 'Die Zeit, damit zu leben, ist vorbei: {1}',
  'You lived with it until {1}. Runs that had it since you said so: {2}.':
    'Sie lebten damit bis {1}. Läufe, die es hatten, seit Sie es sagten: {2}.',
  'It was fixed on {1}. Runs that began since and had it: {2}.':
    'Es wurde am {1} behoben. Läufe, die seitdem begannen und es hatten: {2}.',
  'It was fixed on {1}, in release {2}. Runs of it or of a newer release that had it: {3}.':
    'Es wurde am {1} behoben, in Release {2}. Läufe von diesem oder einem neueren Release, die es hatten: {3}.',
  '"release" is where it is fixed. Give "state" fixed with it.':
    '„release“ ist, worin es behoben ist. Nennen Sie dazu „state“ fixed.',
  '"because" says why. Give the "state" that it is about.': '„because“ sagt, warum. Nennen Sie den „state“ dazu.',
  'Pattern {1} is itself. Give two different ones.': 'Muster {1} ist es selbst. Nennen Sie zwei verschiedene.',
  'Pattern {1} has nothing at that place of run "{2}". "aftercare exceptions {3}" lists examples.':
    'Muster {1} hat nichts an dieser Stelle des Laufs „{2}“. „aftercare exceptions {3}“ listet Beispiele auf.',
  'Run "{1}" has it in {2} places. Give "step" as well, such as "{3}", and "kind" where a step has several.':
    'Lauf „{1}“ hat es an {2} Stellen. Nennen Sie auch „step“, etwa „{3}“, und „kind“, wo ein Schritt mehrere hat.',
  'The words of run "{1}" are kept no longer: nothing can be told apart by them. Point at a run that came later.':
    'Die Worte des Laufs „{1}“ sind nicht mehr aufbewahrt: An ihnen lässt sich nichts unterscheiden. Nennen Sie einen Lauf, der später kam.',
  'Everything in pattern {1} reads the same: there is nothing to split off. Name it, or say what is to be done with it.':
    'Alles in Muster {1} liest sich gleich: Da ist nichts abzutrennen. Benennen Sie es, oder sagen Sie, was damit zu tun ist.',
  'No source told of an incident "{1}" in this workspace. "aftercare incidents" lists those there are.':
    'Keine Quelle hat in diesem Arbeitsbereich einen Vorfall „{1}“ gemeldet. „aftercare incidents“ zeigt, welche es gibt.',
  'There is no pattern {1} of its own in this workspace. "aftercare exceptions" lists them.':
    'In diesem Arbeitsbereich gibt es kein eigenes Muster {1}. „aftercare exceptions“ listet sie auf.',
  'The invoice was taken back.': 'Die Rechnung wurde zurückgenommen.',
  '"month" is "{1}", which is no month. Write it like {2}.':
    '„month“ ist „{1}“, und das ist kein Monat. Schreiben Sie ihn wie {2}.',
  'The month {1} is not over. Type its invoice when it is.':
    'Der Monat {1} ist nicht vorbei. Tippen Sie seine Rechnung ein, wenn er es ist.',
  'The month {1} is more than {2} years ago. Type invoices from {3} on.':
    'Der Monat {1} liegt mehr als {2} Jahre zurück. Tippen Sie Rechnungen ab {3} ein.',
  '"amount" is "{1}", which is no amount. Write it like {2}.':
    '„amount“ ist „{1}“, und das ist kein Betrag. Schreiben Sie ihn wie {2}.',
  '"amount" is in {1}, and this workspace counts in {2}. Give the amount in {3}.':
    '„amount“ ist in {1}, und dieser Arbeitsbereich rechnet in {2}. Nennen Sie den Betrag in {3}.',
  'Budget {1} is exceeded': 'Budget {1} ist überschritten',
  'Budget {1} will very likely be exceeded': 'Budget {1} wird sehr wahrscheinlich überschritten',
  'Much of budget {1} is spent': 'Von Budget {1} ist viel ausgegeben',
  'Budget {1} may be exceeded': 'Budget {1} wird vielleicht überschritten',
  'A run costs far more than others of its kind': 'Ein Lauf kostet weit mehr als andere seiner Art',
  'A run takes far more steps than others of its kind': 'Ein Lauf braucht weit mehr Schritte als andere seiner Art',
  '{1} Kind of case: {2}.': '{1} Art des Falls: {2}.',
  'No run is far outside of its kind.': 'Kein Lauf liegt weit außerhalb seiner Art.',
  'One run was so in {1} days.': 'In {1} Tagen war es ein Lauf.',
  '{1} runs were so in {2} days.': 'In {2} Tagen waren es {1} Läufe.',
  'Run {1} cost at least {2}; 99 of 100 runs of its kind cost {3} or less. {4}':
    'Lauf {1} kostete mindestens {2}; 99 von 100 Läufen seiner Art kosten {3} oder weniger. {4}',
  'Run {1} took {2} steps; 99 of 100 runs of its kind take {3} or fewer. {4}':
    'Lauf {1} brauchte {2} Schritte; 99 von 100 Läufen seiner Art brauchen {3} oder weniger. {4}',
  '{1}, release {2}.': '{1}, Release {2}.',
  '{1}, release unknown.': '{1}, Release unbekannt.',
  'Until it is proved again, nobody knows that it works when it is needed.':
    'Bis es wieder nachgewiesen ist, weiß niemand, ob es geht, wenn es gebraucht wird.',
  '{1} not kept: {2} over {3}': '{1} nicht gehalten: {2} über {3}',
  'Fallback by hand': 'Arbeit von Hand',
  'Telling the owner': 'Nachricht an Verantwortliche',
  'not kept': 'nicht gehalten',
  'the decision log has no such answer': 'das Protokoll hat keine solche Antwort',
  'who answered': 'wer geantwortet hat',
  'when it was answered': 'wann geantwortet wurde',
  'the evidence it was taken on': 'die Belege, auf die hin es übernommen wurde',
  'It was open then, and was seen until {1}.': 'Es war damals offen und wurde bis {1} gesehen.',
  '{1} "{2}"': '{1} „{2}“',
  'its proof expired on {1}': 'der Nachweis lief am {1} ab',
  'proved by {1}, good until {2}': 'nachgewiesen von {1}, gilt bis {2}',
  'proved, good until {1}': 'nachgewiesen, gilt bis {1}',
  'what is known alone: {1}': 'schon was bekannt ist: {1}',
  'not measured': 'nicht gemessen',
  'only {1} {2}; at least {3} are needed to judge': 'nur {1} {2}; zum Urteilen braucht es mindestens {3}',
  'about {1}': 'etwa {1}',
  '{1}; too few to be sure': '{1}; zu wenige, um sicher zu sein',
  'timed runs': 'Läufe mit Zeiten',
  'judged run': 'beurteilter Lauf',
  'accepted run': 'angenommener Lauf',
  'timed run': 'Lauf mit Zeiten',
  'run accepted by a person or a system': 'von einer Person oder einem System angenommener Lauf',
  'eligible case': 'möglicher Fall',
  approval: 'Freigabe',
  'tool call': 'Werkzeugaufruf',
  write: 'Schreibvorgang',
  incident: 'Vorfall',
  'no run has both a start and an end': 'kein Lauf hat Beginn und Ende',
  approvals: 'Freigaben',
  'no outcome given by a person says how long was worked on it':
    'kein Ergebnis von einem Menschen sagt, wie lange daran gearbeitet wurde',
  'What was accepted is counted {1} days later, with what came after it.':
    'Was angenommen wurde, wird {1} Tage später gezählt, mit dem, was danach kam.',
  writes: 'Schreibvorgänge',
  'of no write it is known what became of it': 'von keinem Schreibvorgang ist bekannt, was daraus wurde',
  'no tool call has both a start and an end': 'kein Werkzeugaufruf hat einen Anfang und ein Ende',
  'runs accepted by a person or a system': 'von einer Person oder einem System angenommene Läufe',
  'no run was accepted by a person or by the system of record yet':
    'noch kein Lauf wurde von einer Person oder vom führenden System angenommen',
  'no outcome given by a person says how long it had waited':
    'kein von einem Menschen gegebenes Ergebnis sagt, wie lange es gewartet hatte',
  'nobody told how many cases there were to do on these days':
    'niemand hat gesagt, wie viele Fälle es an diesen Tagen gab',
  'no case was eligible': 'kein Fall kam in Frage',
  'needs a source of incidents: none was ever told of, which is not the same as none':
    'braucht eine Quelle für Vorfälle: Von keinem wurde je berichtet, was nicht dasselbe ist wie keiner',
  'needs the value of an accepted case, which is not computed yet':
    'braucht den Wert eines angenommenen Falls, der noch nicht berechnet wird',
  'there were no runs': 'es gab keine Läufe',
  'no run has an outcome yet': 'noch kein Lauf hat ein Ergebnis',
  'accepted runs': 'angenommene Läufe',
  'no run was accepted yet': 'noch kein Lauf wurde angenommen',
  'tool calls': 'Werkzeugaufrufe',
  'there were no tool calls': 'es gab keine Werkzeugaufrufe',
  'the cost of {1} of {2} runs is unknown: needs a price for their models, or somebody who tells it':
    'die Kosten von {1} von {2} Läufen sind unbekannt: braucht einen Preis für ihre Modelle oder jemanden, der sie nennt',
  'not measured: {1}': 'nicht gemessen: {1}',
  'the plan promises nothing here: add an objective': 'der Plan sagt hier nichts zu: eine Zusage hinzufügen',
  'There is no finding "{1}" in this workspace. List them with "aftercare findings".':
    'In diesem Arbeitsbereich gibt es nichts Auffälliges „{1}“. „aftercare findings“ listet alles auf.',
  'Finding {1} is resolved: there is nothing left to acknowledge.': '{1} ist vorbei: Es gibt nichts mehr anzunehmen.',
  'Finding {1} was acknowledged already, by {2}. "aftercare finding {3}" shows their note; add yours with "aftercare note".':
    '{1} hat schon jemand angenommen: {2}. „aftercare finding {3}“ zeigt die Notiz; Ihre fügt „aftercare note“ hinzu.',
  'Finding {1} is resolved: there is nothing left to have.': '{1} ist vorbei: Es gibt nichts mehr zu übernehmen.',
  'Finding {1} is resolved already: there is nothing left to close.':
    '{1} ist schon vorbei: Es gibt nichts mehr zu schließen.',
  'The disk is almost full': 'Die Festplatte ist fast voll',
  'The disk will be full in {1} days': 'Die Festplatte ist in {1} Tagen voll',
  '{1} When it is full nothing is taken in any more. Give it a larger disk, or delete what is not needed.':
    '{1} Ist sie voll, wird nichts mehr angenommen. Geben Sie ihr mehr Platz, oder löschen Sie, was nicht gebraucht wird.',
  '{1} GB of {2} GB are free.': '{1} GB von {2} GB sind frei.',
  '{1} It loses {2} GB a day, so they do for {3} days.':
    '{1} Am Tag werden es {2} GB weniger, also reichen sie für {3} Tage.',
  'It was not noted.': 'Es wurde nicht festgehalten.',
  '{1}, {2}': '{1}, {2}',
  'No run has come since {1}; about {2} would have come by now, as in the weeks before.':
    'Seit dem {1} ist kein Lauf gekommen; bis jetzt wären es etwa {2}, wie in den Wochen davor.',
  'No runs since {1}; about {2} would have come by now': 'Keine Läufe seit dem {1}; bis jetzt wären es etwa {2}',
  'None of its runs has arrived within eight days of its end, so nobody would be told that they do not come any more.':
    'Keiner seiner Läufe ist innerhalb von acht Tagen nach seinem Ende angekommen; dass keine mehr kommen, würde also niemandem gemeldet.',
  'The plan does not cover it, so nobody is told when its runs do not come any more.':
    'Der Plan umfasst ihn nicht; dass keine Läufe mehr kommen, wird also niemandem gemeldet.',
  'While it stands still nobody is told that no runs come.':
    'Solange er stillsteht, wird niemandem gemeldet, dass keine Läufe kommen.',
  'While it is maintained nobody is told that no runs come.':
    'Solange er gewartet wird, wird niemandem gemeldet, dass keine Läufe kommen.',
  '"since" is {1}, which has passed. Maintenance is announced before it begins: what happened without that is told, and can be closed with a reason.':
    '„since“ ist {1}, und das ist vorbei. Wartung wird angekündigt, bevor sie beginnt: Was ohne das geschah, wird gemeldet und kann mit einem Grund geschlossen werden.',
  '"until" is {1}, which is not after {2}, when it begins. Give a later one.':
    '„until“ ist {1}, nicht nach {2}, wo sie beginnt. Geben Sie einen späteren Zeitpunkt an.',
  'It would last longer than seven days. Say of a workflow that stands still for so long that it is stopped, or announce it week by week.':
    'Sie würde länger als sieben Tage dauern. Sagen Sie von einem Ablauf, der so lange stillsteht, dass er angehalten ist, oder kündigen Sie sie Woche für Woche an.',
  '"since" is {1}, more than a year ahead. Announce it when it is nearer.':
    '„since“ ist {1}, mehr als ein Jahr voraus. Kündigen Sie sie an, wenn es näher ist.',
  '{1} maintenance windows are announced already. End one that is not needed.':
    '{1} Wartungsfenster sind schon angekündigt. Beenden Sie eines, das nicht gebraucht wird.',
  'It was called off already.': 'Sie ist schon abgesagt.',
  'It was over at {1} already.': 'Sie war um {1} schon vorbei.',
  'There is no maintenance window "{1}". "aftercare maintenance" lists them.':
    'Es gibt kein Wartungsfenster „{1}“. „aftercare maintenance“ listet sie auf.',
  'Give "workflow" or "integration", or none of them for everything.':
    'Geben Sie „workflow“ oder „integration“ an, oder keines von beiden für alles.',
  '"integration" is "{1}", which is no system of the plan. It names {2}.':
    '„integration“ ist „{1}“, und das ist kein System des Plans. Er nennt {2}.',
  'That its runs do not come any more is not told yet: two whole weeks are needed, and after them {1} days with runs; {2} are known.':
    'Dass keine Läufe mehr kommen, wird noch nicht gemeldet: Nötig sind zwei ganze Wochen und danach {1} Tage mit Läufen; bekannt sind {2}.',
  'Its last run came on {1}. So few come, or so unevenly, that it would not be told within four months that they do not any more.':
    'Der letzte Lauf kam am {1}. Es kommen so wenige oder so ungleichmäßig, dass vier Monate lang nicht gemeldet würde, dass keine mehr kommen.',
  'Its last run came on {1}. If none comes, that is told on {2}.':
    'Der letzte Lauf kam am {1}. Kommt keiner, wird das am {2} gemeldet.',
  'Runs come again': 'Es kommen wieder Läufe',
  'Runs come again since {1}. It was silent for {2}.': 'Seit dem {1} kommen wieder Läufe. Stille herrschte {2}.',
  '{1} hours': '{1} Stunden',
  '{1} days': '{1} Tage',
  '{1} Until runs come nothing else of it is known: look whether it still works, and whether what it tells still arrives here.':
    '{1} Bis Läufe kommen, ist sonst nichts von ihm bekannt: Sehen Sie nach, ob er noch arbeitet und ob das, was er meldet, noch hier ankommt.',
  'Nothing is known of when its runs came.': 'Wann seine Läufe kamen, ist nicht bekannt.',
  'Nobody answers for it': 'Niemand antwortet dafür',
  'From {1} to {2}, {3} working days, nobody answers: {4}.':
    'Vom {1} bis {2}, an {3} Arbeitstagen, antwortet niemand: {4}.',
  'Name a deputy, or who stands in, in the plan.': 'Nennen Sie im Plan eine Stellvertretung oder wer einspringt.',
  'Somebody answers.': 'Jemand antwortet.',
  'That it is down is not told yet: {1} runs that call it are needed.':
    'Dass es ausfällt, wird noch nicht gemeldet: Nötig sind {1} Läufe, die es aufrufen.',
  'Its calls fail so often that being down could not be told from that.':
    'Seine Aufrufe scheitern so oft, dass ein Ausfall davon nicht zu unterscheiden wäre.',
  'Its calls go as usual.': 'Seine Aufrufe gelingen wie gewohnt.',
  'Since {1}, {2} of {3} calls failed; in {4} of {5} runs that called it, half of them or more.':
    'Seit dem {1} sind {2} von {3} Aufrufen gescheitert; in {4} von {5} Läufen, die es aufriefen, die Hälfte oder mehr.',
  '{1} is down or refuses: its calls fail in {2} of {3} runs':
    '{1} ist ausgefallen oder lehnt ab: Aufrufe scheitern in {2} von {3} Läufen',
  'Its calls go as usual again since {1}. While it was down they failed in {2} of {3} runs.':
    'Seit dem {1} gelingen seine Aufrufe wieder wie gewohnt. Während des Ausfalls scheiterten sie in {2} von {3} Läufen.',
  '{1} On it rests {2}, with one promise.': '{1} Darauf ruht {2}, mit einem Versprechen.',
  '{1} On it rests {2}, with {3} promises.': '{1} Darauf ruht {2}, mit {3} Versprechen.',
  '{1} While it is down: {2}': '{1} Solange es ausfällt: {2}',
  fine: 'in Ordnung',
}
