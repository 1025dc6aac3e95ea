// What an open page is told: whatever changes what it shows, and nothing that doesn't. Each change is made as it is in life,
// by a chat, the scheduler, another person or a program.
import { expect, test } from 'vitest'
import { hasStateChanged, isNewerThan, loadPageStates, type PageState } from '../../src/app/page-state.ts'
import * as tokens from '../../src/domain/access/tokens.ts'
import * as focus from '../../src/domain/days/focus/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { type Nudging, nudging } from '../support/nudging.ts'
import { hidden, servePage } from '../support/page.ts'
import { type Person, type World, world } from '../support/world.ts'

async function stateOf({ database, clock }: World, name: string): Promise<PageState> {
  const { user_id: userId } = await database.knex('users').where({ username: name }).first('user_id')
  const state = (await loadPageStates(database.knex, [userId], clock.now())).get(userId)
  if (!state) throw new Error(`No state of ${name}`)
  return state
}

/** Whether the page of this person would be told of it. */
async function isTold(earth: World, name: string, happens: () => Promise<unknown>): Promise<boolean> {
  const before = await stateOf(earth, name)
  await happens()
  return hasStateChanged(before, await stateOf(earth, name))
}

describeOnBothEngines('an open page is told', (open) => {
  const start = async (lines: readonly string[] = []) => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    for (const line of ['Buy milk', ...lines]) await ann.says(line)
    await ben.says('Buy tea')
    return { earth, ann, ben }
  }

  test('of what is said in a chat, and of its undo', async () => {
    const { earth, ann } = await start()
    let answer = await ann.says('hello')
    expect(
      await isTold(earth, 'ann', async () => {
        answer = await ann.says('done milk')
      }),
    ).toBe(true)
    expect(await isTold(earth, 'ann', () => ann.presses(answer, 'Undo'))).toBe(true)
    expect(await isTold(earth, 'ben', () => ann.says('Call Eva'))).toBe(false)
  })

  test('of nothing where something is only shown', async () => {
    const { earth, ann } = await start(['habit add Meds', 'Call Eva tomorrow 9am'])
    for (const line of [
      'me home',
      'task list',
      'habit show',
      'nudge show',
      'energy show',
      'auth show',
      'progress show',
    ])
      await ann.says(line)
    for (const line of [
      'me home',
      'task list',
      'habit show',
      'nudge show',
      'energy show',
      'auth show',
      'progress show',
    ])
      expect([line, await isTold(earth, 'ann', () => ann.says(line))]).toEqual([line, false])
  })

  test('of a nudge that was planned, sent and answered', async () => {
    const { earth, ann } = await start(['nudge set morning 11:00'])
    const heart = await nudging(earth)
    expect(await isTold(earth, 'ann', () => heart.at('2026-03-05T10:00:00Z'))).toBe(true)
    expect(heart.heard()).toHaveLength(1)
    expect(await isTold(earth, 'ann', () => heart.beat())).toBe(false)
    expect(await isTold(earth, 'ann', () => ann.presses(heart.answer(), 'Not today'))).toBe(true)
  })

  test('of a repeating task that the clock moved on, also to others of its project', async () => {
    const { earth, ann, ben } = await start(['project add Flat'])
    await ann.says('project invite flat ben')
    await ann.says('Water plants tomorrow 9am every day')
    await ann.says('task file plants project:flat')
    await ben.says('hello')
    const heart: Nudging = await nudging(earth)
    await heart.at('2026-03-06T09:00:00Z')
    const due = () => earth.database.knex('tasks').where({ title: 'Water plants' }).first('due_date')
    const before = [await stateOf(earth, 'ann'), await stateOf(earth, 'ben'), await due()] as const
    earth.clock.set('2026-03-07T08:30:00Z')
    await heart.beat()
    expect((await due()).due_date).not.toEqual(before[2].due_date)
    // The day has turned too; only the moments are looked at.
    const onlyMoments = ({ moments }: PageState): PageState => ({ moments, facts: '' })
    expect(hasStateChanged(onlyMoments(before[0]), onlyMoments(await stateOf(earth, 'ann')))).toBe(true)
    expect(hasStateChanged(onlyMoments(before[1]), onlyMoments(await stateOf(earth, 'ben')))).toBe(true)
  })

  test('of a focus session that the clock ended', async () => {
    const { earth, ann } = await start()
    await ann.says('focus start milk minutes:25')
    earth.clock.advance({ minutes: 26 })
    const close = () => earth.database.knex.transaction((trx) => focus.closeDueFocus(trx, earth.clock.now()))
    expect(await isTold(earth, 'ann', close)).toBe(true)
    expect(await isTold(earth, 'ann', close)).toBe(false)
  })

  test('of what others do in a shared project, of being invited and of being removed', async () => {
    const { earth, ann, ben } = await start(['project add Flat', 'task add Clean project:flat'])
    expect(await isTold(earth, 'ben', () => ann.says('project invite flat ben'))).toBe(true)
    expect(await isTold(earth, 'ben', () => ann.says('task edit clean title:"Clean the oven"'))).toBe(true)
    expect(await isTold(earth, 'ann', () => ben.says('comment add oven "Done by noon"'))).toBe(true)
    let answer = await ben.says('hello')
    expect(
      await isTold(earth, 'ann', async () => {
        answer = await ben.says('task add Empty the bin project:flat')
      }),
    ).toBe(true)
    expect(await isTold(earth, 'ann', () => ben.presses(answer, 'Undo'))).toBe(true)
    expect(await isTold(earth, 'ben', () => ann.says('project leave project:flat person:ben'))).toBe(true)
    expect(await isTold(earth, 'ben', () => ann.says('Call Eva'))).toBe(false)
  })

  test('of the turn of the day', async () => {
    const { earth } = await start()
    expect(await isTold(earth, 'ann', async () => earth.clock.set('2026-03-06T02:59:00Z'))).toBe(false)
    expect(await isTold(earth, 'ann', async () => earth.clock.set('2026-03-06T03:01:00Z'))).toBe(true)
  })

  test('of a token made, used and revoked', async () => {
    const { earth, ann } = await start()
    let secret = ''
    const add = async () => {
      const about = { name: 'Kitchen', scope: 'read', zoneId: null, days: null } as const
      secret = (await ann.acts((me) => tokens.createToken(me, about))).token
    }
    expect(await isTold(earth, 'ann', add)).toBe(true)
    const use = () => earth.database.knex.transaction((trx) => tokens.authenticateToken(trx, secret, earth.clock.now()))
    expect(await isTold(earth, 'ann', use)).toBe(true)
    expect(await isTold(earth, 'ann', () => ann.says('token remove kitchen'))).toBe(true)
  })

  test('of what the scheduler learns of calendars and chats', async () => {
    const { earth, ann } = await start()
    const { knex } = earth.database
    const calendar = { name: 'Work', address: 'x', address_mac: 'x', host: 'example.org', is_titled: false }
    const { user_id } = await knex('users').where({ username: 'ann' }).first('user_id')
    const [created_at, calendar_id] = [earth.clock.now(), '01a226f3-3233-742f-a482-c5fd87995400']
    await knex('calendars').insert({ calendar_id, user_id, ...calendar, created_at, updated_at: created_at })
    const later = () => {
      earth.clock.advance({ minutes: 5 })
      return earth.clock.now()
    }
    expect(await isTold(earth, 'ann', () => knex('calendars').update({ fetched_at: later() }))).toBe(true)
    expect(await isTold(earth, 'ann', () => knex('calendars').update({ failed_at: later() }))).toBe(true)
    expect(await isTold(earth, 'ann', () => knex('chat_accounts').update({ dm_closed_at: later() }))).toBe(true)
    expect(await isTold(earth, 'ann', () => knex('calendars').update({ next_fetch_at: later() }))).toBe(false)
    // Their next words open the closed chat again.
    expect(await isTold(earth, 'ann', () => ann.says('hello'))).toBe(true)
  })

  test('of nothing where a page is drawn: it would be drawn again for ever', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    for (const line of [
      'Buy milk',
      'Call Eva tomorrow 9am',
      'habit add Meds',
      'nudge set morning 11:00',
      'focus start milk',
    ])
      await ann.says(line)
    const browser = await served.signedIn(ann)
    for (const path of ['', '/tasks', '/habits', '/goals', '/energy', '/settings', '/account', '/tokens', '/import']) {
      await browser.get(`/me${path}`)
      earth.clock.advance({ seconds: 20 })
      expect([path, await isTold(earth, 'ann', () => browser.get(`/me${path}`))]).toEqual([path, false])
    }
  })

  test('of a sign-in elsewhere, and of a sign-out', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    await ann.says('Buy milk')
    const link = await served.link(ann)
    const browser = served.browser()
    earth.clock.advance({ minutes: 1 })
    const signIn = () => browser.post('/auth/sign-in', { code: link.split('/').at(-1) ?? '' })
    expect(await isTold(earth, 'ann', signIn)).toBe(true)
    earth.clock.advance({ minutes: 1 })
    const page = await browser.get('/me')
    const signOut = () => browser.post('/auth/logout', { token: hidden(page, 'token') })
    expect(await isTold(earth, 'ann', signOut)).toBe(true)
  })

  test('of what changed between the drawing of the page and its first look', async () => {
    const { earth, ann } = await start()
    earth.clock.advance({ seconds: 1 })
    const drawnAt = earth.clock.now()
    expect(isNewerThan(await stateOf(earth, 'ann'), drawnAt)).toBe(false)
    await ann.says('done milk')
    expect(isNewerThan(await stateOf(earth, 'ann'), drawnAt)).toBe(true)
  })

  test('of nothing where old rows are purged', async () => {
    const { earth } = await start()
    const purge = () => earth.database.knex('changes').delete()
    expect(await isTold(earth, 'ann', purge)).toBe(false)
  })
})

/** People whose pages are looked at together cost one statement. */
describeOnBothEngines('the look', (open) => {
  test('is one statement for any number of people', async () => {
    const earth = await world(await open())
    const people: Person[] = ['ann', 'ben', 'cleo'].map((name) => earth.person(name))
    for (const each of people) await each.says('Buy milk')
    const ids = (await earth.database.knex('users').select('user_id')).map(({ user_id }) => user_id)
    let count = 0
    earth.database.knex.on('query', () => count++)
    const states = await loadPageStates(earth.database.knex, ids, earth.clock.now())
    expect([states.size, count]).toEqual([3, 1])
    expect(await loadPageStates(earth.database.knex, ['01a226f3-3233-742f-a482-c5fd87995400'], new Date())).toEqual(
      new Map(),
    )
  })
})
