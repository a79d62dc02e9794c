@rtm-1
Feature: Logging in
  A client that logs in is CONNECTING, and then by itself either CONNECTED or DISCONNECTED again.

  @RTM-STATE-03 @RTM-STATE-01
  Scenario: A client that has not logged in is DISCONNECTED
    Given a client that has never logged in
    When 1 hour passes
    Then the client is still DISCONNECTED

  @RTM-LOGIN-01 @RTM-LOGIN-02 @RTM-STATE-04
  Scenario: A login begins with CONNECTING
    Given a client that has never logged in
    When the client logs in
    Then the client reports CONNECTING because of LOGIN

  @RTM-LOGIN-07 @RTM-STATE-05
  Scenario: A login that succeeds connects the client
    When the client logs in
    Then the client reports CONNECTED because of LOGIN_SUCCESS

  @RTM-LOGIN-SUCCESS-CB
  Scenario: A login that succeeds is told by one onLoginSuccess
    When the client logs in
    Then the client gets onLoginSuccess exactly once

  @RTM-LOGIN-05
  Scenario Outline: A login with <credential> fails
    When the client logs in with <credential>
    Then the client reports DISCONNECTED because of LOGIN_FAILURE
    And the client gets no onLoginSuccess

    Examples:
      | credential        |
      | an invalid app id |
      | an invalid token  |
      | an expired token  |

  @RTM-CODE-LOGIN-CREDENTIAL
  Scenario Outline: A login with <credential> fails with the code <code>
    When the client logs in with <credential>
    Then the call of the client fails with <code>

    Examples:
      | credential        | code |
      | an invalid app id | 4    |
      | an invalid token  | 5    |
      | an expired token  | 6    |

  # The documents name 6, 10 and 12 seconds, for different platforms and versions.
  @RTM-LOGIN-06
  Scenario: A login that gets no answer times out
    Given the service does not answer
    When the client logs in
    Then the client reports DISCONNECTED because of LOGIN_TIMEOUT between 6 seconds and 12 seconds after the login

  @RTM-LOGIN-06
  Scenario: A login without a network times out, too
    Given the network is lost
    When the client logs in
    Then the client reports DISCONNECTED because of LOGIN_TIMEOUT between 6 seconds and 12 seconds after the login

  @RTM-LOGIN-06
  Scenario Outline: <waiting> after an unanswered login the client is <state>
    Given the service does not answer
    When the client logs in
    And <waiting> pass
    Then the client is <state>

    Examples: before the shortest documented time, and after the longest
      | waiting                   | state                      |
      | 1 ms less than 6 seconds  | CONNECTING                 |
      | 6 seconds                 | CONNECTING or DISCONNECTED |
      | 12 seconds                | CONNECTING or DISCONNECTED |
      | 1 ms more than 12 seconds | DISCONNECTED               |

  @RTM-LOGIN-04
  Scenario Outline: A login with <credential> ends without a call by the app
    When the client logs in with <credential>
    And 12 seconds pass
    Then the client is <end>

    Examples:
      | credential       | end          |
      | a valid token    | CONNECTED    |
      | an invalid token | DISCONNECTED |

  @RTM-LOGIN-04
  Scenario: A login ends although the service is slow to answer
    Given the service does not answer
    When the client logs in
    And 3 seconds pass
    And the service answers again
    And 12 seconds pass
    Then the client is CONNECTED or DISCONNECTED

  @RTM-LOGIN-08
  Scenario: A failed login is not tried again by the SDK
    When the client logs in with an invalid token
    Then the client reports DISCONNECTED because of LOGIN_FAILURE
    When 10 minutes pass
    Then the client is still DISCONNECTED

  @RTM-LOGIN-08
  Scenario: A login that timed out is not tried again when the service answers
    Given the service does not answer
    When the client logs in
    And 13 seconds pass
    Then the client is DISCONNECTED
    When the service answers again
    And 10 minutes pass
    Then the client is still DISCONNECTED

  @RTM-LOGIN-08 @RTM-LOGIN-01
  Scenario: After a failed login the app logs in again
    When the client logs in with an invalid token
    Then the client reports DISCONNECTED because of LOGIN_FAILURE
    When the client logs in
    Then the client reports CONNECTED because of LOGIN_SUCCESS
