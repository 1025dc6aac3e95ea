// “every hour until 5”: rings within one day. Now is Thursday 5 March 2026, 10:30 in London.
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../src/language/capture-line.ts'
import { wallClockInstant } from '../../src/time/index.ts'

const zone = 'Europe/London'
const read = (line: string, clock = '10:30') => {
  const now = wallClockInstant('2026-03-05', clock, zone) ?? new Date(0)
  const { title, due, reminder, unread } = readCapture(line, { now, zone })
  return { title, due: due && `${due.day} ${due.time}`, every: reminder?.every, times: reminder?.times, unread }
}

describe('again and again until a time', () => {
  test.each([
    ['stretch every hour until 5', 'stretch', '11:30', 60, 5],
    ['drink water hourly until 6pm', 'drink water', '11:30', 60, 6],
    ['remind me every hour until 5 to stand up', 'stand up', '11:30', 60, 5],
    ['every hour until 5: check the server', 'check the server', '11:30', 60, 5],
    ['check the oven every 20 minutes for 2 hours', 'check the oven', '10:50', 20, 5],
    ['let the dog out every half hour until noon', 'let the dog out', '11:00', 30, 2],
    ['walk about every hour from 9 to 5', 'walk about', '11:00', 60, 6],
    ['eye drops every 2 hours between 8am and 8pm', 'eye drops', '12:00', 120, 4],
    ['turn the dough every hour from 2 to 6', 'turn the dough', '14:00', 60, 4],
    ['baste the bird every hour until 3', 'baste the bird', '11:30', 60, 3],
  ])('“%s”', (line, title, time, every, times) => {
    expect(read(line)).toEqual({ title, due: `2026-03-05 ${time}`, every, times, unread: '' })
  })

  test('after midnight and towards it the next such clock is meant', () => {
    expect(read('check the mare every hour until 5', '01:10')).toMatchObject({ due: '2026-03-05 02:10', times: 2 })
    expect(read('stretch every hour until 11pm', '02:45')).toMatchObject({ due: '2026-03-05 03:45', times: 19 })
    expect(read('check the mare every 2 hours until 3am', '22:00')).toMatchObject({ due: '2026-03-06 00:00', times: 1 })
  })

  test('the last ring may be the only one', () => {
    expect(read('stretch every hour until 11:30')).toMatchObject({ due: '2026-03-05 11:30', every: null, times: null })
  })

  test.each([
    ['stretch every hour until 5 on weekdays', '10:30'],
    ['stretch every hour tomorrow until 5', '10:30'],
    ['stretch every hour until 5pm', '17:30'],
    ['blink every minute until 5', '10:30'],
    ['blink every 5 minutes until 5', '10:30'],
    ['check logs every 2 hours', '10:30'],
  ])('“%s” can’t be held, and is said', (line, clock) => {
    const { title, due, unread } = read(line, clock)
    expect({ title, due }).toEqual({ title: line, due: null })
    expect(unread).not.toBe('')
  })
})
