/** The judge of RTM 1, by traces written by hand: bans, tokens, and sessions that the service takes for longer ones. */
import { describe, expect, it } from 'vitest'
import { createJudge, profiles } from './index.ts'
import { written, writtenClients } from './written-trace.ts'

const profile = profiles['rtm-1']

const loggingIn = `
  0 uid1 login credential=valid
  0 uid1 CONNECTING LOGIN
`
const loggedIn = `${loggingIn}
  200 uid1 CONNECTED LOGIN_SUCCESS
  200 uid1 onLoginSuccess
`
const interrupted = `${loggedIn}
  5000 uid1 networkLost
  9000 uid1 RECONNECTING INTERRUPTED
`

function violated(text: string): readonly string[] {
  const judge = createJudge(profile, { observes: ['userOffline', 'userOnline'] })
  const { violations } = judge.judge(writtenClients(profile), written(profile, text))
  return [...new Set(violations.flatMap(({ clauses }) => clauses))].sort()
}

describe('the judge of RTM 1', () => {
  it.each([
    ['is ignored', '200 uid1 CONNECTED LOGIN_SUCCESS\n200 uid1 onLoginSuccess'],
    ['aborts the login', '100 uid1 ABORTED BANNED_BY_SERVER'],
    ['lets the login fail', '200 uid1 DISCONNECTED LOGIN_FAILURE\n200 uid1 onLoginFailure 2'],
    [
      'aborts the session after the login',
      '200 uid1 CONNECTED LOGIN_SUCCESS\n200 uid1 onLoginSuccess\n250 uid1 ABORTED BANNED_BY_SERVER',
    ],
  ])('accepts that a ban during the login %s', (_, outcome) => {
    expect(violated(`${loggingIn} 100 uid1 bannedByServer\n${outcome}\n60000 ends`)).toEqual([])
  })

  const newLogin = `5000 uid1 logout
    5000 uid1 DISCONNECTED LOGOUT
    5000 uid1 login credential=valid
    5000 uid1 CONNECTING LOGIN
    5200 uid1 CONNECTED LOGIN_SUCCESS
    5200 uid1 onLoginSuccess`

  it('accepts that the service ends the old session of a user right after the new one has begun', () => {
    expect(violated(`${loggedIn} ${newLogin}\n5250 uid1 (userOffline)\n20000 ends`)).toEqual([])
  })

  it('accuses a service that ends the old session long after the new one has begun', () => {
    expect(violated(`${loggedIn} ${newLogin}\n7000 uid1 (userOffline)\n20000 ends`)).toEqual(['RTM-PRESENCE-04'])
  })

  it('does not take a renewal that was refused for one', () => {
    const trace = (result: string): string => `${interrupted} 10000 uid1 tokenExpired
      11000 uid1 renewToken credential=valid
      11000 uid1 -> renewToken ${result}
      20000 uid1 networkRestored
      20100 uid1 onTokenExpired
      90000 uid1 logout
      90000 uid1 DISCONNECTED LOGOUT
      200000 ends`
    const contradicted = (result: string): readonly string[] =>
      createJudge(profile)
        .judge(writtenClients(profile), written(profile, trace(result)))
        .contradictions.map(({ question, reading }) => `${question}=${reading}`)
    expect(contradicted('0')).toEqual(['A-31=waits-for-renewal'])
    expect(contradicted('error=3')).toEqual([])
  })

  it('demands onTokenExpired once, and not again for a token of which it was told already', () => {
    const told = `${interrupted} 10000 uid1 renewToken credential=expiredToken
      12000 uid1 networkRestored`
    expect(violated(`${told}\n12200 uid1 onTokenExpired\n16000 uid1 tokenExpired\n100000 ends`)).toEqual([])
    expect(violated(`${told}\n16000 uid1 tokenExpired\n100000 ends`)).toEqual(['RTM-TOKEN-01'])
  })

  it('accepts onTokenExpired before the report that the expiry has ended the session', () => {
    const expired = `${loggedIn} 5000 uid1 tokenExpired`
    expect(
      violated(`${expired}\n5000 uid1 onTokenExpired\n5000 uid1 ABORTED TOKEN_EXPIRED\n9000 uid1 logout
      9000 uid1 DISCONNECTED LOGOUT\n20000 ends`),
    ).toEqual([])
    expect(violated(`${expired}\n5000 uid1 ABORTED TOKEN_EXPIRED\n9000 ends`)).toEqual(['RTM-TOKEN-01'])
  })
})
