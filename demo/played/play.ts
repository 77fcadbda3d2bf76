import { type Aftercare, createAftercare } from '../../sdk/src/client.ts'
import { type App, openApp } from '../../src/app.ts'
import { localDay } from '../../src/base/calendar.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { hold } from '../../src/jobs.ts'
import { createApi } from '../../src/server/api.ts'
import { createIdentity } from '../../src/server/identity/identity.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { startServer } from '../../src/server/serve.ts'
import type { Settings } from '../../src/settings.ts'
import { micros } from './faults.ts'
import { answerFindings, asked, type Person, people, signReviews, writeDown } from './people.ts'
import { deployed, planFiles } from './plan-versions.ts'
import { type Deed, type Receive, work } from './work.ts'
import { END_DAY, FIRST_DAY, isDayOff, makeWorld } from './world.ts'

/**
 * Plays the thirteen weeks into an empty workspace of a folder that nobody serves: a real server on its real stores, with
 * a clock that is passed in. Runs come with an API key, people act through their own sessions; only the clock is ours.
 * `weekDone` is told after each week.
 */
export async function play(settings: Settings, workspace: string, weekDone: (week: number) => void): Promise<void> {
  const end = micros(`${END_DAY}T00:00Z`)
  let now = micros(planFiles[0]?.applied ?? '') - MICROS.h
  const clock = { now: () => now }
  const app = await openApp(settings, clock, createLog('error'))
  try {
    const server = await startServer(app, { HOST: '127.0.0.1', PORT: 0 } as Settings)
    try {
      const { as, signOut } = await invite(app, server.url, workspace)
      const { key } = await as('tom').post('/api/v1/keys', { body: { name: 'gateway', roles: ['operator'] } })
      const gateway = createAftercare({ url: server.url, key })
      const deeds = [
        ...plansApplied(as),
        ...deployments(gateway),
        ...work(as, receiveAt(server.url)),
        ...days(app, workspace, as, gateway, weekDone),
      ].sort((a, b) => a.at - b.at)
      for (const deed of deeds) {
        if (deed.at > end) break
        now = Math.max(now, deed.at)
        await deed.do()
      }
      await signOut()
    } finally {
      await server.close()
    }
  } finally {
    await app.close()
  }
}

/** The address names the server that will serve the workspace; now it is this one. */
const receiveAt =
  (server: string): Receive =>
  async (address, mail) => {
    const response = await fetch(new URL(new URL(address).pathname, server), {
      ...{ method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: mail },
    })
    if (!response.ok) throw new Error(`A mail was not taken: ${await response.text()}`)
  }

const plansApplied = (as: (person: Person) => Aftercare): Deed[] =>
  planFiles.map(({ applied, by, source }) => ({
    at: micros(applied),
    do: async () => void (await as(by).post('/api/v1/plan', { body: source })),
  }))

/** What the deployment of a release tells by itself; the edit in place came by no deployment. */
const deployments = (gateway: Aftercare): Deed[] =>
  deployed.map(({ at, note }) => ({
    at: micros(at),
    do: async () => void (await gateway.post('/api/v1/change-notes', { body: { ...note, at } })),
  }))

/** At midnight the day's lines are in and the plan is held against them; in the morning people come. */
function days(
  app: App,
  workspace: string,
  as: (person: Person) => Aftercare,
  gateway: Aftercare,
  weekDone: (week: number) => void,
): Deed[] {
  const lines = makeWorld()
  let next = 0
  async function sendUntil(moment: number): Promise<void> {
    const from = next
    while (next < lines.length && (lines[next]?.at ?? 0) < moment) next++
    if (next === from) return
    const body = lines
      .slice(from, next)
      .map(({ line }) => JSON.stringify(line))
      .join('\n')
    const { refused } = await gateway.post('/api/v1/evidence', { body })
    if (refused.length > 0) throw new Error(`A line was refused: ${refused[0]?.reason}`)
  }
  const deeds: Deed[] = []
  const first = micros(`${FIRST_DAY}T00:00Z`)
  for (let day = 1; first + day * MICROS.d <= micros(`${END_DAY}T00:00Z`); day++) {
    const midnight = first + day * MICROS.d
    const today = localDay(midnight, 'UTC')
    deeds.push({
      at: midnight,
      async do() {
        await sendUntil(midnight)
        await hold(app, workspace)
        if (day % 7 === 0) weekDone(day / 7)
      },
    })
    if (!isDayOff(today)) deeds.push({ at: midnight + 8.7 * MICROS.h, do: () => answerFindings(as('tom'), today) })
    if (today === asked.day) deeds.push({ at: midnight + 11 * MICROS.h, do: () => writeDown(as('tom')) })
    deeds.push({ at: midnight + 9.4 * MICROS.h, do: () => signReviews(as, today) })
  }
  return deeds
}

/** Everybody gets a link from the person at the terminal and signs in with it. */
async function invite(app: App, url: string, workspace: string) {
  const principal = await localPrincipal(app)
  const identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock: app.clock })
  const api = createApi(app, identity)
  const terminal = createAftercare({
    url,
    workspace,
    fetch: async (request) => api.fetch(request, { local: principal }),
  })
  const cookies = new Map<Person, string>()
  for (const person of Object.keys(people) as Person[]) {
    const { link } = await terminal.post('/api/v1/people', { body: people[person] })
    const opened = await fetch(link, { method: 'POST', redirect: 'manual' })
    cookies.set(
      person,
      opened.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    )
  }
  const as = (person: Person) =>
    createAftercare({
      url,
      workspace,
      fetch: (request) => {
        request.headers.set('cookie', cookies.get(person) ?? '')
        return fetch(request)
      },
    })
  const signOut = async () => {
    for (const cookie of cookies.values())
      await fetch(`${url}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' })
  }
  return { as, signOut }
}
