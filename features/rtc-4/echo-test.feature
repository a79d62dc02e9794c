@rtc-4
Feature: Joining where it is not allowed
  joinChannel is rejected for a user who is in the channel already, or whose echo test is running.

  # The table has the user fail; the API reference has the call refused with a code and the state unchanged.

  @RTC-REASON-10a @RTC-CODE-JOIN-17
  Scenario: A second join is rejected
    Given UID 1 is in the channel
    When UID 1 joins the channel again
    Then the join of UID 1 is rejected

  @RTC-REASON-10b @RTC-CODE-JOIN-ECHO
  Scenario: A join during an echo test is rejected
    Given UID 1 starts an echo test
    When UID 1 joins the channel
    Then the join of UID 1 is rejected

  @RTC-REASON-10b
  Scenario: After the echo test the join succeeds
    Given UID 1 starts an echo test
    When UID 1 stops the echo test
    And UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
