/**
 * What the plan can say, as eight short pages: which fields stand on which, and of what kind they are. Forms and the reading
 * view are made from this table; a test holds it against the schema, so that nothing the plan can say is missing here.
 */

export const sections = ['what', 'who', 'alone', 'systems', 'checks', 'breaks', 'support', 'money'] as const
export type Section = (typeof sections)[number]

/** Whose names are offered: a map of the plan, or of the workflow that is looked at. */
export type Names =
  | 'people'
  | 'integrations'
  | 'workflows'
  | 'case_types'
  | 'routes'
  | 'prompts'
  | 'models'
  | 'approval_queues'
  | 'actions'

/** `key` may lead several steps down ("holidays.region"). `example` is shown where nothing stands yet. */
export type Field =
  | Of<'text' | 'number' | 'day' | 'long' | 'texts' | 'yes', { readonly example?: string }>
  | Of<'choice' | 'choices', { readonly of: readonly string[] }>
  | Of<'name' | 'names', { readonly of: Names }>
  | Of<'group' | 'list', { readonly shape: ShapeName }>
  | Of<'map', { readonly shape: ShapeName; readonly of?: Names | readonly string[] }>
  | Of<'pairs', { readonly of?: Names | readonly string[]; readonly example?: string }>

/** A field of each of these kinds. */
type Of<Kind extends string, Rest> = Kind extends string ? { readonly key: string; readonly kind: Kind } & Rest : never

const text = (key: string, example?: string) => ({ kind: 'text', key, ...(example ? { example } : {}) }) as const
const number = (key: string, example?: string) => ({ kind: 'number', key, ...(example ? { example } : {}) }) as const
const day = (key: string) => ({ kind: 'day', key }) as const
const long = (key: string) => ({ kind: 'long', key }) as const
const texts = (key: string) => ({ kind: 'texts', key }) as const
const yes = (key: string) => ({ kind: 'yes', key }) as const
const choice = (key: string, ...of: string[]) => ({ kind: 'choice', key, of }) as const
const person = (key: string) => ({ kind: 'name', key, of: 'people' }) as const
const people = (key: string) => ({ kind: 'names', key, of: 'people' }) as const
const names = (key: string, of: Names) => ({ kind: 'names', key, of }) as const
const group = (key: string, shape: ShapeName) => ({ kind: 'group', key, shape }) as const
const list = (key: string, shape: ShapeName) => ({ kind: 'list', key, shape }) as const
const map = (key: string, shape: ShapeName, of?: Names | readonly string[]) =>
  ({ kind: 'map', key, shape, ...(of ? { of } : {}) }) as const

const length = '90d'
const dimensions =
  'quality exceptions cost adoption active_people incidents incident_loss approval_latency tool_failures value'.split(
    ' ',
  )
const measures =
  'accepted corrected rejected reopened escaped_errors duration exceptions handed_over cost_per_run cost_per_case cost_per_accepted cost_total adoption incidents approval_latency approval_work tool_errors tool_retries refused_writes tool_latency value'.split(
    ' ',
  )

/** Every part of the continuity says when it was last proved. */
const proof = [
  day('proved_on'),
  person('proved_by'),
  choice('proved_how', 'executed', 'table-top'),
  text('good_for', length),
  text('proof'),
]

export type ShapeName =
  | 'person'
  | 'absence'
  | 'holiday'
  | 'assumption'
  | 'tolerances'
  | 'case'
  | 'case_type'
  | 'route'
  | 'prompt'
  | 'model'
  | 'release'
  | 'action'
  | 'read_back'
  | 'reading'
  | 'sources'
  | 'found'
  | 'step_rule'
  | 'approval_queue'
  | 'integration'
  | 'permission'
  | 'objective'
  | 'review'
  | 'tuning'
  | 'dashboard'
  | 'exception'
  | 'rollback'
  | 'fallback'
  | 'incident'
  | 'owner_notification'
  | 'relaunch'
  | 'drill'
  | 'contact'
  | 'accepted_risk'
  | 'severity'
  | 'severity_of'
  | 'calendar'
  | 'rota'
  | 'allowance'
  | 'hour_band'
  | 'emergency'
  | 'class'
  | 'budget'
  | 'maintenance'
  | 'estimate'
  | 'amount'
  | 'build_cost'
  | 'notice_rule'
  | 'notice_step'

