// Roles that Discord servers give for effort: switched on by the person, told in the background, cleared and revoked when
// it is over.
export {
  type AgreedAccount,
  beginRoleLink,
  endRoleLinkOf,
  endRoleLinks,
  giveUpTokens,
  listRoleLinks,
  redeemRoleState,
  saveRoleLink,
} from './linking.ts'
export {
  claimDueRoles,
  countRoleLinks,
  type DueRole,
  deleteRole,
  hasDueRoles,
  isRoleEnding,
  MAX_CLAIM_AGE_MS,
  storeRoleFailure,
  storeRoleTokens,
  storeShownEffort,
} from './looks.ts'
export { resealRoleTokens } from './tokens.ts'
