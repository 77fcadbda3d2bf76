import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, owners, useHere, useMe } from '../../session.tsx'
import { Invite } from './invite.tsx'
import { WhoLeft } from './left.tsx'
import { type GivenLink, ShownLink } from './link.tsx'
import { type Member, PersonActs } from './person-acts.tsx'
import { Providers } from './providers.tsx'

/** Who may see the workspace: its people, and the providers it lets in. Owners act, everybody reads. */
export function Page() {
  const words = useMessages()
  const said = words.people
  const here = useHere()
  const { api, workspace } = here
  const me = useMe()
  const isOwner = mayOne(here, owners)
  const answer = useQuery({ queryKey: ['people', workspace], queryFn: () => api.get('/api/v1/people') })
  const [given, setGiven] = useState<GivenLink | null>(null)
  return (
    <>
      <PageHead
        title={said.title}
        sentence={isOwner ? said.sentence(here.name) : `${said.sentence(here.name)} ${said.mayNot}`}
      />
      <div className={rows.page}>
        {given && <ShownLink key={given.link} of={given} done={() => setGiven(null)} />}
        <Sheet title={said.title} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
          <Panel answer={answer} words={words.panel}>
            {({ items }) => (
              <ul className={rows.rows}>
                {items.map((one) => (
                  <li key={one.id} className={rows.row}>
                    <div className={rows.what}>
                      <span>
                        <strong className="sent">{one.name}</strong>
                        {one.id === me.data?.person?.id && <span className={rows.tag}>{said.you}</span>}
                      </span>
                      <p className="sent">
                        {one.email}; {words.roles[one.role as keyof typeof words.roles] ?? one.role}
                        {!one.has_signed_in && `; ${said.invited}`}
                      </p>
                    </div>
                    {isOwner && <PersonActs of={one as Member} shown={setGiven} />}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        {isOwner && <Invite shown={setGiven} />}
        {isOwner && <WhoLeft />}
        <Providers isOwner={isOwner} />
      </div>
    </>
  )
}
