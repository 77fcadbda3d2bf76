/** German of reviews. */
export const reviews: Readonly<Record<string, string>> = {
  'No run called {1} in a loop.': 'Kein Lauf rief {1} im Kreis auf.',
  'The plan no longer has it.': 'Im Plan steht es nicht mehr.',
  'A loop in release {1}: {2}.': 'Ein Kreislauf in Release {1}: {2}.',
  'A loop in an unknown release: {1}.': 'Ein Kreislauf in einem unbekannten Release: {1}.',
  'unknown release': 'Release unbekannt',
  'With {1} more than one thing changed at once: the record cannot tell which of them made the difference.':
    'Mit {1} änderte sich mehreres zugleich: Die Aufzeichnung kann nicht sagen, woran der Unterschied liegt.',
  'The cost of {1} is unknown: no price is known for their models, or nobody tells it. Unknown is not zero.':
    'Die Kosten von {1} sind unbekannt: Für ihre Modelle ist kein Preis bekannt, oder niemand nennt sie. Unbekannt ist nicht null.',
  'not known': 'nicht bekannt',
  '{1}: {2}. Tune, roll back, or change the promise.': '{1}: {2}. Verbessern, zurückgehen oder die Zusage ändern.',
  '{1} went round in a loop: limit repeated calls, or do without until it is mended.':
    'Im Kreis lief: {1}. Wiederholte Aufrufe begrenzen oder darauf verzichten, bis es ausgebessert ist.',
  'One safety measure is not proved: name who proves it, and by when.':
    'Eine Vorkehrung ist nicht nachgewiesen: festlegen, wer sie nachweist und bis wann.',
  '{1} safety measures are not proved: name who proves each, and by when.':
    '{1} Vorkehrungen sind nicht nachgewiesen: festlegen, wer jede nachweist und bis wann.',
  'Connect what is missing for {1}, or state in the plan why it is not measured.':
    'Anschließen, was für {1} fehlt, oder im Plan sagen, warum es nicht gemessen wird.',
  'its document': 'das Dokument',
  'its fingerprint': 'der Fingerabdruck',
  'its outcome': 'das Ergebnis',
  'its workflow': 'der Ablauf',
  'its period': 'der Zeitraum',
  'the note': 'die Notiz',
  'it is gone, or waits again': 'es ist nicht mehr da oder wartet wieder',
  'A review is due and not held': 'Ein Review ist fällig und nicht gehalten',
  '{1} reviews are due and not held': '{1} Reviews sind fällig und nicht gehalten',
  '{1} Sign it, or refuse to and say why.': '{1} Unterschreiben Sie, oder lehnen Sie ab und sagen Sie, warum.',
  'All that were due by then are held.': 'Alle, die bis dahin fällig waren, sind gehalten.',
  'One is due and not held; the oldest was due on {1}.': 'Eines ist fällig und nicht gehalten; fällig war es am {1}.',
  '{1} are due and not held; the oldest was due on {2}.':
    '{1} sind fällig und nicht gehalten; das älteste war am {2} fällig.',
  '{1}, may be chance': '{1}, kann Zufall sein',
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
  'what was answered about tasks': 'was zu den Aufgaben geantwortet wurde',
  'This review does not ask about a task "{1}". Answer for those it shows.':
    'Dieses Review fragt nicht nach einer Aufgabe „{1}“. Antworten Sie zu denen, die es zeigt.',
  'A review that is refused takes no answers: the next one asks again.':
    'Ein Review, das abgelehnt wird, nimmt keine Antworten: Das nächste fragt wieder.',
  'Say of each task that was done whether it did what was expected: yes, no, or unknown. Missing: {1}.':
    'Sagen Sie von jeder erledigten Aufgabe, ob sie getan hat, was erwartet war: ja, nein oder unbekannt. Es fehlt: {1}.',
  "can't tell": 'nicht zu sagen',
  Figure: 'Zahl',
  'Very likely': 'Sehr wahrscheinlich',
  Of: 'Von',
  Change: 'Änderung',
  Runs: 'Läufe',
  'Needs attention': 'Braucht Aufmerksamkeit',
  'Assumed, not measured': 'Annahmen, nicht gemessen',
  'Nothing waits for a decision.': 'Nichts wartet auf eine Entscheidung.',
}
