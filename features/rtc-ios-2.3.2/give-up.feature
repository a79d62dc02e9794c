@rtc-ios-2.3.2
Feature: Giving up on iOS
  Twenty minutes in which the SDK cannot join again end the attempts (T7): the user is FAILED.

  # Other documents count the twenty minutes from the interruption, or from the moment at which others see it.

  Background:
    Given UID 1 is in the channel

  @IOS-T7a @IOS-T7c @IOS-STATE-05
  Scenario: After twenty minutes the SDK gives up
    When the network is lost
    Then UID 1 reports FAILED because of JOIN_FAILED between 20 minutes and 20 minutes 20 seconds after the loss

  @IOS-T7a @IOS-STATE-05
  Scenario Outline: <lasting> after the loss the user is <state>
    When the network is lost for <lasting>
    Then UID 1 is <state>

    Examples:
      | lasting                              | state                  |
      | 1 ms less than 20 minutes            | RECONNECTING           |
      | 20 minutes                           | RECONNECTING or FAILED |
      | 1 ms more than 20 minutes            | RECONNECTING or FAILED |
      | 1 ms more than 20 minutes 20 seconds | FAILED                 |

  @IOS-T7a @IOS-T5c
  Scenario: A network that is back after nineteen minutes is not too late
    When the network is lost for 19 minutes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS

  @IOS-T7b
  Scenario: A user who has failed makes no more attempts
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    And UID 1 makes no attempt to connect for 1 hour

  @IOS-T7b
  Scenario: A user who has failed does not come back by itself
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And 1 hour passes
    Then UID 1 is still FAILED

  @IOS-T7d @IOS-LEAVE @IOS-T0
  Scenario: A user who has failed leaves the channel and joins it again
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
