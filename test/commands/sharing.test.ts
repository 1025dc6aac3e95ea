// Projects with members, tasks given and taken, comments: as conversations between two people, on both engines.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('sharing', (open) => {
  /** Ann's project Flat with Ben in it, and one task of hers. */
  const flat = async (): Promise<{ ann: Person; ben: Person }> => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('hi there')
    await talk(ann, [
      ['project add Flat', 'New project: Flat', '[Add a task]', '[Invite]', '[Undo]'],
      ['project invite project:flat person:ben', 'ben is now in Flat', '[Undo]'],
      ['Paint the walls +flat', 'Added', 'in Flat'],
    ])
    return { ann, ben }
  }

  test('a project is made once, shown, renamed; the Inbox keeps its name', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['project', 'Projects: 1', 'Inbox', '[New project]'],
      ['project add Garden about:"Beds and paths" ends:"30 June"', 'New project: Garden'],
      ['project add garden', 'You already have a project called “Garden”', '[Show project]'],
      ['[Show project]', 'Garden', 'Beds and paths', '0 open, 0 done', 'ends Tue 30 June', '[Invite]', '[Archive]'],
      ['project edit garden starts:"1 July"', 'has to end after it starts'],
      ['project edit garden name:Allotment', 'Changed: Allotment'],
      ['project edit allotment name:Allotment', 'No change', not('[Undo]')],
      ['project edit inbox name:Later', "The Inbox can't be renamed"],
      ['project invite project:inbox person:ann', 'The Inbox is only yours'],
      ['project show nonsense', 'No project matches “nonsense”'],
    ])
  })

  test('an invited member is told at the next visit, once, and sees the tasks', async () => {
    const { ann, ben } = await flat()
    await talk(ann, [['project invite project:flat person:ben', 'ben is already in Flat', not('[Undo]')]])
    await talk(ben, [
      ['tasks', 'ann added you to the project Flat', '[Show project]'],
      ['tasks', not('put you')],
      ['task list project:flat', 'Open tasks: 1', 'Paint the walls', 'with ann'],
      ['task show walls', 'with ann', '[Take it]', '[Comment]', not('[Done]')],
      ['done walls', 'ann has that one', '[Take it]', '[Comment]'],
      ['[Take it]', 'Yours: Paint the walls', '[Undo]'],
      ['task give task:walls to:me', 'No change: Yours', not('[Undo]')],
      ['done walls', 'Done: Paint the walls'],
    ])
    await talk(ann, [['task list project:flat view:done', 'Done: 1', 'with ben']])
  })

  test('give: to a member, with company, to somebody outside; not to who can’t see it', async () => {
    const { ann, ben } = await flat()
    await talk(ann, [
      [
        'task give task:walls to:ben',
        'Assigned to ben: Paint the walls',
        'is under “waiting”',
        '[Take it back]',
        '[Undo]',
      ],
      ['task give task:walls to:ben', 'No change: Assigned to ben', not('[Undo]')],
      ['tasks', not('Paint')],
      ['task list view:waiting', 'Paint the walls', 'with ben'],
      ['Buy soap', 'Added'],
      ['task give task:soap to:ben', "ben can't see it there", '[To Flat]'],
      ['[To Flat]', 'Filed', 'in Flat'],
      ['task give task:soap how:do_with_me', 'Shared focus: Buy soap', '[Start]', '[Share]'],
      ['task show soap', 'shared focus'],
      ['task give task:soap how:delegate', 'Assigned to someone else: Buy soap'],
      ['task list view:waiting', 'Buy soap · in Flat · with someone outside'],
      ['task give task:soap to:nobody', 'No person matches “nobody”'],
      ['undo', 'Undone'],
      ['tasks', 'Buy soap'],
    ])
    await talk(ben, [
      ['tasks', 'Paint the walls'],
      ['start walls', 'Started'],
      ['task give task:walls to:me how:do', 'Yours'],
    ])
  })

  test('what somebody works on is not taken from them', async () => {
    const { ann, ben } = await flat()
    await talk(ann, [['start walls', 'Started']])
    await talk(ben, [['task give task:walls to:me', 'ann has that one', not('[Undo]')]])
  })

  test('comments: said, said again, changed, removed, by whom it may be', async () => {
    const { ann, ben } = await flat()
    await talk(ben, [
      ['comment add walls the blue one', 'Comment added: Paint the walls', '“the blue one”', '[Edit]', '[Undo]'],
      ['comment add walls the blue one', 'Already added', not('[Undo]')],
      ['comment edit comment:blue text:"the green one"', 'Comment changed', '“the green one”'],
      ['comment edit comment:green text:"the green one"', "No change: that's what it says"],
    ])
    await talk(ann, [
      ['task show walls', 'ben: the green one', 'edited'],
      ['comment show walls', 'Comments on Paint the walls: 1', '[Comment]'],
      ['comment edit comment:green text:red', 'only they can edit it'],
      ['comment add task:walls text:"Agreed"', 'Comment added'],
    ])
    await talk(ben, [
      ['comment drop agreed', "Someone else wrote that. Only they or the project's owner can remove it."],
    ])
    await talk(ann, [
      ['comment drop green', 'Comment removed', '[Undo]'],
      ['comment drop green', 'No comment matches “green”'],
      ['undo', 'Undone: “Comment removed'],
      ['comment show walls', 'ben: the green one'],
    ])
  })

  test('comments come five a page, the newest page first', async () => {
    const { ann } = await flat()
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
      await ann.says(`comment add walls note ${word}`)
    await talk(ann, [
      ['comment show walls', 'Comments on Paint the walls: 7', 'and 2 earlier', 'note seven', not('note one')],
      ['[Earlier]', 'note one', 'note two', '[Later]'],
      ['task show walls', '4 earlier comments', 'note seven'],
    ])
  })

  test('leave: tasks go to the owner; the owner stays, and can put somebody out', async () => {
    const { ann, ben } = await flat()
    await talk(ben, [
      ['task give task:walls to:me', 'Yours'],
      ['project leave flat', 'You left Flat', '1 open task goes to its owner', '[Undo]'],
      ['task show walls', 'No task matches'],
      ['project leave flat', 'No project matches “flat”'],
      ['undo', 'Undone'],
      ['tasks', 'Paint the walls'],
      ['project archive flat open:keep', 'Only the owner'],
    ])
    await talk(ann, [
      ['project leave flat', "The owner can't leave", '[Archive]'],
      ['project leave project:flat person:ben', 'ben left Flat'],
      ['project leave project:flat person:ben', 'ben is not in Flat'],
      ['tasks', 'Paint the walls'],
    ])
    await talk(ben, [['undo', not('You left')]])
  })

  test('who was put out does not come back by an own earlier leaving', async () => {
    const { ann, ben } = await flat()
    const left = await talk(ben, [['project leave flat', 'You left Flat']])
    await talk(ann, [
      ['project invite project:flat person:ben', 'ben is now in Flat'],
      ['project leave project:flat person:ben', 'ben left Flat'],
    ])
    expect(textOf(await ben.presses(left, 'Undo'))).not.toContain('Undone')
    await talk(ben, [['task show walls', 'No task matches']])
  })

  test('archive says what becomes of open tasks; restore and undo bring them back', async () => {
    const { ann } = await flat()
    await talk(ann, [
      [
        'project archive flat',
        'What should happen to its open tasks?',
        '[move them to my Inbox] [let them go] [keep them in the project]',
      ],
      ['project archive flat open:burn', 'Open must be inbox, drop or keep'],
      ['project archive flat open:keep', 'Archived: Flat', '1 open: kept in the project', '[Restore]', '[Undo]'],
      ['project archive flat open:keep', 'Already archived', not('[Undo]')],
      ['tasks', not('Paint')],
      ['project show flat', 'archived', '1 open'],
      ['[Restore]', 'Restored: Flat'],
      ['tasks', 'Paint the walls'],
      ['project archive flat open:drop', 'Archived: Flat'],
      ['task list view:dropped', 'Paint the walls'],
      ['undo', 'Undone: “Archived: Flat'],
      ['project archive flat open:inbox', '1 open: now in your Inbox'],
      ['tasks', 'Paint the walls', not('in Flat')],
    ])
  })

  test('a mention names its person; strangers are not found by any name', async () => {
    const earth = await world(await open())
    const slack = (space: string, name: string) =>
      earth.person(name, { platform: 'slack', space, externalId: `U${name.toUpperCase()}` })
    const [ann, ben, eve] = [slack('T1', 'ann'), slack('T1', 'ben'), slack('T2', 'eve')]
    for (const each of [ben, eve]) await each.says('hello tasks')
    await ann.says('project add Flat')
    const invite = (who: string, mentions?: Record<string, string>) =>
      ann.says(`project invite project:flat person:${who}`, mentions ? { mentions } : {})
    expect(textOf(await invite('eve'))).toContain('No person matches “eve”')
    expect(textOf(await invite('@eve', { '@eve': 'UEVE' }))).toContain("haven't written to Proxy yet")
    expect(textOf(await invite('@ben', { '@ben': 'UBEN' }))).toContain('ben is now in Flat')
  })

  test('on Discord, where all hang on one bot, only who shares a project is found', async () => {
    const earth = await world(await open())
    const on = (name: string) =>
      earth.person(name, { platform: 'discord', externalId: `1${name.length}${name.charCodeAt(0)}` })
    const [ann, eve] = [on('ann'), on('eve')]
    await eve.says('hello')
    await ann.says('project add Flat')
    expect(textOf(await ann.says('project invite project:flat person:eve'))).toContain('No person matches “eve”')
  })
})
