@rtc-native-2.3.2
Feature: States, reasons and the whole timeline from 2.3.2 on
  The state callback reports each new connection state together with what caused it, on each platform in its own words.

  @NATIVE232-DIAG @FAQ-SCOPE-05
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

  @FAQ-SCOPE-04 @FAQ-SCOPE-05
  Scenario Outline: A change of state is told on <platform> by <callback>
    Given UID 1 on <platform>
    And UID 1 is in the channel
    When the network is lost for 5 seconds
    Then UID 1 gets <callback> exactly once
    And each report of UID 1 names a documented state and a documented reason

    Examples:
      | platform     | callback                 |
      | Android      | onConnectionStateChanged |
      | Windows      | onConnectionStateChanged |
      | iOS          | connectionChangedToState |
      | macOS        | connectionChangedToState |
      | Unity        | onConnectionStateChanged |
      | Electron     | onConnectionStateChanged |
      | React Native | onConnectionStateChanged |
      | Flutter      | onConnectionStateChanged |

  @FAQ-SCOPE-05
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

  @NATIVE232-DIAG
  Scenario: A connected user who is left alone stays CONNECTED
    Given UID 1 is in the channel
    When 24 hours pass
    Then UID 1 is still CONNECTED

  @NATIVE232-DIAG
  Scenario Outline: The whole timeline on <platform>, from the join over the interruption to the final failure
    Given UID 1 on <platform> and UID 2 on <platform>
    And UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING
    And UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets <joined>
    And UID 2 gets <other joined> about UID 1
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    And UID 1 gets <lost> between 10 seconds and 15 seconds after the loss
    And UID 2 gets <offline> about UID 1 20 seconds after the loss
    And UID 1 reports FAILED because of JOIN_FAILED between 20 minutes and 20 minutes 20 seconds after the loss

    Examples:
      | platform | joined               | other joined   | lost                       | offline         |
      | Android  | onJoinChannelSuccess | onUserJoined   | onConnectionLost           | onUserOffline   |
      | Windows  | onJoinChannelSuccess | onUserJoined   | onConnectionLost           | onUserOffline   |
      | iOS      | didJoinChannel       | didJoinedOfUid | rtcEngineConnectionDidLost | didOfflineOfUid |
      | macOS    | didJoinChannel       | didJoinedOfUid | rtcEngineConnectionDidLost | didOfflineOfUid |
