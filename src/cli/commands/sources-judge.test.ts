import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type JudgeModel, startJudgeModel } from '../../../test/engines/judge-model.ts'
import { main } from '../main.ts'

describe('aftercare sources judge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-judge-'))
  let model: JudgeModel
  before(async () => {
    model = await startJudgeModel()
  })
  after(async () => {
    await model.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function judge(words: readonly string[], typed = ''): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' }
    const terminal = {
      out: (text: string) => {
        said.out += text
      },
      err: (text: string) => {
        said.err += text
      },
      stdin: async function* () {
        yield Buffer.from(typed)
      },
      isTty: false,
      width: 80,
      colour: false,
    }
    const code = await main(['sources', 'judge', ...words, '--data', folder], terminal, {})
    return { code, ...said }
  }
  const at = () => ['--at', model.url, '--usd-per-month', '20', '--input-usd', '0.4', '--output-usd', '1.6']

  test('is off, is switched on with a key from standard input, says what it may cost, and is switched off', async () => {
    assert.match((await judge([])).out, /^No model judges answers: nothing is sent anywhere\./)
    const on = await judge(['set', 'house-judge', ...at()], 'sk-cli\n')
    assert.equal(on.out, 'house-judge judges answers from now on. It was right about 3 of 3 that are plain.\n')
    assert.deepEqual([...new Set(model.asked.map(({ key }) => key))], ['sk-cli'])
    const { out } = await judge([])
    assert.match(
      out,
      /^house-judge at http:\/\/127\.0\.0\.1:\d+\/v1 judges answers of all workflows: answers and their sources are sent there\./,
    )
    assert.match(out, /At most 200 a day and \$20 a month\. Today 0; this month 0, for \$0\.\d+\. 0 wait\./)
    assert.ok(!out.includes('sk-cli'))
    assert.equal((await judge(['off'])).out, 'Nothing is sent to it any more, and its key is forgotten.\n')
    assert.match((await judge([])).out, /^house-judge judged answers until it was switched off/)
  })

  test('what is missing or wrong is said in one sentence', async () => {
    const cases: [words: string[], typed: string, RegExp][] = [
      [['set'], '', /Give the model and where its API begins/],
      [['set', 'm', '--at', model.url], 'k', /Give what it may cost in a month, with --usd-per-month/],
      [['set', 'm', '--at', model.url, '--usd-per-month', 'much'], 'k', /--usd-per-month "much" is no number/],
      [['set', 'm', ...at()], '', /Nothing came on standard input/],
      [['set', 'two words', ...at()], 'k', /A model is named by letters/],
      [['set', 'm', ...at(), '--workflows', 'nowhere'], 'k', /nowhere/],
      [['set', 'm', ...at().with(1, 'http://user:secret@models/v1')], 'k', /holds a user or a password/],
    ]
    for (const [words, typed, why] of cases) {
      const { code, err } = await judge(words, typed)
      assert.notEqual(code, 0, words.join(' '))
      assert.match(err, why, words.join(' '))
      assert.equal(err.trim().split('\n').length, 1, err)
    }
  })
})
