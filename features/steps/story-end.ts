/** Why a story ends before its last step without a judgement on the implementation. */

/** The adapter cannot tell this story: it cannot play or observe something. */
export class NotDriven extends Error {
  override readonly name = 'NotDriven'
}

/** The user has ended the run. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
