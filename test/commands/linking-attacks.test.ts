// Attacks on who is who, by name. Each ends with: nobody sees a row of somebody else, nobody has a right they had not.
// The first five are those of "Pre-hijacked accounts" (Sudhodanan and Paverd, USENIX Security 2022), each as far as it
// has a place to begin here: chat accounts and codes. Passwords and the page: test/adapters/web/attacks.test.ts.

import { expect, test } from 'vitest'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import * as operators from '../../src/domain/access/operators.ts'
import * as sessions from '../../src/domain/access/sessions/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { asking, codeIn, linked, operator } from '../support/linking.ts'
import { nudging } from '../support/nudging.ts'
import { talk, textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const NOTHING = "That code doesn't work"
const ACME = { platform: 'slack', space: 'T1', spaceName: 'Acme' } as const
const EVIL = { platform: 'slack', space: 'T666', spaceName: 'Acme' } as const
const admin = { isSpaceAdmin: async () => true }

describeOnBothEngines('attacks on linking', (open) => {
  test('classic-federated merge: an address that two accounts share makes them nobody’s one person', async () => {
    const earth = await world(await open())
    const eve = earth.person('eve', { ...EVIL, externalId: 'U9', email: 'ann@example.org' })
    const ann = earth.person('ann', { ...ACME, externalId: 'U1', email: 'ann@example.org' })
    await eve.says('hello')
    await ann.says('Secret errand')
    await talk(eve, [['task list find:secret', { not: 'Secret errand' }]])
    await talk(ann, [['auth show', 'One account']])
    expect(await count(earth, 'users')).toBe(2)
  })

  test('unexpired session: whoever was signed in before a link or an unlinking is signed in to nothing after it', async () => {
    const earth = await world(await open())
    const store = storeOf(earth)
    const ann = earth.person('ann')
    const sis = earth.person('sis', { platform: 'discord', externalId: '99' })
    await sis.says('hello')
    await ann.says('Secret errand')
    const before = await Promise.all([signedIn(store, await idOf(sis)), signedIn(store, await idOf(ann))])
    const { heart } = await linked(earth, { first: ann, second: sis })
    for (const session of before) await expectOver(store, session)
    const between = await signedIn(store, await idOf(ann))
    await sis.says('auth unlink account:discord')
    await expectOver(store, between)
    await linked(earth, { first: ann, second: sis, heart })
    const link = await ann.says('auth web')
    await ann.says('auth unlink account:discord')
    expect(await openSignIns(earth), textOf(link)).toBe(0)
  })

  test('trojan identifier: an account that was slipped in is seen, goes with one tap, and sees nothing after it', async () => {
    const earth = await world(await open())
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    // She had Ann's machine for a minute.
    const { first: ann, heart } = await linked(earth, { second: eve })
    await ann.says('Secret errand')
    await talk(ann, [
      ['auth show', 'Discord: eve'],
      ['auth unlink account:discord', 'Unlinked: Discord: eve'],
    ])
    await talk(eve, [
      ['task list find:secret', { not: 'Secret errand' }],
      ['auth unlink account:terminal', 'No account matches'],
      ['undo', { not: 'Secret errand' }],
    ])
    await ann.says('Call dentist 11:00')
    await heart.at('2026-03-05T10:00:00Z')
    const told = heart.posts.filter(({ text }) => text.includes('Call dentist'))
    expect(told.map(({ platform }) => platform)).toEqual(['terminal'])
  })

  test('unexpired email change: what was begun and not finished is worth nothing later', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    const letter = await asking(earth, { first: ann, second: eve })
    earth.clock.advance({ minutes: 10 })
    expect(textOf(await ann.presses(letter, 'Yes, me'))).toContain('That link has expired')
    expect(await peopleOf(ann, eve)).toBe(2)
    // Nor is what somebody offered who is not in that account any more.
    const other = await world(await open())
    const pair = await linked(other)
    const offered = await pair.second.says('auth link')
    await pair.first.says('auth unlink account:discord')
    const mallory = other.person('mallory', { platform: 'discord', externalId: '67' })
    expect(textOf(await mallory.says(`auth redeem ${codeIn(offered)}`))).toContain(NOTHING)
  })

  test('non-verifying identity provider: a workspace that says anything of its people says it of its own alone', async () => {
    const earth = await world(await open())
    const same = { externalId: 'U1', fullName: 'Ann Lee', email: 'ann@example.org' }
    const ann = earth.person('ann', { ...ACME, ...same })
    const twin = earth.person('ann', { ...EVIL, ...same })
    await ann.says('Secret errand')
    await talk(twin, [['task list find:secret', { not: 'Secret errand' }]])
    expect(textOf(await twin.says('admin people', admin))).toBe(
      'People here: 1\nAnn Lee [Switch off]\n[Settings] [Audit]',
    )
    expect(await count(earth, 'users')).toBe(2)
  })

  test('code phishing: a code without both yeses is worth nothing, whoever has it', async () => {
    const earth = await world(await open())
    const heart = await nudging(earth)
    const ann = earth.person('ann')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    await ann.says('Secret errand')
    await eve.says('Bait')
    // Ann is talked into typing Eve's code: the question names Eve, and silence or a no ends it.
    const bait = await ann.says(`auth redeem ${codeIn(await eve.says('auth link'))}`)
    expect(textOf(bait)).toContain('Discord: eve')
    expect(textOf(bait)).toContain('Say yes only if you expected this.')
    expect(textOf(await ann.says('yes'))).not.toContain('One more yes')
    expect(textOf(await eve.says('auth confirm link:terminal answer:yes'))).toMatch(/No link matches|not here/)
    expect(textOf(await ann.presses(bait, 'Not me'))).toContain('Not linked')
    expect(textOf(await ann.presses(bait, 'Link'))).toContain('That link has expired')
    // Ann is talked out of her own code: she is asked, by Eve's name, where she is.
    const stolen = await eve.says(`auth redeem ${codeIn(await ann.says('auth link'))}`)
    await eve.presses(stolen, 'Link')
    await eve.presses(stolen, 'Link')
    await heart.beat()
    expect(heart.heard()).toEqual(["Is Discord's eve you?\nBoth will show the same tasks.\n[Yes, me] [Not me]"])
    await ann.presses(heart.answer(), 'Not me')
    expect(textOf(await eve.presses(stolen, 'Link'))).toContain('That link has expired')
    await talk(eve, [['task list find:secret', { not: 'Secret errand' }]])
    expect(await peopleOf(ann, eve)).toBe(2)
  })

  test('brute force: five wrong codes an hour of one person, whichever of their accounts types them', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { ...ACME, externalId: 'U1' })
    const { first, second } = await linked(earth, {
      first: earth.person('eve', { ...ACME, externalId: 'U9' }),
      second: earth.person('eve', { platform: 'discord', externalId: '66' }),
    })
    for (let index = 0; index < 5; index++)
      expect(textOf(await (index < 3 ? first : second).says('auth redeem BBBB-BBBB'))).toContain(NOTHING)
    const code = codeIn(await ann.says('auth link'))
    for (const account of [first, second])
      expect(textOf(await account.says(`auth redeem ${code}`))).toContain("Too many codes that don't work")
    earth.clock.advance({ minutes: 61 })
    expect(textOf(await first.says('auth redeem BBBB-BBBB'))).toContain(NOTHING)
  })

  for (const place of [ACME, { platform: 'discord' } as const])
    test(`denial of service: no number of wrong codes closes ${place.platform} to others; guessing is slowed`, async () => {
      const earth = await world(await open())
      const ann = earth.person('ann', { platform: 'terminal', externalId: 'ann' })
      const code = codeIn(await ann.says('auth link'))
      const strangers = Array.from({ length: 50 }, (_, index) =>
        earth.person(`e${index}`, { ...place, externalId: `9${index}` }),
      )
      for (const one of strangers) expect(textOf(await one.says('auth redeem BBBB-BBBB'))).toContain(NOTHING)
      // Each of them has to wait now, and the longer the more they guessed.
      const [guesser] = strangers
      expect(textOf((await guesser?.says('auth redeem BBBB-BBBB')) ?? never())).toContain('Too many codes')
      earth.clock.advance({ minutes: 5 })
      const again = codeIn(await ann.says('auth link'))
      const bystander = earth.person('ann.other', { ...place, externalId: '777' })
      expect(textOf(await bystander.says('auth redeem BBBB-BBBB'))).toContain(NOTHING)
      const other = earth.person('ann.third', { ...place, externalId: '778' })
      expect(textOf(await other.says(`auth redeem ${code}`))).toContain(NOTHING)
      const honest = earth.person('ann.fourth', { ...place, externalId: '779' })
      expect(textOf(await honest.says(`auth redeem ${again}`))).toContain('Link these two?')
      earth.clock.advance({ minutes: 16 })
      expect(textOf((await guesser?.says('auth redeem BBBB-BBBB')) ?? never())).toContain(NOTHING)
      expect(earth.errors).toEqual([])
    })

  test('leaving and coming back gives no more guesses', async () => {
    const earth = await world(await open())
    const eve = earth.person('eve', { ...ACME, externalId: 'U9' })
    let looked = 0
    for (let index = 0; index < 40; index++) {
      if (textOf(await eve.says('auth redeem BBBB-BBBB')).includes(NOTHING)) looked++
      if (index % 4 === 3) await eve.says('me delete eve')
    }
    expect(looked).toBe(20)
  })

  test('brute force at once: of twenty wrong codes in one moment five are looked at', async () => {
    const earth = await world(await open())
    const eve = earth.person('eve')
    await eve.says('hello')
    const answers = await Promise.all(Array.from({ length: 20 }, () => eve.says('auth redeem BBBB-BBBB')))
    expect(answers.filter((answer) => textOf(answer).includes(NOTHING))).toHaveLength(5)
  })

  test('codes are random, of twenty symbols, kept as a keyed hash only', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const seen = new Set<string>()
    for (let index = 0; index < 100; index++) seen.add(codeIn(await ann.says('auth link')))
    expect(seen.size).toBe(100)
    expect(new Set([...seen].join('').replaceAll('-', '')).size).toBeGreaterThan(18)
    const kept = JSON.stringify(await everything(earth))
    for (const code of seen) expect(kept).not.toMatch(new RegExp(`${code}|${code.replace('-', '')}`, 'i'))
    // A newer code ends the older ones.
    const [older = ''] = seen
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    expect(textOf(await eve.says(`auth redeem ${older}`))).toContain(NOTHING)
  })

  for (const signup of ['open', 'invite'] as const)
    test(`first admin (${signup}): fifty strangers on a fresh install are no admins; with the token exactly one is`, async () => {
      const earth = await world(await open(), { outside: { signup } })
      const strangers = Array.from({ length: 50 }, (_, index) => earth.person(`s${index}`, { externalId: `s${index}` }))
      await Promise.all(
        strangers.map(async (one, index) => {
          for (const line of ['admin people', 'auth invite', 'admin set person:s1 active:no', 'auth redeem BBBB-BBBB'])
            if (index < 40 || line !== 'auth redeem BBBB-BBBB') await one.says(line)
        }),
      )
      expect(await count(earth, 'admins')).toBe(0)
      expect(await count(earth, 'link_codes')).toBe(0)
      const { code } = await earth.database.knex.transaction((trx) =>
        operators.issueOperatorToken(trx, earth.secretKey, earth.clock.now()),
      )
      const answers = await Promise.all(strangers.map((one) => one.says(`auth redeem ${code}`)))
      expect(answers.filter((answer) => textOf(answer).includes('You are an operator of this Proxy now'))).toHaveLength(
        1,
      )
      expect(await count(earth, 'admins')).toBe(1)
      expect(earth.errors).toEqual([])
    })

  test('admin of another space: nobody of this one is found, invited, switched off or read about', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { ...ACME, externalId: 'U1', fullName: 'Ann Lee' })
    const mallory = earth.person('mallory', { ...EVIL, externalId: 'U1', fullName: 'Mallory' })
    for (const each of [ann, mallory]) await each.says('hello')
    const id = await idOf(ann)
    const account = String((await earth.database.knex('chat_accounts').where({ user_id: id }).first())?.account_id)
    const missing = '00000000-0000-4000-8000-000000000000'
    for (const command of ['auth invite', 'admin set active:no', 'admin audit'])
      for (const person of [id, account, 'ann', 'U1', '<@U1>']) {
        const line = `${command} person:${person}`
        const none = textOf(await mallory.says(`${command} person:${person.length > 30 ? missing : 'nobody'}`, admin))
        const said = textOf(await mallory.says(line, admin))
        // By the mention of an id that both have, the other space's admin names themself.
        if (person === '<@U1>') expect(said, line).not.toContain('Ann')
        else expect(said.replaceAll(person, 'nobody'), line).toBe(none.replaceAll(missing, 'nobody'))
      }
    expect(textOf(await mallory.says('admin audit', admin))).not.toContain('Ann')
    await talk(ann, [['task list', { not: 'switched off' }]])
    expect(await earth.database.knex('link_codes').where({ user_id: id })).toEqual([])
  })

  test('admin of a Discord server: only whom Discord says is in it, asked at every request', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { platform: 'discord', externalId: '1' })
    const zoe = earth.person('zoe', { platform: 'discord', externalId: '2' })
    const ben = earth.person('ben', { platform: 'discord', externalId: '3' })
    for (const each of [ann, zoe, ben]) await each.says('hello')
    const members = new Set(['1', '3'])
    const where = (serverId: string) => ({ where: { channelId: 'general', kind: 'shared' as const, serverId } })
    const here = { ...admin, isSpaceMember: async (id: string) => members.has(id), ...where('71') }
    expect(textOf(await ben.says('admin people', here))).toMatch(/People here: 2[\s\S]*ann/)
    expect(textOf(await ben.says('admin people', here))).not.toContain('zoe')
    expect(textOf(await ben.says('admin set person:<@1> active:no', here))).toContain(
      'ann is switched off in this server',
    )
    expect(textOf(await ben.says('admin people', here))).toContain('ann · switched off [Switch on]')
    expect(textOf(await ben.says('admin set person:<@1> active:no', here))).toContain('already switched off')
    // It holds there, whatever the account becomes, and nowhere else.
    const refused = 'An admin switched me off for you in this server.'
    await ann.says('Secret errand')
    await talk(ann, [['task list', 'Secret errand']])
    expect(textOf(await ann.says('task list', where('71')))).toContain(refused)
    expect(textOf(await ann.says('task list', where('72')))).toContain('Secret errand')
    expect(textOf(await ann.says('admin people', { ...admin, ...where('71') }))).toContain(refused)
    expect(
      await ann.world.dispatcher.suggest(ann.request({ kind: 'typed', line: '' }, where('71')), 'done', 'task', ''),
    ).toEqual([])
    const elsewhere = { ...here, ...where('72') }
    expect(textOf(await ben.says('admin people', elsewhere))).not.toContain('switched off')
    expect(textOf(await ben.says('admin audit person:<@1>', elsewhere))).not.toContain('Switched off')
    expect(textOf(await ben.says('admin audit person:<@1>', here))).toContain('Switched off · ann')
    expect(textOf(await ben.says('admin set person:<@1> active:yes', here))).toContain(
      'ann is switched on in this server',
    )
    expect(textOf(await ann.says('task list', where('71')))).toContain('Secret errand')
    expect(textOf(await ben.says('admin set person:<@2> active:no', here))).toBe(
      textOf(await ben.says('admin set person:<@9> active:no', here)),
    )
    members.delete('1')
    expect(textOf(await ben.says('admin set person:<@1> active:yes', here))).toContain(
      "I don't know anyone here by that name",
    )
    // In a direct message nobody is in a server.
    expect(textOf(await ben.says('admin set person:<@1> active:yes', admin))).toContain(
      "I don't know anyone here by that name",
    )
    expect(textOf(await ben.says('admin people', {}))).toContain('Only admins')
  })

  test('an admin’s code in the wrong hands: bound to an identity, to a space, or to a yes of the one it is for', async () => {
    const earth = await world(await open(), { outside: { signup: 'invite' } })
    const heart = await nudging(earth)
    const ben = await operator(earth, 'ben')
    const ann = earth.person('ann')
    const eve = earth.person('eve')
    for (const each of [ann, eve]) await each.says('knock knock')
    const bound = codeIn(await ben.says('auth invite person:ann'))
    expect(textOf(await eve.says(`auth redeem ${bound}`))).toContain(NOTHING)
    expect(textOf(await ann.says(`auth redeem ${bound}`))).toContain("You're in")
    const forAnn = codeIn(await ben.says('auth invite person:ann'))
    const asked = await eve.says(`auth redeem ${forAnn}`)
    expect(textOf(await eve.presses(asked, 'Link'))).toContain('One more yes')
    await heart.beat()
    expect(textOf(await eve.says('task list'))).toContain('invitation-only')
    const posts = heart.posts.filter(({ text }) => text.startsWith('Is '))
    expect(posts.map(({ letter }) => letter.externalId)).toEqual(['ann'])
    const question = { isRepeat: false, isPrivate: true, replacesMessage: false, followUps: [] }
    if (!posts[0]) throw new Error('Nobody was asked')
    await ann.presses({ ...question, view: posts[0].letter.view }, 'Not me')
    expect(textOf(await eve.says('task list'))).toContain('invitation-only')
  })

  test('a newcomer’s code of a space’s admin lets nobody into another space', async () => {
    const earth = await world(await open(), { outside: { signup: 'invite' } })
    const olaf = await operator(earth, 'olaf')
    const ben = earth.person('ben', { ...ACME, externalId: 'U2' })
    await ben.says(`auth redeem ${codeIn(await olaf.says('auth invite'))}`)
    const code = codeIn(await ben.says('auth invite', admin))
    const away = earth.person('mallory', { ...EVIL, externalId: 'U9' })
    const here = earth.person('cat', { ...ACME, externalId: 'U3' })
    expect(textOf(await away.says(`auth redeem ${code}`))).toContain(NOTHING)
    expect(textOf(await here.says(`auth redeem ${code}`))).toContain("You're in")
  })

  test('replayed, expired and double-redeemed codes open nothing', async () => {
    const earth = await world(await open())
    const { first: ann, second: sis } = await linked(earth)
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    const code = codeIn(await ann.says('auth link'))
    expect(textOf(await sis.says(`auth redeem ${code}`))).toContain('They are already one account')
    const asked = await eve.says(`auth redeem ${code}`)
    expect(textOf(asked)).toContain('Link these two?')
    const mallory = earth.person('mallory', { platform: 'discord', externalId: '67' })
    expect(textOf(await mallory.says(`auth redeem ${code}`))).toContain(NOTHING)
    await eve.presses(asked, 'Not me')
    expect(textOf(await eve.says(`auth redeem ${code}`))).toContain(NOTHING)
    const late = codeIn(await ann.says('auth link'))
    earth.clock.advance({ minutes: 10 })
    expect(textOf(await mallory.says(`auth redeem ${late}`))).toContain(NOTHING)
  })

  test('two redeems at once: one is asked, the other has nothing', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const others = Array.from({ length: 8 }, (_, index) =>
      earth.person(`d${index}`, {
        platform: index % 2 ? 'discord' : 'slack',
        space: index % 2 ? '' : 'T1',
        externalId: `${index}`,
      }),
    )
    for (const each of others) await each.says('hello')
    const code = codeIn(await ann.says('auth link'))
    const answers = (await Promise.all(others.map((each) => each.says(`auth redeem ${code}`)))).map(textOf)
    expect(answers.filter((text) => text.includes('Link these two?'))).toHaveLength(1)
    expect(answers.filter((text) => text.includes(NOTHING))).toHaveLength(7)
    expect(earth.errors).toEqual([])
  })

  test('two yeses at once, and two people who link each other at once, end as one person', async () => {
    const earth = await world(await open())
    const heart = await nudging(earth)
    const ann = earth.person('ann')
    const sis = earth.person('sis', { platform: 'discord', externalId: '99' })
    const letter = await asking(earth, { first: ann, second: sis, heart })
    const answers = await Promise.all([ann.presses(letter, 'Yes, me'), ann.presses(letter, 'Yes, me')])
    expect(answers.map(textOf).filter((text) => text.startsWith('Linked'))).toHaveLength(1)
    const [cat, dog] = [earth.person('cat'), earth.person('dog', { platform: 'discord', externalId: '98' })]
    const [one, two] = [codeIn(await cat.says('auth link')), codeIn(await dog.says('auth link'))]
    await dog.presses(await dog.says(`auth redeem ${one}`), 'Link')
    await cat.presses(await cat.says(`auth redeem ${two}`), 'Link')
    await heart.beat()
    const letters = heart.posts.slice(-2).map((post) => ({
      to: post.letter.externalId,
      answer: { isRepeat: false, isPrivate: true, replacesMessage: false, followUps: [], view: post.letter.view },
    }))
    await Promise.all(letters.map(({ to, answer }) => (to === 'cat' ? cat : dog).presses(answer, 'Yes, me')))
    expect(await peopleOf(cat, dog)).toBe(1)
    expect(earth.errors).toEqual([])
  })

  test('demoted, switched off or unlinked: from the next request on, reminders included', async () => {
    const earth = await world(await open())
    const heart = await nudging(earth)
    const ben = earth.person('ben', { ...ACME, externalId: 'U2' })
    const ann = earth.person('ann', { ...ACME, externalId: 'U1' })
    for (const each of [ben, ann]) await each.says('hello')
    const people = await ben.says('admin people', admin)
    const press = people.view.blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button] : []))
    // Demoted at Slack: the very buttons that were shown do nothing.
    const demoted = await ben.world.dispatcher.answer(
      ben.request({ kind: 'pressed', line: press[0]?.line ?? '' }, { isSpaceAdmin: async () => false }),
    )
    expect(textOf(demoted)).toContain('Only admins')
    await ann.says('Call dentist 11:00')
    await ben.says('admin set person:ann active:no', admin)
    await heart.at('2026-03-05T11:00:00Z')
    expect(heart.posts).toEqual([])
    // An operator whose right ended.
    const olaf = await operator(earth, 'olaf')
    expect(textOf(await olaf.says('admin people'))).toContain('People here: 3')
    const userId = await idOf(olaf)
    await earth.database.knex.transaction((trx) =>
      operators.revokeOperator(trx, earth.clock.now(), { userId, byId: null }),
    )
    expect(textOf(await olaf.says('admin people'))).toContain('Only admins')
    expect(earth.errors).toEqual([])
  })

  test('a workspace’s admin switches off the account there, and not what somebody has elsewhere', async () => {
    const earth = await world(await open())
    const ben = earth.person('ben', { ...ACME, externalId: 'U2' })
    const work = earth.person('ann', { ...ACME, externalId: 'U1', fullName: 'Ann Lee' })
    const home = earth.person('ann.lee', { platform: 'discord', externalId: '7' })
    await ben.says('hello')
    const { heart } = await linked(earth, { first: work, second: home })
    await home.says('Secret errand')
    expect(textOf(await ben.says('admin set person:"Ann Lee" active:no', admin))).toContain('Only here')
    expect(textOf(await work.says('task list'))).toContain('switched off')
    await talk(home, [['task list', 'Secret errand']])
    await home.says('Call dentist 11:00')
    await heart.at('2026-03-05T11:00:00Z')
    expect(heart.posts.filter(({ text }) => text.includes('dentist')).map(({ platform }) => platform)).toEqual([
      'discord',
    ])
    expect(textOf(await ben.says('admin set person:"Ann Lee" active:yes', admin))).toContain('switched on')
    await talk(work, [['task list', { not: 'Secret errand' }]])
  })

  test('what an operator switched off, a workspace’s admin does not switch on', async () => {
    const earth = await world(await open())
    const olaf = await operator(earth, 'olaf')
    const ben = earth.person('ben', { ...ACME, externalId: 'U2' })
    const ann = earth.person('ann', { ...ACME, externalId: 'U1' })
    const cat = earth.person('cat', { ...ACME, externalId: 'U3' })
    await ben.says('hello')
    await ann.says('hello')
    await linked(earth, { first: cat, second: earth.person('cat.home', { platform: 'discord', externalId: '7' }) })
    for (const one of [ann, cat]) {
      const { name, externalId } = one.identity
      const { account_id: id } = await earth.database.knex('chat_accounts').where({ external_id: externalId }).first()
      expect(textOf(await olaf.says(`admin set person:${id} active:no`))).toContain('switched off')
      expect(textOf(await ben.says(`admin set person:${name} active:yes`, admin))).toContain(
        'An operator of this Proxy',
      )
      expect(textOf(await one.says('task list'))).toContain('switched off')
      expect(textOf(await olaf.says(`admin set person:${id} active:yes`))).toContain('switched on')
    }
    // What was decided here is undone here.
    await ben.says('admin set person:ann active:no', admin)
    expect(textOf(await ben.says('admin set person:ann active:yes', admin))).toContain('switched on')
  })

  test('codes are shown to nobody else, wherever they are asked for', async () => {
    const earth = await world(await open())
    const olaf = await operator(earth, 'olaf')
    for (const line of ['auth link', 'auth invite person:olaf', 'auth redeem BBBB-BBBB', 'auth show', 'admin people']) {
      const answer = await olaf.says(line, { where: { channelId: 'general', kind: 'shared' } })
      expect(answer.isPrivate, line).toBe(true)
    }
  })
})

