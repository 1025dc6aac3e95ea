// Two people who become one: a code is said in one chat and typed in another, and both sides say yes, in some worlds while
// what both asked for is being sent. In some an admin switches the one who typed it off before the last yes; then nobody is
// linked.
import { codeIn } from '../support/linking.ts'
import { textOf } from '../support/talk.ts'
import type { Planned } from './history.ts'
import { personName } from './places.ts'
import type { Run } from './run.ts'
import { createStory, type Side, type Story } from './story.ts'

type Link = Extract<Planned, { kind: 'link' }>

const LEAD: Side = { name: personName(25), platform: 'discord', space: '' }
const REDEEMER: Side = { name: personName(24), platform: 'slack', space: 'T1' }
const ADMIN: Side = { name: personName(22), platform: 'slack', space: 'T1', isAdmin: true }

/** From the first word to what both are told of: some time after they are one, or while they become it. */
const DUE_AFTER_MS = 40 * 60_000
const SOON_MS = 2 * 60_000
const MINUTE_MS = 60_000

/** Lives it. What comes of it is judged by the run, and here by what both sides see. */
export function beginLink(run: Run, { at, isSwitchedOff, lastYesMs }: Link): void {
  const { history, trace } = run
  const story = createStory(run, 'link')
  const { say, wish } = story

  /** Nothing is known any more where one of these is null. */
  const live = async (): Promise<void> => {
    const after = lastYesMs === null ? DUE_AFTER_MS : SOON_MS
    const dueAt = at + after - ((history.start.getTime() + at) % MINUTE_MS)
    const due = new Date(history.start.getTime() + dueAt)
    const text = due.toISOString().slice(0, 16)
    for (const who of [ADMIN, REDEEMER, LEAD]) if (!(await say(who, 'tasks'))) return
    for (const who of [REDEEMER, LEAD]) {
      const thing = thingOf(who)
      const made = () => say(who, `task add "${thing}" due:${text}`)
      if (!(await wish(who, [{ kind: 'make', thing, due }], made))) return
    }
    const link = await proposeLink(run, story, { lead: LEAD, redeemer: REDEEMER })
    if (link === null) return
    if (isSwitchedOff) {
      const off = () => say(ADMIN, `admin set person:${REDEEMER.name} active:no`)
      if (!(await wish(ADMIN, [{ kind: 'switch', person: REDEEMER.name, isOn: false }], off))) return
    }
    if (lastYesMs !== null) await story.until(dueAt + lastYesMs)
    const yes = await say(LEAD, `auth confirm link:${link} answer:yes`)
    if (!yes) return
    const seen = [await say(REDEEMER, 'tasks'), await say(LEAD, 'tasks')]
    if (seen.some((answer) => answer === null)) return
    const [redeemed, led] = seen.map((answer) => (answer ? textOf(answer) : ''))
    trace(`linked: ${textOf(yes).split('\n')[0]}`)
    const sees = (shown: string | undefined, who: Side): boolean => shown?.includes(thingOf(who)) === true
    if (isSwitchedOff && (sees(redeemed, REDEEMER) || sees(redeemed, LEAD) || sees(led, REDEEMER)))
      run.faults.push({ what: 'admitted', about: `${REDEEMER.name} was linked after being switched off` })
    if (!isSwitchedOff && !(sees(redeemed, LEAD) && sees(led, REDEEMER)))
      run.faults.push({ what: 'lost', about: `what the other one had: ${redeemed} | ${led}` })
  }

  void live().catch((error: unknown) => run.faults.push({ what: 'error', about: `linking: ${error}` }))
}

/** All but the last yes. @returns the id of the link; null where nobody knows how far it came */
export async function proposeLink(
  run: Run,
  { say, press }: Story,
  { lead, redeemer }: { readonly lead: Side; readonly redeemer: Side },
): Promise<string | null> {
  const offered = await say(lead, 'auth link')
  if (!offered) return null
  const asked = await say(redeemer, `auth redeem ${codeIn(offered)}`)
  if (!asked || !(await press(redeemer, asked, 'Link'))) return null
  const { knex } = run.simulated.database
  const account = await knex('chat_accounts').where({ external_id: lead.name }).first('user_id')
  const code = await knex('link_codes')
    .where({ user_id: account?.user_id ?? null })
    .orderBy('created_at', 'desc')
    .first('code_id')
  return code?.code_id ?? null
}

/** Each of them has one thing. */
const thingOf = ({ name }: Side): string => `Thing ${name}000001`
