// What is said in reply to a message is about what that message is about, whatever was shown since. On both engines.
import { afterEach, expect, test } from 'vitest'
import type { Person, Shown } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

let open: ProductInDiscord | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.stop()
})

describeOnBothEngines('a reply in Discord', (openDatabase) => {
  const begin = async () => {
    const made = await startProduct(await openDatabase())
    open = made
    const { discord, proxy } = made
    const ann = await settled(discord.person('ann'))
    /** Does something, and resolves when it was answered. */
    const doing = async <R>(act: () => R): Promise<R> => {
      proxy.clock.advance({ seconds: 5 })
      const count = answers(ann).length
      const done = act()
      await expect.poll(() => answers(ann).length).toBeGreaterThan(count)
      await discord.idle()
      await made.whenCardsSettled()
      return done
    }
    const tasks = async () =>
      Object.fromEntries(
        (await proxy.database.knex('tasks')).map(({ title, status, due_date: due }) => [
          title,
          due === null ? status : `${status} ${new Date(due).toISOString().slice(0, 10)}`,
        ]),
      )
    const rows = (table: string) => proxy.database.knex(table)
    return { ...made, ann, doing, tasks, rows }
  }
  const answers = (ann: Person): Shown[] => ann.sees().filter(({ message }) => message.author.id !== ann.id)

  test('to one’s own line is about what was saved of it', async () => {
    const { ann, doing, tasks, rows } = await begin()
    const rent = await doing(() => ann.dm('pay the rent'))
    const plumber = await doing(() => ann.dm('call the plumber'))
    await doing(() => ann.dm('water the plants'))
    await doing(() => ann.reply(rent, 'done'))
    await doing(() => ann.reply(plumber, 'move it to friday'))
    expect(await tasks()).toEqual({
      'pay the rent': 'done',
      'call the plumber': 'todo 2026-03-06',
      'water the plants': 'todo',
    })
    await doing(() => ann.reply(plumber, 'buy stamps'))
    expect(Object.keys(await tasks())).toContain('buy stamps')
    expect(await rows('task_comments')).toEqual([])
  })

  test('to a card does what it says of “it”, and is a comment where it says no such thing', async () => {
    const { ann, doing, tasks, rows } = await begin()
    await doing(() => ann.dm('call the plumber'))
    const card = answers(ann).at(-1)
    if (!card) throw new Error('Nothing was shown')
    await doing(() => ann.dm('water the plants'))
    await doing(() => ann.reply(card, 'he wants photos of it first'))
    await doing(() => ann.reply(card, 'move it to friday'))
    expect(await tasks()).toEqual({ 'call the plumber': 'todo 2026-03-06', 'water the plants': 'todo' })
    await doing(() => ann.reply(card, "it's done"))
    expect(await tasks()).toMatchObject({ 'call the plumber': 'done 2026-03-06', 'water the plants': 'todo' })
    expect((await rows('task_comments')).map(({ content }) => content)).toEqual(['he wants photos of it first'])
  })

  test('to somebody else’s words keeps where they are, which is all that Discord tells, and nothing else is touched', async () => {
    const { discord, ann, doing, tasks, rows } = await begin()
    const ben = discord.person('ben')
    const general = discord.server('Acme').join(ann).join(ben).channel('general')
    await doing(() => ann.dm('buy chairs'))
    const said = ben.say(general, 'Could someone check the boiler?')
    await doing(() => ann.reply(said, `<@${discord.applicationId}> save this`))
    expect(await tasks()).toEqual({ 'buy chairs': 'todo', 'A message': 'todo' })
    const [saved] = (await rows('tasks')).filter(({ title }) => title === 'A message')
    expect(saved?.description).toContain(`/${general.id}/${said.id}`)
  })

  test('to somebody else’s words “done” and “it” are none of one’s own things, and what they name still is', async () => {
    const { discord, ann, doing, tasks } = await begin()
    const ben = discord.person('ben')
    const general = discord.server('Acme').join(ann).join(ben).channel('general')
    const to = `<@${discord.applicationId}>`
    await doing(() => ann.dm('water the plants'))
    await doing(() => ann.say(general, `${to} buy chairs`))
    const said = ben.say(general, 'Could someone check the boiler?')
    for (const words of ['done', 'move it to friday', 'remind me of this tomorrow at 9'])
      await doing(() => ann.reply(said, `${to} ${words}`))
    expect(await tasks()).toEqual({ 'water the plants': 'todo', 'buy chairs': 'todo' })
    expect(JSON.stringify(answers(ann).at(-1))).toContain("isn't on your list")
    await doing(() => ann.reply(said, `${to} move the chairs to friday`))
    expect(await tasks()).toEqual({ 'water the plants': 'todo', 'buy chairs': 'todo 2026-03-06' })
  })
})
