@rtc-ios-2.3.2
Feature: Joining a channel on iOS
  From joinChannelByToken (T0) over the join itself (T1) to the moment at which the other user sees it (T2).

  @IOS-STATE-01
  Scenario: A user who has not joined is DISCONNECTED
    Given UID 1 has not joined yet
    When 1 hour passes
    Then UID 1 is still DISCONNECTED

  @IOS-T0 @IOS-T1b @IOS-STATE-02
  Scenario: joinChannelByToken makes the user CONNECTING
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING

  # "Usually" 200 ms: how long a join may take at the most is not said.
  @IOS-T1a @IOS-T1c @IOS-STATE-03
  Scenario: A moment later the user is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS

  # Which of the two comes first is not said.
  @IOS-T1d
  Scenario: A join is told by one didJoinChannel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets didJoinChannel exactly once

  @IOS-T2a @IOS-T2b
  Scenario: The other user sees the join
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets didJoinedOfUid about UID 1

  @IOS-T2b
  Scenario: A user who has not joined is told of nobody
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 has got no callback

  @IOS-STATE-00
  Scenario: From joining to leaving a user goes through several states
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And UID 1 has gone through CONNECTING, CONNECTED, DISCONNECTED

  @IOS-CODE-JOIN-17
  Scenario: A second join is refused and changes nothing
    Given UID 1 is in the channel
    When UID 1 joins the channel again
    Then the call of UID 1 fails with 17
    And 1 minute later UID 1 is still CONNECTED

  @IOS-T1a @IOS-T1b
  Scenario: A join that waited for the network succeeds when it is there
    Given the network is lost
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING
    When 1 minute passes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS
    And UID 1 gets didJoinChannel exactly once
