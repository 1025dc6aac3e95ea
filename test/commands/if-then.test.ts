// If-thens: said in a sentence, offered when it happens, once for an occurrence, and compared honestly.
import { expect, test } from 'vitest'
import { armBusyEndsOf } from '../../src/domain/days/if-then/index.ts'
import { newId } from '../../src/models/id.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

/** Thu 5 March 2026, 09:00 in Vienna. */
const MORNING = new Date('2026-03-05T08:00:00Z')

/** An event of a calendar that keeps titles, as the background job stores it. */
async function hasEvent(earth: World, ann: Person, title: string | null, from: string, to: string): Promise<void> {
  await ann.acts(async (me) => {
    const known = await me.trx('calendars').where({ user_id: me.user.user_id }).first('calendar_id')
    const calendar_id: string = known?.calendar_id ?? newId()
    if (!known)
      await me.trx('calendars').insert({
        ...{ calendar_id, user_id: me.user.user_id, name: 'Work', address: 'sealed', address_mac: 'mac' },
        ...{ host: 'calendar.example.org', is_titled: true, failure_count: 0, created_at: me.now, updated_at: me.now },
      })
    await me.trx('busy_times').insert({
      ...{ busy_time_id: newId(), calendar_id, title, created_at: me.now },
      ...{ starts_at: new Date(from), ends_at: new Date(to) },
    })
    await armBusyEndsOf(me.trx, me.user.user_id, earth.clock.now())
  })
}

const titles = (heard: readonly string[]) => heard.map((text) => text.split('\n')[0])

