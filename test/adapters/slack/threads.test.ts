// What is said in the thread of a message is about what that message is about, whatever was shown since.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach } from './product-workspace.ts'

const begin = closedAfterEach()

describeOnBothEngines('a thread in Slack', (openDatabase) => {
  const opened = async () => {
    const made = await begin('http', await openDatabase())
    const states = async () =>
      Object.fromEntries(
        (await made.rows('tasks')).map(({ title, status, due_date: due }) => [
          title,
          due === null ? status : `${status} dated`,
        ]),
      )
    return { ...made, states }
  }

  test('below one’s own line is about what was saved of it', async () => {
    const { ann, answered, clock, states } = await opened()
    const rent = await ann.dm('pay the rent')
    await answered()
    const plumber = await ann.dm('call the plumber')
    await answered()
    await ann.dm('water the plants')
    await answered()
    clock.advance({ seconds: 5 })
    await ann.replyInThread(rent.message, 'done')
    await answered()
    await ann.replyInThread(plumber.message, 'move it to friday')
    await answered()
    expect(await states()).toEqual({
      'pay the rent': 'done',
      'call the plumber': 'todo dated',
      'water the plants': 'todo',
    })
  })

  test('of somebody else: “save this” keeps what they wrote', async () => {
    const { slack, ann, answered, rows, states } = await opened()
    const ben = slack.person('ben')
    const general = slack.channel('general', { members: [ann, ben], hasApp: true })
    await ann.dm('buy chairs')
    await answered()
    const { message } = await ben.say(general, 'Could someone check the boiler?')
    await ann.mention(general, 'save this', { thread: message })
    await answered()
    expect(await states()).toEqual({ 'buy chairs': 'todo', 'Could someone check the boiler?': 'todo' })
    expect(slack.messages(general).filter(({ bot_id: bot }) => bot)).toEqual([])
    expect(await rows('task_comments')).toEqual([])
  })
})
