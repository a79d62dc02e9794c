@rtc-web-3
Feature: States and their event on the Web
  Every change of state fires connection-state-change, with one of four states and the one before it.

  @WEB3-DIAG-01 @WEB3-STATE-00 @WEB3-STATE-05 @WEB3-CB-02
  Scenario: A call passes through the documented states and through no others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 2 minutes
    And the network is back
    Then UID 1 is connected again
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    And UID 1 has gone through CONNECTING, CONNECTED, CONNECTING, CONNECTED, DISCONNECTING, DISCONNECTED

  @WEB3-CB-01 @WEB3-CB-02
  Scenario: A change of state is told by connection-state-change
    Given UID 1 is in the channel
    When the network is lost for 2 minutes
    Then UID 1 gets connection-state-change exactly once

  # The document speaks of a reason as well, for which the definition of the event has no place.
  @WEB3-CB-03 @WEB3-STATE-05 @WEB3-EVENT-PAYLOAD
  Scenario: connection-state-change passes the state before and the present one
    Given UID 1 is in the channel
    When the network is lost for 2 minutes
    And the network is back
    Then UID 1 is connected again
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    And each report of UID 1 begins with the state of the report before

  @WEB3-API-01 @WEB3-STATE-01
  Scenario: A fresh user answers DISCONNECTED
    Given UID 1 has not joined yet
    When UID 1 is asked for its connection state
    Then the answer is DISCONNECTED

  @WEB3-API-01
  Scenario Outline: After <happening> the answer is <state>
    Given UID 1 is in the channel
    When <happening>
    And 10 seconds pass
    And UID 1 is asked for its connection state
    Then the answer is <state>
    And the answer is the state that UID 1 reported last

    Examples:
      | happening                         | state        |
      | 1 second passes                   | CONNECTED    |
      | the network is lost for 2 minutes | CONNECTING   |
      | UID 1 leaves the channel          | DISCONNECTED |

  @WEB3-DIAG-02
  Scenario: The whole timeline, from the join over the interruption to the reconnection
    Given UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING
    And UID 1 reports CONNECTED
    And UID 1 gets connected
    And UID 2 gets peer-online about UID 1
    When UID 1 publishes its stream
    Then UID 2 gets stream-added about UID 1
    When the network is lost
    Then UID 2 gets stream-removed about UID 1 10 seconds after the loss
    And UID 1 first reports CONNECTING
    And UID 2 gets peer-leave about UID 1 between 10 seconds and 3 minutes after the loss
    When the network is back
    Then UID 1 is connected again
    And UID 2 gets peer-online about UID 1 once the network is back
