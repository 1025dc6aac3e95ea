// The 12-hour clock and the first day of the week: followed by every answer, form, nudge and calendar, chosen by the
// person, or told by their platform.
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { openRequest } from '../../src/chat/run/open.ts'
import type { Block, Span, Text, View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import { formatClock, timeStyleOf, writeClocks } from '../../src/time/index.ts'
import { opener } from '../support/databases.ts'
import { furnished } from '../support/furnished.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const open = opener('sqlite')
const catalogue = createCatalogue(commands)

/** A clock of 24 hours: two digits of hours, and neither am nor pm behind it. */
const IN_24_HOURS = /(?<![\dT.]|\d:)(?:[01]\d|2[0-3]):[0-5]\d(?![\d:]|\s?[ap]m)/

const ours = (text: Text): string =>
  text.map((span: Span) => (span.kind === 'theirs' ? '…' : span.kind === 'at' ? span.fallback : span.text)).join('')

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [ours(block.text)]
    case 'item':
      return [ours(block.text), ours(block.detail ?? []), block.button?.label ?? '']
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, ours(value)])
    case 'progress':
      return [ours(block.label)]
    case 'select':
      return [block.label, ...block.choices.flatMap(({ label, about }) => [label, about ?? ''])]
  }
}

/** All that we wrote in a view: people's own words are left out. */
const viewTexts = ({ title, notice, blocks, buttons }: View): string[] => [
  ours(title),
  ours(notice ?? []),
  ...blocks.flatMap(blockTexts),
  ...buttons.map(({ label }) => label),
]
const answerTexts = ({ view, followUps }: Answer): string[] => [view, ...followUps].flatMap(viewTexts)
const wrong = (texts: readonly string[]): string[] => texts.filter((text) => IN_24_HOURS.test(text))

async function formTexts(ann: Person, command: string): Promise<string[]> {
  const request = ann.request({ kind: 'command', command, values: {} }, { showsAllFields: true })
  const form = await ann.world.dispatcher.openForm(openRequest(ann.world.host.catalogue, request))
  const fields = [...(form?.fields ?? []), ...(form?.moreFields ?? [])]
  return fields.flatMap(({ about, value, valueText, example, choices = [] }) => [
    about,
    valueText ?? value ?? '',
    example ?? '',
    ...choices.map(({ label }) => label),
  ])
}

describe('with a 12-hour clock', () => {
  test.each(commands.map(({ name }) => name))('no answer or form of %s shows 24 hours', async (name) => {
    const { ann } = await furnished(await open(), name, { locale: 'en-US' })
    await talk(ann, [
      ['dentist tomorrow 14:30', '2:30 pm'],
      ['habit add Meds at:21:00 essential:yes', '9:00 pm'],
      ['nudge set morning 13:30', '1:30 pm'],
    ])
    for (const line of [...(catalogue.findCommand(name)?.examples ?? []), name, `help ${name}`]) {
      const answer = await ann.says(line)
      expect(wrong(answerTexts(answer)), line).toEqual([])
    }
    expect(wrong(await formTexts(ann, name))).toEqual([])
  })

  test.each([
    ['habit add Meds at:21:00', '2026-03-05T20:00:00Z', ', 9:00 pm.'],
    ['call gp today 14:00', '2026-03-05T13:00:00Z', '2:00 pm'],
    ['nudge set kind:morning on:yes', '2026-03-06T07:30:00Z', ''],
    ['nudge set kind:evening on:yes', '2026-03-05T17:00:00Z', ''],
    ['nudge set kind:week on:yes', '2026-03-08T16:00:00Z', ''],
    ['nudge set kind:energy on:yes', '2026-03-05T13:00:00Z', ''],
  ])('no nudge after “%s” shows 24 hours', async (line, at, words) => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T09:00:00Z'))
    for (const said of ['me style hours:12', 'Report ~25m', 'vet tomorrow 15:00', line]) await ann.says(said)
    await heart.at(at)
    const texts = heart.posts.flatMap(({ letter }) => viewTexts(letter.view))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.join('\n')).toContain(words)
    expect(wrong(texts)).toEqual([])
    const why = await ann.presses(heart.answer(), 'Why this?')
    expect(wrong(answerTexts(why))).toEqual([])
  })

  test('hours to choose from stand in it, on buttons too', async () => {
    const ann = (await world(await open())).person('ann', { locale: 'en-US' })
    await talk(ann, [
      ['no notifications during work hours', '[Quiet 9:00 am–5:00 pm] [Quiet 10:00 pm–5:00 pm]', not('22:00')],
      ["don't bother me in the mornings", '[Quiet 5:00 am–12:00 pm]'],
    ])
  })

  test('what it shows is read as it was meant', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['me style hours:12', 'Saved', '12-hour times'],
      ['habits', 'Try: habit add Meds at:9:00 pm'],
      ['habit add Meds at:9:00 pm', 'New habit: Meds', "I'll remind you at 9:00 pm"],
      ['call bob tomorrow 12:00 am', '12:00 am'],
      ['lunch with ann tomorrow 12:00 pm', '12:00 pm'],
      ['read 14:30 again', 'read 14:30 again'],
      ['what time is it', /It's 10:\d\d am/],
      ['me style hours:24', 'Saved'],
      ['habit show meds', '21:00', not('pm')],
    ])
  })

  test('people’s own words stay as they are', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['me style hours:12', 'Saved'],
      ['task add title:"Read chapter 09:30 of the log"', 'Read chapter 09:30 of the log'],
      ['habit add 07:15 bus', 'New habit: 07:15 bus'],
    ])
  })
})

