// What speaks first is answered in one's own words: “again”, “skip”, “not finished, break”, a number, a level. The same words
// where nothing spoke first are what they were.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

/** Thu 5 March 2026, 07:30 in Vienna. */
const EARLY = new Date('2026-03-05T06:30:00Z')

describeOnBothEngines('words below what spoke first', (open) => {
  const made = async () => {
    const { earth, heart } = await annNudged(await open(), EARLY)
    return { ann: earth.person('ann', {}, 'dm-ann'), heart, earth }
  }
  const afterFocus = async () => {
    const told = await made()
    await talk(told.ann, [['write the report'], ['focus on the report for 10', 'until 07:40']])
    await told.heart.at('2026-03-05T06:41:00Z')
    expect(told.heart.heard().at(-1)).toContain('10 minutes on write the report.')
    return told
  }

  test.each([
    ['not finished, break', 'Break until'],
    ['coffee first', 'Break until'],
    ['5 min', 'Break until 07:46'],
    ['go again', 'Focus: write the report'],
    ['same again please', 'Focus: write the report'],
    ['bit more', 'until 07:50'],
    ['ok smashed it', 'Done: write the report'],
    ['stopped early, couldnt concentrate', 'tell me how many minutes'],
    ['that went badly. what now?', 'now'],
  ])('“%s” below the end of a session', async (said, answer) => {
    const { ann } = await afterFocus()
    await talk(ann, [
      [said, answer, not('Added')],
      ['did i add anything today', not(said)],
    ])
  })

  test('a level is said with a word, with a number, with more beside it', async () => {
    for (const [said, level] of [
      ['2 but fading', 'medium'],
      ['middling', 'medium'],
      ['bit flat tbh', 'low'],
      ['3', 'high'],
    ] as const) {
      const { ann, heart } = await made()
      await talk(ann, [['energy on', '14:00'], ['list']])
      await heart.at('2026-03-05T13:00:00Z')
      await talk(ann, [[said, `Energy: ${level}`]])
    }
    const { ann } = await made()
    await talk(ann, [['2 but fading', not('Energy')]])
  })

  test('only one of two times a day is kept for the energy, and that is said', async () => {
    const { ann } = await made()
    await talk(ann, [['check my energy at 10 and 3', 'the first of the two times', 'Energy check-ins at 10:00']])
  })

  test('the evening is closed, skipped, and what is left is left', async () => {
    const evening = async () => {
      const told = await made()
      await talk(told.ann, [['fix the gate today'], ['close the day with me at half six', 'Evenings at 18:30']])
      await told.heart.at('2026-03-05T17:30:00Z')
      return told.ann
    }
    await talk(await evening(), [['go on then', 'Closing today']])
    await talk(await evening(), [['yep', 'Closing today']])
    await talk(await evening(), [['not tonight', 'Skipped this once']])
    await talk(await evening(), [['leave them', 'Left for later: fix the gate']])
    const { ann } = await made()
    await talk(ann, [
      ['leave them', not('Left for later')],
      ['not tonight', not('Skipped')],
    ])
  })

  test('a reminder that repeats is skipped or done with its time, and “forgot” keeps it at hand', async () => {
    const reminded = async () => {
      const told = await made()
      await talk(told.ann, [['take my pills every day at 9:00', 'repeats every day']])
      await told.heart.at('2026-03-05T08:00:00Z')
      return told.ann
    }
    await talk(await reminded(), [['not today', 'Skipped: take my pills']])
    await talk(await reminded(), [['had them at 9', 'Done: take my pills']])
    await talk(await reminded(), [['forgot', '[Skip this one]', not('Added')]])
    await talk(await reminded(), [['forgot it, too late now', 'Skipped: take my pills']])
  })

  test('what is to be done keeps its words, whatever it begins with', async () => {
    const { ann } = await afterFocus()
    await talk(ann, [
      ['break the news to dad', 'Added: break the news to dad'],
      ['again and again by the band, learn chords', 'Added: again and again by the band, learn chords'],
      ['skip hire for the garden', 'Added: skip hire for the garden'],
      ['one more coat of paint on the shed', 'Added: one more coat of paint on the shed'],
      ['close the account at barclays', 'Added: close the account at barclays'],
    ])
  })
})
