// The text of a request is read once: by the dispatcher alone, through adapters that plan before they answer, and where
// its slow work or an error makes it run again.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { parseButtonLine, parseLine } from '../../../src/chat/parse/reading.ts'
import { findSentences } from '../../../src/chat/parse/sentences.ts'
import { tokenize } from '../../../src/chat/parse/tokens.ts'
import { openInPlace } from '../../../src/chat/run/open.ts'
import { startDiscord } from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { hidden, servePage } from '../../support/page.ts'
import { textOf } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

vi.mock('../../../src/chat/parse/reading.ts', { spy: true })
vi.mock('../../../src/chat/parse/sentences.ts', { spy: true })
vi.mock('../../../src/chat/parse/tokens.ts', { spy: true })

/** How often each reader was given a text with this word in it. */
const reads = (word: string) => ({
  line: vi.mocked(parseLine).mock.calls.filter(([, line]) => line.includes(word)).length,
  button: vi.mocked(parseButtonLine).mock.calls.filter(([, line]) => line.includes(word)).length,
  sentence: vi.mocked(findSentences).mock.calls.filter(([, line]) => line.includes(word)).length,
  tokens: vi.mocked(tokenize).mock.calls.filter(([words]) => words.includes(word)).length,
})

/** Options are named in it, so that its words are split too. */
const CAPTURED = 'Repot the fern due:friday'
const ONCE = { line: 1, button: 0, sentence: 1, tokens: 1 }

const open = opener('sqlite')

beforeEach(() => void vi.clearAllMocks())

describe('a captured line', () => {
  it('is read once by the dispatcher, opened or not', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('home')
    expect(textOf(await ann.says(CAPTURED))).toContain('Repot the fern')
    expect(reads('fern')).toEqual(ONCE)

    const { dispatcher } = ann.world
    const request = ann.request({ kind: 'typed', line: 'Repot the palm due:friday' })
    const opened = dispatcher.open(request)
    expect(opened.plan).toEqual({ opensForm: false, isSlow: false, isPrivate: true, replacesMessage: false })
    expect(dispatcher.open(request)).toBe(opened)
    expect(dispatcher.open(opened)).toBe(opened)
    expect(textOf(await dispatcher.answer(opened))).toContain('Repot the palm')
    expect(reads('palm')).toEqual(ONCE)
  })

  it('is read once on its way through Discord, which plans before it answers', async () => {
    const discord = await startDiscord({ limits: { buckets: {} } })
    const made = await world(await open())
    const platform = createDiscord({
      token: discord.token,
      applicationId: discord.applicationId,
      apiUrl: discord.apiUrl,
      now: () => made.clock.now(),
      report: (error) => made.errors.push(error),
    })
    onTestFinished(async () => {
      await platform.stop()
      await discord.stop()
    })
    await platform.start(made.dispatcher)
    discord.person('ann').dm(CAPTURED)
    expect((await discord.next()).text).toContain('Repot the fern')
    expect(reads('fern')).toEqual(ONCE)
    expect(made.errors).toEqual([])
  })

  it('is read once on its way through the page', async () => {
    const served = await servePage(await open())
    const firefox = await served.signedIn(served.earth.person('ann'))
    const token = hidden(await firefox.get('/me'), 'token')
    const { html } = await firefox.post('/me', { token, line: CAPTURED })
    expect(html).toContain('Repot the fern')
    expect(reads('fern')).toMatchObject({ line: 1, sentence: 1 })
  })
})

describe('other lines', () => {
  it('with slow work are read once, though they run after a look of their own', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('Sort the attic')
    vi.clearAllMocks()
    const request = ann.request({ kind: 'typed', line: 'task split attic' })
    const opened = ann.world.dispatcher.open(request)
    expect(opened.plan.isSlow).toBe(true)
    await ann.world.dispatcher.answer(opened)
    expect(reads('attic').line).toBe(1)
    expect(vi.mocked(tokenize).mock.calls.filter(([words]) => words === 'attic')).toHaveLength(1)
  })

  it('that are refused are read once, their way to be saved as words included', async () => {
    const ann = (await world(await open())).person('ann')
    const refused = await ann.says('task done the moon')
    expect(refused.view.buttons.map(({ label }) => label)).toContain('Save as task')
    expect(reads('moon')).toEqual({ line: 1, button: 0, sentence: 0, tokens: 1 })
  })

  it('that begin with a word of ours are looked up as a sentence once', async () => {
    const ann = (await world(await open())).person('ann')
    expect(textOf(await ann.says('plan the wedding with Tom'))).toContain('plan the wedding with Tom')
    expect(reads('wedding')).toMatchObject({ line: 1, sentence: 1 })
  })

  it('asked for in another place are not read again', async () => {
    const ann = (await world(await open())).person('ann')
    const opened = ann.world.dispatcher.open(ann.request({ kind: 'pressed', line: 'task add title:moss' }))
    const elsewhere = openInPlace(opened, { channelId: 'open', kind: 'shared' })
    expect([opened.plan.replacesMessage, elsewhere.plan.replacesMessage]).toEqual([true, false])
    expect(textOf(await ann.world.dispatcher.answer(elsewhere))).toContain('moss')
    expect(reads('moss')).toEqual({ line: 0, button: 1, sentence: 0, tokens: 1 })
  })
})
