import type { EvidenceWords } from './evidence-en.ts'

/** What the pages about evidence itself say, in German. */
export const de: EvidenceWords = {
  refused: {
    title: 'Abgewiesene Zeilen',
    sentence:
      'Belege, die gesendet wurden und sich nicht aufnehmen ließen. Sie stehen in keiner Zahl, bis sie hier gerichtet und wieder gesendet sind.',
    erased:
      'Was zu etwas Gelöschtem gehört, wird auch abgewiesen. Davon wird nichts aufbewahrt, auch nicht, dass es kam: Hier steht es nicht.',
    why: 'Warum sie abgewiesen wurden',
    none: 'Zuletzt wurde keine Zeile abgewiesen',
    noneText: 'Was sich nicht aufnehmen lässt, wird 14 Tage maskiert aufbewahrt, damit es sich richten lässt.',
    came: (lines, times) => `${lines}, ${times} gesendet`,
    lines: (n) => (n === 1 ? '1 Zeile' : `${n} Zeilen`),
    times: (n) => (n === 1 ? 'einmal' : `${n}-mal`),
    last: 'zuletzt',
    look: 'Ansehen',
    again: 'Alle wieder senden',
    sending: 'Wird gesendet',
    done: (accepted, all) =>
      accepted === all
        ? `${all === 1 ? 'Sie ist' : `Alle ${all} sind`} jetzt angenommen und werden hier nicht mehr aufbewahrt.`
        : `${accepted} von ${all} sind jetzt angenommen. Die anderen werden weiter abgewiesen.`,
    dismiss: 'Alle verwerfen',
    dismissOne: 'Verwerfen',
    dismissTitle: (n) => (n === 1 ? 'Diese Zeile verwerfen?' : `Diese ${n} Zeilen verwerfen?`),
    dismissText: [
      'Sie werden nicht mehr aufbewahrt, und was sie sagen, steht in keiner Zahl.',
      'Wer das gesagt hat, steht im Protokoll. Werden sie wieder gesendet, stehen sie wieder hier.',
    ],
    because: 'Warum sie nicht gerichtet werden müssen',
    becauseText: 'Es wird aufbewahrt. Nennen Sie darin niemanden.',
    dismissAct: 'Verwerfen',
    dismissed: (n) => `Zuletzt verworfen: ${n === 1 ? '1 Entscheidung' : `${n} Entscheidungen`}`,
    parts: 'Nach Absender und Tag',
    these: 'Diese Zeilen',
    of: (sender, day) => `von ${sender} am ${day}`,
    allOf: 'Alle, die auf diese Weise falsch sind',
    notKept: 'Nicht aufbewahrt: Sie ist zu lang, oder ihre Texte dürfen es nicht sein.',
    mend: 'Richten',
    more: 'Mehr zeigen',
    allKinds: 'Alle abgewiesenen Zeilen',
    mendTitle: 'Eine abgewiesene Zeile',
    cameAs: (way, times, sender) => `Kam ${times} als ${way} von ${sender}, zuletzt`,
    way: {
      record: 'Zeile der Aufzeichnung',
      csv: 'Zeile einer CSV-Datei',
      otlp: 'OpenTelemetry',
      langfuse: 'Ereignis von Langfuse',
      'openai-agents': 'Trace des OpenAI Agents SDK',
      connector: 'etwas, das eine Anbindung las,',
    },
    notKeptText:
      'Die Zeile selbst ist nicht aufbewahrt, da sie zu lang ist oder ihre Texte es nicht sein dürfen. Senden Sie sie wieder von dort, woher sie kam, oder schreiben Sie hier, was an ihrer Stelle gesendet wird.',
    line: 'Die Zeile, wie sie wieder gesendet wird',
    masked: 'Sie ist maskiert: Was in Klammern steht, wurde vor dem Aufbewahren entfernt und bleibt entfernt.',
    wrong: 'Was falsch ist',
    nothingWrong: 'Nichts: Sie würde angenommen.',
    notTried: 'Seit dem Probieren wurde sie geändert.',
    jump: (line) => `Zeile ${line}`,
    try: 'Probieren',
    trying: 'Wird probiert',
    sendIt: 'Wieder senden',
    back: 'Wie sie kam',
    understood: (type) => `Was verstanden würde: ${type}`,
    understoodNone: 'Was verstanden würde',
    understoodText: 'So würde es maskiert aufbewahrt. Noch ist nichts davon aufbewahrt.',
    notUnderstood: 'Davon wird nichts verstanden, solange etwas falsch ist.',
    accepted: 'Sie ist angenommen',
    acceptedText: 'Sie zählt einmal, mit dem Stand von damals, und wird hier nicht mehr aufbewahrt.',
    openRun: 'Ihren Lauf öffnen',
  },
}
