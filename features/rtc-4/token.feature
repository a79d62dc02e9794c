@rtc-4
Feature: Tokens
  An invalid token ends a join, an expired one ends a join or a call, and a new one may make the SDK rejoin.

  # The table has it DISCONNECTED; a header has it FAILED like the other refused credentials.
  @RTC-REASON-08 @RTC-STATE-02
  Scenario: A join with an invalid token does not succeed
    When UID 1 joins the channel with an invalid token
    Then UID 1 reports DISCONNECTED or FAILED because of INVALID_TOKEN
    And UID 1 gets no onJoinChannelSuccess

  @RTC-REASON-09
  Scenario: A join with an expired token fails
    When UID 1 joins the channel with an expired token
    Then UID 1 reports FAILED because of TOKEN_EXPIRED
    And UID 1 gets no onJoinChannelSuccess

  @RTC-REASON-09
  Scenario: A token that expires during the call ends it
    Given UID 1 is in the channel
    When the token expires
    Then UID 1 reports FAILED because of TOKEN_EXPIRED

  @RTC-REASON-09 @RTC-STATE-06
  Scenario: After an expired token the user leaves and joins with a new one
    Given UID 1 is in the channel
    When the token expires
    Then UID 1 reports FAILED because of TOKEN_EXPIRED
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS

  # The table tells what a rejoin with a new token looks like; that a renewed token must lead to one, it does not say.
  @RTC-REASON-12
  Scenario: A client that rejoins because of a renewed token says so
    Given UID 1 is in the channel
    When UID 1 renews the token with a valid token
    Then UID 1 stays CONNECTED or reports RECONNECTING because of RENEW_TOKEN
    And UID 1 is in CONNECTED once more
