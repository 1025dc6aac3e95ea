// Numbers and labels mean what was shown last, also after a restart, and several together where a choice takes several.
import { expect, test } from 'vitest'
import { numberedActions } from '../../../src/chat/numbered-actions.ts'
import type { CommandLine } from '../../../src/contracts/command-line.ts'
import { loadReplyMeanings, saveManyReplyMeanings, saveReplyMeanings } from '../../../src/domain/request/recents.ts'
import { castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { not, talk } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('numbers', (open) => {
  test('several at once choose several', async () => {
    const ann = (await world(await open())).person('ann')
    const change = await talk(ann, [
      ['Report', 'Added: Report'],
      ['Call vet', 'Added: Call vet'],
      ['plan', 'Report'],
      ['[Change]', 'Report'],
    ])
    const numbers = numberedActions(change.view, true).flatMap(({ choice }, index) => (choice ? [index + 1] : []))
    await talk(ann, [[numbers.slice(0, 2).join(' '), 'Today', 'to do: Report, Call vet']])
  })
})

describeOnBothEngines('labels', (open) => {
  test('every button can be typed: the step on show is done, not its task', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Email landlord about damp ~10m', 'Added'],
      ['split landlord', '3 steps'],
      ['Save and start', 'Step 1 of 3'],
      ['done', 'Step 2 of 3'],
      ['Too big', 'Step 2 of 4'],
      ['Done.', 'Step 3 of 4'],
    ])
  })

  test('also where buttons have no numbers, and those of the views of the last half hour', async () => {
    const ann = (await world(await open())).person('ann', { platform: 'slack', space: 'T1' })
    await talk(ann, [
      ['Report', 'Added: Report'],
      ['plan', 'Report', '[This one]'],
      ['this one', 'Today', 'to do: Report'],
      ['Call vet', 'Added: Call vet'],
      ['this one', 'Today', not('Added')],
    ])
    ann.world.clock.advance({ minutes: 31 })
    await talk(ann, [
      ['Call gp', 'Added: Call gp'],
      ['this one', not('Today')],
    ])
  })

  test('a label of two buttons that differ is nobody’s', async () => {
    const ann = (await world(await open())).person('ann')
    const { world: earth } = ann
    await talk(ann, [['Report', 'Added: Report']])
    const [row] = await earth.database.knex('recent_views')
    const kept = JSON.parse(row.buttons)
    const [start] = kept.labelled
    kept.labelled = [start, { ...start, line: 'energy show' }]
    await earth.database.knex('recent_views').update({ buttons: JSON.stringify(kept) })
    await talk(ann, [['start', 'Started: Report']])
  })

  test('half a day later they are words again', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Email landlord ~10m', 'Added'],
      ['split landlord', 'Save and start'],
    ])
    ann.world.clock.advance({ hours: 12, minutes: 1 })
    await talk(ann, [['Save and start', 'Added: Save and start']])
  })
})

describeOnBothEngines('what was read with the person', (open) => {
  const shown = (label: string) => ({ numbered: [], labelled: [{ label, line: 'task list' as CommandLine }] })

  test('is written over where it still stands, and read again where a nudge came between', async () => {
    const database = await open()
    const cast = castOf(database)
    const ann = await cast.person('ann', { space: await cast.space('slack', 'T1') })
    const accountId = ann.account?.account_id ?? ''
    await ann.acts((me) => saveReplyMeanings(me, 'd1', shown('First')))
    const [{ buttons }] = await database.knex('recent_views')
    const firstRead = { shownHere: buttons, habitNames: '', habitUnits: '' }

    await ann.acts(
      async (me) => {
        expect((await loadReplyMeanings(me, 'd1')).labelled).toMatchObject([{ label: 'First' }])
        await saveManyReplyMeanings(me.trx, [{ accountId, channelId: 'd1', recalled: shown('Nudge') }], me.now)
        await saveReplyMeanings(me, 'd1', shown('Answer'))
        // The request itself sees what it wrote.
        expect((await loadReplyMeanings(me, 'd1')).labelled).toMatchObject([{ label: 'Answer' }])
      },
      { channelId: 'd1', firstRead },
    )
    const { labelled, earlier } = await ann.acts((me) => loadReplyMeanings(me, 'd1'))
    expect([labelled, ...earlier].map((buttons) => buttons.map(({ label }) => label))).toEqual([
      ['Answer'],
      ['Nudge'],
      ['First'],
    ])
  })

  test('is nothing of another place, and nothing where something was shown there first', async () => {
    const database = await open()
    const cast = castOf(database)
    const ann = await cast.person('ann', { space: await cast.space('slack', 'T1') })
    await ann.acts((me) => saveReplyMeanings(me, 'd1', shown('First')))
    const firstRead = { shownHere: null, habitNames: '', habitUnits: '' }
    await ann.acts(
      async (me) => {
        expect((await loadReplyMeanings(me, 'd1')).labelled).toMatchObject([{ label: 'First' }])
        await saveReplyMeanings(me, 'd2', shown('Second'))
      },
      { channelId: 'd2', firstRead },
    )
    await ann.acts((me) => saveReplyMeanings(me, 'd2', shown('Third')), { channelId: 'd2', firstRead })
    const { labelled, earlier } = await ann.acts((me) => loadReplyMeanings(me, 'd2'))
    expect([labelled, ...earlier].map((buttons) => buttons.map(({ label }) => label))).toEqual([['Third'], ['Second']])
  })
})
