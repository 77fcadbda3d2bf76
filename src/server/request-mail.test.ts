import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { dkimSign } from 'mailauth'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { settableClock } from '../../test/engines/engines.ts'
import { type App, openApp } from '../app.ts'
import { createLog } from '../base/log.ts'
import { MICROS } from '../base/time.ts'
import { alteredMails } from '../decisions/requests/mail/altered.ts'
import type { Resolver } from '../decisions/requests/mail/proven.ts'
import { hold, retainAll } from '../jobs.ts'
import { readSettings } from '../settings.ts'
import { createRandom } from '../statistics/random.ts'
import { type Api, createApi } from './api.ts'
import { createIdentity } from './identity/identity.ts'
import { createWorkspace } from './identity/workspace.ts'
import { localPrincipal } from './local.ts'
import type { Principal } from './principal.ts'

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana }, ben: { name: Ben } }
workflows:
  books: { name: Books, risk: low, owner: ben }
  desk: { name: Desk, risk: high, owner: ana }
`

/** Mails as mail servers hand them on, really signed, posted as services post them. */
describe('requests by mail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-mail-'))
  const clock = settableClock()
  const keys = { 'client.example': pair(), 'evil.example': pair() }
  /** The DNS: each domain has its key. */
  const resolver: Resolver = async (name) => {
    const domain = name.replace(/^k\._domainkey\./, '') as keyof typeof keys
    if (Object.hasOwn(keys, domain)) return [[`v=DKIM1; k=rsa; p=${keys[domain].publicKey.toString('base64')}`]]
    throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
  }
  let app: App
  let api: Api
  let local: Principal
  let [workspace, other] = ['', '']
  let path = ''

  before(async () => {
    app = await openApp(readSettings({ AFTERCARE_DATA: join(folder, 'data') }), clock, createLog('silent'))
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    api = createApi(app, identity, undefined, undefined, resolver)
    local = await localPrincipal(app)
    workspace = local.defaultWorkspace ?? ''
    other = await createWorkspace(app.state, { name: 'Other', owner: null, now: clock.now() })
    await identity.invite(workspace, { email: 'ines@client.example', name: 'Ines', role: 'viewer' }, local)
    path = await open()
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async <T>(method: string, at: string, body?: unknown): Promise<T> => {
    const init = {
      ...{ method, headers: { 'content-type': 'application/json' } },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const response = await api.request(`http://aftercare.test/api/v1/${at}`, init, { local })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const open = async () => new URL((await ask<{ url: string }>('POST', 'request-inbox', {})).url).pathname
  type Mails = {
    items: {
      id: string
      state: string
      because: string
      text: string
      subject: string
      sender: string
      request: string
      answers: { id: string; title: string } | null
      settled: { by: string; at: string } | null
    }[]
  }
  const mails = async (state = 'held') => (await ask<Mails>('GET', `request-mails?state=${state}`)).items
  type Requests = { items: { id: string; asked: { title: string; what: null }; requester: string }[]; total: number }
  type Event = { kind: string; note: string; quoted: string | null; mail: object | null }
  const historyOf = async (id: string) => (await ask<{ history: Event[] }>('GET', `requests/${id}`)).history
  type Again = { changed: Record<string, number>; same: boolean; answer: object | null }
  type Altered = { about: string; id: string; what: string }
  type Found = { id: string; detail: string; answers: string; evidence: { question: { kind: string } } }
  /** What is found of held mails, after a look. */
  const waiting = async () => {
    await hold(app, workspace)
    const { items } = await ask<{ items: Found[] }>('GET', 'findings')
    return items.filter(({ evidence }) => evidence.question.kind === 'held_mails')
  }
  const requests = async () => await ask<Requests>('GET', 'requests?state=all')

  /** As a mail server hands it on. */
  const built = async (more: SendMailOptions, by: keyof typeof keys | null = 'client.example'): Promise<Buffer> => {
    const dkim = by === null ? {} : { dkim: { domainName: by, keySelector: 'k', privateKey: keys[by].privateKey } }
    const { message } = await createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'windows',
      ...dkim,
    }).sendMail({
      ...{ from: 'Ines <ines@client.example>', to: 'requests@aftercare.example', date: new Date(clock.now() / 1000) },
      ...more,
    })
    return message as Buffer
  }
  /** Signed for its first letters only, so that more can be put behind them. */
  const signedInPart = async (raw: Buffer, maxBodyLength: number): Promise<Buffer> => {
    const by = { signingDomain: 'client.example', selector: 'k', privateKey: keys['client.example'].privateKey }
    const { signatures, errors } = await dkimSign(raw, { ...by, signatureData: [{ ...by, maxBodyLength }] })
    assert.deepEqual([errors.length, /;\s*l=\d+/.test(signatures)], [0, true])
    return Buffer.concat([Buffer.from(signatures), raw])
  }
  const post = async (body: Buffer | FormData | string, type?: string, at = path) =>
    await api.request(`http://aftercare.test${at}`, {
      method: 'POST',
      body: typeof body === 'string' || body instanceof FormData ? body : new Uint8Array(body),
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    })
  const taken = async (...given: Parameters<typeof post>) => {
    const response = await post(...given)
    assert.equal(response.status, 200, await response.clone().text())
    return ((await response.json()) as { taken: string }).taken
  }
  const RAW = 'message/rfc822'

  test('a signed mail of somebody with an account is a request of theirs, which nobody has said of what it alters', async () => {
    const raw = await built({
      ...{
        subject: 'Answer in French',
        text: 'Half of Lyon writes so. Call +49 30 1234567.',
        messageId: '<first@client.example>',
      },
      attachments: [{ filename: 'letters.txt', content: 'secret content' }],
    })
    assert.equal(await taken(raw, RAW), 'request')
    const { items } = await requests()
    assert.deepEqual([items.length, items[0]?.asked.title, items[0]?.asked.what], [1, 'Answer in French', null])
    type Found = {
      origin: string
      state: string
      asked: { why: string }
      names: Record<string, string>
      requester: { by: string }
    }
    const found = await ask<Found>('GET', `requests/${items[0]?.id}`)
    assert.deepEqual([found.origin, found.state, found.names[found.requester.by]], ['mail', 'submitted', 'Ines'])
    assert.match(found.asked.why, /letters\.txt \(14 bytes\)/)
    assert.ok(!found.asked.why.includes('1234567') && !found.asked.why.includes('secret content'), found.asked.why)
    const owed = await app.state.db.selectFrom('notice').select('kind').where('workspace_id', '=', workspace).execute()
    assert.ok(owed.some(({ kind }) => kind === 'request.received'))
  })

  test('one without a subject is proven as well; a subject that somebody put on it is not', async () => {
    const raw = await built({ text: 'Answer in Catalan.\nIt is asked for.' })
    const titled = Buffer.concat([Buffer.from('Subject: Pay me\r\nMessage-ID: <x@evil.example>\r\n'), raw])
    assert.equal(await taken(titled, RAW), 'held')
    assert.match((await mails())[0]?.because ?? '', /only a part of it is signed/)
    assert.equal(await taken(raw, RAW), 'request')
    assert.equal((await requests()).items[0]?.asked.title, 'Answer in Catalan.')
  })

  test('what answers it is a word on it, without what it quotes', async () => {
    const before = await requests()
    const answered = before.items.find(({ asked }) => asked.title === 'Answer in French')
    const raw = await built({
      ...{ subject: 'Re: Answer in French', inReplyTo: '<first@client.example>' },
      text: 'And in Dutch.\n\nOn Monday Jonas wrote:\n> Which language? Call +49 30 1234567.',
    })
    assert.equal(await taken(raw, RAW), 'note')
    const after = await requests()
    assert.equal(after.total, before.total)
    const last = (await historyOf(answered?.id ?? '')).at(-1)
    assert.deepEqual([last?.kind, last?.note], ['note', 'And in Dutch.'])
    // Kept, masked as every text, and read by whoever asks for it.
    assert.match(last?.quoted ?? '', /^On Monday Jonas wrote:\n> Which language\? Call /)
    assert.ok(!last?.quoted?.includes('1234567'), last?.quoted ?? '')
    assert.deepEqual(last?.mail, { sender: 'ines@client.example', proven: true, taken_on: false })
    assert.equal((await ask<{ whole: boolean }>('GET', 'decisions/verify')).whole, true)
  })

  test('whoever could be somebody else is held, and never a request by itself', async () => {
    const before = await requests()
    const text = 'Pay me.'
    const cases: [name: string, raw: Buffer, says: RegExp][] = [
      ['unsigned', await built({ subject: 'a', text }, null), /Nothing proves.*it is not signed\.$/],
      [
        'signed by another domain',
        await built({ subject: 'b', text }, 'evil.example'),
        /signed by evil\.example, and says it is from client\.example/,
      ],
      [
        'altered',
        Buffer.from((await built({ subject: 'c', text })).toString().replace('Pay me', 'Pay him')),
        /its signature does not hold/,
      ],
      [
        'a second subject',
        Buffer.from(
          (await built({ subject: 'd', text })).toString().replace('Subject: d', 'Subject: other\r\nSubject: d'),
        ),
        /no sender, or more than one/,
      ],
      [
        'signed long ago',
        await built({ subject: 'e', text, date: new Date(clock.now() / 1000 - 9 * 86_400_000) }),
        /not written within the last three days/,
      ],
      ['signed in part', await signedInPart(await built({ subject: 'i', text }, null), 4), /only a part/],
      [
        'says of itself that it is proven',
        await built(
          { subject: 'f', text, headers: { 'Authentication-Results': 'mx; dkim=pass header.d=client.example' } },
          null,
        ),
        /Nothing proves/,
      ],
      ['nobody here', await built({ subject: 'g', text, from: 'x@evil.example' }, 'evil.example'), /no account/],
    ]
    for (const [name, raw, says] of cases) {
      assert.equal(await taken(raw, RAW), 'held', name)
      assert.match((await mails())[0]?.because ?? '', says, name)
    }
    assert.equal((await requests()).total, before.total)
    const [last, first] = await mails()
    assert.ok(last && first)
    const { request } = await ask<{ request: string }>('POST', `request-mails/${last.id}/take`, {})
    assert.equal((await requests()).items.find(({ id }) => id === request)?.asked.title, 'g')
    await ask('POST', `request-mails/${first.id}/reject`, { because: 'Nobody we know.' })
    const settled = (await mails('all')).find(({ id }) => id === first.id)
    assert.deepEqual([settled?.state, settled?.text, settled?.sender], ['rejected', '', ''])
    assert.equal((await ask<{ whole: boolean }>('GET', 'decisions/verify')).whole, true)
  })

  test('a held answer names the request it says it answers, and becomes a note on it of whoever takes it on', async () => {
    const { items } = await requests()
    const answered = items.find(({ asked }) => asked.title === 'Answer in French')
    const text = 'Italian, too.\n\nOn Monday Jonas <jonas@harbour.example> wrote:\n> Which language?'
    const raw = await built({ subject: 'Re: x', text, inReplyTo: '<first@client.example>' }, null)
    assert.equal(await taken(raw, RAW), 'held')
    const [mail] = await mails()
    assert.deepEqual(mail?.answers, { id: answered?.id, title: 'Answer in French' })
    assert.equal((await ask<{ held_mails: number }>('GET', 'overview')).held_mails, (await mails()).length)
    const given = { onto: answered?.id }
    const { request } = await ask<{ request: string }>('POST', `request-mails/${mail?.id}/take`, given)
    assert.equal(request, answered?.id)
    const last = (await historyOf(request)).at(-1)
    assert.deepEqual([last?.kind, last?.note], ['note', 'Italian, too.'])
    assert.match(last?.quoted ?? '', /Which language\?$/)
    assert.deepEqual(last?.mail, { sender: 'ines@client.example', proven: false, taken_on: true })
    const settled = (await mails('all')).find(({ id }) => id === mail?.id)
    assert.deepEqual([settled?.state, settled?.text, settled?.settled?.by], ['note', '', local.id])
    assert.equal((await ask<{ whole: boolean }>('GET', 'decisions/verify')).whole, true)
  })

  test('what nobody settles for thirty days is forgotten, and that it came is not', async () => {
    assert.equal(await taken(await built({ subject: 'Old', text: 'Words of old.' }, null), RAW), 'held')
    const [old] = await mails()
    clock.pass(20 * MICROS.d)
    assert.equal(await taken(await built({ subject: 'New', text: 'Words of now.' }, null), RAW), 'held')
    const applied = await api.request(
      'http://aftercare.test/api/v1/plan',
      { method: 'POST', headers: { 'content-type': 'application/yaml' }, body: plan },
      { local },
    )
    assert.equal(applied.status, 200, await applied.clone().text())
    assert.deepEqual(await waiting(), [])
    clock.pass(3 * MICROS.d)
    const [found] = await waiting()
    const count = (await mails()).length - 1
    assert.match(found?.detail ?? '', new RegExp(`^${count} mails ask for something.* Take each on`))
    assert.equal(found?.answers, 'ana', 'the owner of what is riskiest')
    const again = async () => (await ask<{ again: Again }>('GET', `findings/${found?.id}`)).again
    const { changed, same } = await again()
    assert.deepEqual([changed, same], [{ mails: 0 }, true])
    clock.pass(7 * MICROS.d - MICROS.m)
    await retainAll(app)
    assert.ok((await mails()).some(({ id }) => id === old?.id))
    clock.pass(MICROS.m)
    await retainAll(app)
    await retainAll(app)
    const held = await mails()
    assert.deepEqual(
      held.map(({ subject, text }) => [subject, text]),
      [['New', 'Words of now.']],
    )
    assert.deepEqual(await waiting(), [], 'over with the last that was about to be forgotten')
    assert.deepEqual([(await again()).changed, (await again()).answer], [{ mails: count }, null])
    const lapsed = (await mails('all')).find(({ id }) => id === old?.id)
    assert.deepEqual([lapsed?.state, lapsed?.text, lapsed?.subject, lapsed?.sender], ['lapsed', '', '', ''])
    assert.match(lapsed?.because ?? '', /within 30 days/)
    const rows = await app.state.db.selectFrom('request_mail').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes('Words of old'))
    assert.equal((await ask<{ whole: boolean }>('GET', 'decisions/verify')).whole, true)
    const response = await api.request(
      `http://aftercare.test/api/v1/request-mails/${old?.id}/take`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      { local },
    )
    assert.equal(response.status, 409)
  })

  test('how a mail was settled cannot be altered unnoticed', async () => {
    const { db } = app.state
    const altered = async () =>
      (await ask<{ altered: Altered[] }>('GET', 'decisions/verify')).altered.map(({ about, id, what }) => [
        about,
        id,
        what,
      ])
    const away = { subject: 'Away', text: 'Until Friday.', headers: { 'Auto-Submitted': 'auto-replied' } }
    assert.equal(await taken(await built(away), RAW), 'passed')
    const row = (await mails('all')).find(({ state }) => state === 'rejected')
    const takenOn = (await mails('all')).find(({ state, settled }) => state === 'note' && settled)
    const lapsed = (await mails('all')).find(({ state }) => state === 'lapsed')
    const filed = (await mails('all')).find(({ state, settled }) => state === 'request' && !settled)
    const noted = (await mails('all')).find(({ state, settled }) => state === 'note' && !settled)
    const passed = (await mails('all')).find(({ state }) => state === 'passed')
    const another = (await requests()).items.find(({ id }) => id !== noted?.request)
    assert.ok(row && takenOn && lapsed && filed && noted && passed && another)
    const cases: [id: string, set: Record<string, string>, what: string][] = [
      [row.id, { because: 'Because I like it.' }, 'what was said or set'],
      [row.id, { settled_by: 'somebody' }, 'who did it'],
      [row.id, { sender: 'x@evil.example' }, 'words that were forgotten'],
      [row.id, { state: 'held' }, 'what became of it'],
      [row.id, { state: 'lapsed' }, 'the decision log has no such entry'],
      [takenOn.id, { state: 'request' }, 'what was said or set'],
      [lapsed.id, { text: 'Words of old.' }, 'words that were forgotten'],
      [lapsed.id, { settled_at: '2026-01-01T00:00:00Z' }, 'when it was done'],
      [filed.id, { state: 'passed' }, 'what became of it'],
      [noted.id, { request_id: another.id }, 'what became of it'],
      [passed.id, { state: 'request', request_id: filed.request ?? '' }, 'what became of it'],
    ]
    for (const [id, set, what] of cases) {
      const before = await db.selectFrom('request_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      await db.updateTable('request_mail').set(set).where('id', '=', id).execute()
      assert.deepEqual(await altered(), [['mail', id, what]], JSON.stringify(set))
      const { attachments, ...rest } = before
      await db.updateTable('request_mail').set(rest).where('id', '=', id).execute()
      assert.deepEqual(await altered(), [])
    }
    // Events of before named no mail.
    const event = () => db.updateTable('request_event').where('facts', '@>', JSON.stringify({ mail: filed.id }))
    const { facts } = await db
      .selectFrom('request_event')
      .select('facts')
      .where('facts', '@>', JSON.stringify({ mail: filed.id }))
      .executeTakeFirstOrThrow()
    await event().set({ facts: '{}' }).execute()
    assert.deepEqual(await alteredMails(db, workspace), [])
    await db
      .updateTable('request_event')
      .set({ facts: JSON.stringify(facts) })
      .where('request_id', '=', filed.request ?? '')
      .where('kind', '=', 'filed')
      .execute()
    // Who sent it may be forgotten.
    await db.updateTable('request_mail').set({ sender: '' }).where('id', '=', filed.id).execute()
    assert.deepEqual(await altered(), [])
    await db.deleteFrom('request_mail').where('id', 'in', [row.id, filed.id]).execute()
    assert.deepEqual(
      (await altered()).sort(),
      [row.id, filed.id].sort().map((id) => ['mail', id, 'it is gone']),
    )
  })

  test('what a program wrote is never a request', async () => {
    for (const headers of [{ 'Auto-Submitted': 'auto-replied' }, { Precedence: 'bulk' }, { 'Return-Path': '<>' }])
      assert.equal(await taken(await built({ subject: 'Away', text: 'Until Monday.', headers }), RAW), 'passed')
    assert.equal(
      await taken(await built({ subject: 'Not a program', text: 'x', headers: { 'Auto-Submitted': 'no' } }), RAW),
      'request',
    )
  })

  test('however a service posts it, it is the same mail, and twenty times at once it is one request', async () => {
    const before = (await requests()).total
    const raw = await built({ subject: 'Once', text: 'Please.' })
    const form = (name: string) => {
      const made = new FormData()
      made.set(name, raw.toString())
      return made
    }
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => taken(raw, RAW)),
      ...[
        taken(form('email')),
        taken(form('body-mime')),
        taken(JSON.stringify({ RawEmail: raw.toString() }), 'application/json'),
      ],
    ])
    assert.deepEqual(
      answers.filter((one) => one !== 'known'),
      ['request'],
    )
    assert.equal((await requests()).total, before + 1)
  })

  test('what is no mail, too long or for nobody is refused in a sentence', async () => {
    const cases: [given: Parameters<typeof post>, status: number, says: RegExp][] = [
      [['no mail', RAW], 400, /There is no mail in it/],
      [['{', 'application/json'], 400, /not JSON/],
      [['{}', 'application/json'], 400, /There is no mail in it/],
      [['x', 'multipart/form-data; boundary=a'], 400, /form cannot be read/],
      [[Buffer.alloc(26 * 1024 * 1024, 'a'), RAW], 413, /longer than 25 MB/],
      [['Subject: x\r\n\r\nx', RAW, '/mail/none'], 404, /No workspace takes mail/],
    ]
    for (const [given, status, says] of cases) {
      const response = await post(...given)
      assert.deepEqual([response.status, says.test(await response.text())], [status, true], String(says))
    }
  })

  test('an address is of one workspace, and takes nothing once there is another', async () => {
    const count = async () =>
      (await app.state.db.selectFrom('request_mail').select('id').where('workspace_id', '=', other).execute()).length
    assert.equal(await count(), 0)
    const old = path
    path = await open()
    assert.equal((await post('Subject: x\r\n\r\nx', RAW, old)).status, 404)
    const kept = await app.state.db.selectFrom('request_inbox').selectAll().execute()
    assert.ok(!JSON.stringify(kept).includes(path.split('/').at(-1) ?? '-'), 'the token is kept nowhere')
  })

  test('broken mails are taken or refused, and never a failure of ours', async () => {
    const random = createRandom(20261127)
    const whole = await built({
      subject: 'Grüße',
      text: 'Text',
      html: '<p>Text</p>',
      attachments: [{ filename: 'a', content: 'b' }],
    })
    // What was sent before is forgotten by whoever counts the mails of a minute.
    clock.pass(MICROS.m)
    for (let round = 0; round < 50; round++) {
      const broken = Buffer.from(whole)
      for (let times = 0; times < 1 + random.below(40); times++) broken[random.below(broken.length)] = random.below(256)
      clock.pass(2_000_000)
      const { status } = await post(broken.subarray(0, random.below(broken.length)), RAW)
      assert.ok(status === 200 || status === 400, String(status))
    }
  })
})
