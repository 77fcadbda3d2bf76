import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assumptionAbout, planSchema } from './plan.ts'
import { readPlan } from './read-plan.ts'

/** Every section of a plan, each at least once in its long form. */
const full = `
plan: 1
workspace: acorn-care
client: Acorn Care
provider: Harbour Automation
time_zone: America/New_York
currency: USD
effective: 2026-01-01
holidays: {region: US-NY, also: [{on: 2026-11-27, name: Day after Thanksgiving}], not: [2026-10-12]}
about: Made for a test.
people:
  maria: {name: Maria Keller, title: Head of service, email: maria@acorn.example, side: client, roles: [owner], review_hours_per_week: 2.5}
  tom: {name: Tom Adler, side: provider, time_zone: Europe/Berlin, absences: [{from: 2026-02-01, to: 2026-02-01, why: travel}]}
integrations:
  crm:
    name: HubSpot
    system: HubSpot CRM
    owner: tom
    writes: true
    record_system: true
    link: https://app.example.com/crm
    status_page: https://status.example.com
    fresh_within: 1 hour
    check: {how: Read the test contact., every: 15m}
    reads_per_minute: 30
    fields: [email, stage]
    access_ends: 2026-12-31
    if_down: Write it on the list and enter it later.
    contact: help desk of the vendor
workflows:
  triage:
    name: Support triage
    purpose: Answers the first message of a ticket.
    risk: high
    owner: maria
    deputy: tom
    live_since: 2025-09-01
    case: {what: a ticket, id_from: ticket.id, per_week: 400, eligible_from: tickets opened in the CRM}
    case_types: {refund: {what: money back, share: 30%, risk: high}, exchange: {share: 70 %}}
    routes: {standard: {when: everything else, case_types: [refund], prompts: [reply], models: [gpt-4.1], tools: [lookup], people: [tom]}}
    prompts: {reply: {lives: n8n, link: 'https://n8n.example.com/w/1', seen: "You are kind.\\nAnswer.", seen_on: 2026-01-02, owner: tom}}
    models: {gpt-4.1: {provider: openai, name: gpt-4.1-2025-04-14, used_for: replies, ends_on: 2026-10-01}}
    releases:
      - {name: first, from: 2025-09-01, prompts: [reply], routes: [standard], models: [gpt-4.1], note: start}
      - {name: second, from: "2026-01-05T14:00:00-05:00", mode: canary}
    integrations: [crm]
    actions:
      update_contact:
        boundary: L2
        what: Changes the stage of a contact.
        integration: crm
        writes: true
        reversible: true
        external: false
        moves_money: false
        personal_data: true
        limit: 50 USD
        queue: contacts
        check: {how: Read the contact by its id., after: [1h, 3 days], fields: [stage]}
      send_reply: {boundary: L3, asks_when: no source was found, external: true}
      tag: {boundary: L4, sample: 5%}
      close:
        boundary: L2
        integration: crm
        writes: true
        read_back: {how: http, credential: crm_key, url: 'https://crm.example.com/contacts/{record}', header: X-Api-Key, fields: [state, note], at: {state: /contact/state}, changed_by: /contact/by, changed_at: /contact/at, merged_into: /contact/into, deleted: /contact/gone, after: [2 hours, 3d], people: ['*@acorn.example'], scripts: ['svc-*'], ignore_case: [note]}
      move: {boundary: L2, integration: crm, writes: true, read_back: {how: sql, credential: crm_db, query: select queue from tickets where id = $1, fields: [queue]}}
    approval_queues: {contacts: {approvers: maria, time_limit: 4h, on_silence: fallback, shows: [ticket, order], link: the CRM}}
    dashboards: [{name: Tickets, link: 'https://bi.example.com/1', for: the team, owner: tom}]
    objectives:
      accepted: ">= 85% over 7d"
      refunds: {measure: accepted, target: at least 90%, case_type: refund, route: standard, min_sample: 30, why: money}
    not_measured: {adoption: Nobody counts the tickets yet.}
    exceptions: {no-order: Ask for the number., angry: {what: shouting, handling: Call back., who: [tom]}}
    review: {cadence: weekly, reviewers: [maria, tom], sample: 10%, minutes_per_case: 4, minutes: 30, signed_by: maria}
    tuning: {who: tom, allowed: [wording], needs: test cases pass, test_cases: repository, watch: 1 week}
    continuity:
      may_pause: [maria, tom]
      rollback: {target: first, how: [Open the console., Choose it.], who: tom, within: 10m, proved_on: 2026-01-10, proved_by: tom, proved_how: executed, good_for: 90d, proof: ticket 12}
      fallback: {who: [tom], capacity: 40 tickets a day, steps: Answer by hand., sustainable_for: 5d, start_within: 1h}
      incident: {lead: maria, steps: [Pause., Tell everybody.], where: the channel}
      owner_notification: {who: maria, within: 1h, by: telephone, says: what stopped}
      relaunch: {conditions: [Tests pass.], sign_off: maria, backlog: review each, first_checked: 20}
      drills: {winter: {what: fallback, every: 90d, minutes: 25}}
      permissions: {crm-scopes: {integration: crm, needs: contacts.write, account: robot}}
      contacts: {vendor: {name: Vendor, for: outages, reach: +1 555 0100, person: tom}}
      accepted_risks: {tone: {risk: A reply may sound curt., why: A person reads it first., accepted_by: maria}}
    value:
      goal: hours
      measure: [minutes for a refund]
      baseline_minutes: {refund: {value: 12, low: 9, high: 18, n: 40, method: sampled, source: time study, from: 2025-08-01, confirmed_by: maria}, all: 8}
      labour_rate: {value: 38 USD, low: 30 USD, high: 45 USD}
      redeployed: 50%
      reopen_window: 2 weeks
      review_minutes: 2
      exception_minutes: 3
      rework_minutes: 15
      upkeep_hours: 4
      error_rate_before: 6%
      cost_per_error: 20 USD
      spending_removed: [{what: a licence, amount: 100 USD, per: month, from: 2026-01-01, source: invoice 7}]
      spending_avoided: [{what: a hire, amount: 40000 USD, per: year}]
      revenue_per_case: 0 USD
      attribution: 20%
      build_cost: {amount: 9000 USD, spread_over: 24 months, from: 2025-09-01}
      running_costs: [{what: fee, amount: 720 USD}]
      incident_loss: {value: 300 USD, low: 80 USD, high: 900 USD}
      decide_on: 2026-06-30
      decided_by: maria
    content: shapes
support:
  hours: {days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:30"}
  holidays: false
  severities: {S1: {means: stopped, acknowledge: 30m, contain: 1h, restore: 4h, update_every: 1h}, S4: {means: a question, acknowledge: 2d}}
  contacts: [tom]
  covers: [the ticket dashboard]
  exclusions: [new integrations]
  client_duties: [answers within a day]
  allowance: {hours: 10, per: month, rollover: 40%, expires: 1 month, step_minutes: 15, warn_at: [75%, 90%]}
changes:
  classes: [{when: it restores what was agreed, pays: included}, {when: it adds a system, pays: new integration}]
  rates: {engineer: 140 USD}
  approvals: {low: maria, medium: [maria, tom], high: [maria, tom], spending: maria}
  spending_limits: {maria: 2000 USD}
  standard: [a new wording of a reply]
  emergency: {who: tom, approved_within: 1d, surcharge: 50%}
  notice: 2d
notices: {routes: [{when: finding of high severity, tell: [owner, tom], by: [mail, ops], after: 30m}], quiet: {from: "22:00", to: "07:00", except: high}}
budgets:
  models: 500 USD per month
  triage: {limit: 90.5 USD, per: week, workflow: triage, warn_at: 80%, at_limit: downgrade route, owner: maria, why: agreed}
  words: 2000000 tokens per day
  crm: {limit: 9000 tokens, integration: crm, per: accepted case}
tolerances: {false_alarms_per_year: 6, wrong_rollback: 2.5%}
masking: {names: [Keller], patterns: {member: '[A-Z]{2}\\d{6}'}, fields: [customer.birth_date]}
assumptions: [{about: workflows.triage.value, why: Not measured yet.}, {about: workflows.triage.models.gpt-4.1.ends_on, why: Announced only.}]
`

