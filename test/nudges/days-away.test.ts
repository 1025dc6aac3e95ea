// Days away, from the card that is sent to the way back, in the words of the conversation.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'

describeOnBothEngines('days away', (open) => {
  test('five days on one card; Fresh start takes dates off and says so; Undo holds for seven days', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-02T08:00:00Z'))
    await talk(ann, [
      ['Reply to Mia today ~2m', 'Added: Reply to Mia'],
      ['habit add Walk', 'Walk'],
      ['nudge set kind:evening on:yes', 'Evenings at 18:00'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
    ])
    await heart.at('2026-03-06T09:00:00Z')
    expect(heart.heard()).toEqual([
      'One 2-minute thing, if you like.\nReply to Mia\n[Start] [Fresh start] [Pause all] [Why this?]',
    ])
    earth.clock.set('2026-03-07T09:00:00Z')
    const fresh = await ann.presses(heart.answer(), 'Fresh start')
    expect(textOf(fresh)).toMatch(/^Fresh start/)
    for (const words of ['except ones with a time', 'Habits count', 'Nothing is deleted', '[Start: Reply to Mia]'])
      expect(textOf(fresh)).toContain(words)
    earth.clock.set('2026-03-13T09:00:00Z')
    expect(textOf(await ann.presses(fresh, 'Undo, for 7 days'))).toContain('Undone: “Fresh start')
    // They wrote, so that what they said yes to is offered again.
    await heart.at('2026-03-13T17:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Close today\?/)])
  })

  test('Start begins that one thing; Pause all is said back, and holds', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-02T08:00:00Z'))
    await talk(ann, [
      ['Reply to Mia ~2m', 'Added'],
      ['nudge set kind:evening on:yes', 'Evenings'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
    ])
    await heart.at('2026-03-06T09:00:00Z')
    const card = heart.answer()
    expect(textOf(await ann.presses(card, 'Pause all'))).toContain('Check-ins are paused until')
    await heart.at('2026-03-06T17:00:00Z')
    expect(heart.heard()).toHaveLength(1)
    expect(textOf(await ann.presses(card, 'Start'))).toContain('Started: Reply to Mia')
    await talk(ann, [['hello', not('2-minute')]])
  })
})
