@rtc-web-3
Feature: Joining a channel on the Web
  From Client.join (T0) over the join itself (T1) to the moment at which the other user sees it (T2).

  @WEB3-STATE-01
  Scenario: A user who has not joined is DISCONNECTED
    Given UID 1 has not joined yet
    When 1 hour passes
    Then UID 1 is still DISCONNECTED

  @WEB3-T0 @WEB3-T1b @WEB3-STATE-02
  Scenario: Client.join makes the user CONNECTING
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING

  @WEB3-T1a @WEB3-T1c @WEB3-STATE-03
  Scenario: A moment later the user is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED

  # Which of the two comes first is not said.
  @WEB3-T1d
  Scenario: A join is told by one connected
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED
    And UID 1 gets connected exactly once

  @WEB3-EVENT-RECONNECT
  Scenario: A join is no reconnection
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED
    And UID 1 gets no reconnect

  @WEB3-T2a @WEB3-T2b
  Scenario: The other user sees the join
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets peer-online about UID 1

  @WEB3-T2b @WEB3-STATE-01
  Scenario: A user who has not joined is told of nobody
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 has got no callback

  @WEB3-CODE-JOIN-TWICE
  Scenario: A second join is rejected and changes nothing
    Given UID 1 is in the channel
    When UID 1 joins the channel again
    Then the call of UID 1 is rejected with INVALID_OPERATION or ERR_REPEAT_JOIN
    And 1 minute later UID 1 is still CONNECTED

  @WEB3-STATE-02 @WEB3-STATE-03
  Scenario: Without a network nobody is in the channel
    Given the network is lost
    When UID 1 joins the channel
    And 30 minutes pass
    Then UID 1 never reports CONNECTED
    And UID 1 gets no connected

  @WEB3-T1c @WEB3-STATE-03
  Scenario Outline: A join with <credential> does not succeed, and a valid one after it does
    When UID 1 joins the channel with <credential>
    And 1 minute passes
    Then UID 1 never reports CONNECTED
    And UID 1 gets no connected
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