export const shapes: Readonly<Record<ShapeName, readonly Field[]>> = {
  person: [
    text('name'),
    text('title'),
    text('email', 'maria@example.com'),
    text('phone'),
    choice('side', 'client', 'provider'),
    { kind: 'choices', key: 'roles', of: ['owner', 'operator', 'approver', 'reviewer', 'viewer'] },
    text('time_zone', 'Europe/Berlin'),
    number('review_hours_per_week', '2'),
    list('absences', 'absence'),
  ],
  absence: [day('from'), day('to'), person('cover'), text('why')],
  holiday: [day('on'), text('name')],
  assumption: [text('about', 'workflows.triage.objectives'), text('why')],
  tolerances: [number('false_alarms_per_year', '4'), text('wrong_rollback', '5%'), text('wrong_relaxation', '5%')],
  case: [text('what', 'a ticket'), text('id_from', 'ticket.id'), number('per_week', '400'), text('eligible_from')],
  case_type: [text('what'), text('share', '20%'), choice('risk', 'high', 'medium', 'low')],
  route: [
    text('when'),
    names('case_types', 'case_types'),
    names('prompts', 'prompts'),
    names('models', 'models'),
    texts('tools'),
    people('people'),
  ],
  prompt: [text('lives'), text('link', 'https://example.com/prompt'), long('seen'), day('seen_on'), person('owner')],
  model: [text('provider'), text('name'), text('used_for'), day('ends_on')],
  release: [
    text('name'),
    text('from', '2026-03-09'),
    choice('mode', 'live', 'shadow', 'canary', 'test'),
    names('prompts', 'prompts'),
    names('routes', 'routes'),
    names('models', 'models'),
    text('note'),
  ],
  action: [
    choice('boundary', 'L0', 'L1', 'L2', 'L3', 'L4'),
    text('what'),
    { kind: 'name', key: 'integration', of: 'integrations' },
    yes('writes'),
    yes('reversible'),
    yes('external'),
    yes('moves_money'),
    yes('personal_data'),
    text('limit', '50 USD'),
    texts('asks_when'),
    text('sample', '5%'),
    { kind: 'name', key: 'queue', of: 'approval_queues' },
    text('check.how'),
    texts('check.after'),
    texts('check.fields'),
    group('read_back', 'read_back'),
  ],
  read_back: [
    choice('how', 'http', 'sql'),
    text('credential', 'crm_key'),
    text('url', 'https://crm.example.com/api/tickets/{record}'),
    text('header', 'Authorization'),
    text('query', 'select queue, changed_by, changed_at from tickets where id = $1'),
    texts('fields'),
    { kind: 'pairs', key: 'at', example: '/ticket/queue' },
    text('changed_by', '/ticket/updated_by'),
    text('changed_at', '/ticket/updated_at'),
    text('merged_into', '/ticket/merged_into'),
    text('deleted', '/ticket/deleted'),
    texts('after'),
    texts('people'),
    texts('scripts'),
    texts('ignore_case'),
  ],
  reading: [
    day('from'),
    group('case', 'found'),
    group('case_type', 'found'),
    group('route', 'found'),
    group('release', 'found'),
    list('steps', 'step_rule'),
  ],
  sources: [yes('required'), texts('tools'), text('stale_after', '1 year')],
  found: [text('at', '/attributes/ticket.id'), text('step', 'load_*')],
  step_rule: [
    text('step', 'issue_refund'),
    choice('is', 'model', 'tool', 'retrieval', 'decision', 'approval', 'write', 'guardrail', 'other'),
    { kind: 'name', key: 'action', of: 'actions' },
    text('record', '/output/id'),
    { kind: 'pairs', key: 'fields', example: '/input/amount' },
  ],
  approval_queue: [
    people('approvers'),
    text('time_limit', '4h'),
    choice('on_silence', 'hold', 'reject', 'fallback'),
    texts('shows'),
    text('link'),
  ],
  integration: [
    text('name'),
    text('system'),
    person('owner'),
    yes('reads'),
    yes('writes'),
    yes('record_system'),
    text('link', 'https://example.com'),
    text('status_page', 'https://status.example.com'),
    text('fresh_within', '1h'),
    text('check.how'),
    text('check.every', '15m'),
    number('reads_per_minute', '60'),
    texts('fields'),
    day('access_ends'),
    text('if_down'),
    text('contact'),
  ],
  permission: [{ kind: 'name', key: 'integration', of: 'integrations' }, texts('needs'), text('account'), ...proof],
  objective: [
    text('target', '>= 85% over 7d'),
    choice('measure', ...measures),
    { kind: 'name', key: 'case_type', of: 'case_types' },
    { kind: 'name', key: 'route', of: 'routes' },
    number('min_sample', '10'),
    text('why'),
  ],
  review: [
    choice('cadence', 'daily', 'weekly', 'monthly'),
    people('reviewers'),
    number('sample', '30'),
    number('minutes_per_case', '3'),
    number('minutes', '30'),
    person('signed_by'),
  ],
  tuning: [people('who'), texts('allowed'), texts('needs'), text('test_cases'), text('watch', '7d')],
  dashboard: [text('name'), text('link', 'https://example.com'), text('for'), person('owner')],
  exception: [text('handling'), text('what'), people('who')],
  rollback: [text('target', 'previous'), texts('how'), people('who'), text('within', '30m'), ...proof],
  fallback: [
    people('who'),
    text('capacity', '40 cases a day'),
    texts('steps'),
    text('sustainable_for', '3d'),
    text('start_within', '1h'),
    ...proof,
  ],
  incident: [person('lead'), texts('steps'), text('where'), ...proof],
  owner_notification: [people('who'), text('within', '1h'), text('by'), text('says'), ...proof],
  relaunch: [
    texts('conditions'),
    people('sign_off'),
    choice('backlog', 'drop', 'replay in order', 'review each'),
    number('first_checked', '20'),
    ...proof,
  ],
  drill: [
    choice('what', 'fallback', 'rollback', 'restore', 'incident', 'pause', 'relaunch'),
    text('every', length),
    number('minutes', '45'),
    ...proof,
  ],
  contact: [text('name'), text('for'), text('reach'), person('person'), ...proof],
  accepted_risk: [text('risk'), text('why'), person('accepted_by'), ...proof],
  severity: [
    text('means'),
    text('acknowledge', '30m'),
    text('contain', '1h'),
    text('restore', '4h'),
    text('update_every', '1h'),
    text('calendar', 'always'),
  ],
  calendar: [
    choice('hours', 'always'),
    { kind: 'choices', key: 'hours.days', of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
    text('hours.from', '12:00'),
    text('hours.to', '22:00'),
    text('time_zone', 'America/New_York'),
    choice('holidays', 'none'),
    text('holidays.region', 'US-NY'),
    list('holidays.also', 'holiday'),
    texts('holidays.not'),
  ],
  rota: [
    people('turns'),
    choice('each', 'week', 'day'),
    day('from'),
    text('hand_over', '09:00'),
    text('calendar'),
    names('workflows', 'workflows'),
  ],
  severity_of: ['high', 'medium', 'low', 'request', 'emergency'].map((one) => choice(one, 'S1', 'S2', 'S3', 'S4')),
  allowance: [
    number('hours', '10'),
    choice('per', 'month', 'quarter', 'year'),
    text('rollover', '0%'),
    text('expires', '3 months'),
    number('step_minutes', '15'),
    list('bands', 'hour_band'),
    texts('warn_at'),
  ],
  hour_band: [
    text('name', 'nights'),
    text('weight', '1.5'),
    { kind: 'choices', key: 'days', of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
    text('from', '22:00'),
    text('to', '06:00'),
    yes('holidays'),
  ],
  emergency: [people('who'), text('approved_within', '1d'), text('surcharge', '50%')],
  class: [
    text('when'),
    text('if', 'what is prompt or route and scope is inside'),
    choice(
      'pays',
      'included',
      'from allowance',
      'optimization',
      'billable',
      'expansion',
      'new integration',
      'emergency',
      'provider fault',
      'third party',
    ),
  ],
  maintenance: [
    { kind: 'name', key: 'workflow', of: 'workflows' },
    { kind: 'name', key: 'integration', of: 'integrations' },
    { kind: 'choices', key: 'days', of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
    text('from', '22:00'),
    text('to', '24:00'),
    text('why'),
  ],
  budget: [
    text('limit', '500 USD'),
    choice('per', 'day', 'week', 'month', 'quarter', 'year', 'accepted case'),
    { kind: 'name', key: 'workflow', of: 'workflows' },
    text('route'),
    text('release'),
    text('model'),
    { kind: 'name', key: 'integration', of: 'integrations' },
    text('warn_at', '75%'),
    choice('at_limit', 'alert', 'require approval', 'downgrade route', 'fallback'),
    person('owner'),
    text('why'),
  ],
  estimate: [
    number('value'),
    number('low'),
    number('high'),
    number('n'),
    choice('method', 'measured', 'sampled', 'contracted', 'estimated'),
    text('source'),
    day('from'),
    person('confirmed_by'),
  ],
  amount: [
    text('what'),
    text('amount', '45 USD'),
    choice('per', 'once', 'month', 'year'),
    day('from'),
    day('to'),
    text('source'),
  ],
  notice_rule: [
    text('when', 'finding of high severity'),
    texts('tell'),
    texts('by'),
    text('after', '30m'),
    list('unacknowledged', 'notice_step'),
  ],
  notice_step: [text('after', '30m'), texts('tell'), texts('by'), number('times', '1')],
  build_cost: [text('amount', '12000 USD'), text('spread_over', '24 months'), day('from')],
}

/** What of the whole plan, and what of one workflow, stands on each page. */
export const pages: Readonly<
  Record<Section, { readonly workflow: readonly Field[]; readonly plan: readonly Field[] }>
> = {
  what: {
    workflow: [
      text('name'),
      long('purpose'),
      choice('risk', 'high', 'medium', 'low'),
      day('live_since'),
      group('case', 'case'),
      map('case_types', 'case_type'),
      map('routes', 'route'),
      map('prompts', 'prompt'),
      map('models', 'model'),
      list('releases', 'release'),
    ],
    plan: [
      text('client'),
      text('provider'),
      long('about'),
      text('label'),
      day('effective'),
      text('time_zone', 'America/New_York'),
      text('currency', 'USD'),
      text('holidays.region', 'US-NY'),
      list('holidays.also', 'holiday'),
      texts('holidays.not'),
      list('assumptions', 'assumption'),
    ],
  },
  who: { workflow: [person('owner'), person('deputy')], plan: [map('people', 'person')] },
  alone: { workflow: [map('actions', 'action'), map('approval_queues', 'approval_queue')], plan: [] },
  systems: {
    workflow: [
      names('integrations', 'integrations'),
      map('continuity.permissions', 'permission'),
      choice('content', 'keep', 'shapes'),
      group('reading', 'reading'),
    ],
    plan: [
      map('integrations', 'integration'),
      map('maintenance', 'maintenance'),
      texts('masking.names'),
      texts('masking.fields'),
      { kind: 'pairs', key: 'masking.patterns', example: '\\bM-\\d{6}\\b' },
      text('retention.contents', '90d'),
      text('retention.evidence', '400d'),
    ],
  },
  checks: {
    workflow: [
      map('objectives', 'objective', measures),
      { kind: 'pairs', key: 'not_measured', of: dimensions },
      { kind: 'choices', key: 'typed', of: ['eligible', 'incidents', 'minutes', 'loss'] },
      group('sources', 'sources'),
      group('review', 'review'),
      group('tuning', 'tuning'),
      list('dashboards', 'dashboard'),
    ],
    plan: [group('tolerances', 'tolerances')],
  },
  breaks: {
    workflow: [
      map('exceptions', 'exception'),
      people('continuity.may_pause'),
      group('continuity.incident', 'incident'),
      group('continuity.rollback', 'rollback'),
      group('continuity.fallback', 'fallback'),
      group('continuity.owner_notification', 'owner_notification'),
      group('continuity.relaunch', 'relaunch'),
      map('continuity.drills', 'drill'),
      map('continuity.contacts', 'contact'),
      map('continuity.accepted_risks', 'accepted_risk'),
    ],
    plan: [],
  },
  support: {
    workflow: [],
    plan: [
      choice('support.hours', 'always'),
      { kind: 'choices', key: 'support.hours.days', of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
      text('support.hours.from', '09:00'),
      text('support.hours.to', '17:00'),
      yes('support.holidays'),
      map('support.severities', 'severity', ['S1', 'S2', 'S3', 'S4']),
      map('support.calendars', 'calendar'),
      group('support.severity_of', 'severity_of'),
      { kind: 'choices', key: 'support.paused_by', of: ['client', 'third party', 'maintenance', 'out of scope'] },
      yes('support.stops_while_away'),
      texts('support.warn_at'),
      map('support.rota', 'rota'),
      people('support.contacts'),
      texts('support.covers'),
      texts('support.exclusions'),
      texts('support.client_duties'),
      group('support.allowance', 'allowance'),
      people('changes.approvals.low'),
      people('changes.approvals.medium'),
      people('changes.approvals.high'),
      people('changes.approvals.spending'),
      texts('changes.standard'),
      group('changes.emergency', 'emergency'),
      text('changes.notice', '2d'),
      list('notices.routes', 'notice_rule'),
      text('notices.quiet.from', '22:00'),
      text('notices.quiet.to', '07:00'),
      { kind: 'choices', key: 'notices.quiet.except', of: ['high', 'medium', 'low'] },
      text('notices.digest', '08:00'),
    ],
  },
  money: {
    workflow: [
      choice('value.goal', 'hours', 'spending', 'avoided spending', 'quality', 'revenue'),
      texts('value.measure'),
      map('value.baseline_minutes', 'estimate', 'case_types'),
      ...[
        'labour_rate',
        'redeployed',
        'review_minutes',
        'exception_minutes',
        'rework_minutes',
        'upkeep_hours',
        'error_rate_before',
        'cost_per_error',
        'revenue_per_case',
        'attribution',
        'incident_loss',
      ].map((key) => group(`value.${key}`, 'estimate')),
      list('value.spending_removed', 'amount'),
      list('value.spending_avoided', 'amount'),
      list('value.running_costs', 'amount'),
      group('value.build_cost', 'build_cost'),
      text('value.reopen_window', '14d'),
      day('value.decide_on'),
      person('value.decided_by'),
    ],
    plan: [
      map('budgets', 'budget'),
      list('changes.classes', 'class'),
      { kind: 'pairs', key: 'changes.rates', example: '120 USD' },
      { kind: 'pairs', key: 'changes.spending_limits', of: 'people', example: '500 USD' },
    ],
  },
}

/** What no page shows: it is changed in the file, where it says what the file is. */
export const onlyInFile = ['plan', 'workspace'] as const