const storeOf = (earth: World): sessions.SessionStore => ({
  transact: (work) => earth.database.knex.transaction(work),
  secretKey: earth.secretKey,
  now: () => earth.clock.now(),
})

async function signedIn(store: sessions.SessionStore, userId: string): Promise<SessionTokens> {
  const grant = await sessions.beginSession(store, userId, 'a browser')
  if (!grant) throw new Error('Not signed in')
  expect(await sessions.authenticateAccessToken(store, grant.accessToken)).not.toBeNull()
  return grant
}

async function expectOver(store: sessions.SessionStore, grant: SessionTokens): Promise<void> {
  expect(await sessions.authenticateAccessToken(store, grant.accessToken)).toBeNull()
  expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
}

const openSignIns = async ({ database, clock }: World) =>
  Number(
    (
      await database
        .knex('link_codes')
        .where({ purpose: 'sign_in' })
        .where('expires_at', '>', clock.now())
        .count('* as n')
        .first()
    )?.['n'],
  )

const idOf = (person: Person): Promise<string> => person.acts(async (me) => me.user.user_id)

const peopleOf = async (...persons: Person[]): Promise<number> => new Set(await Promise.all(persons.map(idOf))).size

const count = async ({ database }: World, table: string): Promise<number> =>
  Number((await database.knex(table).count('* as n').first())?.['n'])

/** Every row there is. */
async function everything({ database: { knex } }: World): Promise<unknown[]> {
  const { models } = await import('../../src/models/all.ts')
  return Promise.all(models.map((model) => knex(model.tableName).select()))
}

function never(): never {
  throw new Error('There is nobody')
}
