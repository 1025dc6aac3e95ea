// Zones and progress, as conversations, on both engines.
import { expect, test } from 'vitest'
import * as achievements from '../../src/domain/rewards/achievements/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { linked } from '../support/linking.ts'
import { not, talk } from '../support/talk.ts'
import { THURSDAY, world } from '../support/world.ts'

describeOnBothEngines('zones', (open) => {
  test('shown with what got done, added up to five, changed, moved, put away and taken out', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['zones', 'Zones: 3', 'Work · nothing done yet', 'Self', '[Add zone]'],
      ['task add Report @work', 'Added'],
      ['done report', 'Done'],
      ['zones', 'Work · done: 1 today, 1 this week, 1 in all'],
      [
        'zone add Garden icon:🌻 goal:"something green" color:#00FF00',
        'New zone: 🌻 Garden',
        'something green',
        '[Undo]',
      ],
      ['zone add garden', 'You already have a zone called “Garden”', '[Show zones]'],
      ['zone show garden', '🌻 Garden', 'something green', 'colour #00ff00', 'place 4'],
      ['zone edit garden color:green', "I can't read “green” as a colour"],
      ['zone edit garden name:Balcony place:1 goal:none', 'Saved: 🌻 Balcony', not('something green'), '[Undo]'],
      ['zones', /Balcony[\s\S]*Work/],
      ['zone edit balcony place:1', 'No change: 🌻 Balcony', not('[Undo]')],
      ['zone add Club', 'New zone: ● Club'],
      ['zone add Sixth', 'You have five zones, and five is the limit. Archive one first; its tasks stay in it.'],
      ['zone archive work', 'Archived: 💼 Work', 'Its tasks stay in it.', '[Undo]'],
      ['zone archive work', 'Already archived', not('[Undo]')],
      ['zone add Sixth', 'New zone: ● Sixth'],
      ['zone archive work back:yes', 'You have five zones, and five is the limit.'],
      ['undo', 'Undone: “New zone: ● Sixth”'],
      ['zone archive work back:yes', 'Restored: 💼 Work'],
      ['zone show work', 'done: 1 today'],
      ['zone show nowhere', 'No zone matches “nowhere”'],
    ])
  })

  test('another person’s zone is as missing as none', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('zones')
    const id = (await ann.acts((me) => me.trx('compass_zones').where({ name: 'Work' }).first('zone_id')))?.zone_id
    const ben = earth.person('ben')
    await talk(ben, [
      [`zone archive zone:${id}`, 'That zone is no longer here'],
      [`zone edit zone:${id} name:Mine`, 'That zone is no longer here'],
    ])
  })
})

describeOnBothEngines('progress', (open) => {
  test('week, zones, points and badges; none of the games where they were put away', async () => {
    const earth = await world(await open())
    await earth.database.knex.transaction((trx) =>
      achievements.upsertAchievements(trx, achievements.defaultAchievements, THURSDAY),
    )
    const ann = earth.person('ann')
    await talk(ann, [
      ['stats', 'Your week, from Mon 2 March', 'Nothing is recorded yet'],
      ['task add Report @work ~25m', 'Added'],
      ['done report', 'Done: Report. +35 XP', 'Badge: First one'],
      ['stats', 'Tasks done: 1', 'Points: 35 XP'],
      ['progress show of:zones', 'Work · done: 1 today'],
      ['progress show of:points', 'Level 1', '35 XP in all, 35 this week', 'To level 2 35 of 100'],
      ['progress show of:badges', 'Badges: 1 of 10', 'First one', 'Thu 5 March', 'not yet', 'and 4 more to come'],
      ['progress show of:luck', 'Of must be week, zones, points, badges'],
      ['hide points', 'points hidden'],
      ['progress show of:points', 'Points are hidden', '[Show points]', not('XP')],
      ['progress show of:badges', 'Points are hidden', not('First one')],
      ['stats', 'Tasks done: 1', not('XP')],
    ])
    expect(earth.errors).toEqual([])
  })

  test('its reminders come where one likes them, once, and elsewhere only where that is closed', async () => {
    const earth = await world(await open())
    const { first: ann, second: discord, heart } = await linked(earth)
    const before = heart.posts.length
    // Which account was heard last is known by the minute.
    earth.clock.advance({ minutes: 2 })
    await talk(ann, [
      ['zone edit life remind-on:discord', 'Saved: 🏡 Life', 'Its reminders come on Discord first', '[Undo]'],
      ['zone show life', 'Its reminders come on Discord first'],
      ['Call dentist 11:00 @life', 'Added'],
      ['Call boss 11:00 @work', 'Added'],
    ])
    await heart.at('2026-03-05T10:00:00Z')
    const places = (from: number) =>
      heart.posts.slice(from).map(({ platform, text }) => [platform, /dentist|boss|vet/.exec(text)?.[0]])
    expect(places(before).toSorted()).toEqual([
      ['discord', 'dentist'],
      ['terminal', 'boss'],
    ])
    heart.faults.push(({ externalId }) => (externalId === '99' ? { state: 'closed' } : undefined))
    await ann.says('Call vet 12:00 @life')
    await heart.at('2026-03-05T11:00:00Z')
    expect(places(before + 2)).toEqual([['terminal', 'vet']])
    await talk(discord, [['zone edit life hide-on:discord', 'Not shown on Discord']])
    await talk(ann, [
      ['zone show life', 'Never shown on Discord', { not: 'reminders come' }],
      ['zone edit life remind-on:discord', 'hidden there', '[Show it there]'],
      ['zone edit life remind-on:slack', 'Its reminders come on Slack first'],
      ['undo', 'Undone'],
      ['zone edit life remind-on:anywhere', 'No change'],
    ])
    expect(earth.errors).toEqual([])
  })
})
