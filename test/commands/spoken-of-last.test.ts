// “It” is what was spoken of last, also where that is only a name in a question: nothing older is ended, moved or let go.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

/** Thu 5 March 2026, 07:30 in Vienna. */
const EARLY = new Date('2026-03-05T06:30:00Z')

describeOnBothEngines('what was spoken of last', (open) => {
  const made = async () => (await annNudged(await open(), EARLY)).earth.person('ann', {}, 'dm-ann')

  test.each([
    ['did i take my tablets?', 'took it', 'counts'],
    ['did i feed the cat', 'fed it', 'counts'],
    ['did i water the plants?', 'taken at 7:35', 'counts'],
    ['is the report on my list?', 'sent it', 'counts'],
    ['did i book the dentist?', 'move it to friday', "I can't tell what “it” is"],
    ['did i book the dentist?', 'drop it', 'No task matches “it”'],
    ['did i take my tablets?', 'done', 'counts'],
  ])('“%s”, “%s” leaves the task of before', async (asked, said, answer) => {
    const ann = await made()
    await talk(ann, [
      ['buy stamps', 'Added'],
      [asked, not('buy stamps')],
      [said, answer, not('Done'), not('Moved'), not('Let go')],
      ['list', 'buy stamps'],
    ])
  })

  test('what is spoken of is logged with a tap, and named things are still found', async () => {
    const ann = await made()
    await talk(ann, [
      ['buy stamps'],
      ['did i take my tablets?'],
      ['took it', 'counts'],
      ['log it as done', 'Logged as done: take my tablets'],
      ['buy milk', 'Added'],
      ['bought it', 'Done: buy milk'],
    ])
  })

  test('where something was told since, it is asked what is done', async () => {
    const ann = await made()
    await talk(ann, [
      ['buy stamps'],
      ['my brother is doing my head in', not('Added')],
      ['fixed it', 'Is “buy stamps” done?', not('Done:')],
      ['list', 'buy stamps'],
      ['my brother is doing my head in', not('Added')],
      ['start stamps', 'Started'],
      ['done', 'Done: buy stamps'],
    ])
  })

  test('somebody else has it: it can be let go', async () => {
    const ann = await made()
    await talk(ann, [
      ['buy flowers'],
      ["nan's getting them", 'Is that about “buy flowers”?', 'Let it go'],
      ['list', 'buy flowers'],
    ])
  })

  test('a nod with a time takes the offer at that time', async () => {
    const ann = await made()
    await talk(ann, [
      ['hi', 'each morning at 08:30?'],
      ['ok at 6:15', 'Mornings at 06:15'],
      ['buy stamps'],
      ['ok at 6:15', not('Mornings')],
    ])
  })

  test('what is left of a Saturday is moved to its Sunday', async () => {
    const { earth } = await annNudged(await open(), new Date('2026-03-07T09:00:00Z'))
    await talk(earth.person('ann', {}, 'dm-ann'), [
      ['call nan today'],
      ['water plants today'],
      ['today'],
      ['move the rest to the weekend', 'Sun 8 March', not('Sat 7')],
    ])
  })

  test('what is done beside the phrase is judged before anything is', async () => {
    const ann = await made()
    await talk(ann, [
      ['feed the cat'],
      ['clean hob'],
      ['fed the cat, cleaned the hob, next', 'Done: feed the cat', 'Done: clean hob'],
      ['buy stamps'],
      ['buy milk'],
      ['bought stamps, need to order the gravel, next', not('Done')],
      ['show buy stamps', not('done')],
    ])
  })
})
