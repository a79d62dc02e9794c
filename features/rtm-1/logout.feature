@rtm-1
Feature: Logging out
  A logout leads to DISCONNECTED, and ends everything that was pending.

  @RTM-LOGOUT-01 @RTM-STATE-03
  Scenario: A logout disconnects the client
    Given a logged-in client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT

  @RTM-LOGOUT-01 @RTM-STATE-01
  Scenario: A client can log in again after a logout, any number of times
    Given a logged-in client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    When the client logs in
    Then the client reports CONNECTED because of LOGIN_SUCCESS
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT

  @RTM-LOGOUT-01 @RTM-DIAG-02
  Scenario: A client that has logged out does not follow its network
    Given a logged-in client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    When the network is lost for 1 minute
    And the network is back
    And 1 minute passes
    Then the client is still DISCONNECTED

  @RTM-LOGOUT-01
  Scenario: A loss that was not noticed before the logout is not reported after it
    Given a logged-in client
    When the network is lost for 3 seconds
    And the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    And 1 minute later the client is still DISCONNECTED

  @RTM-LOGOUT-01 @RTM-RECONNECT-09
  Scenario: A client that has logged out during the reconnection does not come back
    Given a RECONNECTING client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    When the network is back
    And 10 minutes pass
    Then the client is still DISCONNECTED
