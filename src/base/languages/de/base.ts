/** German of leaf words. */
export const base: Readonly<Record<string, string>> = {
  model: 'Modell',
  high: 'hoch',
  medium: 'mittel',
  low: 'gering',
  'somebody with an API key': 'jemand mit einem API-Schlüssel',
  s: 's',
  '{1} of {2}': '{1} von {2}',
  no: 'nein',
  none: 'keine',
  value: 'Wert',
  kept: 'gehalten',
  'judged runs': 'beurteilte Läufe',
  // Problems, and the pages before the desk.
  'The disk that holds the data is full. Free some space and try again; nothing acknowledged is lost.':
    'Die Festplatte mit den Daten ist voll. Platz schaffen und noch einmal versuchen; nichts Bestätigtes ist verloren.',
  'A name or text holds a zero byte (U+0000), which cannot be kept or looked for. Leave it out.':
    'Ein Name oder Text enthält ein Nullbyte (U+0000), das weder aufbewahrt noch gesucht werden kann. Lassen Sie es weg.',
  'What is kept under "{1}" was sealed with another secret of the installation and cannot be opened. Give it again, or start with the secret of then.':
    'Was unter „{1}“ aufbewahrt wird, wurde mit einem anderen Geheimnis der Installation versiegelt und lässt sich nicht öffnen. Geben Sie es neu ein, oder starten Sie mit dem damaligen Geheimnis.',
  'No credential "{1}" is kept in this workspace. List them with "aftercare credentials".':
    'In diesem Arbeitsbereich sind keine Zugangsdaten „{1}“ hinterlegt. „aftercare credentials“ zeigt, welche es gibt.',
  'The disk that holds the evidence is full. Free some space; nothing acknowledged is lost.':
    'Die Festplatte mit den Belegen ist voll. Schaffen Sie Platz; nichts Bestätigtes ist verloren.',
  'The question took more time or memory than one may. Ask for a shorter period.':
    'Die Frage brauchte mehr Zeit oder Speicher, als eine darf. Fragen Sie nach einem kürzeren Zeitraum.',
  'The evidence store cannot be reached. Check AFTERCARE_EVIDENCE_URL and try again.':
    'Der Speicher der Belege ist nicht zu erreichen. Prüfen Sie AFTERCARE_EVIDENCE_URL und versuchen Sie es noch einmal.',
  'The evidence store did not answer within {1} seconds. Send this again; nothing acknowledged is lost.':
    'Der Speicher der Belege hat nicht innerhalb von {1} Sekunden geantwortet. Senden Sie dies noch einmal; nichts Bestätigtes geht verloren.',
  run: 'Lauf',
}
