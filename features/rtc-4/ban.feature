@rtc-4
Feature: Being banned
  A user whom the server bans is FAILED, and stays so.

  @RTC-REASON-03
  Scenario: A ban ends the call
    Given UID 1 is in the channel
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER

  @RTC-REASON-03 @RTC-STATE-17
  Scenario: A banned user does not come back by itself
    Given UID 1 is in the channel
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When 1 hour passes
    Then UID 1 is still FAILED

  @RTC-REASON-05 @RTC-STATE-06
  Scenario: A banned user can leave
    Given UID 1 is in the channel
    When the server bans UID 1
    Then UID 1 reports FAILED because of BANNED_BY_SERVER
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
