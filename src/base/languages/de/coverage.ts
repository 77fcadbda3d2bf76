/** German of what a plan covers and lacks. */
export const coverage: Readonly<Record<string, string>> = {
  'Nobody is told of requests about {1}: no rule fits them.':
    'Von Anfragen zu {1} erfährt niemand: Keine Regel passt auf sie.',
  'told of notices': 'bekommt Nachrichten',
  'Some findings of high severity in {1} are told to nobody: no rule fits them.':
    'Manche Auffälligkeiten hoher Schwere in {1} erfährt niemand: Keine Regel passt auf sie.',
  'Nobody is told that {1} stands still: no rule fits it.':
    'Niemand erfährt, dass {1} stillsteht: Keine Regel passt darauf.',
  'Nobody is told that a review of {1} waits: no rule fits it.':
    'Niemand erfährt, dass ein Review von {1} wartet: Keine Regel passt darauf.',
  'What nobody is told of is found by whoever happens to look.': 'Was niemand erfährt, findet, wer zufällig hinsieht.',
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
  'Some changes are billable, and no rate is stated.': 'Manche Änderungen werden berechnet, und kein Satz ist genannt.',
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
  'Nothing is promised about {1}, and no reason is given.': 'Über {1} ist nichts zugesagt, und kein Grund ist genannt.',
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
  'Nobody is told that the time for a promise of help for {1} is nearly over: no rule fits it.':
    'Niemand erfährt, dass die Zeit für eine Zusage von Hilfe für {1} fast um ist: Keine Regel passt darauf.',
  'Nobody is told that a task of {1} is overdue: no rule fits it.':
    'Niemand erfährt, dass eine Aufgabe von {1} überfällig ist: Keine Regel passt darauf.',
}
