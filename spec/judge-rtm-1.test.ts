import { describe, expect, it } from 'vitest'
import { createJudge, profiles } from './index.ts'
import { mailLimit } from './monitor/mail.ts'
import { written, writtenClients } from './written-trace.ts'

const profile = profiles['rtm-1']

const loggedIn = `
  0 uid1 login credential=valid
  0 uid1 -> login 0
  0 uid1 CONNECTING LOGIN
  200 uid1 CONNECTED LOGIN_SUCCESS
  200 uid1 onLoginSuccess
`
const bothInChannel = `
  0 uid1 login credential=valid
  0 uid1 CONNECTING LOGIN
  0 uid2 login credential=valid
  0 uid2 CONNECTING LOGIN
  200 uid1 CONNECTED LOGIN_SUCCESS
  200 uid1 onLoginSuccess
  200 uid2 CONNECTED LOGIN_SUCCESS
  200 uid2 onLoginSuccess
  300 uid1 joinChannel channel=c1
  300 uid2 joinChannel channel=c1
  350 uid1 onMemberJoined c1 uid2
  350 uid2 onMemberJoined c1 uid1
`

function violated(text: string): readonly string[] {
  const judge = createJudge(profile, { observes: ['connectionAttempt', 'userOffline', 'userAttributesSet'] })
  const { violations } = judge.judge(writtenClients(profile), written(profile, text))
  return [...new Set(violations.flatMap(({ clauses }) => clauses))].sort()
}

function exercised(text: string): (clause: string) => number {
  const judge = createJudge(profile, { observes: ['connectionAttempt', 'userOffline', 'userAttributesSet'] })
  judge.judge(writtenClients(profile), written(profile, text))
  const tally = judge.tally()
  return (clause) => tally.exercised[clause] ?? 0
}

