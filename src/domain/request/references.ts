// "It", "the second one", "both": which things such words mean, by the views of the last minutes, newest first.
import type { ShownContext } from '../../contracts/conversation.ts'
import type { Reference } from '../../contracts/reference.ts'
import type { Me } from './me.ts'
import { loadReplyMeanings } from './recents.ts'

/** What a reference points at: ids in the order they were shown. */
export type PointedThings =
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  /** One is meant, and any of these may be. */
  | { readonly kind: 'unclear'; readonly ids: readonly string[] }
  /** Nothing was shown that it could mean; `count` is how many the newest list had. */
  | { readonly kind: 'none'; readonly count: number }

/**
 * The things of a kind that the words mean.
 * @param noun as options of lines name them: `task`
 * @param isGuess the words may mean another kind of thing: only what was shown last counts
 */
export async function resolveReference(
  me: Me,
  noun: string,
  reference: Exclude<Reference, { kind: 'named' }>,
  isGuess = false,
): Promise<PointedThings> {
  if (reference.kind === 'places' && reference.noun !== undefined && reference.noun !== noun) return NONE
  const { shown } = await loadReplyMeanings(me, me.channelId)
  // A name that nothing here has was spoken of last: “it” is that.
  if ((reference.kind === 'last' || reference.kind === 'all') && newestNamed(shown)) return NONE
  const recent = shown.filter(({ minutesAgo = 0, things }) => minutesAgo <= REFERENCE_MINUTES && things.length > 0)
  const isOfNoun = recent[0]?.things.some((thing) => thing.noun === noun) === true
  if (isGuess && !isOfNoun) return NONE
  return pointAt(
    recent.map((view) => idsOf(view, noun)).filter((ids) => ids.length > 0),
    reference,
  )
}

/** The name that was spoken of since anything that is kept was shown; undefined where there is none. */
export function newestNamed(shown: readonly ShownContext[]): string | undefined {
  const named = shown.find(({ things, speaksOf }) => things.length > 0 || speaksOf)
  return (named?.minutesAgo ?? 0) <= REFERENCE_MINUTES ? named?.speaksOf || undefined : undefined
}

/** For so long a thing that was shown is "it", or one of "them". */
const REFERENCE_MINUTES = 30

/** So many single things may have been shown since a list whose places are still meant. */
const MAX_ANSWERS_SINCE = 2

/** The ids of a view's things of a kind, each once. */
export const idsOf = ({ things }: ShownContext, noun: string): readonly string[] => [
  ...new Set(things.flatMap((thing) => (thing.noun === noun ? [thing.id] : []))),
]

const NONE: PointedThings = { kind: 'none', count: 0 }

/**
 * The place of the newest list among views, -1 for none. Where that is what was done to some of a longer one just before,
 * its places are those of the longer one.
 */
export function placeOfList(views: readonly (readonly string[])[]): number {
  const newest = views.findIndex((ids) => ids.length > 1)
  const some = views[newest] ?? []
  const whole = views.findIndex(
    (ids, at) =>
      at > newest &&
      at <= newest + MAX_ANSWERS_SINCE &&
      ids.length > some.length &&
      some.every((id) => ids.includes(id)),
  )
  return whole === -1 ? newest : whole
}

/** @param views ids by view, newest first, none of them empty */
export function pointAt(
  views: readonly (readonly string[])[],
  reference: Exclude<Reference, { kind: 'named' }>,
): PointedThings {
  const [newest] = views
  if (!newest) return NONE
  const list = views[placeOfList(views)]
  const singles = [...new Set(views.flatMap((ids) => (ids.length === 1 ? ids : [])))]
  switch (reference.kind) {
    case 'last':
      return newest.length === 1 ? { kind: 'found', ids: newest } : { kind: 'unclear', ids: newest }
    case 'places': {
      // A list is gone from view after a few other answers: then it is asked which one is meant.
      if (list && views.indexOf(list) > MAX_ANSWERS_SINCE) return { kind: 'unclear', ids: list }
      const from = list ?? newest
      const ids = reference.places.map((place) => from.at(place > 0 ? place - 1 : place))
      const found = ids.filter((id) => id !== undefined)
      return found.length === ids.length ? { kind: 'found', ids: found } : { kind: 'none', count: from.length }
    }
    case 'other': {
      const acted = newest.length === 1 ? newest[0] : undefined
      const isAmong = list !== undefined && (acted === undefined || list.includes(acted))
      const rest = (isAmong ? list : singles).filter((id) => id !== acted)
      if (rest.length === 0) return NONE
      const [only, second] = rest
      if (only === undefined) return NONE
      // Of two that were spoken of one after the other, it is the one before.
      return second === undefined || !isAmong ? { kind: 'found', ids: [only] } : { kind: 'unclear', ids: rest }
    }
    case 'all': {
      const { count } = reference
      if (count === undefined) return { kind: 'found', ids: newest }
      const exact = views.find((ids) => ids.length === count)
      if (exact) return { kind: 'found', ids: exact }
      // Two that were shown one after the other, if no list came since.
      return singles.length >= count && newest.length === 1
        ? { kind: 'found', ids: singles.slice(0, count) }
        : { kind: 'none', count: list?.length ?? singles.length }
    }
  }
}
