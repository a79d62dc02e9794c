@rtc-ios-2.3.2
Feature: Asking for the state on iOS
  getConnectionState returns what was reported last, and asking changes nothing.

  @IOS-API-01 @IOS-STATE-01
  Scenario: A fresh user answers DISCONNECTED
    Given UID 1 has not joined yet
    When UID 1 is asked for its connection state
    Then the answer is DISCONNECTED

  @IOS-API-01
  Scenario Outline: After <happening> the answer is <state>
    Given UID 1 is in the channel
    When <happening>
    And 10 seconds pass
    And UID 1 is asked for its connection state
    Then the answer is <state>
    And the answer is the state that UID 1 reported last

    Examples:
      | happening                          | state        |
      | 1 second passes                    | CONNECTED    |
      | the network is lost                | RECONNECTING |
      | the network is lost for 21 minutes | FAILED       |
      | the server bans UID 1              | FAILED       |
      | UID 1 leaves the channel           | DISCONNECTED |

  @IOS-API-01
  Scenario: Asking changes nothing
    Given UID 1 is in the channel
    When UID 1 is asked for its connection state
    And UID 1 is asked for its connection state
    And 1 minute passes
    Then UID 1 is still CONNECTED
