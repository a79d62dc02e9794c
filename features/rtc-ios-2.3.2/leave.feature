@rtc-ios-2.3.2
Feature: Leaving, coming back and being banned on iOS
  What the document leaves to the API reference: how a call ends by the user, by the server, and how it goes on.

  Background:
    Given UID 1 and UID 2 are in the channel

  @IOS-LEAVE
  Scenario: A leave disconnects a connected user
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL

  @IOS-LEAVE @IOS-STATE-01
  Scenario: What was pending at the leave does not strike after it
    When the network is lost for 3 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And 30 minutes later UID 1 is still DISCONNECTED
    And UID 1 has got no rtcEngineConnectionDidLost

  @IOS-LEAVE-RECONNECTING
  Scenario: A reconnecting user can leave, and does not come back
    When the network is lost for 10 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When the network is back
    And 30 minutes pass
    Then UID 1 is still DISCONNECTED

  @IOS-REJOIN
  Scenario Outline: A rejoin after <away> is told by didRejoinChannel
    When the network is lost for <away>
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    And UID 1 gets didRejoinChannel
    And UID 1 gets no didJoinChannel

    Examples:
      | away       |
      | 5 seconds  |
      | 30 seconds |
      | 10 minutes |

  @IOS-BAN
  Scenario: A ban ends the call for good
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When 1 hour passes
    Then UID 1 is still FAILED

  @IOS-BAN @IOS-LEAVE
  Scenario: A banned user can leave
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
