@rtm-1
Feature: A token that expires
  A client that is logging in again hears of its expired token, and stays in its state.

  @RTM-TOKEN-01
  Scenario: A token that expires during the reconnection is told by onTokenExpired
    Given a RECONNECTING client
    When the token expires
    And the network is back
    Then the client gets onTokenExpired once the network is back

  @RTM-TOKEN-02
  Scenario: onTokenExpired leaves a reconnecting client in its state
    Given a RECONNECTING client
    When the token expires
    And 1 minute passes
    Then the client is still RECONNECTING

  # Guides differ: the new token brings the client back, or only a new login does.
  @RTM-TOKEN-02 @RTM-RECONNECT-04
  Scenario: With a new token the client is connected again, or stays as it is
    Given a RECONNECTING client
    When the token expires
    And the network is back
    Then the client gets onTokenExpired once the network is back
    When the client renews the token with a valid token
    And 2 minutes pass
    Then the client is CONNECTED or RECONNECTING

  # Versions differ: the client aborts, or nothing happens, or it reconnects.
  @RTM-TOKEN-01
  Scenario: A connected client whose token expires aborts, reconnects or goes on, as its version has it
    Given a logged-in client
    When the token expires
    And 10 seconds pass
    Then the client is CONNECTED or RECONNECTING or ABORTED
