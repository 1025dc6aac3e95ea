// Whether an event takes its person's time: free, cancelled and declined ones don't. A file has the answers of all who are
// invited, so that it has to be known whose calendar it is.
import type * as Ical from 'ical.js'
import { textOf } from './components.ts'

type Component = Ical.default.Component

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

/**
 * The addresses under which the person is invited, in lower case: those that are known, and the file's own name where it is
 * an address, as Google names a person's first calendar.
 */
export function listOwners(text: string, known: readonly string[]): ReadonlySet<string> {
  const [, name = ''] = /^X-WR-CALNAME(?:;[^:\r\n]*)?:([^\r\n]+)/im.exec(text) ?? []
  return new Set([...known, name].map((each) => each.trim().toLowerCase()).filter((each) => ADDRESS.test(each)))
}

/** Of Outlook's states those in which a person is there to be asked; the others are busy, tentative and out of office. */
const FREE_STATES: ReadonlySet<string> = new Set(['FREE', 'WORKINGELSEWHERE'])

/** Not free, not cancelled, not declined by one of these addresses. */
export function isBusy(event: Component, owners: ReadonlySet<string>): boolean {
  const word = (name: string): string => textOf(event, name)?.toUpperCase() ?? ''
  if (word('transp') === 'TRANSPARENT' || word('status') === 'CANCELLED') return false
  return !FREE_STATES.has(word('x-microsoft-cdo-busystatus')) && !isDeclined(event, owners)
}

function isDeclined(event: Component, owners: ReadonlySet<string>): boolean {
  if (owners.size === 0) return false
  return event.getAllProperties('attendee').some((attendee) => {
    const state: unknown = attendee.getParameter('partstat')
    if (typeof state !== 'string' || state.toUpperCase() !== 'DECLINED') return false
    // iCloud gives a path of its own, and the address beside it.
    return [attendee.getFirstValue(), attendee.getParameter('email')].some(
      (each) =>
        typeof each === 'string' &&
        owners.has(
          each
            .replace(/^mailto:/i, '')
            .trim()
            .toLowerCase(),
        ),
    )
  })
}
