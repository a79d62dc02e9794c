@rtm-1
Feature: States and their callback
  Every change of state is reported by onConnectionStateChanged, with the new state and the reason.

  @RTM-STATE-01 @RTM-STATE-02 @RTM-DIAG-01 @RTM-DIAG-02 @RTM-CB-01
  Scenario: A session passes through the documented states and through no others
    Given a logged-in client
    When the network is lost for 10 seconds
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    When the same user id logs in elsewhere
    Then the client reports ABORTED because of REMOTE_LOGIN
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    And the client has gone through CONNECTING, CONNECTED, RECONNECTING, CONNECTED, ABORTED, DISCONNECTED

  @RTM-STATE-02 @RTM-CB-02 @RTM-CB-03 @RTM-API-01
  Scenario: onConnectionStateChanged carries a state and then a reason, both of them documented
    Given a logged-in client
    When the network is lost for 10 seconds
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    And each report of the client names a documented state and a documented reason

  @RTM-CB-01 @RTM-CB-02
  Scenario: A change of state is reported once
    Given a logged-in client
    When the network is lost for 1 minute
    Then the client gets onConnectionStateChanged exactly once

  @RTM-DIAG-02
  Scenario: A connected client that is left alone stays CONNECTED
    Given a logged-in client
    When 24 hours pass
    Then the client is still CONNECTED

  @RTM-CB-03
  Scenario Outline: <state> is reported because of <reason>
    Given a logged-in client
    When <happening>
    And 10 seconds pass
    Then the client has reported <state> because of <reason>

    Examples:
      | happening                          | state        | reason           |
      | the network is lost                | RECONNECTING | INTERRUPTED      |
      | the same user id logs in elsewhere | ABORTED      | REMOTE_LOGIN     |
      | the server bans the client         | ABORTED      | BANNED_BY_SERVER |
      | the client logs out                | DISCONNECTED | LOGOUT           |
