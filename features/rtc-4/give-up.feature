@rtc-4
Feature: Giving up
  Twenty minutes without a rejoin end the attempts (T7): the user is FAILED, and has to leave and join again.

  # The twenty minutes are counted from the loss, from the interruption, or from the moment at which others see it.

  Background:
    Given UID 1 is in the channel

  @RTC-T7a @RTC-T7c @RTC-REASON-04a @RTC-STATE-16
  Scenario: After twenty minutes the SDK gives up
    When the network is lost
    Then UID 1 reports FAILED because of JOIN_FAILED between 20 minutes and 20 minutes 20 seconds after the loss

  @RTC-T7a @RTC-STATE-16
  Scenario Outline: <lasting> after the loss the user is <state>
    When the network is lost for <lasting>
    Then UID 1 is <state>

    Examples:
      | lasting                              | state                  |
      | 1 ms less than 20 minutes            | RECONNECTING           |
      | 20 minutes                           | RECONNECTING or FAILED |
      | 1 ms more than 20 minutes 20 seconds | FAILED                 |

  @RTC-T7b @RTC-STATE-17
  Scenario: A user who has failed does not come back by itself
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And 1 hour passes
    Then UID 1 is still FAILED

  @RTC-T7b @RTC-STATE-17
  Scenario: A user who has failed makes no more attempts
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    And UID 1 makes no attempt to connect for 1 hour

  @RTC-T7a @RTC-T5c
  Scenario: A network that is back after nineteen minutes is not too late
    When the network is lost for 19 minutes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS

  @RTC-STATE-06 @RTC-REASON-05 @RTC-T7d @RTC-STATE-18 @RTC-REASON-04b
  Scenario: A user who has failed leaves and joins again
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