test('a plan with every section is read, and reads again to itself', () => {
  const read = readPlan(full)
  assert.deepEqual(read.kind === 'invalid' ? read.errors : [], [])
  assert.ok(read.kind === 'ok')
  assert.deepEqual(planSchema.parse(read.plan), read.plan)
  assert.deepEqual(readPlan(JSON.stringify(read.plan)), read)
  // The key order stays too, so that the text of equal plans is equal.
  assert.equal(JSON.stringify(planSchema.parse(read.plan)), JSON.stringify(read.plan))
})

test('no section of a plan lets an unknown key through', () => {
  const read = readPlan(full)
  assert.ok(read.kind === 'ok')
  const places = [...mapsIn(JSON.parse(JSON.stringify(read.plan)))]
  assert.ok(places.length > 60, `${places.length} maps`)
  for (const path of places) {
    const copy: unknown = JSON.parse(JSON.stringify(read.plan))
    const map = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy) as Record<
      string,
      unknown
    >
    map['zz-unheard-of'] = { zz: true }
    const again = readPlan(JSON.stringify(copy))
    assert.equal(again.kind, 'invalid', `${path.join('.')} accepted an unknown key`)
  }
})

test('what is assumed is found by the path of any part of it', () => {
  const read = readPlan(full)
  assert.ok(read.kind === 'ok')
  assert.equal(assumptionAbout(read.plan, 'workflows.triage.value.labour_rate')?.why, 'Not measured yet.')
  assert.equal(assumptionAbout(read.plan, 'workflows.triage.valuable'), undefined)
})

function* mapsIn(value: unknown, path: string[] = []): Iterable<string[]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield path
  for (const [name, below] of Object.entries(value)) yield* mapsIn(below, [...path, name])
}

test('a plan that was stored is read, also where a file may not say so any more', () => {
  const read = readPlan(full)
  assert.ok(read.kind === 'ok')
  const stored = structuredClone(read.plan) as { workflows: Record<string, { objectives: Record<string, object> }> }
  const [workflow] = Object.values(stored.workflows)
  assert.ok(workflow)
  // A narrowing that nobody tells of incidents: files with it are refused.
  const incidents = { measure: 'incidents', target: '<= 1 per month', case_type: 'refund', route: 'fast' }
  workflow.objectives.incidents = incidents
  const again = planSchema.parse(JSON.parse(JSON.stringify(stored)))
  assert.deepEqual(Object.values(again.workflows)[0]?.objectives.incidents, {
    ...incidents,
    target: '<= 1 per month over 1 month',
  })
  const refused = readPlan(JSON.stringify(stored))
  assert.ok(refused.kind === 'invalid')
  assert.ok(refused.errors.some(({ message }) => /narrows incidents/.test(message)))
})
