// One person asks two hundred times a second: they are told kindly, lose no word, and nobody else notices.
import { afterEach, expect, test, vi } from 'vitest'
import { withRateLimit } from '../../src/app/rate-limit.ts'
import type { Request } from '../../src/chat/request.ts'
import { noMetrics } from '../../src/ops/metrics.ts'
import { ann, ask, ben, toy } from '../support/host.ts'
import { viewText } from '../support/talk.ts'

afterEach(() => void vi.useRealTimers())

const BOUNDS = { perPerson: 5, perWebUser: 8, perSpace: 12, shareInBusySpace: 1, maxRefusalsShown: 3 }

function flooded() {
  const refused: string[] = []
  const house = toy()
  const metrics = { ...noMetrics, recordRefusal: (reason: string) => void refused.push(reason) }
  return { ...house, door: withRateLimit(house.dispatcher, metrics, BOUNDS), refused }
}

const from = (who: Request['who'], line: string): Request => ask(line, { who })

test('a flood is refused with its words and a way to send them again; others are answered', async () => {
  const { door, state, refused } = flooded()
  const answers = []
  for (let count = 1; count <= 200; count++) answers.push(await door.answer(from(ann, `Thing ${count} of many`)))
  expect(state().things).toHaveLength(5)
  expect(refused).toHaveLength(195)

  const told = answers.filter((answer) => !answer.isRepeat).slice(5)
  expect(told).toHaveLength(3)
  for (const [index, { view, isPrivate, replacesMessage }] of told.entries()) {
    expect(viewText(view)).toMatch(/^That's a lot at once. Give me (?:a second|\d+ seconds), then try again\.\n/)
    expect(viewText(view)).toContain(`Your words: “Thing ${index + 6} of many”`)
    expect(viewText(view)).toContain('[Try again]')
    expect({ isPrivate, redraws: replacesMessage }).toEqual({ isPrivate: true, redraws: false })
  }
  await door.answer(from(ben, 'Mine'))
  expect(state().things.map(({ title }) => title)).toContain('Mine')
})

test('who floods rests a minute, however long they go on; who reads a page does not', async () => {
  vi.useFakeTimers()
  const { door, state } = flooded()
  const reader = { platform: 'web', space: '', externalId: 'r1', name: 'reader' }
  const flood = async (who: Request['who'], line: string, count: number) => {
    for (let number = 1; number <= count; number++) await door.answer(from(who, `${line} ${number}`))
    return state().things.filter(({ title }) => title.startsWith(line)).length
  }
  expect([await flood(ann, 'First', 20), await flood(reader, 'Page', 20)]).toEqual([5, 8])
  await vi.advanceTimersByTimeAsync(11_000)
  expect([await flood(ann, 'Then', 20), await flood(reader, 'Next', 20)]).toEqual([0, 8])
  await vi.advanceTimersByTimeAsync(50_000)
  expect(await flood(ann, 'Later', 20)).toBe(5)
})

test('what does not fit into a button is said without one', async () => {
  const { door } = flooded()
  for (let count = 1; count <= 5; count++) await door.answer(from(ann, `Thing ${count}`))
  const { view } = await door.answer({ ...from(ann, 'A long line'), fits: () => false })
  expect(viewText(view)).toContain('then send it again')
  expect(view.buttons).toEqual([])
})

test('a workspace has its bound, beyond which each of its people has a share; Discord’s people share none', async () => {
  const person = (platform: string, space: string, number: number) =>
    from({ platform, space, externalId: `p${number}`, name: 'somebody' }, 'Thing')
  const answered = async (platform: string, space: string, of: (count: number) => number) => {
    const { door, state } = flooded()
    for (let count = 0; count < 40; count++) await door.answer(person(platform, space, of(count)))
    return state().things.length
  }
  // Five of them flood: what they may ask together is the bound and a share each, and bystanders are answered.
  expect(await answered('slack', 'T1', (count) => count % 5)).toBe(12 + 5)
  expect(await answered('slack', 'T1', (count) => count)).toBe(40)
  expect(await answered('discord', '', (count) => count)).toBe(40)
  expect(await answered('terminal', '', () => 1)).toBe(40)
  expect(await answered('web', '', () => 1)).toBe(8)
})

test('suggestions and forms stop too, without a word', async () => {
  const { door } = flooded()
  for (let count = 1; count <= 6; count++) await door.answer(from(ann, 'Thing'))
  expect(await door.openForm(ask({ kind: 'pressed', line: 'thing edit' }))).toBeNull()
  const found = [{ label: 'Thing', value: '1' }]
  const suggesting = withRateLimit({ ...toy().dispatcher, suggest: async () => found }, noMetrics, BOUNDS)
  const all = []
  for (let count = 0; count < 20; count++) all.push(await suggesting.suggest(from(ann, ''), 'thing done', 'thing', ''))
  expect(all.filter((each) => each === found)).toHaveLength(8)
})
