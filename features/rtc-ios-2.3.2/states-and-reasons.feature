@rtc-ios-2.3.2
Feature: States, reasons and their callback on iOS
  Every change of state fires connectionChangedToState, with one of five states and the reason for the change.

  @IOS-DIAG-01 @IOS-CB-02 @IOS-STATE-00 @IOS-STATE-06
  Scenario: A call passes through the documented states and through no others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And UID 1 has gone through CONNECTING, CONNECTED, RECONNECTING, CONNECTED, RECONNECTING, FAILED, DISCONNECTED

  @IOS-CB-01 @IOS-CB-02
  Scenario: A change of state is told by connectionChangedToState
    Given UID 1 is in the channel
    When the network is lost
    Then UID 1 gets connectionChangedToState 4 seconds after the loss

  @IOS-CB-03 @IOS-STATE-06 @IOS-API-02
  Scenario: connectionChangedToState passes a state and a reason, both of them documented
    Given UID 1 is in the channel
    When the network is lost for 21 minutes
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And each report of UID 1 names a documented state and a documented reason

  @IOS-DIAG-01 @IOS-CB-02
  Scenario: A connected user who is left alone stays CONNECTED
    Given UID 1 is in the channel
    When 24 hours pass
    Then UID 1 is still CONNECTED

  @IOS-API-02
  Scenario Outline: <state> is reported because of <reason>
    Given UID 1 is in the channel
    When <happening>
    Then UID 1 reports <state> because of <reason>

    Examples:
      | happening                          | state        | reason           |
      | the network is lost for 5 seconds  | RECONNECTING | INTERRUPTED      |
      | the network is lost for 21 minutes | FAILED       | JOIN_FAILED      |
      | the server bans UID 1              | FAILED       | BANNED_BY_SERVER |
      | UID 1 leaves the channel           | DISCONNECTED | LEAVE_CHANNEL    |

  @IOS-DIAG-02
  Scenario: The whole timeline, from the join over the interruption to the final failure
    Given UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING
    And UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets didJoinChannel
    And UID 2 gets didJoinedOfUid about UID 1
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    And UID 1 gets rtcEngineConnectionDidLost between 10 seconds and 15 seconds after the loss
    And UID 2 gets didOfflineOfUid about UID 1 20 seconds after the loss
    And UID 1 reports FAILED because of JOIN_FAILED between 20 minutes and 20 minutes 20 seconds after the loss

  @IOS-DIAG-02
  Scenario: The timeline that ends well: the user is back, and the other sees it
    Given UID 1 and UID 2 are in the channel
    When the network is lost
    Then UID 2 gets didOfflineOfUid about UID 1 20 seconds after the loss
    When the network is back
    Then UID 1 gets didRejoinChannel once the network is back
    And UID 2 gets didJoinedOfUid about UID 1 once the network is back
    And UID 1 is CONNECTED
