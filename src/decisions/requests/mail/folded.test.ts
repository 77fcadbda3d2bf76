import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded } from './folded.ts'

/** What programs really put around an answer, and what of it somebody wrote. */
const answers: [name: string, text: string, written: string, below: RegExp | null][] = [
  [
    'Gmail',
    'Yes, please.\n\nOn Fri, Nov 27, 2026 at 10:12 AM Jonas Weber <jonas@harbour.example> wrote:\n\n> Shall we?\n>\n> Jonas\n',
    'Yes, please.',
    /^On Fri.*Shall we\?/s,
  ],
  [
    'Gmail, where the line is full',
    'Ja, bitte.\n\nAm Fr., 27. Nov. 2026 um 10:12 Uhr schrieb Jonas Maximilian Weber <\njonas.maximilian.weber@harbour.example>:\n\n> Sollen wir?\n',
    'Ja, bitte.',
    /^Am Fr\./,
  ],
  [
    'Gmail with a signature above what it quotes',
    'Two lines.\nOf mine.\n\n--\nInes Laurent\nClient SARL\n+33 1 23 45\n\nOn Fri, Nov 27, 2026 at 10:12 AM Jonas <jonas@harbour.example> wrote:\n> x\n',
    'Two lines.\nOf mine.',
    /^--\nInes/,
  ],
  [
    'Gmail on a telephone, in German',
    'Passt.\n\nJonas Weber <jonas@harbour.example> schrieb am Fr., 27. Nov. 2026, 10:12:\n\n> Sollen wir?\n',
    'Passt.',
    /^Jonas Weber/,
  ],
  [
    'Outlook',
    'Go ahead.\r\n\r\nInes\r\n\r\nFrom: Jonas Weber <jonas@harbour.example>\r\nSent: Friday, November 27, 2026 10:12 AM\r\nTo: Ines Laurent <ines@client.example>\r\nSubject: Re: Answer in French\r\n\r\nShall we?\r\n',
    'Go ahead.\n\nInes',
    /^From: Jonas.*Shall we\?$/s,
  ],
  [
    'Outlook with its line',
    'Go ahead.\n\n________________________________\nFrom: Jonas Weber <jonas@harbour.example>\nSent: Friday\nTo: Ines\nSubject: x\n\nShall we?',
    'Go ahead.',
    /^_____/,
  ],
  [
    'Outlook in German',
    'Gerne.\n\nVon: Jonas Weber <jonas@harbour.example>\nGesendet: Freitag, 27. November 2026 10:12\nAn: Ines Laurent <ines@client.example>\nBetreff: AW: Antworten auf Französisch\n\nSollen wir?',
    'Gerne.',
    /^Von: Jonas/,
  ],
  [
    'Outlook, bold and from HTML',
    'Gerne.\n\n*Von:* Jonas Weber\n*Gesendet:* Freitag\n*An:* Ines\n*Betreff:* x\n\nSollen wir?',
    'Gerne.',
    /^\*Von:/,
  ],
  ['Outlook of old', 'Go ahead.\n\n-----Original Message-----\nFrom: Jonas\nShall we?', 'Go ahead.', /^-----Original/],
  [
    'Outlook of old in German',
    'Gerne.\n\n-----Ursprüngliche Nachricht-----\nVon: Jonas\nSollen wir?',
    'Gerne.',
    /^-----Ursprüngliche/,
  ],
  [
    'Outlook on a telephone',
    'Go ahead.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Jonas <jonas@harbour.example>\nSent: Friday\nTo: Ines\nSubject: x\n\nShall we?',
    'Go ahead.',
    /^Get Outlook/,
  ],
  [
    'Apple Mail',
    'Go ahead.\n\n> On 27 Nov 2026, at 10:12, Jonas Weber <jonas@harbour.example> wrote:\n> \n> Shall we?\n',
    'Go ahead.',
    /^> On 27/,
  ],
  [
    'Apple Mail on a telephone, in German',
    'Gerne.\n\nVon meinem iPhone gesendet\n\n> Am 27.11.2026 um 10:12 schrieb Jonas Weber <jonas@harbour.example>:\n> \n> Sollen wir?\n',
    'Gerne.',
    /^Von meinem iPhone/,
  ],
  [
    'Thunderbird',
    'Go ahead.\n\nOn 11/27/26 10:12, Jonas Weber wrote:\n> Shall we?\n> Jonas\n\n-- \nInes Laurent\n',
    'Go ahead.',
    /^On 11\/27.*Ines Laurent$/s,
  ],
  [
    'Thunderbird, written below what it answers',
    'Am 27.11.26 um 10:12 schrieb Jonas Weber:\n> Sollen wir?\n> Jonas\n\nGerne.\n\n-- \nInes\n',
    'Gerne.',
    /^Am 27\.11\.26.*\n\n-- \nInes$/s,
  ],
  // Not folded: whoever reads it could not tell what was meant.
  [
    'written between what it quotes',
    'On 11/27/26 10:12, Jonas Weber wrote:\n> In French?\nYes.\n> In Dutch?\nNo.\n',
    'On 11/27/26 10:12, Jonas Weber wrote:\n> In French?\nYes.\n> In Dutch?\nNo.',
    null,
  ],
  ['nothing but what it quotes', '> Shall we?\n', '> Shall we?', null],
  [
    'nothing quoted',
    'I wrote: no.\n\nWe wrote to them:\n- one\n- two',
    'I wrote: no.\n\nWe wrote to them:\n- one\n- two',
    null,
  ],
  [
    'a rule between two parts',
    `First.\n--\n${'Second.\n'.repeat(20)}`,
    `First.\n--\n${'Second.\n'.repeat(20)}`.trim(),
    null,
  ],
  [
    'a single word like a header',
    'One question.\nFrom: whom?\nI do not know.',
    'One question.\nFrom: whom?\nI do not know.',
    null,
  ],
  ['empty', '', '', null],
]

for (const [name, text, written, below] of answers)
  test(`folds ${name}`, () => {
    const found = folded(text)
    assert.equal(found.written, written)
    if (below === null) assert.equal(found.below, '')
    else assert.match(found.below, below)
  })

test('folding loses no line, and its time grows with the length of what it reads alone', () => {
  const all = (text: string) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .sort()
  for (const [, text] of answers) {
    const { written, below } = folded(text)
    assert.deepEqual(all(`${written}\n${below}`), all(text))
  }
  // What brings rules for quotations to their knees; a test that hangs fails.
  for (const piece of ['>\n', 'a 2026 from<', 'On a wrote:\n', '--\n', 'From: a\n', '<', `${'_'.repeat(12)}\n`])
    folded(`${piece.repeat(Math.ceil(20_000 / piece.length))}x`)
})
