// Whom a person may name: people of their workspace and of their projects, nobody else, and nobody who is switched off.
import { expect, test } from 'vitest'
import {
  findMentionedPerson,
  findVisiblePerson,
  listVisiblePeople,
  personNamesById,
  searchVisiblePeople,
} from '../../../src/domain/access/visible-people.ts'
import { ChatAccount } from '../../../src/models/chat-account.ts'
import { newId } from '../../../src/models/id.ts'
import { User } from '../../../src/models/user.ts'
import { type Actor, castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const namesSeenBy = async (actor: Actor): Promise<string[]> =>
  (await actor.acts(listVisiblePeople)).map(({ username }) => username)

const mayName = (actor: Actor, whom: Actor): Promise<boolean> =>
  actor.acts(async (me) => (await findVisiblePerson(me, whom.id)) !== undefined)

describeOnBothEngines('the people one may name', (open) => {
  test('are those of one’s workspace and one’s projects', async () => {
    const cast = castOf(await open())
    const [acme, other] = [await cast.space('slack', 'T1'), await cast.space('slack', 'T2')]
    const ann = await cast.person('ann', { space: acme })
    const ben = await cast.person('ben', { space: acme })
    const cat = await cast.person('cat', { space: other })
    const dan = await cast.person('dan', { space: other })
    const eve = await cast.person('eve')
    expect(await namesSeenBy(ann)).toEqual(['ben'])
    expect(await namesSeenBy(eve)).toEqual([])
    // Oneself is never a stranger.
    expect(await mayName(eve, eve)).toBe(true)
    // A member sees the owner and the other members, and each of them the member.
    await dan.project('Flat', ann, eve)
    expect(await namesSeenBy(ann)).toEqual(['ben', 'dan', 'eve'])
    expect(await namesSeenBy(eve)).toEqual(['ann', 'dan'])
    expect(await namesSeenBy(dan)).toEqual(['ann', 'cat', 'eve'])
    expect(await namesSeenBy(ben)).toEqual(['ann'])
    expect(await mayName(ann, dan)).toBe(true)
    expect(await mayName(ann, cat)).toBe(false)
    await cast.database.knex('users').where({ user_id: dan.id }).update({ is_active: false })
    expect(await namesSeenBy(ann)).toEqual(['ben', 'eve'])
    expect(await mayName(ann, dan)).toBe(false)
  })

  test('are all who share a terminal, and none who share a bot of Discord', async () => {
    const cast = castOf(await open())
    const [terminal, bot, server] = [
      await cast.space('terminal'),
      await cast.space('discord'),
      await cast.space('discord', 'G1'),
    ]
    const two = async (space: typeof terminal, one: string, another: string) => [
      await cast.person(one, { space }),
      await cast.person(another, { space }),
    ]
    const [ann] = await two(terminal, 'ann', 'ben')
    const [cat] = await two(bot, 'cat', 'dan')
    const [eve] = await two(server, 'eve', 'fay')
    expect(ann && (await namesSeenBy(ann))).toEqual(['ben'])
    expect(cat && (await namesSeenBy(cat))).toEqual([])
    expect(eve && (await namesSeenBy(eve))).toEqual(['fay'])
  })

  test('are listed by name, 25 of them', async () => {
    const cast = castOf(await open())
    const space = await cast.space('terminal')
    const ann = await cast.person('ann', { space })
    const names = Array.from({ length: 27 }, (_, index) => `guest${String(99 - index)}`)
    for (const name of names) await cast.person(name, { space })
    expect(await namesSeenBy(ann)).toEqual(names.toSorted().slice(0, 25))
  })
})

describeOnBothEngines('a person by their words', (open) => {
  const office = async () => {
    const cast = castOf(await open())
    const space = await cast.space('slack', 'T1')
    const ann = await cast.person('ann', { space, fullName: 'Ann Arbor' })
    for (const [name, fullName] of [
      ['zoe', 'Zoë Young'],
      ['sam', 'Sam Ashton'],
      ['samantha', 'Samantha Ash'],
      ['kim', undefined],
    ] as const)
      await cast.person(name, { space, ...(fullName ? { fullName } : {}) })
    const stranger = await cast.person('samuel', { fullName: 'Sam Elsewhere' })
    return { cast, space, ann, stranger }
  }

  test.each([
    ['me', ['ann']],
    ['@me', ['ann']],
    ['ann', ['ann']],
    ['zoe', ['zoe']],
    ['  Zoë  ', ['zoe']],
    ['@Zoe', ['zoe']],
    [' @zoe', ['zoe']],
    ['young', ['zoe']],
    ['young zo', ['zoe']],
    ['young sam', []],
    // A whole name wins over those that contain it.
    ['sam', ['sam']],
    ['Sam Ashton', ['sam']],
    ['sama', ['samantha']],
    ['ash', ['sam', 'samantha']],
    ['kim', ['kim']],
    ['ki', ['kim']],
    ['a@nn', []],
    ['elsewhere', []],
    ['', []],
    ['  @ ', []],
  ])('“%s” is %j', async (words, usernames) => {
    const { ann } = await office()
    const found = await ann.acts((me) => searchVisiblePeople(me, words))
    expect(found.map(({ username }) => username)).toEqual(usernames)
  })

  test('a mention is who has that account in this space', async () => {
    const { cast, ann, space, stranger } = await office()
    const other = await cast.space('slack', 'T2')
    const mentioned = (externalId: string, actor: Actor = ann) =>
      actor.acts(async (me) => (await findMentionedPerson(me, externalId))?.username)
    expect(await mentioned('zoe')).toBe('zoe')
    expect(await mentioned('nobody')).toBeUndefined()
    await ann.acts(async (me) => {
      const account = { created_at: me.now, space_id: space.space_id }
      await ChatAccount.query(me.trx).insert({ ...account, account_id: newId(), external_id: 'U9', user_id: null })
      const elsewhere = { account_id: newId(), external_id: 'U7', user_id: stranger.id, space_id: other.space_id }
      await ChatAccount.query(me.trx).insert({ ...account, ...elsewhere })
    })
    expect(await mentioned('U9')).toBeUndefined()
    expect(await mentioned('U7')).toBeUndefined()
    expect(await mentioned('zoe', stranger)).toBeUndefined()
    await ann.acts((me) =>
      User.query(me.trx).where({ username: 'zoe' }).patch({ is_active: false, updated_at: me.now }),
    )
    expect(await mentioned('zoe')).toBeUndefined()
  })

  test('names are the full one where there is one', async () => {
    const { cast, ann } = await office()
    const kim = await cast.database.knex('users').where({ username: 'kim' }).first('user_id')
    const names = await ann.acts((me) => personNamesById(me, [ann.id, kim.user_id, ann.id]))
    expect([...names]).toEqual(
      expect.arrayContaining([
        [ann.id, 'Ann Arbor'],
        [kim.user_id, 'kim'],
      ]),
    )
    expect(names.size).toBe(2)
    expect((await ann.acts((me) => personNamesById(me, []))).size).toBe(0)
  })
})
