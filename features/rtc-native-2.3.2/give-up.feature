@rtc-native-2.3.2
Feature: Giving up from 2.3.2 on
  Twenty minutes after the others have seen the user go (T6), the SDK gives up (T7): the user is FAILED.

  # Other editions count the twenty minutes from the interruption or from the loss.

  Background:
    Given UID 1 is in the channel

  @NATIVE232-T7a @NATIVE232-T7c
  Scenario: After twenty minutes the SDK gives up
    When the network is lost
    Then UID 1 reports FAILED because of JOIN_FAILED between 20 minutes and 20 minutes 20 seconds after the loss

  @NATIVE232-T7a
  Scenario Outline: <lasting> after the loss the user is <state>
    When the network is lost for <lasting>
    Then UID 1 is <state>

    Examples:
      | lasting                              | state                  |
      | 1 ms less than 20 minutes            | RECONNECTING           |
      | 1 ms less than 20 minutes 20 seconds | RECONNECTING or FAILED |
      | 20 minutes 20 seconds                | RECONNECTING or FAILED |
      | 1 ms more than 20 minutes 20 seconds | FAILED                 |

  @NATIVE232-T7a @NATIVE232-T5c
  Scenario: A network that is back after nineteen minutes is not too late
    When the network is lost for 19 minutes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS

  @NATIVE232-T7b
  Scenario: A user who has failed makes no more attempts
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    And UID 1 makes no attempt to connect for 1 hour

  @NATIVE232-T7b
  Scenario: A user who has failed does not come back by itself
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And 1 hour passes
    Then UID 1 is still FAILED

  @NATIVE232-T7d @NATIVE232-LEAVE @NATIVE232-T0
  Scenario: A user who has failed leaves the channel and joins it again
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When the network is back
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
