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
  judge: {
    title: 'Ein Modell, das beurteilt',
    off: 'Aus: Nichts wird irgendwohin gesendet.',
    what: 'Ein Modell kann Antworten neben ihren Quellen lesen, in der Reihenfolge, in der sie ausgelost sind. Menschen berichtigen es, und kein Anteil wird nach seinem Wort allein genannt: Es kann Durchsichten sparen, oder es zeigt sich, dass es nichts sagt.',
    owners: 'Ein Eigentümer kann eines einschalten.',
    was: (model, answers, usd) => `Bis es abgeschaltet wurde, las ${model} in diesem Monat ${answers}, für ${usd}.`,
    on: (model, host, of) =>
      `${model} bei ${host} liest Antworten (${of}). Gesendet werden ihm je die Antwort und was für sie gefunden wurde, maskiert, wie sie aufbewahrt sind, und sonst nichts.`,
    allWorkflows: 'alle Abläufe',
    today: (n, most) => `Heute las es ${n} von höchstens ${most}.`,
    month: (usd, most) => `In diesem Monat kostete es ${usd} von höchstens ${most}.`,
    waiting: (n) =>
      n === 0 ? 'Keine wartet.' : n === 1 ? 'Eine der letzten 28 Tage wartet.' : `${n} der letzten 28 Tage warten.`,
    by: (who, day) => `${who} hat es am ${day} eingestellt.`,
    problem: (time) => `Es antwortet seit ${time} nicht.`,
    right: (right, of) =>
      `Es ist eingeschaltet. Von ${of} unserer Antworten, bei denen klar ist, was stimmt, beurteilte es ${right} so.`,
    switchOn: 'Ein Modell einschalten',
    setAnew: 'Neu einstellen',
    switchOff: 'Abschalten',
    endTitle: (model) => `${model} abschalten?`,
    endText: [
      'Ihm wird sofort nichts mehr gesendet, und sein Schlüssel wird vergessen.',
      'Was es gesagt hat, bleibt und hilft bei den Antworten von damals.',
    ],
    fields: {
      url: 'Wo seine Schnittstelle beginnt',
      model: 'Modell',
      key: 'Schlüssel',
      answers_per_day: 'Antworten am Tag, höchstens',
      usd_per_month: 'US-Dollar im Monat, höchstens',
      input_usd: 'Eine Million gelesene Tokens, in US-Dollar',
      output_usd: 'Eine Million geschriebene Tokens, in US-Dollar',
      workflows: 'Nur von diesen Abläufen (keiner gewählt: von allen)',
    },
    urlText: 'Jede, die spricht wie die API von OpenAI, etwa https://api.openai.com/v1.',
    modelText: 'Wie es dort heißt.',
    keyText: 'Wird versiegelt aufbewahrt und nirgends gezeigt. Leer, wo keiner nötig ist.',
    keyKept: 'Leer: der hinterlegte, unter derselben Adresse.',
    consent:
      'Es wird mit drei Antworten von uns versucht. Von da an werden Antworten und ihre Quellen an diese Adresse gesendet, in diesen Grenzen; im Protokoll der Entscheidungen steht, dass Sie es waren.',
    set: 'Versuchen und einschalten',
    trying: 'Wird versucht ...',
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
