@rtc-web-4
Feature: States and their event on the Web 4.x
  Every change of state fires connection-state-change, with the present state and the one before it.

  @WEB4-DIAG-01 @WEB4-STATE-09 @WEB4-CB-01
  Scenario: A call passes through the documented states and through no others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 30 seconds
    And the network is back
    Then UID 1 is connected again
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    And UID 1 has gone through CONNECTING, CONNECTED, RECONNECTING, CONNECTED, DISCONNECTING, DISCONNECTED

  @WEB4-CB-01
  Scenario: A change of state is told once
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    And UID 1 has gone through CONNECTING, CONNECTED, DISCONNECTING, DISCONNECTED

  # Up to 3.x the two states came in the opposite order.
  @WEB4-CB-02 @WEB4-STATE-09 @WEB4-EVENT-PAYLOAD
  Scenario: connection-state-change passes the present state and the one before
    Given UID 1 is in the channel
    When the network is lost for 30 seconds
    And the network is back
    Then UID 1 is connected again
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    And each report of UID 1 tells the state of the report before

  @WEB4-API-01 @WEB4-STATE-01
  Scenario: A fresh user answers DISCONNECTED
    Given UID 1 has not joined yet
    When UID 1 is asked for its connection state
    Then the answer is DISCONNECTED

  @WEB4-API-01 @WEB4-CB-02
  Scenario Outline: After <happening> the answer is <state>
    Given UID 1 is in the channel
    When <happening>
    And 10 seconds pass
    And UID 1 is asked for its connection state
    Then the answer is <state>
    And the answer is the state that UID 1 reported last

    Examples:
      | happening                | state        |
      | 1 second passes          | CONNECTED    |
      | UID 1 leaves the channel | DISCONNECTED |

  @WEB4-DIAG-02
  Scenario: The whole timeline, from the join over the interruption to the reconnection
    Given UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING
    And UID 1 reports CONNECTED
    And UID 2 gets user-joined about UID 1
    When UID 1 publishes its stream
    And 2 seconds pass
    Then UID 2 gets user-published about UID 1
    When the network is lost
    Then UID 2 gets user-unpublished about UID 1 between 10 seconds and 11 seconds after the loss
    And UID 1 first reports RECONNECTING
    And UID 2 gets user-left about UID 1 between 20 seconds and 21 seconds after the loss
    When the network is back
    Then UID 1 is connected again
    And UID 2 gets user-joined about UID 1 once the network is back
