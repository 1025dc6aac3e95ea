// The morning's offer is answered in words, as one answers a person: with names, with “fine”, with less. What has no plan
// above it is a line like any other.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

/** Thu 5 March 2026, 07:00 in Vienna. */
const EARLY = new Date('2026-03-05T06:00:00Z')
const THINGS = [
  'finish the grant report',
  'book the boiler service',
  'ring mum',
  'sort the garage',
  'pay the gas bill',
  'thank you cards for the party',
]

describeOnBothEngines('a plan is talked about', (open) => {
  const morning = async () => {
    const { earth, heart } = await annNudged(await open(), EARLY)
    const ann = earth.person('ann', {}, 'dm-ann')
    await talk(ann, [['nudge set morning 08:30'], ...THINGS.map((line) => [line] as const)])
    await heart.at('2026-03-05T07:30:00Z')
    expect(heart.heard().at(-1)).toContain('finish the grant report, no estimate')
    return { ann, heart, earth }
  }
  const planOf = (...names: string[]) => `to do: ${names.join(', ')}\n`

  test.each([
    ['sounds good', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['yes', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['ok then', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['sounds good, thanks', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['take those', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['those three are fine', planOf('finish the grant report', 'book the boiler service', 'ring mum')],
    ['mum first', planOf('ring mum', 'finish the grant report', 'book the boiler service')],
    ['start with the boiler', planOf('book the boiler service', 'finish the grant report', 'ring mum')],
    ['just garage and gas', planOf('sort the garage', 'pay the gas bill')],
    ['only two today, cards and mum', planOf('thank you cards for the party', 'ring mum')],
    ['gas, garage and nothing else', planOf('pay the gas bill', 'sort the garage')],
    ["let's do the cards stuff and gas", planOf('thank you cards for the party', 'pay the gas bill')],
    ['not the boiler', planOf('finish the grant report', 'ring mum')],
    ['all but the report', planOf('book the boiler service', 'ring mum')],
    ['the report can wait', planOf('book the boiler service', 'ring mum')],
    [
      'can we do the garage instead of mum',
      planOf('finish the grant report', 'book the boiler service', 'sort the garage'),
    ],
    ['swap mum for the garage', planOf('finish the grant report', 'book the boiler service', 'sort the garage')],
    ['too much, one is enough', planOf('finish the grant report')],
  ])('“%s”', async (said, planned) => {
    const { ann } = await morning()
    await talk(ann, [[said, planned, not('Added')]])
  })

  test('a bad day has no plan, and nothing is dropped', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ["skip today i'm ill", 'No plan', 'Nothing counts as missed'],
      ['list', 'Open tasks: 6'],
    ])
  })

  test('“no” shows what else there is; “no thanks” to suggestions shows nothing', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ['no', 'Which ones today?'],
      ['what now', 'Three things now'],
      ['no thanks', 'OK. Nothing was changed.'],
    ])
  })

  test('what was set is changed by the same words', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ['perfect', 'Plan 0 of 3'],
      ['not the boiler', planOf('finish the grant report', 'ring mum')],
      ['add the cards too', planOf('finish the grant report', 'ring mum', 'thank you cards for the party')],
      ['gas as well', 'Three fit into a day.', 'Which ones today?'],
    ])
  })

  test('“ok” takes the offer, and is a nod elsewhere: writing first needs a yes', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ['ok', 'Plan 0 of 3'],
      ['ok', 'Any time.'],
    ])
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('bea'), [
      ['hi', 'May I offer three tasks each morning'],
      ['ok', 'Any time.'],
    ])
  })

  test('a name that is unknown is asked about, where the others are known', async () => {
    const { ann } = await morning()
    await talk(ann, [['just mum and the unicorn', "I can't tell which one “unicorn” is.", 'Which ones today?']])
  })

  test('the offer waits for hours, as long as nothing else was said', async () => {
    const { ann, earth } = await morning()
    earth.clock.advance({ hours: 2 })
    await talk(ann, [['yes', planOf('finish the grant report', 'book the boiler service', 'ring mum')]])
  })

  test('new things below a plan are new things', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ['milk, eggs', 'Added: milk, eggs'],
      ['ring the vet and buy hay', 'Added'],
    ])
  })

  test('without a plan the same words are lines like any other', async () => {
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('ann', {}, 'dm-ann'), [
      ['ring mum', 'Added'],
      ['sort the garage', 'Added'],
      ['mum first', not('Plan')],
      ['just garage and mum', not('Plan')],
      ['sounds good', not('Plan')],
    ])
  })

  test('“let’s start” begins what was planned first', async () => {
    const { ann } = await morning()
    await talk(ann, [
      ['cards first', 'Plan 0 of 3'],
      ['thanks'],
      ['ok lets start', 'Started: thank you cards for the party'],
      ['now the garage', 'Started: sort the garage'],
    ])
  })
})
