// One person on two platforms: the code, both yeses, both told; the way back; being let in.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { codeIn, linked, operator } from '../support/linking.ts'
import { nudging } from '../support/nudging.ts'
import { talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const ACME = { platform: 'slack', space: 'T1', spaceName: 'Acme' } as const

describeOnBothEngines('linking', (open) => {
  test('the conversation of the design: an admin’s code, a yes from each side, everybody told', async () => {
    const earth = await world(await open())
    const heart = await nudging(earth)
    const ben = earth.person('ben', { ...ACME, externalId: 'U2', fullName: 'Ben Ray' })
    const slack = earth.person('ann', { ...ACME, externalId: 'U1', fullName: 'Ann Lee' })
    const discord = earth.person('ann.lee', { platform: 'discord', externalId: '77', fullName: 'Ann the Great' })
    await talk(slack, [['Buy milk', 'Added: Buy milk']])
    await talk(discord, [['Paint the wall', 'Added: Paint the wall']])
    const issued = await ben.says('auth invite person:ann', { isSpaceAdmin: async () => true })
    expect(textOf(issued)).toMatch(
      /^Code for Ann Lee\n[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4} · works once, until 10:40, for Ann only\. Their tasks stay theirs\./,
    )
    expect(issued.isPrivate).toBe(true)
    const asked = await discord.says(`auth redeem ${codeIn(issued).toLowerCase().replace('-', ' ')}`)
    expect(textOf(asked)).toBe(
      'Link these two?\nSlack: Ann Lee at Acme, offered by Ben Ray\nDiscord: ann.lee\nSay yes only if you expected this.\n[Link] [Not me]',
    )
    expect(textOf(await discord.presses(asked, 'Link'))).toContain(
      'One more yes\nI asked Ann Lee in Slack. The question stays open until 10:40.',
    )
    await heart.beat()
    expect(heart.posts.map(({ platform, text }) => [platform, text])).toEqual([
      ['slack', "Is Discord's ann.lee you?\nBoth will show the same tasks.\n[Yes, me] [Not me]"],
    ])
    const done = await slack.presses(heart.answer(), 'Yes, me')
    expect(textOf(done)).toMatch(/^Linked\nThey are one account now\.[\s\S]*\[Hide a zone here\] \[Unlink\]/)
    await heart.beat()
    expect(
      heart.posts.slice(1).map(({ platform, letter, text }) => [platform, letter.externalId, text.split('\n')[0]]),
    ).toEqual([
      ['discord', '77', 'Linked'],
      ['slack', 'U2', 'Ann is linked.'],
    ])
    for (const ann of [slack, discord])
      await talk(ann, [
        ['task list', 'Open tasks: 2', 'Buy milk', 'Paint the wall'],
        ['auth show', 'One person, 2 accounts', 'Slack: Ann Lee at Acme', 'Discord: ann.lee'],
      ])
    expect(await earth.database.knex('users').where({ username: 'ann.lee' }).select()).toEqual([])
    const audit = await earth.database.knex('audit_entries').orderBy('audit_entry_id')
    expect(audit.map(({ action }) => action)).toEqual(['person invited', 'linked'])
    expect(earth.errors).toEqual([])
  })

  test('a code of one’s own; pressed twice is once; unlinked, the account starts afresh', async () => {
    const earth = await world(await open())
    const { first, second, heart, done } = await linked(earth)
    await talk(second, [['auth show', 'One person, 2 accounts']])
    expect(textOf(await second.presses(done.asked, 'Link'))).toContain('Already answered, at')
    expect(textOf(await first.presses(done.letter, 'Yes, me'))).toContain('Already answered, at')
    await first.says('Buy milk')
    const gone = await first.presses(done.linked, 'Unlink')
    expect(textOf(gone)).toMatch(
      /^Unlinked: Discord: sis\nEverything stays with Terminal: ann\.\nThat account starts fresh, with an empty Inbox and no reminders\./,
    )
    await talk(second, [
      ['task list', /Nothing|No tasks|Open tasks: 0/],
      ['auth show', 'One account', 'Discord: sis · you are here'],
    ])
    await talk(first, [
      ['task list', 'Buy milk'],
      ['auth unlink account:terminal', 'only account', '[Link another]'],
    ])
    // The account one came with can be the one that goes, and come back.
    const again = await linked(earth, { first, second, heart })
    const self = await talk(first, [
      [
        'auth unlink account:terminal',
        'Unlinked: Terminal: ann',
        'This account starts fresh, with an empty Inbox and no reminders.',
      ],
    ])
    expect(textOf(self)).not.toContain('[Accounts]')
    await talk(first, [['task list', { not: 'Buy milk' }]])
    await talk(again.second, [['task list', 'Buy milk']])
    expect(earth.errors).toEqual([])
  })

  test('invitation-only: a stranger hears a kind word, nothing else works, a code lets them in', async () => {
    const earth = await world(await open(), { outside: { signup: 'invite' } })
    const olaf = await operator(earth, 'olaf')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    for (const line of ['hello', 'task list', 'auth show', 'auth link', 'admin people', 'auth redeem'])
      expect(textOf(await eve.says(line)), line).toBe(
        'Proxy is invitation-only here\nAsk an admin of this workspace, server or Proxy for a code.\nThen type: auth redeem CODE',
      )
    expect(textOf(await eve.says('auth redeem BCDF-GHJK'))).toContain("That code doesn't work")
    const issued = await olaf.says('auth invite')
    expect(textOf(await eve.says(`auth redeem ${codeIn(issued)}`))).toContain("You're in")
    await talk(eve, [['Buy milk', 'Added: Buy milk', "Hello, I'm Proxy"]])
    const other = earth.person('mallory', { platform: 'discord', externalId: '67' })
    expect(textOf(await other.says(`auth redeem ${codeIn(issued)}`))).toContain("That code doesn't work")
    expect(earth.errors).toEqual([])
  })

  test('invitation-only: a person’s own code links an account that was never let in, after both yeses', async () => {
    const earth = await world(await open(), { outside: { signup: 'invite' } })
    const heart = await nudging(earth)
    const olaf = await operator(earth, 'olaf')
    await olaf.says('Buy milk')
    const own = await olaf.says('auth link')
    const discord = earth.person('olaf.d', { platform: 'discord', externalId: '66' })
    const asked = await discord.says(`auth redeem ${codeIn(own)}`)
    expect(textOf(asked)).toContain('Terminal: olaf\nDiscord: olaf.d')
    expect(textOf(await discord.says('task list'))).toContain('invitation-only')
    expect(textOf(await discord.presses(asked, 'Link'))).toContain('One more yes')
    await heart.beat()
    await olaf.presses(heart.answer(), 'Yes, me')
    await talk(discord, [['task list', 'Buy milk']])
    expect(earth.errors).toEqual([])
  })

  test('people, switching off and on, and the audit, for admins of the place', async () => {
    const earth = await world(await open())
    const ben = earth.person('ben', { ...ACME, externalId: 'U2', fullName: 'Ben Ray' })
    const ann = earth.person('ann', { ...ACME, externalId: 'U1', fullName: 'Ann Lee' })
    const away = earth.person('zoe', { ...ACME, space: 'T2', externalId: 'U1', fullName: 'Zoe' })
    for (const each of [ann, ben, away]) await each.says('Buy milk')
    const admin = { isSpaceAdmin: async () => true }
    expect(textOf(await ben.says('admin people'))).toContain('Only admins')
    const people = await ben.says('admin people', admin)
    expect(textOf(people)).toMatch(/^People here: 2\n[\s\S]*Ann Lee/)
    expect(textOf(people)).not.toMatch(/Zoe|milk/)
    expect(textOf(await ben.says('admin set person:zoe active:no', admin))).toContain('No person matches')
    expect(textOf(await ben.says('admin set person:ben active:no', admin))).toContain("You can't switch yourself off")
    expect(textOf(await ben.says('admin set person:ann active:no', admin))).toContain('Ann Lee is switched off')
    expect(textOf(await ann.says('task list'))).toContain('This account is switched off')
    expect(textOf(await ben.says('admin set person:ann active:no', admin))).toContain('already switched off')
    expect(textOf(await ben.says('admin audit', admin))).toMatch(/Switched off · Ann Lee · .* by Ben Ray/)
    expect(textOf(await ben.says('admin set person:ann active:yes', admin))).toContain('Ann Lee is switched on')
    await talk(ann, [['task list', 'Buy milk']])
    const rows = await earth.database.knex('audit_entries')
    expect(rows).toHaveLength(2)
    expect(rows.every(({ detail }) => detail === '{}')).toBe(true)
    expect(earth.errors).toEqual([])
  })
})
