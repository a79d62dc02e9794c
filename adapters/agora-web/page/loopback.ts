/** Runs before the SDK in a page whose other end is the loopback: nobody stands behind its media. */
import { leaveUnanswered } from './unanswered-connection.ts'

leaveUnanswered(globalThis)
