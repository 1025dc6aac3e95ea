// Who may administer what: an operator everything, an admin their own space, by the platform's word or a grant kept here.
import { expect, test } from 'vitest'
import { isAccountInPlace, loadAdminFacts, requireAdminOver } from '../../../src/commands/lib/admin-rights.ts'
import { isOperator, requireAdminScope } from '../../../src/domain/access/rights.ts'
import type { Me } from '../../../src/domain/request/me.ts'
import { Admin } from '../../../src/models/admin.ts'
import { newId } from '../../../src/models/id.ts'
import type { Space } from '../../../src/models/space.ts'
import { UserError } from '../../../src/user-error.ts'
import { type Actor, castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const grant = (to: Actor, space: Space | null) =>
  to.acts((me) =>
    Admin.query(me.trx).insert({
      admin_id: newId(),
      user_id: to.id,
      space_id: space?.space_id ?? null,
      created_at: me.now,
    }),
  )

const scopeOf = (actor: Actor, isSpaceAdmin = false): Promise<string> =>
  actor.acts((me) => requireAdminScope(me, isSpaceAdmin)).catch((error) => error.code)

describeOnBothEngines('the right to administer', (open) => {
  test('is an operator’s over everybody, an admin’s over their space, and nobody else’s', async () => {
    const cast = castOf(await open())
    const [acme, other] = [await cast.space('slack', 'T1'), await cast.space('slack', 'T2')]
    const ann = await cast.person('ann', { space: acme })
    const ben = await cast.person('ben', { space: acme })
    const cat = await cast.person('cat', { space: other })
    const dan = await cast.person('dan')
    for (const each of [ann, ben, cat, dan]) expect(await scopeOf(each)).toBe('admin.not-allowed')
    // The platform says so at each request.
    expect(await scopeOf(ann, true)).toBe('space')
    expect(await scopeOf(ann)).toBe('admin.not-allowed')
    await grant(ann, null)
    expect(await scopeOf(ann)).toBe('everybody')
    expect(await scopeOf(ann, true)).toBe('everybody')
    await grant(ben, acme)
    expect(await scopeOf(ben)).toBe('space')
    // A grant for another space is none here, and somebody else's is not theirs.
    await grant(cat, acme)
    expect(await scopeOf(cat)).toBe('admin.not-allowed')
    await grant(dan, acme)
    expect(await scopeOf(dan)).toBe('admin.not-allowed')
    const operators = await Promise.all(
      [ann, ben, cat, dan].map((each) => each.acts((me) => isOperator(me.trx, me.user.user_id))),
    )
    expect(operators).toEqual([true, false, false, false])
  })

  test('does not reach into another place', async () => {
    const cast = castOf(await open())
    const [acme, other] = [await cast.space('slack', 'T1'), await cast.space('slack', 'T2')]
    const [ann, ben] = [await cast.person('ann', { space: acme }), await cast.person('ben', { space: acme })]
    const [cat, boss] = [await cast.person('cat', { space: other }), await cast.person('boss')]
    await grant(boss, null)
    const over = (actor: Actor, people: readonly Actor[], facts: Parameters<typeof requireAdminOver>[1]) =>
      actor
        .acts((me) =>
          requireAdminOver(
            me,
            facts,
            people.flatMap(({ account }) => (account ? [{ account, user: null }] : [])),
          ),
        )
        .catch((error) => error.code ?? error.message)
    const admin = { isSpaceAdmin: true, members: null }
    expect(await over(ann, [ben], admin)).toBe('space')
    expect(await over(ann, [], admin)).toBe('space')
    expect(await over(ann, [ben, cat], admin)).toBe('member.unknown')
    expect(await over(ann, [ben], null)).toBe('admin.not-allowed')
    expect(await over(ann, [ben], { isSpaceAdmin: false, members: null })).toBe('admin.not-allowed')
    expect(await over(boss, [ben, cat], null)).toBe('everybody')
    // Where only the platform knows its members, it is asked about each.
    const known = new Set([ben.account?.account_id ?? ''])
    expect(await over(ann, [ben], { isSpaceAdmin: true, members: known })).toBe('space')
    expect(await over(ann, [ben], { isSpaceAdmin: true, members: new Set() })).toBe('member.unknown')
    const isHere = (actor: Actor, whose: Actor) =>
      actor.acts(async (me) => whose.account !== null && isAccountInPlace(me, null, whose.account))
    expect(await isHere(ann, ben)).toBe(true)
    expect(await isHere(ann, cat)).toBe(false)
    expect(await isHere(boss, ben)).toBe(false)
  })
})

describeOnBothEngines('what a platform is asked about its admins', (open) => {
  const house = async (externalId: string) => {
    const cast = castOf(await open())
    const server = await cast.space('discord', externalId)
    const ann = await cast.person('ann', { space: server })
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, index) => cast.person(`guest${index}`, { space: server })),
    )
    const asked: string[] = []
    const load = (isAdmin: boolean | undefined, isMember?: (id: string) => Promise<boolean>) =>
      loadAdminFacts(
        (work: (me: Me) => unknown) => ann.acts(async (me) => work(me)) as never,
        {
          ...(isAdmin === undefined ? {} : { isSpaceAdmin: async () => isAdmin }),
          ...(isMember ? { isSpaceMember: isMember } : {}),
        } as never,
        async () => people.flatMap(({ account }) => (account ? [{ account, user: null }] : [])),
      )
    const accountIds = people.map(({ account }) => account?.account_id)
    return { ann, asked, load, people, accountIds }
  }

  test('a listed space needs no look-up; without an answer nobody is an admin', async () => {
    const { load } = await house('G1')
    const isMember = async () => {
      throw new Error('not asked')
    }
    expect(await load(true, isMember)).toEqual({ isSpaceAdmin: true, members: null })
    expect(await load(false, isMember)).toEqual({ isSpaceAdmin: false, members: null })
    expect(await load(undefined, isMember)).toEqual({ isSpaceAdmin: false, members: null })
  })

  test('a server’s members are looked up, ten at most, and for an admin only', async () => {
    const { load, asked, accountIds } = await house('')
    const isMember = async (id: string) => {
      asked.push(id)
      return id !== 'guest3'
    }
    expect(await load(false, isMember)).toEqual({ isSpaceAdmin: false, members: new Set() })
    expect(asked).toEqual([])
    const { members } = await load(true, isMember)
    expect([...(members ?? [])]).toEqual(accountIds.slice(0, 10).filter((_, index) => index !== 3))
    expect(asked).toHaveLength(10)
    // A platform that cannot tell has no members to administer.
    expect(await load(true)).toEqual({ isSpaceAdmin: true, members: new Set() })
  })

  test('what it cannot say is told, a refusal is passed on', async () => {
    const { ann } = await house('')
    const ask = (error: Error) =>
      loadAdminFacts(
        (work: (me: Me) => unknown) => ann.acts(async (me) => work(me)) as never,
        {
          isSpaceAdmin: async () => {
            throw error
          },
        } as never,
        async () => [],
      ).catch((thrown: Error) => thrown.message)
    expect(await ask(new Error('no network'))).toBe(
      "I couldn't find out who the admins are here. Try again in a minute.",
    )
    expect(await ask(new UserError('Not in this channel.'))).toBe('Not in this channel.')
  })
})
