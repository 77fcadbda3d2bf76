import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { apiOf } from '../../api.ts'
import { type Language, languages, useLanguage, useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { type Me, useMe } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { readAgent } from './agent.ts'
import { Calendar } from './calendar.tsx'
import { FoundProvider } from './found.tsx'
import classes from './me.module.css'
import { Monday } from './monday.tsx'
import { Told } from './told.tsx'

type Session = paths['/api/v1/sessions']['get']['responses'][200]['content']['application/json']['items'][number]

/** Oneself: where one is signed in, what one may see, and how the desk looks. */
export function Page() {
  const words = useMessages()
  const me = useMe()
  const person = me.data?.person
  return (
    <>
      <PageHead title={person?.name ?? words.me.title} sentence={person?.email} />
      <div className={rows.page}>
        <Sessions />
        <Look />
        {person && <Told />}
        {person && <Monday />}
        {person && <Calendar />}
        {me.data && <Places me={me.data} />}
        {me.data?.providers.length === 0 && <FoundProvider />}
      </div>
    </>
  )
}

function Sessions() {
  const words = useMessages()
  const said = words.me
  const cache = useQueryClient()
  const answer = useQuery({
    queryKey: ['sessions'],
    queryFn: () => apiOf().get('/api/v1/sessions'),
    refetchInterval: 30_000,
  })
  const [ending, setEnding] = useState<Session | 'others' | null>(null)
  const end = useMutation({
    mutationFn: async (which: Session | 'others') => {
      if (which === 'others') await apiOf().delete('/api/v1/sessions')
      else await apiOf().delete('/api/v1/sessions/{id}', { params: { id: which.id } })
    },
    onSuccess: () => {
      setEnding(null)
      return cache.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const nameOf = ({ agent }: Session) => {
    const read = readAgent(agent)
    return read ? said.on(read.browser, read.system) : (agent?.slice(0, 60) ?? said.unknownAgent)
  }
  const ask = (which: Session | 'others') => {
    end.reset()
    setEnding(which)
  }
  const others = answer.data?.items.filter((one) => !one.is_this).length ?? 0
  return (
    <>
      <Sheet title={said.sessions} flush>
        <p className={rows.calm}>{said.sessionsText}</p>
        <Panel answer={answer} words={words.panel}>
          {({ items }) => (
            <ul className={rows.rows}>
              {items
                .toSorted((a, b) => Number(b.is_this) - Number(a.is_this))
                .map((one) => (
                  <li key={one.id} className={rows.row}>
                    <div className={rows.what}>
                      <span title={one.agent ?? undefined}>
                        <strong className="sent">{nameOf(one)}</strong>
                        {one.is_this && <span className={rows.tag}>{said.this}</span>}
                      </span>
                      <p className="sent">
                        {one.address ? said.address(one.address) : said.noAddress}, {said.since}{' '}
                        <Moment time={one.since} />; <Seen of={one} />
                      </p>
                    </div>
                    {!one.is_this && (
                      <div className={rows.acts}>
                        <Button
                          size="xs"
                          variant="default"
                          aria-label={`${said.end}: ${nameOf(one)}`}
                          onClick={() => ask(one)}
                        >
                          {said.end}
                        </Button>
                      </div>
                    )}
                  </li>
                ))}
            </ul>
          )}
        </Panel>
        {answer.data && others === 0 && <p className={classes.below}>{said.onlyThis}</p>}
        {others > 1 && (
          <div className={classes.below}>
            <Button size="xs" variant="default" onClick={() => ask('others')}>
              {said.endOthers}
            </Button>
          </div>
        )}
      </Sheet>
      <Confirm
        title={ending && (ending === 'others' ? said.endOthersTitle : said.endTitle(nameOf(ending)))}
        points={said.endText}
        act={ending === 'others' ? said.endOthers : said.end}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => ending && end.mutate(ending)}
        close={() => setEnding(null)}
      />
    </>
  )
}

/** When it was used last, no closer than it is known. */
function Seen({ of }: { of: Session }) {
  const said = useMessages().me
  if (Date.now() - Date.parse(of.last_seen) < 600_000) return said.seenNow
  return (
    <>
      {said.seen} <Moment time={of.last_seen} as="relative" />
    </>
  )
}

/** The theme and the language, kept in this browser. */
function Look() {
  const words = useMessages()
  const language = useLanguage()
  const { speak } = useRouteContext({ from: '__root__' })
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Sheet title={words.me.look}>
      <div className={classes.choices}>
        <span>{words.account.theme}</span>
        <SegmentedControl
          size="xs"
          aria-label={words.account.theme}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'auto' | 'dark' | 'light')}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.account[value] }))}
        />
        <span>{words.account.language}</span>
        <SegmentedControl
          size="xs"
          aria-label={words.account.language}
          value={language}
          onChange={(value) => speak(value as Language)}
          data={Object.entries(languages).map(([value, one]) => ({ value, label: one.name }))}
        />
      </div>
    </Sheet>
  )
}

function Places({ me }: { me: Me }) {
  const words = useMessages()
  const said = words.me
  return (
    <Sheet title={said.places} flush>
      {me.workspaces.length === 0 && <p className={rows.calm}>{said.noPlaces}</p>}
      <ul className={rows.rows}>
        {me.workspaces.map((one) => (
          <li key={one.id} className={rows.row}>
            <div className={rows.what}>
              <Link to="/w/$workspace" params={{ workspace: one.id }} className="sent">
                {one.name}
              </Link>
              <p>
                {one.roles.map((role) => words.roles[role]).join(', ')}
                {one.through === 'grant' && `, ${said.byGrant}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
