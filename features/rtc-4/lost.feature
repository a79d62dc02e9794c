@rtc-4
Feature: A connection that is lost
  Ten seconds later still without data, the user is told that the connection is lost (T5), and the SDK goes on trying.

  # Documents tell it by onConnectionLost, by (RECONNECTING, LOST), or by both; and they count the ten seconds from the
  # interruption or from the loss, one of them fifteen. No document has it earlier than 10 or later than 15 seconds.

  Background:
    Given UID 1 and UID 2 are in the channel

  @RTC-T5a @RTC-T5b @RTC-STATE-14 @RTC-REASON-16
  Scenario: A user without the network is told that the connection is lost
    When the network is lost
    Then UID 1 is told that the connection is lost between 10 seconds and 15 seconds after the loss

  @RTC-T5a @RTC-STATE-14
  Scenario Outline: <lasting> after the loss the connection is not lost yet
    When the network is lost for <lasting>
    Then UID 1 has not been told that the connection is lost

    Examples:
      | lasting                   |
      | 5 seconds                 |
      | 1 ms less than 10 seconds |

  @RTC-T5a @RTC-T5b
  Scenario: At the latest 15 seconds after the loss the connection is lost
    When the network is lost for 1 ms more than 15 seconds
    Then UID 1 has been told that the connection is lost

  @RTC-T5a
  Scenario: A connection that is back is not declared lost afterwards
    When the network is lost for 6 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When 1 minute passes
    Then UID 1 has not been told that the connection is lost

  @RTC-T5c @RTC-STATE-15
  Scenario: After the loss the SDK goes on trying to rejoin
    When the network is lost for 20 seconds
    Then UID 1 is RECONNECTING
    And UID 1 keeps trying to connect

  @RTC-T5c @RTC-STATE-15 @RTC-REASON-16
  Scenario: A lost connection is found again
    When the network is lost for 1 minute
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
