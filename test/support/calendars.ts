// Calendar files as other programs write them.

/** An event. `start` and `end` are values, or values with parameters (`;TZID=Europe/Vienna:20260306T100000`). */
export function vevent({
  uid,
  start,
  end,
  more,
}: {
  uid?: string
  start: string
  end?: string
  more?: string
}): string {
  const dated = (name: string, value: string) => `${name}${value.startsWith(';') ? '' : ':'}${value}`
  count++
  return [
    'BEGIN:VEVENT',
    `UID:${uid ?? `event-${count}`}`,
    'DTSTAMP:20260101T000000Z',
    dated('DTSTART', start),
    ...(end === undefined ? [] : [dated('DTEND', end)]),
    ...(more === undefined ? [] : [more]),
    'END:VEVENT',
  ].join('\r\n')
}

let count = 0

export const calendarFile = (components: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...components, 'END:VCALENDAR', ''].join('\r\n')
