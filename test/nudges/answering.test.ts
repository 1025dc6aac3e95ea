// What is typed after reminders came: *done*, labels, "both" mean what was said last, and never end another thing.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

const MORNING = new Date('2026-03-05T07:00:00Z')

describeOnBothEngines('after a reminder', (open) => {
  // What was sent arrives in the channel that the person answers in.
  const begun = async (...lines: readonly string[]) => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    for (const line of lines) await ann.says(line)
    const row = await earth.database.knex('chat_accounts').first('external_id')
    const inDm = { where: { channelId: `dm-${row?.external_id}`, kind: 'private' as const } }
    return { earth, ann: { ...ann, says: (line: string) => ann.says(line, inDm) }, heart }
  }

  test('done is what the reminder was about, not what is in progress', async () => {
    const { ann, heart } = await begun('write essay', 'call gp today 9am', 'start essay')
    await heart.at('2026-03-05T08:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('call gp, 09:00.')])
    await talk(ann, [
      ['done', 'Done: call gp', '[I meant: write essay]', not('Done: write essay')],
      ['I meant: write essay', 'Undone: call gp is open again.', 'Done: write essay'],
    ])
  })

  test('no, the other one: the task in progress', async () => {
    const { ann, heart } = await begun('write essay', 'call gp today 9am')
    await talk(ann, [['start essay', 'Started']])
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [
      ['done', 'Done: call gp'],
      ['no, the other one', 'Undone: call gp is open again.', 'Done: write essay'],
    ])
  })

  test('an hour later nothing is sure: it asks', async () => {
    const { ann, heart, earth } = await begun('write essay', 'call gp today 9am')
    await talk(ann, [['start essay', 'Started']])
    await heart.at('2026-03-05T08:00:00Z')
    earth.clock.advance({ minutes: 60 })
    await talk(ann, [
      ['done', 'Which one?', '[call gp] [write essay]', not('Done')],
      ['the second one', 'Done: write essay'],
    ])
  })

  test('a habit is checked; with nothing in progress and nothing shown, it says so', async () => {
    const { ann, heart } = await begun('habit add Meds at:9:00')
    await talk(ann, [['done', 'Nothing is in progress.', not('Done')]])
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [
      ['done', 'Done today: Meds'],
      ['done', 'Nothing is in progress.'],
    ])
  })

  test('took them at 8, of the habit that was just shown', async () => {
    const { ann, heart } = await begun('habit add Meds at:9:00')
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [
      ['took them at 8', 'Done today at 08:00: Meds', not('Added')],
      ['took them at 8', 'Already done today: Meds'],
      ['took them at 7:30', 'Done today at 07:30: Meds'],
      ['took them at 11', 'still to come'],
    ])
  })

  test('two that came together: every button of each can be typed, and one label of both asks which', async () => {
    const { ann, heart } = await begun('call gp today 9am', 'call bank today 9am')
    await heart.at('2026-03-05T08:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Two reminders')])
    await talk(ann, [
      ['in 10 min', 'Which one?', /\[call (gp|bank), 09:00\] \[call (gp|bank), 09:00\]/, not('Added')],
      ['the gp one', not('Added'), not('Which')],
    ])
  })

  test('two that came together: done asks which, both does both', async () => {
    const { ann, heart } = await begun('call gp today 9am', 'call bank today 9am')
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [
      ['done', 'Which one?', '[call gp]', '[call bank]'],
      ['both', /Done: call (gp|bank) and call (gp|bank)/],
    ])
  })

  test('done both; and did it, on the older of two', async () => {
    const { ann, heart } = await begun('call gp today 9am', 'call bank today 9am', 'habit add Meds at:9:30')
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [['done both', /Done: call (gp|bank) and call (gp|bank)/]])
    await heart.at('2026-03-05T08:30:00Z')
    await talk(ann, [['buy milk today 9:40', 'Added']])
    await heart.at('2026-03-05T08:40:00Z')
    await talk(ann, [
      ['did it', 'Done today: Meds', not('Added')],
      ['done', 'Which one?', '[buy milk]', not('Done:')],
    ])
  })

  test('a label whose command is refused is no task', async () => {
    const { ann, heart, earth } = await begun('call gp today 9am')
    await heart.at('2026-03-05T08:00:00Z')
    await earth.database.knex('tasks').where('title', 'call gp').update({ delegation_mode: 'delete' })
    await talk(ann, [['start', not('Added'), not('Save as task')]])
  })
})
