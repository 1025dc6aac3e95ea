// Wishes for silence become the setting that is meant, a choice where several come near, and never a task.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('a wish for silence', (open) => {
  const say = async (line: string) => {
    const ann = (await world(await open())).person('ann')
    await ann.says('task add title:"Buy milk"')
    return textOf(await ann.says(line))
  }

  test.each([
    ["don't message me on weekends", 'Quiet from 22:00 to 08:00 and on weekends'],
    ['quiet on saturdays', 'and on Saturdays'],
    ["don't ping me on mondays and wednesdays", 'and on Mondays and Wednesdays'],
    ['only send reminders on weekdays', 'and on weekends'],
    ['please don’t write to me on weekdays', 'and on weekdays'],
    ['only message me after 10am', 'Quiet from 22:00 to 10:00'],
    ['only text me between 9 and 5', 'Quiet from 17:00 to 09:00'],
    ['you can message me between 10am and 8pm only', 'Quiet from 20:00 to 10:00'],
    ['no reminders before 9', 'Quiet from 22:00 to 09:00'],
    ['stop messaging me after 8', 'Quiet from 20:00 to 08:00'],
    ['dont bug me before 10 and after 9', 'Quiet from 21:00 to 10:00'],
    ['stop pinging me at night', 'Quiet from 22:00 to 08:00'],
    ['be silent from 10pm until 7am', 'Quiet from 22:00 to 07:00'],
    ['quiet hours 10pm to 9am', 'Quiet from 22:00 to 09:00'],
    ['set quiet hours from 21:00', 'Quiet from 21:00 to 08:00'],
    ['no quiet hours', 'No quiet hours'],
    ['only nudge me twice a day', 'at most 2 a day'],
    ['one reminder a day is enough', 'at most 1 a day'],
    ['leave me alone until monday', 'paused until Mon 9 March'],
    ['dnd for 2 hours', 'paused until Thu 5 March, 12:30'],
    ['mute yourself for an hour', 'paused until Thu 5 March, 11:30'],
    ['silence for 3 days', 'paused until Sun 8 March'],
    ['no more messages this week', 'until Mon 9 March'],
    ['shut up until tomorrow', 'paused until Fri 6 March'],
    ["i'm in a meeting until 3, be quiet", 'paused until Thu 5 March, 15:00'],
  ])('%s: exactly one setting, done and undoable', async (line, expected) => {
    const answer = await say(line)
    expect(answer).toContain(expected)
    expect(answer).toContain('[Undo]')
    expect(answer).not.toContain('Added')
  })

  test.each([
    ['not on sundays please', 'Is this what you mean?', '[Quiet on Sundays]'],
    ['weekends off please', 'Is this what you mean?', '[Quiet on weekends]'],
    ['i dont want reminders on sunday', 'Quiet this time, or every week?', '[This Sunday only] [Quiet on Sundays]'],
    ["don't bother me in the mornings", 'Is this what you mean?', '[Quiet 05:00–12:00]'],
    ['no notifications during work hours', 'one span of quiet hours', '[Quiet 09:00–17:00] [Quiet 22:00–17:00]'],
    ['never ping me on friday evenings', "can't be quiet at some hours of some days", '[Quiet on Fridays]'],
    ["don't notify me during lectures", "I can't tell when that is", '[Quiet for 1 hour] [Until tomorrow]'],
    ['no pings after dinner', "I can't tell when that is", '[Limits]'],
    ["quiet please i'm in a meeting", "I can't tell when that is", '[Quiet for 1 hour]'],
    ['text me less', 'How many would you like?', '[At most 3 a day] [At most 1 a day]'],
    ['you message me too much', 'How many would you like?', '[Pause]'],
    ['enough reminders', 'How many would you like?', '[At most 1 a day]'],
  ])('%s: said honestly, with what comes near', async (line, sentence, buttons) => {
    const answer = await say(line)
    expect(answer).toContain(sentence)
    expect(answer).toContain(buttons)
    expect(answer).toContain('[Add as a task]')
    expect(answer).not.toContain('Added')
  })

  test.each(['quiet corner for reading nook', 'stop texting sarah', 'enough milk for the week', 'mute button repair'])(
    '“%s” is a task',
    async (line) => expect(await say(line)).toContain(`Added: ${line}`),
  )

  test('a reminder of one thing ends with its date', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('call gp tomorrow 9am')
    expect(textOf(await ann.says('stop reminding me about the gp'))).toMatch(/^call gp\nno date/)
    expect(textOf(await ann.says('stop reminding me about the cat'))).toContain('Nothing open is called “cat”')
  })

  test('the choice that is pressed is kept', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('i dont want reminders on sunday')
    expect(textOf(await ann.says('Quiet on Sundays'))).toContain('and on Sundays')
    await ann.says('i dont want reminders on sunday')
    expect(textOf(await ann.says('This Sunday only'))).toContain('from Sun 8 March')
    expect(textOf(await ann.says('no quiet days'))).toContain('Quiet from 22:00 to 08:00, at most')
  })
})
