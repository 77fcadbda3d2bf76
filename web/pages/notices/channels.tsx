import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { AddChannel } from './add-channel.tsx'
import { type Channel, useChannels } from './ask.ts'

/** The places that are told: each can be tested and removed, and another set up. */
export function Channels() {
  const words = useMessages()
  const said = useNoticeWords()
  const here = useHere()
  const { api, workspace } = here
  const may = mayOne(here, operators)
  const cache = useQueryClient()
  const answer = useChannels()
  const [ending, setEnding] = useState<Channel | null>(null)
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/notice-channels/{id}', { params: { id } }),
    onSuccess: () => {
      setEnding(null)
      return cache.invalidateQueries({ queryKey: ['notice-channels', workspace] })
    },
  })
  return (
    <>
      <Sheet
        title={said.channels}
        aside={<span className="quiet small number">{answer.data?.items.length}</span>}
        flush
      >
        <p className={rows.calm}>{said.channelsText}</p>
        <Panel
          answer={answer}
          words={words.panel}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty title={said.noChannel}>{said.noChannelText}</Empty>}
        >
          {({ items }) => (
            <ul className={rows.rows}>
              {items.map((one) => (
                <ChannelRow
                  key={one.id}
                  of={one}
                  may={may}
                  remove={() => {
                    end.reset()
                    setEnding(one)
                  }}
                />
              ))}
            </ul>
          )}
        </Panel>
      </Sheet>
      {may && <AddChannel />}
      <Confirm
        title={ending && said.removeTitle(visible(ending.name))}
        points={said.removeText}
        act={said.remove}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => ending && end.mutate(ending.id)}
        close={() => setEnding(null)}
      />
    </>
  )
}

function ChannelRow({ of, may, remove }: { of: Channel; may: boolean; remove: () => void }) {
  const said = useNoticeWords()
  const { api } = useHere()
  const [result, setResult] = useState<{ sent: boolean; why: string | null } | null>(null)
  const test = useSend({
    key: ['notice-test', of.id],
    send: () => api.post('/api/v1/notice-channels/{id}/test', { params: { id: of.id } }),
    sent: setResult,
  })
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <strong className="sent">{visible(of.name)}</strong>
        <p className="sent">
          {said.channel[of.kind]}, {said.setUp(visible(of.by))}, <Moment time={of.created_at} as="day" />
        </p>
        {result && (
          <p role="status" className="sent">
            <Mark tone={result.sent ? 'good' : 'bad'} size={14} /> {result.sent ? said.took : result.why}
          </p>
        )}
        <Failed error={test.error} />
      </div>
      {may && (
        <div className={rows.acts}>
          <Button
            size="xs"
            variant="default"
            disabled={test.isSending}
            aria-label={`${said.test}: ${of.name}`}
            onClick={() => {
              setResult(null)
              test.send()
            }}
          >
            {test.isSending ? said.testing : said.test}
          </Button>
          <Button size="xs" variant="default" aria-label={`${said.remove}: ${of.name}`} onClick={remove}>
            {said.remove}
          </Button>
        </div>
      )}
    </li>
  )
}
