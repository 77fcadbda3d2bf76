import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type PersonRole, roles } from '../../server/principal.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const peopleCommands: readonly Command[] = [
  {
    name: 'me',
    usage: '',
    summary: 'Who you are here, and what you may in which workspace.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const me = await (await api()).get('/api/v1/me')
      if (options.json) {
        terminal.out(json(me))
        return 0
      }
      terminal.out(
        `${me.person ? `${me.person.name}, ${me.person.email}` : 'The person at this terminal'} (${me.id})\n`,
      )
      for (const one of me.workspaces)
        terminal.out(
          `  ${one.name} (${one.id}): ${one.roles.join(', ') || 'nothing'}${one.through === 'grant' ? ', by a grant' : ''}\n`,
        )
      if (me.workspaces.length === 0) terminal.out('  No workspace yet: ask an owner to invite you.\n')
      for (const one of me.providers) terminal.out(`  on the staff of ${one.name} (${one.id})\n`)
      return 0
    },
  },
  {
    name: 'workspaces add',
    usage: 'NAME',
    summary: 'Make a workspace, for another client or a trial; prints its id.',
    options: {
      owner: { type: 'string', value: 'MAIL', help: 'who owns it; without it, the first person of this installation' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [name, ...more] = words
      if (!name || more.length > 0)
        throw new AppError('invalid_input', 'Give the workspace one name, in quotes where it has several words.')
      const person = text(options, 'owner')
      const made = await (await api()).post('/api/v1/workspaces', { body: { name, ...(person ? { person } : {}) } })
      terminal.out(options.json ? json(made) : `Made the workspace "${name}": ${made.id}\n`)
      return 0
    },
  },
  {
    name: 'people',
    usage: '',
    summary: 'The people of the workspace and their roles; with --left those who were taken out.',
    options: { left: { type: 'boolean', help: 'who was taken out, and can be forgotten' }, json: asJson },
    async run({ options, terminal, api }) {
      if (options.left) {
        const left = await (await api()).get('/api/v1/people/left')
        terminal.out(options.json ? json(left) : leftToText(left.items))
        return 0
      }
      const page = await (await api()).get('/api/v1/people')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out('Nobody yet. The first start of the server makes the owner and prints a link.\n')
      else
        terminal.out(
          `${table(
            ['person', 'name', 'mail', 'role'],
            page.items.map((one) => [one.id, one.name, one.email, one.role]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'invite',
    usage: 'MAIL',
    summary: 'Invite a person, or change the role of one; prints the link with which they sign in, once, within a day.',
    options: {
      name: { type: 'string', value: 'NAME', help: 'their name' },
      role: { type: 'string', value: 'ROLE', help: roles.join(', ') },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [email] = words
      const role = text(options, 'role') as PersonRole | undefined
      if (!email) throw new AppError('invalid_input', 'Give the mail address of the person to invite.')
      if (!role || !roles.includes(role))
        throw new AppError(
          'invalid_input',
          `${role === undefined ? 'Say what they may.' : `"${role}" is no role.`} Give --role with one of ${roles.join(', ')}.`,
        )
      const invited = await (await api()).post('/api/v1/people', {
        body: { email, name: text(options, 'name') ?? email, role },
      })
      terminal.out(options.json ? json(invited) : linkToText(email, invited.link))
      return 0
    },
  },
  {
    name: 'link',
    usage: 'MAIL',
    summary:
      'A new sign-in link for a person who lost theirs; their earlier ones stop. The decision log says who made it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [email] = words
      if (!email)
        throw new AppError('invalid_input', 'Give the mail address of the person. "aftercare people" lists them.')
      const made = await (await api()).post('/api/v1/links', { body: { email } })
      terminal.out(options.json ? json(made) : linkToText(email, made.link))
      return 0
    },
  },
  {
    name: 'people remove',
    usage: 'PERSON',
    summary: 'Take a person out of the workspace, at once; their keys for it stop. The last owner stays.',
    options: {},
    async run({ words: [who], terminal, api }) {
      if (!who) throw new AppError('invalid_input', 'Say who, by id or mail address. "aftercare people" lists them.')
      const aftercare = await api()
      const { items } = await aftercare.get('/api/v1/people')
      const found = items.find((one) => one.id === who || one.email === who.trim().toLowerCase())
      if (!found)
        throw new AppError('not_found', `There is no person "${who}" in this workspace. "aftercare people" lists them.`)
      await aftercare.delete('/api/v1/people/{id}', { params: { id: found.id } })
      terminal.out(`${found.name} sees nothing of this workspace any more. What they decided stays.\n`)
      return 0
    },
  },
  {
    name: 'people forget',
    usage: 'PERSON',
    summary:
      'Forget the name and address of somebody who was taken out. Without --yes it only says what would go, and what stays.',
    options: { yes: { type: 'boolean', help: 'forget them: nobody can bring it back' }, json: asJson },
    async run({ words: [who], options, terminal, api }) {
      if (!who)
        throw new AppError('invalid_input', 'Say who, by id or mail address. "aftercare people --left" lists who left.')
      const aftercare = await api()
      if (options.yes) {
        const { id } = await aftercare.post('/api/v1/people/{id}/forget', { params: { id: who } })
        terminal.out(options.json ? json({ id }) : `Forgotten. What they did stays under ${id}.\n`)
        return 0
      }
      const { items } = await aftercare.get('/api/v1/people/left')
      const found = items.find((one) => one.id === who || one.email === who.trim().toLowerCase())
      if (!found || found.email === null)
        throw new AppError(
          'not_found',
          `Nobody "${who}" left this workspace. Who is in it is taken out first; "aftercare people --left" lists who left.`,
        )
      terminal.out(options.json ? json(found) : wouldForget({ ...found, email: found.email }))
      return 0
    },
  },
  {
    name: 'grants',
    usage: '',
    summary: 'Which providers may see this workspace, and which grants have ended.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/grants')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('No provider may see this workspace.\n')
      else
        terminal.out(
          `${table(
            ['grant', 'provider', 'roles', 'since', 'ended'],
            page.items.map((one) => [
              one.id,
              one.provider_name,
              one.roles.join(', '),
              one.granted_at,
              one.ended_at ?? 'open',
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
]

const linkToText = (email: string, link: string): string =>
  `Sign-in link for ${email}, once and within a day, while the server runs:\n  ${link}\n`

type Left = { id: string; name: string; email: string | null; left_at: string; because: string | null }

const leftToText = (left: readonly Left[]): string =>
  left.length === 0
    ? 'Nobody was taken out.\n'
    : `${table(
        ['person', 'name', 'mail', 'left', 'can be forgotten'],
        left.map((one) => [
          ...[one.id, one.name, one.email ?? '', one.left_at.slice(0, 10)],
          one.email === null ? 'is forgotten' : (one.because ?? 'yes'),
        ]),
      ).join('\n')}\n`

function wouldForget({ id, name, email, because }: Left & { email: string }): string {
  if (because !== null) return `${name}, ${email}, cannot be forgotten now. ${because}\n`
  return [
    `Would forget ${name}, ${email}. Nobody can bring it back.`,
    '  What goes: the name and the address, wherever they are shown, also as the sender of mails;',
    '    how they were told and signed in.',
    `  What stays: what they decided, under ${id}; what people wrote in notes, requests and plans; backups, for a week.`,
    'Nothing was changed. Give --yes to do it.',
    '',
  ].join('\n')
}
