@rtm-1
Feature: Calls in the wrong state
  Headers and API pages say with which code a call fails that does not fit the state, and that it changes nothing.

  @RTM-CODE-LOGIN-8
  Scenario: A login of a client that is logged in fails
    Given a logged-in client
    When the client logs in
    Then the call of the client fails with 8
    And the client is still CONNECTED

  @RTM-CODE-LOGIN-8
  Scenario: A login of a client that is reconnecting fails
    Given a RECONNECTING client
    When the client logs in
    Then the call of the client fails with 8
    And the client is still RECONNECTING

  @RTM-CODE-LOGOUT-102
  Scenario: A logout of a client that is not logged in fails
    Given a client that has never logged in
    When the client logs out
    Then the call of the client fails with 102
    And the client is still DISCONNECTED

  @RTM-CODE-RENEW-102
  Scenario: Renewing the token before any login fails
    Given a client that has never logged in
    When the client renews the token with a valid token
    Then the call of the client fails with 102
    And the client is still DISCONNECTED
