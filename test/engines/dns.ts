import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const TXT = 16
const IN = 1

/** A DNS server that knows some texts by their names, and of every other name that there is none. */
export async function serveTexts(texts: Readonly<Record<string, string>>) {
  const socket = createSocket('udp4')
  socket.on('message', (asked, from) => socket.send(answer(asked, texts), from.port, from.address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    server: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise<void>((closed) => socket.close(() => closed())),
  }
}

/** RFC 1035: the header, the question as it was asked, and one answer where the name has a text. */
function answer(asked: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    labels.push(asked.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const question = asked.subarray(12, at + 5)
  const text = asked.readUInt16BE(at + 1) === TXT ? texts[labels.join('.').toLowerCase()] : undefined
  const header = Buffer.alloc(12)
  asked.copy(header, 0, 0, 2)
  header.writeUInt16BE(text === undefined ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(1, 4)
  if (text === undefined) return Buffer.concat([header, question])
  header.writeUInt16BE(1, 6)
  // A text is given in pieces, each with its length before it.
  const pieces = text.match(/.{1,255}/g) ?? []
  const data = Buffer.concat(pieces.flatMap((one) => [Buffer.of(one.length), Buffer.from(one)]))
  // Its name is that of the question.
  const record = Buffer.alloc(12)
  record.writeUInt16BE(0xc00c, 0)
  record.writeUInt16BE(TXT, 2)
  record.writeUInt16BE(IN, 4)
  record.writeUInt16BE(data.length, 10)
  return Buffer.concat([header, question, record, data])
}