describeOnBothEngines('if-then', (open) => {
  test('of what happens here it needs no comma; a question, a time and a title stay what they are', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Buy milk')
    await hasEvent(earth, ann, null, '2026-03-05T10:00:00Z', '2026-03-05T11:00:00Z')
    await talk(ann, [
      ['when my break ends open the report', 'When a break ends: open the report'],
      ['after my focus ends drink water', 'When focus ends: drink water'],
      ['whenever my next meeting is over stretch', 'stretch', 'Every time'],
      ['when my meeting ends at 3', not('When')],
      ['when does my focus end?', not('When focus')],
      ['after the film ends clean up', 'Added: after the film ends clean up'],
    ])
  })

  test('after a habit: offered once, by the outbox, and again by a tap', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['habit add Meds', 'Meds'],
      ['after meds, stretch', 'After Meds: stretch', 'The next time', '[Every time]', '[Undo]'],
      ['after meds, stretch', 'No change: After Meds: stretch'],
      ['check meds', 'Meds'],
    ])
    await heart.pass(2)
    expect(titles(heart.heard())).toEqual(['After Meds: stretch'])
    const offered = heart.answer()
    expect(textOf(offered)).toContain('[Start] [In 10 min] [Not now] [Again next time] [Why this?]')
    expect(textOf(await ann.presses(offered, 'Start'))).toContain('Started: stretch')
    expect(textOf(await ann.presses(offered, 'Why this?'))).toContain('You asked for it on 5 March')
    await talk(ann, [['if-then show', '1 if-then', 'After Meds: stretch', 'Offered']])
    // Ticked off and on again on the same day, and on the next: once is once.
    await talk(ann, [
      ['habit check meds back:yes', 'Meds'],
      ['check meds', 'Meds'],
    ])
    earth.clock.set('2026-03-06T08:00:00Z')
    await ann.says('check meds')
    await heart.pass(2)
    expect(heart.heard()).toEqual([])
    await talk(ann, [['if-then edit meds again:yes', 'After Meds: stretch', 'The next time']])
    earth.clock.set('2026-03-07T08:00:00Z')
    await ann.says('check meds')
    await heart.pass(2)
    expect(titles(heart.heard())).toEqual(['After Meds: stretch'])
  })

  test('every time: on each day once, also when its process is killed in between', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['habit add Meds', 'Meds'],
      ['whenever I take my meds, drink water', 'After Meds: drink water', 'Every time', '[Only once]'],
      ['every time after meds, drink water', 'No change: After Meds: drink water'],
    ])
    for (const day of ['05', '06', '07']) {
      earth.clock.set(`2026-03-${day}T09:00:00Z`)
      await ann.says('check meds')
      await heart.restart()
      await heart.pass(1)
      await heart.restart()
      await heart.pass(1)
      expect(titles(heart.heard()), day).toEqual(['After Meds: drink water'])
    }
    expect(earth.errors).toEqual([])
  })

  test('when an event of the calendar ends, an open task is offered', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [['Open the report', 'Added: Open the report']])
    await hasEvent(earth, ann, 'Team Stand-up', '2026-03-05T09:00:00Z', '2026-03-05T09:15:00Z')
    await talk(ann, [
      ['when stand-up ends, open the report', 'When stand-up ends: Open the report', '[Undo]'],
      ['nudge show week:yes', '10:15 open the report'],
    ])
    await heart.at('2026-03-05T09:14:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T09:15:30Z')
    expect(titles(heart.heard())).toEqual(['When stand-up ends: Open the report'])
    await heart.pass(5)
    expect(textOf(await ann.presses(heart.answer(), 'Start'))).toContain('Started: Open the report')
    await heart.pass(10)
    await talk(ann, [
      ['if-then show', 'Begun within ten minutes: 1 of 1', 'no other reminders to compare with'],
      ['my week', 'If-then: 1 of 1 begun within ten minutes'],
    ])
  })

  test('an event that no calendar names is kept as a task, with what there is one tap away', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await talk(ann, [
      [
        'when stand-up ends, open the report',
        'Added: ',
        "I don't see “stand-up” in a calendar that keeps titles.",
        not('[After'),
      ],
    ])
    await hasEvent(earth, ann, null, '2026-03-05T10:00:00Z', '2026-03-05T10:30:00Z')
    await talk(ann, [
      ['when retro ends, write it up', "I don't see “retro”", '[After any event]'],
      ['[After any event]', 'When a busy time ends: write it up'],
    ])
  })

  test('focus, breaks, energy and the first word of the day', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['when focus starts, close the chat', 'When focus begins: close the chat'],
      ['after focus, look out of the window', 'When focus ends: look out of the window'],
      ['when my break ends, put the cup away', 'When a break ends: put the cup away'],
      ['when my energy is low, walk around the block', 'When your energy is low: walk around the block'],
      ['if-then add when:"my first word" do:"drink water" every:yes', 'your first word of the day: drink water'],
      ['Report', 'Added'],
      ['energy log 3', 'Energy: high'],
      ['energy log 1', 'Energy: low'],
    ])
    await heart.pass(1)
    expect(titles(heart.heard())).toEqual(['When your energy is low: walk around the block'])
    await ann.says('focus report 25')
    await heart.pass(1)
    // Asked for at the beginning of focus, so focus does not hold it back.
    expect(titles(heart.heard())).toEqual(['When focus begins: close the chat'])
    await ann.says('stop')
    await heart.pass(1)
    expect(titles(heart.heard())).toEqual(['When focus ends: look out of the window'])
    await ann.says('focus break 5')
    await heart.pass(6)
    expect(heart.heard().join('\n')).toContain('When a break ends: put the cup away')
    earth.clock.set('2026-03-06T08:00:00Z')
    await ann.says('good morning')
    await ann.says('what now?')
    await heart.pass(1)
    expect(titles(heart.heard())).toEqual(['When your first word of the day: drink water'])
  })

  test('does not steal what is a time of day, or names nothing that happens here', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await talk(ann, [
      ['after work, call mum', 'Added: ', not('When'), not('After Work:')],
      ['as soon as it rains, take an umbrella', 'Added: as soon as it rains, take an umbrella'],
      ['once done, tell Ben', 'Added: once done, tell Ben'],
      ['after the party tidy up', 'Added: after the party tidy up'],
      ['habit add Work', 'Work'],
      ['after work, call dad', 'Added: ', '[I meant: if-then]'],
      ['[I meant: if-then]', 'After Work: call dad', not('Added')],
      ['task list', not('call dad')],
      ['if-then add when:"the tide" do:swim', "I don't see anything called “the tide” happen."],
    ])
  })

  test('is listed, changed, dropped and undone', async () => {
    const { ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['if-then show', 'No if-thens yet'],
      ['after focus, stretch', 'When focus ends: stretch'],
      ['[Every time]', 'When focus ends: stretch', 'Every time'],
      ['if-then edit stretch do:"Roll the shoulders"', 'Roll the shoulders'],
      ['if-then drop shoulders', 'Let go: When focus ends: Roll the shoulders'],
      ['undo', 'Undone'],
      ['if-then show', '1 if-then', 'Roll the shoulders'],
      ['if-then drop shoulders', 'Let go'],
      ['focus 25', 'Focus'],
      ['stop', 'Stopped'],
    ])
    await heart.pass(2)
    expect(heart.heard()).toEqual([])
  })

  test('keeps the same policy: quiet hours hold it back, switched off it is silent', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-05T21:30:00Z'))
    await talk(ann, [
      ['habit add Meds', 'Meds'],
      ['whenever I take meds, drink water', 'Every time'],
      ['check meds', 'Meds'],
    ])
    await heart.pass(5)
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-06T10:00:00Z')
    await talk(ann, [
      ['nudge set if-then on:no', 'off'],
      ['check meds', 'Meds'],
    ])
    await heart.pass(5)
    expect(heart.heard()).toEqual([])
  })

  test('names nothing that is hidden where it is said', async () => {
    const { ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['Tax letter @self', 'Added: Tax letter'],
      ['after focus, tax letter', 'When focus ends: Tax letter'],
    ])
    await ann.acts(async (me) => {
      const { zone_id } = await me
        .trx('compass_zones')
        .where({ user_id: me.user.user_id, name: 'Self' })
        .first('zone_id')
      const row = { zone_platform_id: newId(), zone_id, platform: 'terminal', created_at: me.now }
      await me.trx('zone_platforms').insert({ ...row, is_hidden: true, is_preferred: false })
    })
    await talk(ann, [
      ['if-then show', '1 personal thing', not('Tax')],
      ['focus 25', 'Focus'],
      ['stop', 'Stopped'],
    ])
    await heart.pass(2)
    expect(heart.heard().join('\n')).not.toContain('Tax')
  })

  test('what is too long is refused with its limit; said without a command it is kept as a task', async () => {
    const { earth, ann } = await annNudged(await open(), MORNING)
    const long = 'walk '.repeat(55).trim()
    const title = `${'Quarterly planning review '.repeat(9)}x`.slice(0, 230)
    await hasEvent(earth, ann, title, '2026-03-05T09:00:00Z', '2026-03-05T09:15:00Z')
    await talk(ann, [
      ['habit add Meds', 'Meds'],
      [`if-then add when:meds do:${'walk '.repeat(51)}`, 'After Meds: walk'],
      [`if-then add when:meds do:${long}`, 'can have up to 255 characters, and this has 274. Please shorten it.'],
      [`if-then edit meds do:"${long}"`, 'can have up to 255 characters, and this has 274'],
      [`if-then say after meds, ${long}`, 'can have up to 255 characters, and this has 274'],
      [`if-then say after meds, ${long} ${long}`, 'can have up to 300 characters'],
      [`after meds, ${long}`, 'Added: after meds, walk'],
      [`if-then add when:"${title} ends" do:stretch`, 'When quarterly planning review', ': stretch'],
      ['if-then show', '2 if-thens'],
    ])
    expect(earth.errors).toEqual([])
  })
})
