/** German of connecting a client. */
export const connect: Readonly<Record<string, string>> = {
  'Programs go on sending to Langfuse, and its traces are read over its API: all of its history, and its scores. With a sign-in link of yours; it asks for the keys of a project (Settings, API Keys), with a colon between':
    'Programme senden weiter an Langfuse, und seine Traces werden über die API gelesen: die ganze Vergangenheit, und die Bewertungen. Mit einem Ihrer Anmelde-Links; gefragt wird nach den Schlüsseln eines Projekts (Settings, API Keys), mit einem Doppelpunkt dazwischen',
  'What still runs: Langfuse tells an observation once it is over.':
    'Was noch läuft: Langfuse sagt eine Beobachtung erst, wenn sie beendet ist.',
  'Scores that are a number, a category or a text, and those of sessions: they are no verdict about a run.':
    'Bewertungen als Zahl, Kategorie oder Text und die von Sitzungen: Sie sind kein Urteil über einen Lauf.',
  'Whether an automation is started by itself, and a switch to pause it.':
    'Ob eine Automatisierung von selbst gestartet wird, und ein Schalter zum Anhalten.',
  '1 step failed': '1 Schritt ist gescheitert',
  '{1} steps failed': '{1} Schritte sind gescheitert',
  '{1}, after the service that sent it': '{1}, nach dem Dienst, der ihn sendet',
  '{1}; of {2} calls it is not told': '{1}; bei {2} Aufrufen ist es nicht gesagt',
  '{1}; of {2} calls none are told': '{1}; bei {2} Aufrufen sind keine gesagt',
  '{1}, estimated by the price list': '{1}, nach der Preisliste geschätzt',
  'A program that has an exporter of OpenTelemetry needs no change: set where it runs':
    'Ein Programm, das mit OpenTelemetry exportiert, bleibt, wie es ist: Setzen Sie dort, wo es läuft',
  'A program that uses Langfuse needs no change: set where it runs':
    'Ein Programm, das Langfuse benutzt, bleibt, wie es ist: Setzen Sie dort, wo es läuft',
  'An approval that is waited for: the run just ends.': 'Eine Freigabe, auf die gewartet wird: Der Lauf endet einfach.',
  'And, from n8n 2 on, spans as they happen. Set where n8n runs':
    'Dazu, ab n8n 2, Spans, sobald sie entstehen. Setzen Sie dort, wo n8n läuft',
  'Anything of a call without experimental_telemetry: { isEnabled: true }.':
    'Irgendetwas von einem Aufruf ohne experimental_telemetry: { isEnabled: true }.',
  'At least {1}: of some calls it is unknown.': 'Mindestens {1}: Bei manchen Aufrufen sind sie unbekannt.',
  'By spans alone: texts, tokens and models. Over its API they are read.':
    'Mit Spans allein: Texte, Tokens und Modelle. Über die API werden sie gelesen.',
  'Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no model.':
    'Rufen Sie setOpenAIAPI("chat_completions") auf: Über die API „responses“ nennt dieser Client kein Modell.',
  'Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no texts.':
    'Rufen Sie setOpenAIAPI("chat_completions") auf: Über die API „responses“ sendet dieser Client keine Texte.',
  'Calls of a model without its name.': 'Aufrufe eines Modells ohne dessen Namen.',
  'Calls that failed: the step of a failed call is missing, and of a failed workflow the root. Let the outcome of the case tell it.':
    'Gescheiterte Aufrufe: Ihr Schritt fehlt, und bei einem gescheiterten Ablauf die Wurzel. Lassen Sie es das Ergebnis des Falls sagen.',
  'Cost, unless the program gives it.': 'Kosten, außer das Programm nennt sie.',
  'Export at the end of the program (shutdown or flush), and send the outermost span to this address, too.':
    'Exportieren Sie am Ende des Programms (shutdown oder flush), und senden Sie auch den äußersten Span an diese Adresse.',
  'Give createRecorder defaults: { release: "2026-03" }.': 'Geben Sie createRecorder defaults: { release: "2026-03" }.',
  'Give createRecorder defaults: { workflow: "triage" }.': 'Geben Sie createRecorder defaults: { workflow: "triage" }.',
  'Give recorder.run({ case: "T-4711" }, ...).': 'Schreiben Sie recorder.run({ case: "T-4711" }, ...).',
  'Give recorder.run({ session: ... }, ...).': 'Schreiben Sie recorder.run({ session: ... }, ...).',
  'Give recorder.run({ user: ... }, ...).': 'Schreiben Sie recorder.run({ user: ... }, ...).',
  'Give the call a name: experimental_telemetry: { functionId: "triage" }.':
    'Geben Sie dem Aufruf einen Namen: experimental_telemetry: { functionId: "triage" }.',
  'Give the call a name: telemetry: { functionId: "triage" }.':
    'Geben Sie dem Aufruf einen Namen: telemetry: { functionId: "triage" }.',
  'Give the call experimental_telemetry: { metadata: { promptName, promptVersion } }.':
    'Geben Sie dem Aufruf experimental_telemetry: { metadata: { promptName, promptVersion } }.',
  'Give the call experimental_telemetry: { metadata: { sessionId } }.':
    'Geben Sie dem Aufruf experimental_telemetry: { metadata: { sessionId } }.',
  'Give the call experimental_telemetry: { metadata: { userId } }.':
    'Geben Sie dem Aufruf experimental_telemetry: { metadata: { userId } }.',
  'Give the call runtimeContext: { sessionId }, and allow it with telemetry: { includeRuntimeContext: { sessionId: true } }.':
    'Geben Sie dem Aufruf runtimeContext: { sessionId }, und erlauben Sie es mit telemetry: { includeRuntimeContext: { sessionId: true } }.',
  'Give the call runtimeContext: { userId }, and allow it with telemetry: { includeRuntimeContext: { userId: true } }.':
    'Geben Sie dem Aufruf runtimeContext: { userId }, und erlauben Sie es mit telemetry: { includeRuntimeContext: { userId: true } }.',
  'Give the chain a name: invoke(input, { runName: "triage" }).':
    'Geben Sie der Kette einen Namen: invoke(input, { runName: "triage" }).',
  'Give the generation its prompt, as Langfuse does it.':
    'Geben Sie der Generation ihren Prompt, wie es Langfuse vorsieht.',
  'Give the generation its prompt: update({ prompt: { name, version, isFallback: false } }).':
    'Geben Sie der Generation ihren Prompt: update({ prompt: { name, version, isFallback: false } }).',
  'Give the line of the call "kind": "model", "provider" and "model".':
    'Geben Sie der Zeile des Aufrufs "kind": "model", "provider" und "model".',
  'Give the line of the call "prompt": {"name": "answer", "version": "7"}.':
    'Geben Sie der Zeile des Aufrufs "prompt": {"name": "answer", "version": "7"}.',
  'Give the line of the call "tokens": {"input": 900, "output": 12}.':
    'Geben Sie der Zeile des Aufrufs "tokens": {"input": 900, "output": 12}.',
  'Give the line of the run "case".': 'Geben Sie der Zeile des Laufs "case".',
  'Give the line of the run "release".': 'Geben Sie der Zeile des Laufs "release".',
  'Give the line of the run "session".': 'Geben Sie der Zeile des Laufs "session".',
  'Give the line of the run "user".': 'Geben Sie der Zeile des Laufs "user".',
  'Give the line of the run "workflow".': 'Geben Sie der Zeile des Laufs "workflow".',
  'Give the line of the step "input" and "output".': 'Geben Sie der Zeile des Schritts "input" und "output".',
  'Give the step of the call prompt: { name, version }.':
    'Geben Sie dem Schritt des Aufrufs prompt: { name, version }.',
  'Give the step of the call what usageOf(answer) finds.':
    'Geben Sie dem Schritt des Aufrufs, was usageOf(answer) findet.',
  'Give the trace a name, as Langfuse does it.': 'Geben Sie dem Trace einen Namen, wie es Langfuse vorsieht.',
  'Give the trace its session_id, as Langfuse does it.':
    'Geben Sie dem Trace seine session_id, wie es Langfuse vorsieht.',
  'Give the trace its user_id, as Langfuse does it.': 'Geben Sie dem Trace seine user_id, wie es Langfuse vorsieht.',
  'Give withTrace a groupId.': 'Geben Sie withTrace eine groupId.',
  'Give withTrace metadata: { user }.': 'Geben Sie withTrace metadata: { user }.',
  'How it ended is not told.': 'Wie er endete, ist nicht gesagt.',
  'How often a node was tried again.': 'Wie oft ein Knoten noch einmal versucht wurde.',
  Install: 'Installieren',
  'It follows from the model and the tokens: mend those, or send what it cost.':
    'Sie folgen aus Modell und Tokens: Ergänzen Sie diese, oder senden Sie, was es gekostet hat.',
  'Leave out TRACELOOP_TRACE_CONTENT=false where the texts may be kept.':
    'Lassen Sie TRACELOOP_TRACE_CONTENT=false weg, wo die Texte behalten werden dürfen.',
  'Leave out recordInputs: false and recordOutputs: false where the texts may be kept.':
    'Lassen Sie recordInputs: false und recordOutputs: false weg, wo die Texte behalten werden dürfen.',
  'Model and texts of a call by the API "responses", which is what it uses by itself: with setOpenAIAPI("chat_completions") they are told.':
    'Modell und Texte eines Aufrufs über die API „responses“, die es von sich aus benutzt: Mit setOpenAIAPI("chat_completions") werden sie gesendet.',
  'No call of a model among its steps.': 'Kein Aufruf eines Modells unter seinen Schritten.',
  'No case: runs of one matter cannot be seen as one, nor its outcome be told.':
    'Kein Fall: Läufe derselben Sache lassen sich nicht als eine sehen, und ihr Ergebnis nicht zuordnen.',
  'No cost: it is estimated by a price list where that knows the model.':
    'Keine Kosten: Sie werden nach einer Preisliste geschätzt, wo diese das Modell kennt.',
  'No release: figures cannot be told apart by what was changed.':
    'Kein Release: Zahlen lassen sich nicht danach trennen, was geändert wurde.',
  'No session.': 'Keine Sitzung.',
  'No step: only that it ran is known.': 'Kein Schritt: Nur dass er lief, ist bekannt.',
  'No texts: only its shape is known.': 'Keine Texte: Nur seine Form ist bekannt.',
  'No tokens.': 'Keine Tokens.',
  'No user.': 'Kein Nutzer.',
  'No version of a prompt: what a change of it did cannot be told.':
    'Keine Version eines Prompts: Was seine Änderung bewirkt, lässt sich nicht sagen.',
  'No workflow: the run belongs to nothing that a plan could cover.':
    'Kein Ablauf: Der Lauf gehört zu nichts, was ein Plan betreuen könnte.',
  'None were told. Some clients do not send a call that failed: let the outcome of the case tell it.':
    'Keine gesagt. Manche Clients senden einen gescheiterten Aufruf nicht: Lassen Sie es das Ergebnis des Falls sagen.',
  None: 'Keine',
  'None; what it wrote counts once it was read back': 'Keine; was er geschrieben hat, zählt, sobald es nachgelesen ist',
  'Of a workflow that failed this client sends no root: record how the case ended, by a verdict or the SDK.':
    'Von einem gescheiterten Ablauf sendet dieser Client keine Wurzel: Halten Sie fest, wie der Fall endete, mit einem Urteil oder dem SDK.',
  'Put the run into withTrace("triage", ...).': 'Setzen Sie den Lauf in withTrace("triage", ...).',
  'Put the work into propagateAttributes({ sessionId: ... }, ...).':
    'Setzen Sie die Arbeit in propagateAttributes({ sessionId: ... }, ...).',
  'Put the work into propagateAttributes({ traceName: "triage" }, ...).':
    'Setzen Sie die Arbeit in propagateAttributes({ traceName: "triage" }, ...).',
  'Put the work into propagateAttributes({ userId: ... }, ...).':
    'Setzen Sie die Arbeit in propagateAttributes({ userId: ... }, ...).',
  'Put the work into traceloop.withAssociationProperties({ session_id: ... }, ...).':
    'Setzen Sie die Arbeit in traceloop.withAssociationProperties({ session_id: ... }, ...).',
  'Put the work into traceloop.withAssociationProperties({ user_id: ... }, ...).':
    'Setzen Sie die Arbeit in traceloop.withAssociationProperties({ user_id: ... }, ...).',
  'Put the work into traceloop.withWorkflow({ name: "triage" }, ...).':
    'Setzen Sie die Arbeit in traceloop.withWorkflow({ name: "triage" }, ...).',
  'Put this into first-run.mjs': 'Legen Sie dies in first-run.mjs',
  'Put this into first-run.mjs; it asks OpenAI, with OPENAI_API_KEY':
    'Legen Sie dies in first-run.mjs; es fragt OpenAI, mit OPENAI_API_KEY',
  'Read over its API: all of its history, what each run cost, and a switch to pause it. With a sign-in link of yours; it asks for the API key of n8n (Settings, n8n API)':
    'Über die API lesen: den ganzen Verlauf, was jeder Lauf gekostet hat, und ein Schalter zum Anhalten. Mit einem Ihrer Anmelde-Links; gefragt wird nach dem API-Schlüssel von n8n (Settings, n8n API)',
  'Give the agent or the workflow an id: new Agent({ id: "triage" }).':
    'Geben Sie dem Agenten oder dem Workflow eine id: new Agent({ id: "triage" }).',
  'Give the call tracingOptions: { metadata: { sessionId } }.':
    'Geben Sie dem Aufruf tracingOptions: { metadata: { sessionId } }.',
  'Give the call tracingOptions: { metadata: { userId } }.':
    'Geben Sie dem Aufruf tracingOptions: { metadata: { userId } }.',
  'Retries: all tries of a call are one step.': 'Wiederholungen: Alle Versuche eines Aufrufs sind ein Schritt.',
  'Send a run and its step. It is marked as a test and counts in no figure':
    'Einen Lauf mit seinem Schritt senden. Er ist als Test markiert und zählt in keiner Zahl',
  'Sessions and users, unless the workflow keeps them in its custom data.':
    'Sitzungen und Nutzer, außer der Ablauf hält sie in seinen custom data fest.',
  'Set "aftercare.case" on a span of the run: startActiveSpan("triage", (span) => span.setAttribute("aftercare.case", "T-4711")).':
    'Setzen Sie „aftercare.case“ auf einem Span des Laufs: startActiveSpan("triage", (span) => span.setAttribute("aftercare.case", "T-4711")).',
  'Set "gen_ai.operation.name" to "chat" and "gen_ai.response.model" on the span of the call.':
    'Setzen Sie „gen_ai.operation.name“ auf „chat“ und „gen_ai.response.model“ auf dem Span des Aufrufs.',
  'Set "gen_ai.prompt.name" and "gen_ai.prompt.version" on the span of the call.':
    'Setzen Sie „gen_ai.prompt.name“ und „gen_ai.prompt.version“ auf dem Span des Aufrufs.',
  'Set "gen_ai.usage.input_tokens" and "gen_ai.usage.output_tokens" on the span of the call.':
    'Setzen Sie „gen_ai.usage.input_tokens“ und „gen_ai.usage.output_tokens“ auf dem Span des Aufrufs.',
  'Set OTEL_RESOURCE_ATTRIBUTES=aftercare.release=2026-03 where the program runs, or name releases in the plan.':
    'Setzen Sie OTEL_RESOURCE_ATTRIBUTES=aftercare.release=2026-03, wo das Programm läuft, oder nennen Sie die Stände im Plan.',
  'Set OTEL_RESOURCE_ATTRIBUTES=aftercare.workflow=triage where the program runs, or "aftercare.workflow" on a span.':
    'Setzen Sie OTEL_RESOURCE_ATTRIBUTES=aftercare.workflow=triage, wo das Programm läuft, oder „aftercare.workflow“ auf einem Span.',
  'Set the attribute "session.id" on a span of the run.':
    'Setzen Sie das Attribut „session.id“ auf einem Span des Laufs.',
  'Set the attribute "user.id" on a span of the run, to a name that is no personal datum.':
    'Setzen Sie das Attribut „user.id“ auf einem Span des Laufs, auf einen Namen, der kein persönliches Datum ist.',
  'Set the prompt around the call: setPromptTemplate(context.active(), { template, version }) of @arizeai/openinference-core.':
    'Setzen Sie den Prompt um den Aufruf: setPromptTemplate(context.active(), { template, version }) aus @arizeai/openinference-core.',
  'Set the session around the call: setSession(context.active(), { sessionId }) of @arizeai/openinference-core.':
    'Setzen Sie die Sitzung um den Aufruf: setSession(context.active(), { sessionId }) aus @arizeai/openinference-core.',
  'Set the user around the call: setUser(context.active(), { userId }) of @arizeai/openinference-core.':
    'Setzen Sie den Nutzer um den Aufruf: setUser(context.active(), { userId }) aus @arizeai/openinference-core.',
  'Set where the program runs': 'Setzen, wo das Programm läuft',
  'Read over its API: the log of every scenario as far back as Make keeps it, and a switch to pause one. With a sign-in link of yours; it asks for an API token of Make (Profile, API access)':
    'Über die API lesen: das Protokoll jedes Szenarios, so weit Make es behält, und ein Schalter, um eines anzuhalten. Mit einem Ihrer Anmelde-Links; gefragt wird nach einem API-Token von Make (Profile, API access)',
  'What its modules did: steps, models, tokens and texts stand in no answer of Make, but the module that failed.':
    'Was die Module taten: Schritte, Modelle, Tokens und Texte stehen in keiner Antwort von Make, nur das Modul, das fehlschlug.',
  'Money: Make tells the operations and credits of a run. What it cost is unknown.':
    'Geld: Make nennt die Operationen und Credits eines Laufs. Was er gekostet hat, ist unbekannt.',
  'Read over its API: the runs of every Zap as far back as Zapier keeps them. With a sign-in link of yours; it asks for a client id, a client secret and a refresh token of an OAuth client of Zapier':
    'Über die API lesen: die Läufe jedes Zaps, so weit Zapier sie behält. Mit einem Ihrer Anmelde-Links; gefragt wird nach Client-ID, Client-Secret und Refresh-Token eines OAuth-Clients von Zapier',
  'What its steps are: Zapier tells of each only whether it went well. Names, errors, models and tokens stand in no answer.':
    'Was die Schritte sind: Zapier sagt von jedem nur, ob er gelang. Namen, Fehler, Modelle und Tokens stehen in keiner Antwort.',
  'Money and tasks: what a run cost is unknown.': 'Geld und Tasks: Was ein Lauf gekostet hat, ist unbekannt.',
  'A switch: over the API of Zapier no Zap can be paused.':
    'Ein Schalter: Über die API von Zapier lässt sich kein Zap anhalten.',
  'Spans of n8n tell no model: let it be read over its API, too.':
    'Spans von n8n nennen kein Modell: Lassen Sie n8n auch über die API lesen.',
  'Spans of n8n tell no texts: let it be read over its API, too.':
    'Spans von n8n tragen keine Texte: Lassen Sie n8n auch über die API lesen.',
  'Spans of n8n tell no tokens: let it be read over its API, too.':
    'Spans von n8n nennen keine Tokens: Lassen Sie n8n auch über die API lesen.',
  'Start it': 'Starten',
  'Switch on that the client records what goes in and comes out, where that may be kept; it is masked before it is written.':
    'Schalten Sie ein, dass der Client festhält, was hinein- und herausgeht, wo das behalten werden darf; es wird maskiert, bevor es geschrieben wird.',
  'The price list does not know this model, or its provider: send what it cost with the step.':
    'Die Preisliste kennt dieses Modell oder seinen Anbieter nicht: Senden Sie mit dem Schritt, was es gekostet hat.',
  'The provider of a model: where the price list knows several, the cost stays unknown.':
    'Der Anbieter eines Modells: Wo die Preisliste mehrere kennt, bleiben die Kosten unbekannt.',
  'The root never arrived: how the run ended is not known.':
    'Die Wurzel kam nie an: Wie der Lauf endete, ist nicht bekannt.',
  'The text of an error in a tool.': 'Der Text eines Fehlers in einem Werkzeug.',
  'The version of a prompt.': 'Die Version eines Prompts.',
  'This client tells none for streams and embeddings: ask without streaming, or send the step with the SDK.':
    'Dieser Client nennt für Streams und Embeddings keine: Fragen Sie ohne Stream, oder senden Sie den Schritt mit dem SDK.',
  'Tokens of streams, embeddings, cached tokens and the version of a prompt.':
    'Tokens von Streams, Embeddings, Tokens aus dem Cache und die Version eines Prompts.',
  'Unknown.': 'Unbekannt.',
  'What is not recorded: it sends what it is given.': 'Was nicht festgehalten wird: Es sendet, was man ihm gibt.',
  'What stands in no line: docs/record.md has every type and field.':
    'Was in keiner Zeile steht: docs/record.md hat jede Art und jedes Feld.',
  'What went in and what came out, masked': 'Was hinein- und was herausging, maskiert',
  'Whatever the program puts on no span: which attributes are read, docs/record.md tells under Spans.':
    'Was das Programm auf keinen Span setzt: Welche Attribute gelesen werden, sagt docs/record.md unter „Spans“.',
  'With its instrumentation of openai alone: calls that failed, and tokens of streams.':
    'Mit der Instrumentierung von openai allein: gescheiterte Aufrufe und die Tokens von Streams.',
  'Without a model nothing can be estimated: call setOpenAIAPI("chat_completions").':
    'Ohne Modell lässt sich nichts schätzen: Rufen Sie setOpenAIAPI("chat_completions") auf.',
}
