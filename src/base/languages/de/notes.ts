/** German of change notes. */
export const notes: Readonly<Record<string, string>> = {
  mapping: 'Zuordnung',
  'approval boundary': 'Freigabegrenze',
  promise: 'Zusage',
  '{1}: {2} → {3}': '{1}: {2} → {3}',
  '{1}: no longer {2}': '{1}: nicht mehr {2}',
  '{1}; with it {2}': '{1}; dazu {2}',
  '{1}; {2}': '{1}; {2}',
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
  '"at" is {1}, which is not yet. Write it down when it is so.':
    '„at“ ist {1}, und das ist noch nicht. Schreiben Sie es auf, wenn es so ist.',
  'it is gone': 'sie ist weg',
  'the decision log has no such note': 'das Protokoll hat keine solche Notiz',
  'what it says': 'was sie sagt',
  'how it is known': 'woher man es weiß',
  'the finding it answers': 'worauf sie antwortet',
  'who wrote it': 'von wem sie ist',
  'when it was written': 'wann sie geschrieben wurde',
  threshold: 'Schwelle',
}
