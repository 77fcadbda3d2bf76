import type { SourcesWords } from './sources-en.ts'

export const de: SourcesWords = {
  title: 'Antworten und ihre Quellen',
  sentence:
    'Antworten, die vielleicht sagen, was ihre Quellen nicht sagen. Es ist ein Abgleich von Wörtern und kein Urteil: Er zeigt, wo man hinsehen soll, und ein Mensch entscheidet.',
  share: 'Wie viele eine Lücke haben',
  all: (gaps, all) => `${gaps} von ${all} Antworten haben eine Lücke`,
  untold: (n, why) =>
    n === '1'
      ? `Von einer weiteren lässt es sich nicht sagen: ${why}.`
      : `Von ${n} weiteren lässt es sich nicht sagen: ${why}.`,
  allUntold: (n, why) =>
    n === '1'
      ? `Von der einen Antwort, die es gibt, lässt es sich nicht sagen: ${why}.`
      : `Von keiner der ${n} Antworten lässt es sich sagen: ${why}.`,
  why: 'Warum',
  none: 'Noch keine Antwort wurde angesehen',
  noneText:
    'Antworten werden mit dem abgeglichen, was für sie gefunden wurde, wo beides mit seinen Texten gesendet wird. Der Plan kann Werkzeuge nennen, deren Ergebnisse Quellen sind (docs/sources.md).',
  by: 'Nach',
  bys: {
    week: 'Woche',
    month: 'Monat',
    workflow: 'Ablauf',
    case_type: 'Art des Falls',
    route: 'Weg',
    release: 'Release',
  },
  weekOf: (day) => `Woche vom ${day}`,
  columns: { answers: 'Antworten', gaps: 'mit Lücke', share: 'Anteil', range: 'sehr wahrscheinlich zwischen' },
  between: (low, high) => `${low} und ${high}`,
  kind: 'Was',
  kinds: {
    gap: 'alle mit einer Lücke',
    nothing_retrieved: 'dafür wurde nichts gefunden',
    unsupported_claim: 'ein Satz steht nicht in den Quellen',
    number_mismatch: 'eine Zahl steht nicht in den Quellen',
    stale_source: 'eine Quelle ist zu alt',
    never_cited: 'eine Quelle ist nicht genannt',
    untold: 'lässt sich nicht sagen',
  },
  workflow: 'Ablauf',
  anyWorkflow: 'alle Abläufe',
  list: 'Die schlechtesten zuerst',
  listNone: 'Keine davon.',
  sources: (n) => (n === 1 ? 'eine Textstelle' : `${n} Textstellen`),
  release: (name) => `Release ${name}`,
  noTime: 'Zeit nicht bekannt',
  more: 'Mehr zeigen',
  whys: {
    texts_not_kept: 'ihre Texte werden nicht aufbewahrt, nur deren Form',
    no_answer: 'mit ihr wurde kein Text einer Antwort gesendet',
    sources_without_texts: 'was gefunden wurde, wurde ohne seinen Text gesendet',
    too_long: 'die Antwort oder was für sie gefunden wurde ist länger, als abgeglichen wird',
  },
  labels: {
    title: 'Wie Menschen es sehen',
    none: 'Noch hat niemand hingesehen. Antworten werden ausgelost: aus etwa dreißig, die sich jemand ansieht, folgt, was sehr wahrscheinlich für alle gilt.',
    share: (low, high) => `Von allen Antworten haben sehr wahrscheinlich zwischen ${low} und ${high} eine Lücke.`,
    drawn: (n) =>
      n === 1 ? 'Menschen sahen sich eine an, die ausgelost war.' : `Menschen sahen sich ${n} an, die ausgelost waren.`,
    worth: (by, n) =>
      `Mit Hilfe ${by === 'judge' ? 'des Modells' : 'des Abgleichs'} sagen sie so viel wie ${n} ohne ${by === 'judge' ? 'es' : 'ihn'}.`,
    marked: (by, gaps, ofGaps, supported, ofSupported) =>
      by === 'judge'
        ? `Von ${ofGaps} mit einer Lücke zeigte das Modell ${gaps} an; von ${ofSupported} ohne eine zeigte es ${supported} trotzdem an.`
        : `Von ${ofGaps} mit einer Lücke zeigte der Abgleich ${gaps} an; von ${ofSupported} ohne eine zeigte er ${supported} trotzdem an.`,
    untold: (n) => (n === 1 ? 'Bei einer ließ es sich nicht sagen.' : `Bei ${n} ließ es sich nicht sagen.`),
    next: 'Die nächste ansehen, die ausgelost ist',
    all: 'Alle sind angesehen.',
  },
  label: {
    ask: 'Sagen die Quellen, was die Antwort sagt?',
    by: { supported: 'Ja', gap: 'Nein', untold: 'Ich kann es nicht sagen' },
    back: 'Zurücknehmen',
    said: { supported: 'die Quellen sagen es', gap: 'die Quellen sagen es nicht', untold: 'es lässt sich nicht sagen' },
    of: (who, said, day) => `${who} sagte am ${day}: ${said}.`,
  },
  ofRun: {
    title: 'Die Antwort und ihre Quellen',
    screen: 'Ein Abgleich von Wörtern, kein Urteil.',
    supported: 'Jeder Satz steht größtenteils mit seinen Wörtern in den Quellen.',
    says: {
      nothing_retrieved: 'Dafür wurde nichts gefunden.',
      unsupported_claim: 'Was unterstrichen ist, steht so in keiner Quelle; Wörter, die dort fehlen, sind markiert.',
      number_mismatch: 'Eine Zahl darin steht in keiner Quelle.',
      stale_source: 'Eine Quelle ist älter, als der Plan erlaubt.',
      never_cited: 'Nicht jede gefundene Quelle ist genannt.',
    },
    misses:
      'Was einer Quelle mit deren eigenen Wörtern widerspricht, wird nicht gesehen; was dasselbe mit anderen Wörtern sagt, wird markiert.',
    untold: (why) => `Ob ihre Quellen sagen, was sie sagt, lässt sich nicht sagen: ${why}.`,
    deleted: 'Ihre Texte sind gelöscht. Was der Abgleich von Wörtern ergab:',
    answer: 'Antwort',
    passages: (n) => (n === 1 ? 'Was gefunden wurde: eine Textstelle' : `Was gefunden wurde: ${n} Textstellen`),
    allPassages: (n) => `Alle ${n} zeigen`,
    unnamed: 'ohne Namen',
    ofDay: (day) => `vom ${day}`,
    missing: 'nicht in den Quellen',
  },
}
