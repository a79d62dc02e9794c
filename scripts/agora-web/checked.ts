/**
 * What a person has found who has held each violation against the document and against what the double did. A violation
 * that nobody has looked at is shown, and not published.
 */

/** By the clause. */
export const checked: Readonly<Record<string, string>> = {
  'WEB3-STATE-00':
    'The first leave is through after 50 ms, and the second is refused, as the type definitions have it. Two seconds after them the client calls itself DISCONNECTED in the channel that it has joined meanwhile, and sends nothing any more. The double has pushed and closed nothing. With a single leave it does not come.',
  'WEB3-STATE-01':
    'The client has left while its lookup was under way, and asks the access point once more a second later. Whoever looks for a server is CONNECTING by the document, and this client calls itself DISCONNECTED.',
  'WEB3-STATE-03':
    'The lookup of the join that was left is answered, and the client enters with it. To the edge it presents the token of that join, which is good, so that the double has to let it in. The join that the app waits for is refused a second later (110), and the client stays CONNECTED.',
  'WEB3-DIAG-01':
    'The double has closed nothing: it is silent because the network is. The client gives its connection up after 30 s, and calls itself DISCONNECTED for a second before it is CONNECTING.',
  'WEB3-T1d':
    'The join that was left and the one after it both come through on the one connection, and each is told by connected.',
  'WEB3-T5b': 'The second join is told by reconnect. The network and the double were there all the time.',
  'WEB3-T7':
    'The double has closed nothing: it is silent because the network is. The document names CONNECTING as the first change, and the type definitions the change from CONNECTED to CONNECTING.',
  'WEB3-CODE-LEAVE-OUTSIDE':
    'The double takes no part in it. The type definitions name the error, and the success callback is called.',
  'WEB4-CB-03':
    'The access point of the double refuses the App ID (101). The join fails with CAN_NOT_GET_GATEWAY_SERVER, and the event of the same instant has two arguments.',
  'WEB4-STATE-08':
    'The double has told the client that its token has expired, and nothing else. Nobody has called leave.',
  'WEB4-DIAG-01':
    'The network breaks the connection before the answer to the leave is there. No arrow of the diagram leads from DISCONNECTING to RECONNECTING.',
  'WEB4-REASON-LEAVE':
    'The double takes no part in it: the leave comes before the first answer. A leave in the channel is told with the reason.',
  'WEB4-REASON-SERVER':
    'The access point of the double has refused a parameter, which is what the type definitions have this reason for. The event has none.',
  'WEB4-REASON-TOKEN':
    'The token of the first join had expired; the second join presents one that is wrong and not expired, and the double refuses it as wrong (110). A client that joins with such a token for the first time tells no reason at all: this one is that of the session before.',
}
