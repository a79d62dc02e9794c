@rtc-web-4
Feature: Joining a channel on the Web 4.x
  From the join (T0) over CONNECTED (T1) to the moment at which the other user sees it (T2).

  @WEB4-STATE-01
  Scenario: A user who has not joined is DISCONNECTED
    Given UID 1 has not joined yet
    When 1 hour passes
    Then UID 1 is still DISCONNECTED

  @WEB4-T0 @WEB4-T1a @WEB4-STATE-05
  Scenario: A join makes the user CONNECTING
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING

  @WEB4-T1b @WEB4-STATE-06
  Scenario: A moment later the user is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED

  @WEB4-T2a @WEB4-T2b
  Scenario: The other user sees the join
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets user-joined about UID 1

  @WEB4-T2b @WEB4-STATE-01
  Scenario: A user who has not joined is told of nobody
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 has got no callback

  @WEB4-JOINED-EXISTING
  Scenario: A newcomer is told who is in the channel already
    Given UID 2 is in the channel
    And 10 seconds pass
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 1 gets user-joined about UID 2

  @WEB4-STATE-05 @WEB4-STATE-06
  Scenario: Without a network nobody is in the channel
    Given the network is lost
    When UID 1 joins the channel
    And 30 minutes pass
    Then UID 1 never reports CONNECTED

  @WEB4-STATE-06
  Scenario Outline: A join with <credential> does not succeed, and a valid one after it does
    When UID 1 joins the channel with <credential>
    And 1 minute passes
    Then UID 1 never reports CONNECTED
    When UID 1 leaves the channel
    And 5 seconds pass
    And UID 1 joins the channel
    Then UID 1 reports CONNECTED

    Examples:
      | credential              |
      | an invalid app id       |
      | an invalid channel name |
      | an invalid token        |
      | an expired token        |
