@rtc-4
Feature: Joining a channel
  From joinChannel (T0) over the join itself (T1) to the moment at which the other user sees it (T2).

  @RTC-STATE-04 @RTC-STATE-05
  Scenario: A user who has not joined is DISCONNECTED
    Given UID 1 has not joined yet
    When 1 hour passes
    Then UID 1 is still DISCONNECTED

  @RTC-T0 @RTC-T1b @RTC-REASON-00C @RTC-STATE-07
  Scenario: joinChannel makes the user CONNECTING
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING

  @RTC-T1a @RTC-T1c @RTC-REASON-01 @RTC-STATE-08
  Scenario: A moment later the user is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS

  # Which of the two comes first is not said.
  @RTC-T1d @RTC-STATE-09
  Scenario: A join is told by one onJoinChannelSuccess
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets onJoinChannelSuccess exactly once

  @RTC-T2a @RTC-T2b
  Scenario: The other user sees the join
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets onUserJoined about UID 1

  @RTC-STATE-01
  Scenario: Joining and leaving change the state
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And UID 1 has gone through CONNECTING, CONNECTED, DISCONNECTED

  @RTC-REASON-06 @RTC-REASON-07 @RTC-STATE-02
  Scenario Outline: A join with <credential> fails because of <reason>
    When UID 1 joins the channel with <credential>
    Then UID 1 reports FAILED because of <reason>
    And UID 1 gets no onJoinChannelSuccess

    Examples:
      | credential              | reason               |
      | an invalid app id       | INVALID_APP_ID       |
      | an invalid channel name | INVALID_CHANNEL_NAME |

  # What becomes of a join that never finds a network is not agreed, except that it does not succeed.
  @RTC-STATE-07 @RTC-STATE-08
  Scenario: Without a network nobody is in the channel
    Given the network is lost
    When UID 1 joins the channel
    And 30 minutes pass
    Then UID 1 is CONNECTING or FAILED
    And UID 1 never reports CONNECTED
    And UID 1 gets no onJoinChannelSuccess

  @RTC-STATE-07 @RTC-STATE-08
  Scenario: A join that waited for the network succeeds when it is there
    Given the network is lost
    When UID 1 joins the channel
    And 1 minute passes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS
