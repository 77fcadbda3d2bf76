import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Locator, Page } from 'playwright-core'
import { serveTexts } from '../engines/dns.ts'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

const ines = 'ines@client.example'
const jonas = 'jonas@harbour.example'

/** Mails really signed and posted as a mail service posts them; the key of their domain is looked up in a DNS. */
describe('requests by mail, set up and settled at the desk', { skip: noBrowser }, () => {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  let desk: Desk
  let dns: Awaited<ReturnType<typeof serveTexts>>
  let address = ''

  before(async () => {
    dns = await serveTexts({ 'k._domainkey.client.example': `v=DKIM1; k=rsa; p=${keys.publicKey.toString('base64')}` })
    desk = await openDesk({ isNow: true, dns: dns.server })
    const plan = `plan: 1
workspace: desk
client: Client
provider: Harbour
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { jonas: { name: Jonas, email: ${jonas}, side: provider } }
workflows: { desk: { name: Help desk, risk: low, owner: jonas } }
`
    await desk.apiOf(desk.otherWorkspace).post('/api/v1/plan', { body: plan as never })
    await desk.invite(ines, 'viewer', desk.otherWorkspace)
    await desk.invite(jonas, 'operator', desk.otherWorkspace)
  })
  afterEach(() => desk.leave())
  after(async () => {
    await desk?.close()
    await dns?.close()
  })

  const enter = async (who: string, path: string): Promise<Page> => {
    const page = await (await desk.enter(who)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }
  const arrive = async (mail: SendMailOptions, isSigned: boolean): Promise<string> => {
    const dkim = { domainName: 'client.example', keySelector: 'k', privateKey: keys.privateKey }
    const transport = createTransport({
      ...{ streamTransport: true, buffer: true, newline: 'windows' },
      ...(isSigned ? { dkim } : {}),
    })
    const { message } = await transport.sendMail({
      ...{ from: `Ines <${ines}>`, to: 'requests@harbour.example', ...mail },
    })
    const sent = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: new Uint8Array(message as Buffer),
    })
    return `${sent.status} ${await sent.text()}`
  }
  const settle = async (mail: Locator, name: string, act: string, given?: (dialog: Locator) => Promise<void>) => {
    await press(mail.getByRole('button', { name: new RegExp(`^${name}`) }))
    const dialog = mail.page().getByRole('dialog')
    await dialog.waitFor()
    await given?.(dialog)
    await press(dialog.getByRole('button', { name: act, exact: true }))
    await dialog.waitFor({ state: 'hidden' })
  }
  const held = (page: Page, subject: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByText(subject, { exact: true }) })
      .filter({ has: page.getByRole('button') })

  test('an owner makes the address, and enters what is shown this once', async () => {
    const page = await enter(owner, '/w/{workspace}/requests')
    await press(page.getByRole('link', { name: 'By mail' }))
    await page.getByText('No requests are taken by mail').waitFor()
    await press(page.getByRole('button', { name: 'Make the address' }))
    const code = page.locator('pre code').first()
    await code.waitFor()
    const url = (await code.textContent()) ?? ''
    await page.getByText(`--data-binary @- ${url}`).waitFor()
    // It was started on any port there was, which it does not know of itself.
    address = `${desk.url}${new URL(url).pathname}`
    assert.match(address, /\/mail\/[\w-]{32}$/)
    await press(page.getByRole('button', { name: 'I have entered it' }))
    await page.getByText('Mails are taken.').waitFor()
    assert.equal(await page.getByText(url).count(), 0)
  })

  test('a signed mail is a request; its answer is a note, and what it quotes is folded away', async () => {
    assert.match(
      await arrive(
        { subject: 'Answer in French', text: 'Half of Lyon writes so.', messageId: '<a@client.example>' },
        true,
      ),
      /^200.*"request"/,
    )
    const text = `And in Dutch.\n\n-- \nInes Laurent\n\nOn Fri, 27 Nov 2026 at 10:12, Jonas <${jonas}> wrote:\n> Only in French?\n`
    assert.match(
      await arrive({ subject: 'Re: Answer in French', text, inReplyTo: '<a@client.example>' }, true),
      /^200.*"note"/,
    )
    const page = await enter(jonas, '/w/{workspace}/requests')
    await press(page.getByRole('link', { name: /Answer in French/ }))
    await page.getByText('And in Dutch.', { exact: true }).waitFor()
    await page.getByText(`by mail from ${ines}`).first().waitFor()
    const quoted = page.getByText('> Only in French?')
    assert.equal(await quoted.isVisible(), false)
    await press(page.getByText('What it answers, and the signature'))
    await quoted.waitFor({ state: 'visible' })
  })

  test('a forged one is held with the reason, and somebody takes it on; another is a note, and one is rejected', async () => {
    const script = 'Pay <script>document.title="mine"</script><b>now</b>.'
    assert.match(await arrive({ subject: 'Pay them', text: script }, false), /^200.*"held"/)
    assert.match(
      await arrive({ subject: 'Re: Answer in French', text: 'In Basque.', inReplyTo: '<a@client.example>' }, false),
      /^200.*"held"/,
    )
    assert.match(await arrive({ subject: 'Win a car', text: 'Now.', from: 'x@evil.example' }, false), /^200.*"held"/)
    const page = await enter(jonas, '/w/{workspace}')
    await press(page.getByRole('link', { name: '3 mails wait for somebody to say whether they are requests' }))
    const forged = held(page, 'Pay them')
    await forged.getByText(`It says it is from ${ines}`).waitFor()
    await forged.getByText('Nothing proves that it is from whom it says: it is not signed.').waitFor()
    // As it was written, and nothing of it is done.
    await forged.getByText(script).waitFor()
    assert.ok(!(await page.title()).includes('mine'))

    const answer = held(page, 'Re: Answer in French')
    await answer.getByRole('link', { name: 'Answer in French' }).waitFor()
    await settle(answer, 'Add to a request', 'Add the note', (dialog) =>
      choose(dialog.getByLabel('Which request'), 'Answer in French'),
    )
    await page.getByText('It is a note on that request now.').waitFor()
    await settle(held(page, 'Win a car'), 'Reject', 'Reject it', (dialog) =>
      write(dialog.getByLabel('Why'), 'Nobody we know.'),
    )
    await page.getByText('It is rejected, and its words are forgotten.').waitFor()
    await settle(forged, 'Take it on', 'Make it a request')
    await page.getByText('No mail waits').waitFor()
    await press(page.getByRole('link', { name: 'Open the request' }))
    await page.getByRole('heading', { name: 'Pay them' }).waitFor()
    await page.getByText(`from a mail that says it is from ${ines}, which nothing proves`).first().waitFor()
    const api = desk.apiOf(desk.otherWorkspace)
    assert.equal((await api.get('/api/v1/overview')).held_mails, 0)
    assert.equal((await api.get('/api/v1/decisions/verify')).whole, true)
  })

  test('whoever may not settle one reads it alone; closed, the address takes nothing', async () => {
    assert.match(await arrive({ subject: 'One more', text: 'Please.' }, false), /^200.*"held"/)
    const reader = await enter(ines, '/w/{workspace}/requests/mail')
    await reader.getByText('One more', { exact: true }).waitFor()
    assert.equal(await reader.getByRole('button', { name: /^(Take it on|Reject|Make)/ }).count(), 0)
    const page = await enter(owner, '/w/{workspace}/requests/mail')
    await press(page.getByRole('button', { name: 'Take no mail any more' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'Take no mail any more' }))
    await page.getByText('No requests are taken by mail').waitFor()
    await shown(page)
    assert.match(await arrive({ subject: 'Too late', text: 'x' }, true), /^404/)
  })
})
