@rtc-4
Feature: Leaving the channel
  After leaveChannel the user is DISCONNECTED, and nothing of the call goes on.

  @RTC-STATE-06 @RTC-REASON-05
  Scenario: A leave disconnects the user
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL

  @RTC-OFFLINE-QUIT
  Scenario: Others are told that the user has quit
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 2 is told that UID 1 has quit

  @RTC-STATE-06 @RTC-STATE-01
  Scenario: A user joins again after a leave
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets onJoinChannelSuccess exactly once

  @RTC-STATE-06
  Scenario: A user who leaves while still joining does not get in
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING
    When UID 1 leaves the channel
    And 1 minute passes
    Then UID 1 is DISCONNECTED

  @RTC-STATE-06
  Scenario: A reconnecting user can leave, and does not come back
    Given UID 1 is in the channel
    When the network is lost for 10 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When the network is back
    And 30 minutes pass
    Then UID 1 is still DISCONNECTED

  @RTC-STATE-06
  Scenario: What was pending at the leave does not strike after it
    Given UID 1 is in the channel
    When the network is lost for 3 seconds
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And 30 minutes later UID 1 is still DISCONNECTED
    And UID 1 has not been told that the connection is lost

  @RTC-STATE-05 @RTC-STATE-06
  Scenario: A user who has left does not follow the network
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When the network is lost for 1 minute
    And the network is back
    And 1 minute passes
    Then UID 1 is still DISCONNECTED
