@rtm-1
Feature: Reconnection
  A connected client that loses the network for 4 seconds is RECONNECTING, and logs in again by itself.

  @RTM-RECONNECT-01 @RTM-RECONNECT-03 @RTM-STATE-06
  Scenario: Four seconds without the network make a connected client reconnect
    Given a logged-in client
    When the network is lost
    Then the client reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

  @RTM-RECONNECT-01 @RTM-RECONNECT-02
  Scenario Outline: <lasting> after the loss the client is <state>
    Given a logged-in client
    When the network is lost for <lasting>
    Then the client is <state>

    Examples:
      | lasting                  | state                     |
      | 1 ms less than 4 seconds | CONNECTED                 |
      | 4 seconds                | CONNECTED or RECONNECTING |
      | 1 ms more than 4 seconds | RECONNECTING              |

  @RTM-RECONNECT-02
  Scenario Outline: An interruption of <lasting> changes nothing
    Given a logged-in client
    When the network is lost for <lasting>
    And the network is back
    And 2 minutes pass
    Then the client is still CONNECTED

    Examples:
      | lasting                  |
      | 1 second                 |
      | 3 seconds                |
      | 1 ms less than 4 seconds |

  @RTM-RECONNECT-02
  Scenario: Short interruptions do not add up
    Given a logged-in client
    When the network is lost for 3 seconds
    And the network is back
    And 5 seconds pass
    And the network is lost for 3 seconds
    And the network is back
    And 1 minute passes
    Then the client is still CONNECTED

  @RTM-RECONNECT-01
  Scenario Outline: A client that has lost the <direction> alone reconnects
    Given a logged-in client
    When the <direction> is lost
    Then the client reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

    Examples:
      | direction |
      | uplink    |
      | downlink  |

  @RTM-RECONNECT-01
  Scenario: A connection that is reset may be reported at once, and is after 4 seconds
    Given a logged-in client
    When the connection is reset and the network stays away for 4 seconds
    Then the client has reported RECONNECTING because of INTERRUPTED

  @RTM-RECONNECT-06 @RTM-STATE-05
  Scenario: A client that reaches the system again is CONNECTED
    Given a RECONNECTING client
    When the network is back
    Then the client is connected again because of LOGIN_SUCCESS

  @RTM-RECONNECT-07
  Scenario: An automatic login is not told by onLoginSuccess
    Given a RECONNECTING client
    When the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client gets no onLoginSuccess

  @RTM-RECONNECT-04
  Scenario: A reconnecting client goes on logging in by itself
    Given a RECONNECTING client
    When 10 minutes pass
    Then the client keeps trying to connect

  @RTM-RECONNECT-04
  Scenario: The automatic login waits for a service that does not answer
    Given a RECONNECTING client
    And the service does not answer
    When the network is back
    And 2 minutes pass
    Then the client is still RECONNECTING
    When the service answers again
    Then the client is connected again because of LOGIN_SUCCESS

  @RTM-RECONNECT-08
  Scenario: A client that cannot log in again stays RECONNECTING for as long as it takes
    Given a RECONNECTING client
    When 24 hours pass
    Then the client is still RECONNECTING

  @RTM-RECONNECT-09 @RTM-LOGOUT-01
  Scenario: A reconnecting client can log out
    Given a RECONNECTING client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT

  @RTM-RECONNECT-09 @RTM-RECONNECT-10
  Scenario: After a logout the app logs in again when the network is back
    Given a RECONNECTING client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    When the network is back
    And the client logs in
    Then the client reports CONNECTED because of LOGIN_SUCCESS
    And the client gets onLoginSuccess exactly once