test('every time of the day, both ways', () => {
  for (let minute = 0; minute < 1440; minute++) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const shown = formatClock(time, '12')
    expect(shown).toMatch(/^(?:[1-9]|1[0-2]):[0-5]\d [ap]m$/)
    expect(writeClocks(`at ${time}, or ${time}.`, '12')).toBe(`at ${shown}, or ${shown}.`)
    expect(writeClocks(shown, '12')).toBe(shown)
    expect(writeClocks(`at ${time}`, '24')).toBe(`at ${time}`)
  }
  expect(writeClocks('2026-03-05T14:30:00Z', '12')).toBe('2026-03-05T14:30:00Z')
})

describe('the first day of the week', () => {
  const sunday = { now: new Date('2026-03-08T09:30:00Z') }

  test('weeks of habits, of the review and of words begin with it', async () => {
    const ann = (await world(await open(), sunday)).person('ann')
    await talk(ann, [
      ['habit add Gym twice a week', 'New habit'],
      ['habit check gym yesterday', '1 of 2 this week'],
      ['check gym', '2 of 2 this week', 'Streak: 1 week'],
      ['progress show of:week', 'from Mon 2 March'],
      ['plan trip next tuesday', 'Tue 10 March'],
      ['my week starts on sunday', 'Saved', 'weeks start on Sunday'],
      // Saturday's check belongs to the week before now.
      ['habit show gym', '1 of 2 this week', not('streak')],
      ['habit why gym', 'Week of Sun 8 March'],
      ['progress show of:week', 'from Sun 8 March'],
      ['plan party next tuesday', 'Tue 17 March'],
      ['plan tea next sunday', 'Sun 15 March'],
      ['undo', 'Undone'],
      ['me style week:monday', 'Saved'],
      ['habit show gym', '2 of 2 this week', 'streak: 1 week'],
      ['undo', 'Undone'],
      ['habit show gym', '1 of 2 this week'],
    ])
  })
})

describe('what a platform tells', () => {
  const told = async (locale: string) => (await world(await open())).person('ann', { locale })

  test.each([
    ['en-US', '12', 'sun'],
    ['en-GB', '24', 'mon'],
    ['de-AT', '24', 'mon'],
    ['en_US', '12', 'sun'],
    ['ar-EG', '12', 'sat'],
    ['en', '24', 'mon'],
    ['nonsense!', '24', 'mon'],
  ])('%s writes %s hours, and weeks from %s', (locale, hours, weekStartsOn) => {
    expect(timeStyleOf(locale)).toEqual({ hours, weekStartsOn })
  })

  test('is a default, until the person chooses', async () => {
    const ann = await told('en-US')
    await talk(ann, [
      ['habit add Meds at:21:00', '9:00 pm'],
      ['use the 24 hour clock', 'Saved'],
      ['habit show meds', '21:00', not('pm')],
      ['me style hours:auto', 'Saved'],
      ['habit show meds', '9:00 pm'],
    ])
  })

  test('is kept for what is said unasked, and a browser does not overrule a chat', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { locale: 'en-US' })
    await ann.says('habit add Meds at:21:00')
    const [user] = await earth.database.knex('users')
    expect(JSON.parse(user.preferences).locale).toBe('en-US')
    const browser = earth.person('ann', { platform: 'web', externalId: user.user_id, locale: 'de-DE' })
    expect(textOf(await browser.says('habit show meds'))).toContain('9:00 pm')
  })
})
