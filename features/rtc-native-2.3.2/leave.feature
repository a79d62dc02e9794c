@rtc-native-2.3.2
Feature: Leaving, coming back and being banned from 2.3.2 on
  What the document leaves to the API reference: how a call ends by the user, by the server, and how it goes on.

  Background:
    Given UID 1 and UID 2 are in the channel

  @NATIVE232-LEAVE
  Scenario: A leave disconnects a connected user
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL

  @NATIVE232-LEAVE
  Scenario: What was pending at the leave does not strike after it
    When the network is lost for 3 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And 30 minutes later UID 1 is still DISCONNECTED
    And UID 1 has got no onConnectionLost

  @NATIVE232-LEAVE-RECONNECTING
  Scenario: A reconnecting user can leave, and does not come back
    When the network is lost for 10 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When the network is back
    And 30 minutes pass
    Then UID 1 is still DISCONNECTED

  @NATIVE232-REJOIN @FAQ-SCOPE-02
  Scenario Outline: A rejoin after <away> is told by onRejoinChannelSuccess
    When the network is lost for <away>
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    And UID 1 gets onRejoinChannelSuccess
    And UID 1 gets no onJoinChannelSuccess

    Examples:
      | away       |
      | 5 seconds  |
      | 30 seconds |
      | 10 minutes |

  @NATIVE232-BAN
  Scenario: A ban ends the call for good
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When 1 hour passes
    Then UID 1 is still FAILED

  @NATIVE232-BAN @NATIVE232-LEAVE
  Scenario: A banned user can leave
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
