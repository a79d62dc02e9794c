@rtc-4
Feature: Rejoining
  When the network is back the SDK rejoins the channel by itself.

  Background:
    Given UID 1 and UID 2 are in the channel

  # The table knows JOIN_SUCCESS alone, the header has REJOIN_SUCCESS for it.
  @RTC-STATE-13 @RTC-RECONNECT-01
  Scenario Outline: A rejoin after <away> is told by onRejoinChannelSuccess
    When the network is lost for <away>
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    And UID 1 gets onRejoinChannelSuccess

    Examples:
      | away       |
      | 5 seconds  |
      | 30 seconds |
      | 10 minutes |

  @RTC-STATE-13 @RTC-STATE-09
  Scenario: A rejoin is not told by onJoinChannelSuccess
    When the network is lost for 30 seconds
    And the network is back
    Then UID 1 gets onRejoinChannelSuccess once the network is back
    And UID 1 gets no onJoinChannelSuccess

  @RTC-DIAG-02
  Scenario: The whole timeline, from the join over the loss to the rejoin
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    And UID 1 is told that the connection is lost between 10 seconds and 15 seconds after the loss
    And UID 2 gets onUserOffline about UID 1 20 seconds after the loss
    When the network is back
    Then UID 1 gets onRejoinChannelSuccess once the network is back
    And UID 2 gets onUserJoined about UID 1 once the network is back
    And UID 1 is CONNECTED

  @RTC-RECONNECT-01
  Scenario: Two losses in a row are two interruptions
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
