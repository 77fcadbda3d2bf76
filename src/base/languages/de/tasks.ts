/** German of tasks. */
export const tasks: Readonly<Record<string, string>> = {
  'The plan has no person "{1}". It has: {2}.': 'Der Plan hat keine Person „{1}“. Er hat: {2}.',
  'it is not what its history says': 'sie ist nicht, was ihr Verlauf sagt',
  'the decision log has no such entry': 'das Protokoll hat keinen solchen Eintrag',
  'who did it': 'wer es getan hat',
  'when it was done': 'wann es getan wurde',
  'what was said or set': 'was gesagt oder festgelegt wurde',
  'it is gone from its history': 'es fehlt in ihrem Verlauf',
  'too little time has passed since': 'seither ist zu wenig Zeit vergangen',
  'This task is somebody else’s. Whoever has it does this, or an owner, operator or reviewer of the workspace.':
    'Diese Aufgabe hat jemand anders. Das tut, wer sie hat, oder ein Inhaber, Betreiber oder Prüfer des Arbeitsbereichs.',
  'Task {1} is done already.': 'Die Aufgabe {1} ist schon erledigt.',
  'Task {1} was dropped already.': 'Die Aufgabe {1} wurde schon verworfen.',
  'Task {1} is due on {2} already. Give another day.':
    'Die Aufgabe {1} ist schon am {2} fällig. Geben Sie einen anderen Tag an.',
  'Task {1} is theirs already.': 'Die Aufgabe {1} haben sie schon.',
  'There is no plan whose people could do it. Apply a plan first.':
    'Es gibt keinen Plan, dessen Menschen sie erledigen könnten. Setzen Sie zuerst einen Plan in Kraft.',
  'The plan has no workflow "{1}". Name one it has, or leave it out where it is about none.':
    'Der Plan hat keinen Ablauf „{1}“. Nennen Sie einen, den er hat, oder lassen Sie ihn weg, wo es um keinen geht.',
  '"{1}" is no promise of a workflow. Leave it out, or name a workflow that has it.':
    '„{1}“ ist keine Zusage eines Ablaufs. Lassen Sie sie weg, oder nennen Sie einen Ablauf, der sie hat.',
  '"{1}" promises nothing called "{2}". It promises: {3}.': '„{1}“ sagt nichts namens „{2}“ zu. Zugesagt sind: {3}.',
  '{1} is over. Give a day that is not, or say what was done.':
    '{1} ist vorbei. Geben Sie einen Tag an, der es nicht ist, oder sagen Sie, was getan wurde.',
  'There is nothing with the id "{1}" in this workspace that a task could come from.':
    'In diesem Arbeitsbereich gibt es nichts mit der Kennung „{1}“, woher eine Aufgabe kommen könnte.',
  'There is no task "{1}" in this workspace. List them with "aftercare tasks".':
    'In diesem Arbeitsbereich gibt es keine Aufgabe „{1}“. „aftercare tasks“ listet sie auf.',
}
