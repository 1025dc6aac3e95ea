// Kinds of captured lines and remarks: what is cancelled with a provider, several moments of one thing, the day of a remark,
// and what only looks told. Each line is said by somebody new.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('kinds of captured lines', (open) => {
  const answersOf = async (lines: readonly string[]) => {
    const earth = await world(await open(), { now: new Date('2026-03-05T09:30:00Z') })
    const shown: string[] = []
    for (const [index, line] of lines.entries()) shown.push(textOf(await earth.person(`p${index}`).says(line)))
    return shown
  }
  const titlesOf = async (lines: readonly string[]) =>
    (await answersOf(lines)).map((answer) => /^Added: (.+)$/m.exec(answer)?.[1] ?? null)

  test('an order, a contract and what is booked are cancelled by doing something', async () => {
    expect(
      await titlesOf([
        'cancel the milk order',
        'cancel amazon prime before friday',
        'cancel my gym membership',
        'i need to cancel my car insurance',
        'cancel the direct debit for sky',
      ]),
    ).toEqual([
      'cancel the milk order',
      'cancel amazon prime',
      'cancel my gym membership',
      'cancel my car insurance',
      'cancel the direct debit for sky',
    ])
  })

  test('of a meeting that is not there nothing is saved before a tap', async () => {
    for (const answer of await answersOf([
      'cancel my dentist appointment',
      'cancel the meeting tomorrow',
      'need to cancel the 3pm',
      'cancel my yoga class on tuesday',
    ])) {
      expect(answer).toContain('Nothing open is called')
      expect(answer).toContain('[Add as a task]')
    }
  })

  test.each([
    ['pick kids up 3.15 today 3.45 tomorrow', 'Thu 5 March, 15:15?', 'Fri 6 March, 15:45?'],
    ['call mum at 6 and dad at 7', 'Thu 5 March, 18:00?', 'Thu 5 March, 19:00?'],
    ['put the chicken in at 5 and the potatoes at half past', 'Thu 5 March, 17:00?', 'Thu 5 March, 17:30?'],
    ["feed next door's cat sat + sun", 'Sat 7 March?', 'Sun 8 March?'],
  ])('each moment of “%s” is offered as it was said', async (line, first, second) => {
    const [answer] = await answersOf([line])
    expect(answer).toContain(`Added: ${line}`)
    expect(answer).toContain(`[${first}]`)
    expect(answer).toContain(`[${second}]`)
  })

  test.each([
    ['meds at 8, walk the dog at 7 and 5', 2],
    ['dentist for the twins half 4 monday and eye test for me half 5', 2],
    ['ballet 4-5 weds, swimming 6 fri', 2],
    ['rent due 1st, phone bill 5th, gym 12th', 3],
    ['remind me every morning at 7 to take meds and at 10 to eat', 2],
  ])('“%s” is several things, and none of their dates is that of all', async (line, count) => {
    const [answer] = await answersOf([line])
    expect(answer).toContain(`[${count} tasks instead]`)
    expect(answer).not.toContain('[No date]')
  })

  test('several times of tablets without a comma are every day', async () => {
    const [answer] = await answersOf(["granny's tablets 8am 1pm 6pm 10pm"])
    expect(answer).toContain("Added: granny's tablets\n")
    expect(answer).toContain('4 tasks, one for each time')
  })

  test('the day of a remark behind the thing is offered, and its words stay', async () => {
    const [cleaner, card] = await answersOf([
      'pay the window cleaner £15 cash, he comes thursday',
      "buy a birthday card for leon, he's 40 on the 12th",
    ])
    expect(cleaner).toContain('Added: pay the window cleaner £15 cash, he comes thursday')
    expect(card).toContain('[Thu 12 March?]')
  })

  test('what only looks like a question, an order or a remark is a task', async () => {
    const lines = [
      'read 20 pages',
      'waiting room chairs to order',
      'need milk from the shop',
      'night shift sat sun mon',
      'swap sat shift with kev',
      'anniversary is the 14th get card + flowers',
    ]
    expect(await titlesOf(lines)).toEqual(lines)
    expect(await titlesOf(['i need to stop at the shop', "it's bin day tomorrow", 'lunch with dan sat'])).toEqual([
      'stop at the shop',
      "it's bin day",
      'lunch with dan',
    ])
  })

  test('what is told, or asks for help, is no task', async () => {
    expect(
      await titlesOf([
        'i need help with mornings, i always forget things',
        'i double booked thursday',
        'kids are at their dads this weekend',
        'i read 20 pages',
        "it's a long day tomorrow",
      ]),
    ).toEqual([null, null, null, null, null])
    expect(await titlesOf(['i need help with moving the sofa on saturday'])).toEqual([
      'i need help with moving the sofa',
    ])
  })
})
