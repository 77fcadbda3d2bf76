import type { ColumnType, Generated } from 'kysely'

/** A jsonb column: an object out, text in. */
type Json = ColumnType<unknown, string, string>

/** The rows of the state store, as the migrations leave them. Times come as Date; the store keeps milliseconds. */
export type Tables = {
  workspace: { id: string; name: string; time_zone: string; currency: string; created_at: Date }
  follower: { workspace_id: string; name: string; position: number }
  decision: {
    workspace_id: string
    seq: number
    at: Date
    principal: string
    kind: string
    body: Json
    previous: string
    hash: string
  }
  plan_version: {
    workspace_id: string
    version: number
    effective: string
    applied_at: Date
    applied_by: string
    source: string
    plan: Json
    hash: string
  }
  plan_draft: {
    workspace_id: string
    source: string | null
    revision: number
    based_on: number | null
    changed_by: string
    changed_at: Date
  }
  finding: {
    workspace_id: string
    id: string
    key: string
    workflow: string
    dimension: string
    severity: string
    state: string
    title: string
    detail: string
    answers: string | null
    evidence: Json
    first_seen: Date
    last_seen: Date
    resolved_at: Date | null
    calm: Generated<number>
    calm_hour: Generated<Date | null>
    acknowledged_at: Generated<Date | null>
    acknowledged_by: Generated<string | null>
    acknowledged_evidence: ColumnType<unknown, string | undefined, string | null>
    note: Generated<string | null>
    decision_seq: Generated<number | null>
    owner: Generated<string | null>
    ended: Generated<string | null>
    explained_by: Generated<string | null>
    told_at: Generated<Date | null>
    closed_at: Generated<Date | null>
    closed_by: Generated<string | null>
    closed_because: Generated<string | null>
    closed_evidence: ColumnType<unknown, string | undefined, string>
  }
  finding_event: {
    workspace_id: string
    finding_id: string
    seq: number
    at: Date
    kind: string
    by: Generated<string | null>
    note: Generated<string | null>
    said: Generated<string | null>
    owner: Generated<string | null>
    cause: Generated<string | null>
    times: Generated<number | null>
    until: Generated<Date | null>
    plan_version: Generated<number | null>
    decision_seq: Generated<number | null>
  }
  review: {
    workspace_id: string
    id: string
    workflow: string
    due_at: Date
    is_due: boolean
    drawn_at: Date
    verdict: string
    document: Json
    hash: string
    state: string
    signed_at: Date | null
    signed_by: string | null
    note: string | null
    decision_seq: number | null
    answers: ColumnType<unknown, string | undefined, string | null>
  }
  watched: {
    workspace_id: string
    workflow: string
    plan_version: number
    as_of: Date
    watched_at: Date
    dimensions: Json
  }
  detector: {
    workspace_id: string
    workflow: string
    subject: string
    terms: string
    base: number
    as_of: number | null
    position: number
    rows: number
    first_known: number | null
    last_known: number | null
    journal: string
    state: string
    open: string
  }
  stop: {
    workspace_id: string
    id: string
    workflow: string
    since: Date
    why: string
    meanwhile: string | null
    said_at: Date
    said_by: string
    said_seq: number
    until: Generated<Date | null>
    note: Generated<string | null>
    ended_by: Generated<string | null>
    ended_seq: Generated<number | null>
    effect: ColumnType<unknown, string | undefined, string>
  }
  maintenance_window: {
    workspace_id: string
    id: string
    workflow: string | null
    integration: string | null
    since: Date
    until: Date
    why: string
    said_at: Date
    said_by: string
    said_seq: number
    ended_at: Generated<Date | null>
    ended_by: Generated<string | null>
    ended_seq: Generated<number | null>
  }
  maintenance_of_plan_ended: {
    workspace_id: string
    id: string
    ended_at: Date
    ended_by: string
    ended_seq: number
  }
  request: {
    workspace_id: string
    id: string
    state: string
    workflow: string | null
    class: string | null
    hash: string
    body: Json
    filed_at: Date
    changed_at: Date
  }
  request_inbox: {
    workspace_id: string
    id: string
    token_hash: string
    created_by: string
    created_at: Date
    ended_by: string | null
    ended_at: Date | null
  }
  request_mail: {
    workspace_id: string
    id: string
    message_key: string
    received_at: Date
    sender: string
    proven: boolean
    subject: string
    text: string
    attachments: Json
    state: string
    because: string | null
    request_id: string | null
    settled_by: string | null
    settled_at: Date | null
    settled_seq: number | null
    answers: string | null
  }
  request_event: {
    workspace_id: string
    request_id: string
    seq: number
    at: Date
    kind: string
    by: string
    from_state: string | null
    to_state: string
    note: string | null
    facts: Json
    voided: Json
    decision_seq: number
  }
  task: {
    workspace_id: string
    id: string
    title: string
    expected: string | null
    objective: string | null
    workflow: string | null
    owner: string
    due: string
    first_due: string
    from_kind: string | null
    from_id: string | null
    state: string
    ended_note: Generated<string | null>
    ended_at: Generated<Date | null>
    ended_by: Generated<string | null>
    answer: Generated<string | null>
    answered_in: Generated<string | null>
    made_at: Date
    made_by: string
    changed_at: Date
    told_due: Generated<string | null>
  }
  task_event: {
    workspace_id: string
    task_id: string
    seq: number
    at: Date
    kind: string
    by: string
    note: string | null
    facts: Json
    decision_seq: number
  }
  rota_swap: {
    workspace_id: string
    id: string
    rota: string
    person: string
    begins: Date
    ends: Date
    because: string
    said_at: Date
    said_by: string
    said_seq: number
    ended_from: Generated<Date | null>
    ended_at: Generated<Date | null>
    ended_by: Generated<string | null>
    ended_because: Generated<string | null>
    ended_seq: Generated<number | null>
  }
  calendar_feed: { person: string; token_hash: string; made_at: Date }
  tracker: {
    workspace_id: string
    id: string
    kind: string
    name: string
    url: string
    sealed: string
    account: string
    target: string
    target_name: string
    tells_end: boolean
    created_by: string
    created_at: Date
    created_seq: number
    read_at: Generated<Date | null>
    problem: Generated<string | null>
    problem_since: Generated<Date | null>
    not_before: Generated<Date | null>
    ended_by: Generated<string | null>
    ended_at: Generated<Date | null>
    ended_seq: Generated<number | null>
  }
  handover: {
    workspace_id: string
    id: string
    tracker_id: string
    about_kind: string
    about_id: string
    sent: Json
    ordered_by: string
    ordered_at: Date
    decision_seq: number
    state: string
    attempts: Generated<number>
    first_try_at: Generated<Date | null>
    next_at: Date | null
    begun_at: Generated<Date | null>
    claimed_until: Generated<Date | null>
    claimed_by: Generated<string | null>
    problem: Generated<string | null>
    ticket: Generated<string | null>
    ticket_name: Generated<string | null>
    ticket_url: Generated<string | null>
    there: Generated<string | null>
    there_said: Generated<string | null>
    assignee: Generated<string | null>
    there_since: Generated<Date | null>
    read_at: Generated<Date | null>
    over_here: Generated<boolean>
    over_told: Generated<boolean>
    comments: Generated<number>
    comment_begun_at: Generated<Date | null>
  }
  handover_event: {
    workspace_id: string
    handover_id: string
    seq: number
    at: Date
    kind: string
    by: string | null
    facts: Json
    decision_seq: number | null
  }
  typed_figure: {
    workspace_id: string
    id: string
    workflow: string
    week: string
    figure: string
    value: string | null
    currency: string | null
    typed_at: Date
    typed_by: string
    typed_seq: number
  }
  invoice: {
    workspace_id: string
    id: string
    month: string
    workflow: string
    amount: string | null
    currency: string
    typed_at: Date
    typed_by: string
    typed_seq: number
  }
  judge: {
    workspace_id: string
    id: string
    url: string
    model: string
    sealed: string
    version: string
    thinks: boolean
    workflows: Json | null
    answers_per_day: number
    usd_per_month: string
    input_usd: string
    output_usd: string
    set_by: string
    set_at: Date
    set_seq: number
    problem: Generated<string | null>
    problem_since: Generated<Date | null>
    failures: Generated<number>
    not_before: Generated<Date | null>
    ended_by: Generated<string | null>
    ended_at: Generated<Date | null>
    ended_seq: Generated<number | null>
  }
  judge_day: {
    workspace_id: string
    day: string
    answers: number
    input_tokens: number
    output_tokens: number
    usd: string
  }
  pattern: {
    workspace_id: string
    id: number
    about: string
    template: string
    into_id: number | null
    name: string | null
    owner: string | null
    state: Generated<'new' | 'known' | 'working' | 'fixed' | 'accepted' | 'reopened'>
    remedy: 'prompt' | 'route' | 'integration' | 'other' | null
    because: string | null
    release: string | null
    until: string | null
    decided_at: Date | null
    decided_by: string | null
    decided_seq: number | null
    again_to: number | null
  }
  pattern_tree: { workspace_id: string; state: string }
  credential: { workspace_id: string; name: string; sealed: string; set_at: Date; set_by: string }
  connector: {
    workspace_id: string
    id: string
    kind: string
    name: string
    url: string
    credential: string
    generation: string
    cursor: Json
    settings: ColumnType<unknown, string | null | undefined, string | null>
    seen: Generated<string | null>
    history_from: Generated<Date | null>
    last_read_at: Generated<Date | null>
    last_problem: Generated<string | null>
    problem_since: Generated<Date | null>
    created_by: string
    created_at: Date
    created_seq: number
    ended_by: Generated<string | null>
    ended_at: Generated<Date | null>
    ended_seq: Generated<number | null>
  }
  connector_workflow: {
    workspace_id: string
    connector_id: string
    id: string
    name: string
    workflow: string
    is_live: boolean
    version: string | null
    listed_at: Date | null
    left_out_because: Generated<string | null>
    left_out_by: Generated<string | null>
    left_out_at: Generated<Date | null>
    left_out_seq: Generated<number | null>
  }
  erasure: {
    workspace_id: string
    id: string
    kind: string
    sealed: string | null
    because: string
    ordered_by: string
    ordered_at: Date
    ordered_seq: number
    runs: Generated<number | null>
    lines: ColumnType<unknown, string | undefined, string>
    places: ColumnType<unknown, string | undefined, string>
    done_at: Generated<Date | null>
    done_seq: Generated<number | null>
  }
  disk_sample: { workspace_id: string; at: Date; free_bytes: number; size_bytes: number }
  refused_line: {
    workspace_id: string
    id: string
    hash: string
    way: string
    sent_by: string
    first_at: Date
    last_at: Date
    times: number
    reason: string
    line: string | null
    bytes: number
  }
  refused_dismissal: {
    workspace_id: string
    id: string
    lines: number
    because: string
    said_at: Date
    said_by: string
    said_seq: number
  }
  notice: {
    workspace_id: string
    id: string
    seq: Generated<number>
    kind: string
    about: string
    opens: boolean | null
    urgency: string
    workflow: string | null
    body: Json
    owed_at: Date
    routed_at: Generated<Date | null>
    nobody: Generated<string | null>
    step: Generated<number>
    next_step_at: Generated<Date | null>
    acknowledged_at: Generated<Date | null>
    acknowledged_by: Generated<string | null>
    acknowledged_note: Generated<string | null>
    acknowledged_seq: Generated<number | null>
  }
  notice_channel: {
    workspace_id: string
    id: string
    kind: string
    name: string
    sealed: string
    created_by: string
    created_at: Date
    created_seq: number
    ended_by: Generated<string | null>
    ended_at: Generated<Date | null>
    ended_seq: Generated<number | null>
  }
  notice_link: {
    workspace_id: string
    hash: string
    notice_id: string
    user_id: string
    made_at: Date
    expires_at: Date
    used_at: Generated<Date | null>
  }
  notice_delivery: {
    workspace_id: string
    id: string
    notice_id: string
    notice_seq: number
    about: string
    opens: boolean | null
    channel: string
    recipient: string
    address: string | null
    because: string
    state: string
    reason: Generated<string | null>
    heard: Generated<string>
    attempts: Generated<number>
    first_try_at: Generated<Date | null>
    next_at: Date | null
    last_error: Generated<string | null>
    sent_at: Generated<Date | null>
    ended_at: Generated<Date | null>
    claimed_until: Generated<Date | null>
    claimed_by: Generated<string | null>
    instead_of: Generated<string | null>
    step: Generated<number>
    digest: Generated<string | null>
  }
  notice_monday: {
    who: string
    week: string
    id: string
    state: string
    due_at: Date
    attempts: Generated<number>
    first_try_at: Generated<Date | null>
    next_at: Date | null
    last_error: Generated<string | null>
    ended_at: Generated<Date | null>
    claimed_until: Generated<Date | null>
    claimed_by: Generated<string | null>
    places: Generated<Json>
  }
  notice_monday_try: { who: string; since: Date; count: number }
  notice_preference: {
    person: string
    language: string
    time_zone: string | null
    quiet_from: string | null
    quiet_to: string | null
    medium: string
    low: string
    monday: Generated<boolean>
    set_at: Date
  }
  saved_view: {
    workspace_id: string
    id: string
    person: string
    page: string
    name: string
    search: Json
    saved_at: Date
  }
  reading_rules: { id: string; rules: Json }
  reading: { workspace_id: string; workflow: string; hash: string }
  read_again: {
    workspace_id: string
    workflow: string
    hash: string | null
    began_at: Date
    after_start: number | null
    after_run: string | null
    done: number
    total: number
  }
  change_note: {
    workspace_id: string
    id: string
    workflow: string
    what: string
    name: string | null
    at: Date
    before: string | null
    after: string | null
    description: string | null
    why: string
    link: string | null
    source: string
    written_at: Date
    written_by: string
    written_seq: number
    finding_id: Generated<string | null>
  }
  ran_with: {
    workspace_id: string
    workflow: string
    day: string
    what: string
    name: string
    value: string
    runs: number
    first_at: Date
    last_at: Date
  }
  hours_time: {
    workspace_id: string
    id: string
    day: string
    minutes: number
    person: string
    about_kind: string
    about: string
    class: string
    is_absorbed: boolean
    note: string | null
    rate_name: string | null
    rate: string | null
    surcharge: string | null
    source: string
    entered_at: Date
    entered_by: string
    began_at: Date | null
    imported: Generated<string | null>
    taken_off: Generated<number>
    bands: ColumnType<unknown, string | null | undefined, string | null>
  }
  hours_taken_back: {
    workspace_id: string
    time_id: string
    because: string
    at: Date
    by: string
    decision_seq: number
  }
  hours_consent: {
    workspace_id: string
    id: string
    starts: Date
    ends: Date
    minutes: number
    rate_name: string | null
    rate: string | null
    because: string
    at: Date
    by: string
    decision_seq: number
  }
  hours_entry: {
    workspace_id: string
    seq: number
    kind: string
    minutes: number
    effective: Date
    lot: number | null
    starts: Date | null
    ends: Date | null
    plan_version: number | null
    time_id: string | null
    takes_back: number | null
    reservation: string | null
    consent_id: string | null
    because: string | null
    at: Date
    by: string
  }
  hours_timer: {
    workspace_id: string
    person: string
    about_kind: string
    about: string
    note: string | null
    started_at: Date
    stopped_at: Date | null
    day: string
    away: ColumnType<unknown, string | undefined, string>
  }
  hours_statement: {
    workspace_id: string
    starts: Date
    version: number
    ends: Date
    document: Json
    hash: string
    because: string | null
    issued_at: Date
    issued_by: string
    decision_seq: number
  }
  hours_statement_answer: {
    workspace_id: string
    starts: Date
    version: number
    seq: number
    answer: string
    because: string | null
    at: Date
    by: string
    decision_seq: number
  }
  support_event: {
    workspace_id: string
    matter_kind: string
    matter: string
    seq: number
    at: Date
    kind: string
    by: string | null
    severity: string | null
    clock: string | null
    reason: string | null
    awaited: string | null
    evidence: string | null
    note: string | null
    decision_seq: number | null
  }
  support_told: {
    workspace_id: string
    matter_kind: string
    matter: string
    clock: string
    share: string
    passed_at: Date
    told_at: Date
  }
  report: {
    workspace_id: string
    id: string
    month: string
    scope: string
    version: number
    state: string
    content: Json
    prepared_at: Date
    prepared_by: string
    reason: string | null
    document: Json | null
    hash: string | null
    approved_at: Date | null
    has_conflict: boolean | null
    decision_seq: number | null
    sent_at: Date | null
    sent_by: string | null
  }
  report_edit: {
    workspace_id: string
    report_id: string
    seq: number
    place: string
    words: string
    by: string
    at: Date
  }
  report_approval: {
    workspace_id: string
    report_id: string
    person: string
    by: string
    hash: string
    is_preparer: boolean
    at: Date
    decision_seq: number
  }
  letterhead: {
    workspace_id: string
    name: string
    colour: string | null
    logo_type: string | null
    logo: string | null
    logo_width: number | null
    logo_height: number | null
    changed_at: Date
    changed_by: string
  }
  user: { id: string; name: string; email: string; emailVerified: boolean }
  member: { id: string; organizationId: string; userId: string; role: string; createdAt: Date }
  session: {
    id: string
    userId: string
    expiresAt: Date
    createdAt: Date
    updatedAt: Date
    ipAddress: string | null
    userAgent: string | null
  }
  verification: { id: string; identifier: string; value: string; expiresAt: Date }
  organization: { id: string; name: string; slug: string; createdAt: Date }
  apikey: {
    id: string
    name: string | null
    start: string | null
    referenceId: string
    metadata: string | null
    expiresAt: Date | null
    lastRequest: Date | null
    createdAt: Date
  }
  provider: { id: string; name: string; created_at: Date }
  provider_staff: { provider_id: string; user_id: string }
  workspace_grant: {
    workspace_id: string
    id: string
    provider_id: string
    roles: string
    granted_by: string
    granted_at: Date
    ended_by: string | null
    ended_at: Date | null
  }
}