describe('the judge of RTM 1', () => {
  const cases: readonly (readonly [title: string, trace: string, clauses: readonly string[]])[] = [
    ['accepts a login that succeeds', `${loggedIn} 9000 ends`, []],
    [
      'accepts onLoginSuccess before the report of CONNECTED',
      '0 uid1 login\n0 uid1 CONNECTING LOGIN\n200 uid1 onLoginSuccess\n200 uid1 CONNECTED LOGIN_SUCCESS\n9000 ends',
      [],
    ],
    [
      'takes a loss that follows another one at once for the same silence, for no data need have come in between',
      `${loggedIn} 9000 uid1 networkLost
      12000 uid1 networkRestored
      12000 uid1 serviceUnresponsive
      13000 uid1 RECONNECTING INTERRUPTED
      15000 ends`,
      [],
    ],
    [
      'takes a loss that follows another one after a while for a silence of its own',
      `${loggedIn} 9000 uid1 networkLost
      10500 uid1 networkRestored
      12000 uid1 serviceUnresponsive
      13000 uid1 RECONNECTING INTERRUPTED
      15000 ends`,
      ['RTM-RECONNECT-02'],
    ],
    ['misses the report of CONNECTING', '0 uid1 login\n9000 ends', ['RTM-LOGIN-01', 'RTM-LOGIN-07']],
    [
      'misses onLoginSuccess',
      '0 uid1 login\n0 uid1 CONNECTING LOGIN\n200 uid1 CONNECTED LOGIN_SUCCESS\n9000 ends',
      ['RTM-LOGIN-SUCCESS-CB'],
    ],
    [
      'accuses CONNECTING with a foreign reason',
      '0 uid1 login\n0 uid1 CONNECTING LOGIN_SUCCESS\n200 uid1 CONNECTED LOGIN_SUCCESS\n200 uid1 onLoginSuccess\n9000 ends',
      ['RTM-CB-03', 'RTM-LOGIN-02'],
    ],
    [
      'accuses CONNECTING without a login',
      '5 uid1 CONNECTING LOGIN\n6 ends',
      ['RTM-DIAG-02', 'RTM-STATE-01', 'RTM-STATE-04'],
    ],
    [
      'accuses swapped arguments',
      '0 uid1 login\n0 uid1 onConnectionStateChanged CONNECTION_CHANGE_REASON_LOGIN CONNECTION_STATE_CONNECTING\n200 uid1 CONNECTED LOGIN_SUCCESS\n200 uid1 onLoginSuccess\n9000 ends',
      ['RTM-API-01'],
    ],
    [
      'accuses a state that no document knows',
      `${loggedIn} 500 uid1 onConnectionStateChanged 6 1\n9000 ends`,
      ['RTM-STATE-02'],
    ],
    [
      'accuses a reason that no document knows',
      '0 uid1 login\n0 uid1 onConnectionStateChanged 2 17\n200 uid1 CONNECTED LOGIN_SUCCESS\n200 uid1 onLoginSuccess\n9000 ends',
      ['RTM-CB-03', 'RTM-LOGIN-02'],
    ],
    [
      'accuses the report of a state that did not change',
      `${loggedIn} 500 uid1 CONNECTED LOGIN_SUCCESS\n9000 ends`,
      ['RTM-CB-01', 'RTM-CB-02'],
    ],
    [
      'accepts the report of an interruption at 4 s',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n20000 ends`,
      [],
    ],
    [
      'accuses an interruption that is reported a millisecond early',
      `${loggedIn} 9000 uid1 networkLost\n12999 uid1 RECONNECTING INTERRUPTED\n20000 ends`,
      ['RTM-RECONNECT-02'],
    ],
    [
      'accuses an interruption that is reported a millisecond late',
      `${loggedIn} 9000 uid1 networkLost\n13001 uid1 RECONNECTING INTERRUPTED\n20000 ends`,
      ['RTM-RECONNECT-01'],
    ],
    [
      'accepts either outcome when the network is back at the very instant',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 networkRestored\n13000 uid1 RECONNECTING INTERRUPTED\n13200 uid1 CONNECTED LOGIN_SUCCESS\n20000 ends`,
      [],
    ],
    [
      'accepts silence when the network is back at the very instant',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 networkRestored\n20000 ends`,
      [],
    ],
    [
      'accuses an interruption that is reported after the network was back in time',
      `${loggedIn} 9000 uid1 networkLost\n12000 uid1 networkRestored\n13000 uid1 RECONNECTING INTERRUPTED\n13200 uid1 CONNECTED LOGIN_SUCCESS\n20000 ends`,
      ['RTM-STATE-01', 'RTM-STATE-06'],
    ],
    [
      'accepts a reset connection that is reported at once',
      `${loggedIn} 9000 uid1 networkLost manner=reset\n9000 uid1 RECONNECTING INTERRUPTED\n20000 ends`,
      [],
    ],
    [
      'accepts either start of a loss that replaces another',
      `${loggedIn} 9000 uid1 networkLost\n11000 uid1 networkLost\n15000 uid1 RECONNECTING INTERRUPTED\n20000 ends`,
      [],
    ],
    [
      'accuses onLoginSuccess after an automatic re-login',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n15000 uid1 networkRestored\n15200 uid1 CONNECTED LOGIN_SUCCESS\n15200 uid1 onLoginSuccess\n20000 ends`,
      ['RTM-RECONNECT-07'],
    ],
    [
      'accuses CONNECTED without a network',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n16000 uid1 CONNECTED LOGIN_SUCCESS\n16500 ends`,
      ['RTM-STATE-05'],
    ],
    [
      'misses the re-login when the network stays healthy',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n13500 uid1 (connectionAttempt)\n15000 uid1 networkRestored\n60000 uid1 (connectionAttempt)\n80000 ends`,
      ['RTM-DIAG-01', 'RTM-PRESENCE-02', 'RTM-RECONNECT-04', 'RTM-RECONNECT-06'],
    ],
    [
      'misses attempts to re-login',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n39000 uid1 (userOffline)\n80000 ends`,
      ['RTM-RECONNECT-04'],
    ],
    [
      'accuses a client that gives up reconnecting',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n30000 uid1 DISCONNECTED LOGIN_TIMEOUT\n31000 ends`,
      ['RTM-DIAG-02', 'RTM-RECONNECT-08'],
    ],
    [
      'misses the login timeout',
      '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n12001 ends',
      ['RTM-DIAG-01', 'RTM-LOGIN-04', 'RTM-LOGIN-06'],
    ],
    [
      'accepts a login timeout at 6 s',
      '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n6000 uid1 DISCONNECTED LOGIN_TIMEOUT\n12001 ends',
      [],
    ],
    [
      'accuses a login timeout at 7 s, which no reading allows',
      '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n7000 uid1 DISCONNECTED LOGIN_TIMEOUT\n12001 ends',
      ['RTM-LOGIN-06'],
    ],
    [
      'misses the failure of a login with an invalid token',
      '0 uid1 login credential=invalidToken\n0 uid1 CONNECTING LOGIN\n6000 uid1 DISCONNECTED LOGIN_TIMEOUT\n9000 ends',
      ['RTM-LOGIN-05'],
    ],
    [
      'accuses a login by itself after a failed one',
      '0 uid1 login credential=invalidToken\n0 uid1 CONNECTING LOGIN\n200 uid1 DISCONNECTED LOGIN_FAILURE\n3000 uid1 CONNECTING LOGIN\n3100 ends',
      ['RTM-DIAG-02', 'RTM-LOGIN-08', 'RTM-STATE-01', 'RTM-STATE-04'],
    ],
    ['misses the end of a logged-out session', `${loggedIn} 500 uid1 logout\n9000 ends`, ['RTM-LOGOUT-01']],
    [
      'accuses a message after the logout',
      `${bothInChannel} 500 uid1 logout\n500 uid1 DISCONNECTED LOGOUT\n2000 uid1 onMemberLeft c1 uid2\n9000 ends`,
      ['RTM-STATE-03'],
    ],
    [
      'misses the kick',
      `${loggedIn} 500 uid1 loggedInElsewhere\n9000 ends`,
      ['RTM-DIAG-01', 'RTM-KICK-01', 'RTM-KICK-02'],
    ],
    [
      'accuses a kick with the reason of a ban',
      `${loggedIn} 500 uid1 loggedInElsewhere\n500 uid1 ABORTED BANNED_BY_SERVER\n9000 ends`,
      ['RTM-BAN', 'RTM-CB-03'],
    ],
    [
      'misses the logout of a kicked client',
      `${loggedIn} 500 uid1 loggedInElsewhere\n500 uid1 ABORTED REMOTE_LOGIN\n600 uid1 logout\n9000 ends`,
      ['RTM-KICK-03', 'RTM-LOGOUT-01'],
    ],
    [
      'misses onMemberLeft and the removal after 30 s',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n13000 uid1 (connectionAttempt)\n41000 ends`,
      ['RTM-PRESENCE-01', 'RTM-PRESENCE-04', 'RTM-PRESENCE-05', 'RTM-PRESENCE-06'],
    ],
    [
      'accepts a removal after 30 s',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n39000 uid1 (userOffline)\n39050 uid2 onMemberLeft c1 uid1\n41000 ends`,
      [],
    ],
    [
      'accuses a removal at 29 s',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n38000 uid1 (userOffline)\n38050 uid2 onMemberLeft c1 uid1\n41000 ends`,
      ['RTM-PRESENCE-01', 'RTM-PRESENCE-03', 'RTM-PRESENCE-04', 'RTM-PRESENCE-06'],
    ],
    [
      'misses the re-join after a removal',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n39000 uid1 (userOffline)\n39050 uid2 onMemberLeft c1 uid1\n50000 uid1 networkRestored\n50200 uid1 CONNECTED LOGIN_SUCCESS\n60000 ends`,
      ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    ],
    [
      'misses a peer message of the interruption',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n15000 uid2 sendPeerMessage to=uid1 text=m1\n18000 uid1 networkRestored\n18200 uid1 CONNECTED LOGIN_SUCCESS\n20000 ends`,
      ['RTM-RESEND-01', 'RTM-RESEND-02'],
    ],
    [
      'misses a channel message of the interruption',
      `${bothInChannel} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n15000 uid2 sendChannelMessage channel=c1 text=m1\n18000 uid1 networkRestored\n18200 uid1 CONNECTED LOGIN_SUCCESS\n20000 ends`,
      ['RTM-RESEND-01', 'RTM-RESEND-03'],
    ],
    [
      'accuses a message that comes twice',
      `${bothInChannel} 1000 uid2 sendPeerMessage to=uid1 text=m1\n1050 uid1 onMessageReceived uid2 m1\n1060 uid1 onMessageReceived uid2 m1\n9000 ends`,
      ['RTM-RESEND-ONCE'],
    ],
    [
      'accuses a second login that does not fail',
      `${loggedIn} 500 uid1 login\n500 uid1 -> login 0\n9000 ends`,
      ['RTM-CODE-LOGIN-8'],
    ],
    [
      'accepts a second login whose failure is told by a callback',
      `${loggedIn} 500 uid1 login\n500 uid1 -> login 0\n600 uid1 onLoginFailure 8\n9000 ends`,
      [],
    ],
    [
      'accuses a logout without a login that returns success',
      '0 uid1 logout\n0 uid1 -> logout 0\n9000 ends',
      ['RTM-CODE-LOGOUT-102'],
    ],
    [
      'misses onTokenExpired while reconnecting',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n14000 uid1 tokenExpired\n15000 uid1 networkRestored\n60000 uid1 (connectionAttempt)\n90000 ends`,
      ['RTM-TOKEN-01'],
    ],
    [
      'accuses a token expiry that aborts a reconnecting client',
      `${loggedIn} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n14000 uid1 tokenExpired\n15000 uid1 networkRestored\n15200 uid1 onTokenExpired\n15200 uid1 ABORTED TOKEN_EXPIRED\n16000 ends`,
      ['RTM-TOKEN-02'],
    ],
    [
      'accuses a client that speaks after its process was killed',
      `${loggedIn} 9000 uid1 networkLost\n10000 uid1 processKilled\n13000 uid1 RECONNECTING INTERRUPTED\n16000 ends`,
      ['RTM-STATE-03'],
    ],
    [
      'accuses a kick that is reported late, although it need not have been reported, of nothing but its lateness',
      `${loggedIn} 500 uid1 login\n500 uid1 -> login error=8\n510 uid1 loggedInElsewhere\n2510 uid1 ABORTED REMOTE_LOGIN\n9000 ends`,
      ['RTM-KICK-02'],
    ],
    [
      'demands nothing of a client that came to CONNECTED on a way of its own',
      `${loggedIn} 500 uid1 logout\n500 uid1 DISCONNECTED LOGOUT\n700 uid1 networkLost\n800 uid1 CONNECTED LOGIN_SUCCESS\n9000 ends`,
      ['RTM-DIAG-01'],
    ],
    [
      'demands no attributes after a second absence that was short',
      `${bothInChannel} 400 uid1 setLocalUserAttributes attributes=a1\n400 uid1 (userAttributesSet) a1\n1000 uid1 networkLost\n31000 uid1 (userOffline)\n32000 uid1 networkRestored\n40000 uid1 networkLost\n44000 uid1 RECONNECTING INTERRUPTED\n45000 uid1 networkRestored\n45200 uid1 CONNECTED LOGIN_SUCCESS\n50000 ends`,
      ['RTM-RECONNECT-01'],
    ],
    [
      'accuses news of a channel that the client never joined',
      `${bothInChannel} 1000 uid2 joinChannel channel=c2\n1050 uid1 onMemberJoined c2 uid2\n1500 uid2 leaveChannel channel=c2\n1550 uid1 onMemberLeft c2 uid2\n9000 ends`,
      ['RTM-PRESENCE-06', 'RTM-PRESENCE-09'],
    ],
    [
      'accuses news of a channel that nobody has joined',
      `${loggedIn} 1000 uid1 onMemberLeft c7 uid2\n9000 ends`,
      ['RTM-PRESENCE-06'],
    ],
    [
      'accuses a message of a channel that the client never joined',
      `${bothInChannel} 1000 uid2 joinChannel channel=c2\n2100 uid2 sendChannelMessage channel=c2 text=m1\n2150 uid1 onChannelMessageReceived c2 uid2 m1\n9000 ends`,
      ['RTM-RESEND-ONCE'],
    ],
    [
      'accuses news of the client itself',
      `${bothInChannel} 1000 uid1 onMemberJoined c1 uid1\n1100 uid1 onMemberLeft c1 uid1\n9000 ends`,
      ['RTM-PRESENCE-06', 'RTM-PRESENCE-09'],
    ],
    [
      'accepts news of a user that the trace does not know',
      `${bothInChannel} 1000 uid1 onMemberJoined c1 eve\n9000 ends`,
      [],
    ],
    [
      'accuses a callback whose name is spelled in another case',
      `${loggedIn} 1000 uid1 onTokenexpired\n9000 ends`,
      ['RTM-TOKEN-01'],
    ],
    [
      'accuses a callback whose name misses a letter',
      `${loggedIn} 1000 uid1 onMemberLef c1 uid2\n1100 uid1 onConectionStateChanged 1 6\n9000 ends`,
      ['RTM-API-01', 'RTM-PRESENCE-06'],
    ],
    [
      'accepts callbacks that the documents do not speak of',
      `${loggedIn} 1000 uid1 onPeersOnlineStatusChanged uid2\n1000 uid1 onJoinSuccess\n1100 uid1 onMemberCountUpdated 2\n9000 ends`,
      [],
    ],
    [
      'accuses a failed login of a code that the header does not know',
      '0 uid1 login\n0 uid1 CONNECTING LOGIN\n6000 uid1 DISCONNECTED LOGIN_TIMEOUT\n6000 uid1 onLoginFailure 77\n9000 ends',
      ['RTM-CODE-LOGIN-CREDENTIAL', 'RTM-LOGIN-07'],
    ],
    [
      'accuses a failed login of a foreign code although the login returned nothing',
      '0 uid1 login credential=invalidToken\n0 uid1 CONNECTING LOGIN\n200 uid1 DISCONNECTED LOGIN_FAILURE\n200 uid1 onLoginFailure 4\n9000 ends',
      ['RTM-CODE-LOGIN-CREDENTIAL'],
    ],
    [
      'accepts the code of a refused login and of the one that is under way in any order, though neither returned anything',
      '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n100 uid1 login\n110 uid1 onLoginFailure 8\n6000 uid1 DISCONNECTED LOGIN_TIMEOUT\n6000 uid1 onLoginFailure 9\n9000 ends',
      [],
    ],
  ]
  it.each(cases)('%s', (_title, trace, clauses) => {
    expect(violated(trace)).toEqual(clauses)
  })

  it('names each violation once, at the instant at which it was certain, with what came too late', () => {
    const judge = createJudge(profile)
    const { violations } = judge.judge(
      writtenClients(profile),
      written(profile, `${loggedIn} 9000 uid1 networkLost\n14000 uid1 RECONNECTING INTERRUPTED\n20000 ends`),
    )
    expect(violations).toEqual([
      {
        clauses: ['RTM-RECONNECT-01'],
        client: 'uid1',
        atMs: 13_000,
        eventIndex: 6,
        expected: 'onConnectionStateChanged(RECONNECTING) at 13 000 ms',
        because: 'uid1 is CONNECTED and without server data, since 9 000 ms',
        observed: 'the same at 14 000 ms',
      },
    ])
  })

  it('does not count a rule as exercised that was never put to the test', () => {
    const count = exercised(`${loggedIn} 9000 ends`)
    expect(count('RTM-LOGIN-01')).toBe(1)
    expect(count('RTM-RECONNECT-01')).toBe(0)
    expect(count('RTM-RESEND-02')).toBe(0)
  })

  it('does not hold the login timeout of a login that was over before', () => {
    expect(exercised(`${loggedIn} 9000 ends`)('RTM-LOGIN-06')).toBe(0)
    const timedOut = '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n6000 uid1 DISCONNECTED LOGIN_TIMEOUT'
    expect(exercised(`${timedOut}\n9000 ends`)('RTM-LOGIN-06')).toBeGreaterThan(0)
  })

  it('lets a member be told to be gone once more who was back just then, and whose session ends at once', () => {
    const away = (happens: string): string => `${bothInChannel} 1000 uid2 networkLost
      5000 uid2 RECONNECTING INTERRUPTED
      30800 uid2 ${happens}
      31000 uid2 CONNECTED LOGIN_SUCCESS
      31050 uid1 onMemberLeft c1 uid2
      31800 uid2 tokenExpired
      31800 uid2 ABORTED TOKEN_EXPIRED
      31800 uid2 onTokenExpired
      31850 uid1 onMemberLeft c1 uid2
      33000 ends`
    expect(violated(away('networkRestored'))).toEqual([])
    const stillAway = away('networkLost').replace('31000 uid2 CONNECTED LOGIN_SUCCESS', '')
    expect(violated(stillAway)).toContain('RTM-PRESENCE-06')
  })

  it('leaves a kick open that met the client during a short loss, as its clause says', () => {
    const kicked = `${loggedIn} 9000 uid1 networkLost\n9500 uid1 loggedInElsewhere\n10000 uid1 networkRestored`
    expect(violated(`${kicked}\n30000 ends`)).toEqual([])
    expect(violated(`${kicked}\n10100 uid1 ABORTED REMOTE_LOGIN\n30000 ends`)).toEqual([])
    expect(profile.clauses['RTM-KICK-01']?.exempt).toContain('out of reach')
  })

  it('tells which login timeout an implementation follows, and notices one that mixes them', () => {
    const judge = createJudge(profile)
    const timeout = (at: number): string =>
      `0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n${at} uid1 DISCONNECTED LOGIN_TIMEOUT\n12001 ends`
    expect(judge.judge(writtenClients(profile), written(profile, timeout(10_000))).violations).toEqual([])
    expect(judge.tally().readings.find(({ question }) => question === 'X-07')?.possible).toEqual(['ten-seconds'])
    expect(judge.judge(writtenClients(profile), written(profile, timeout(6_000))).violations).toEqual([])
    expect(judge.tally().readings.find(({ question }) => question === 'X-07')?.possible).toEqual([])
  })

  it('holds an implementation to a reading that is pinned', () => {
    const judge = createJudge(profile, { readings: { 'X-07': 'six-seconds' } })
    const { violations } = judge.judge(
      writtenClients(profile),
      written(
        profile,
        '0 uid1 networkLost\n0 uid1 login\n0 uid1 CONNECTING LOGIN\n10000 uid1 DISCONNECTED LOGIN_TIMEOUT\n12001 ends',
      ),
    )
    expect(violations.map(({ clauses }) => clauses)).toEqual([['RTM-LOGIN-06']])
  })

  it('counts the callbacks that it does not judge, by name', () => {
    const judge = createJudge(profile)
    judge.judge(
      writtenClients(profile),
      written(profile, `${loggedIn} 900 uid1 onSdkLog\n950 uid1 onSdkLog\n1000 ends`),
    )
    expect(judge.tally().unjudged).toEqual({ callbacks: { onSdkLog: 2 }, messages: 0 })
  })

  it('says of a client that never notices its interruption that it is late, and later that it never comes', () => {
    const judge = createJudge(profile)
    const broken = (text: string): readonly string[] =>
      judge
        .judge(writtenClients(profile), written(profile, `${loggedIn} 9000 uid1 networkLost\n${text}`))
        .violations.flatMap(({ clauses }) => clauses)
    const both = ['RTM-RECONNECT-01', 'RTM-DIAG-01']
    expect(broken('69000 uid1 processKilled')).toEqual(['RTM-RECONNECT-01'])
    expect(broken('500000 uid1 processKilled')).toEqual(both)
    expect(broken('20000 uid1 sendPeerMessage to=uid2 text=m1\n39000 uid1 (userOffline)\n500000 ends')).toEqual(both)
    expect(broken('20000 uid1 RECONNECTING INTERRUPTED\n500000 ends')).toEqual(['RTM-RECONNECT-01'])
    expect(broken('13000 uid1 onConnectionStateChanged 9 5\n500000 ends')).not.toContain('RTM-DIAG-01')
  })

  describe('in a log of more messages than it follows', () => {
    const sent = (text: string): string => `1000 uid2 sendPeerMessage to=uid1 text=${text}`
    const came = (text: string): string => `1000 uid1 onMessageReceived uid2 ${text}`
    const many = (count: number, line: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => line(index)).join('\n')
    const delivered = many(mailLimit + 500, (index) => `${sent(`m${index}`)}\n${came(`m${index}`)}`)
    const undelivered = many(mailLimit + 500, (index) => sent(`m${index}`))

    it('accuses a message that comes twice, of late or long ago', () => {
      expect(violated(`${bothInChannel}${delivered}\n${came('m10499')}\n9000 ends`)).toEqual(['RTM-RESEND-ONCE'])
      expect(violated(`${bothInChannel}${delivered}\n${came('m3')}\n9000 ends`)).toEqual(['RTM-RESEND-ONCE'])
    })

    it('accuses a message that was never sent', () => {
      expect(violated(`${bothInChannel}${undelivered}\n${came('m77777')}\n9000 ends`)).toEqual(['RTM-RESEND-ONCE'])
    })

    it('accuses nobody of one that has been under way for very long, and says that it did not judge it', () => {
      const judge = createJudge(profile)
      const trace = `${bothInChannel}${undelivered}\n${came('m3')}\n${came('m10499')}\n9000 ends`
      expect(judge.judge(writtenClients(profile), written(profile, trace)).violations).toEqual([])
      expect(judge.tally().unjudged.messages).toBe(1)
    })

    it('demands the newest of those that were missed', () => {
      const lost = `${bothInChannel} 1000 uid1 networkLost\n5000 uid1 RECONNECTING INTERRUPTED\n`
      const missed = many(mailLimit + 500, (index) => `6000 uid2 sendPeerMessage to=uid1 text=m${index}`)
      const back = '\n7000 uid1 networkRestored\n7200 uid1 CONNECTED LOGIN_SUCCESS\n9000 ends'
      expect(violated(lost + missed + back)).toEqual(['RTM-RESEND-01', 'RTM-RESEND-02'])
    })
  })
})
