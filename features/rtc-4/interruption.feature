@rtc-4
Feature: An interruption
  The network fails (T3), and after four seconds without data from the server the user is RECONNECTING (T4).

  Background:
    Given UID 1 and UID 2 are in the channel

  @RTC-T3a
  Scenario Outline: A <part> that fails is not reported at that moment
    When the <part> is lost for 3 seconds
    Then UID 1 is still CONNECTED

    Examples:
      | part     |
      | network  |
      | uplink   |
      | downlink |

  @RTC-T3b @RTC-T4c @RTC-STATE-12 @RTC-RECONNECT-01
  Scenario: From the failure on the SDK tries to rejoin by itself
    When the network is lost for 5 seconds
    Then UID 1 keeps trying to connect

  @RTC-T4a @RTC-T4b @RTC-REASON-02a @RTC-STATE-11 @RTC-STATE-02
  Scenario: Four seconds without data from the server interrupt the connection
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

  @RTC-T4a
  Scenario Outline: <lasting> after the loss the user is <state>
    When the network is lost for <lasting>
    Then UID 1 is <state>

    Examples:
      | lasting                  | state                     |
      | 1 ms less than 4 seconds | CONNECTED                 |
      | 4 seconds                | CONNECTED or RECONNECTING |
      | 1 ms more than 4 seconds | RECONNECTING              |

  @RTC-T4a
  Scenario Outline: A gap of <lasting> is not an interruption
    When the network is lost for <lasting>
    And the network is back
    And 1 minute passes
    Then UID 1 is still CONNECTED

    Examples:
      | lasting                  |
      | 1 second                 |
      | 3 seconds                |
      | 1 ms less than 4 seconds |

  @RTC-T4a
  Scenario: Short gaps do not add up
    When the network is lost for 3 seconds
    And the network is back
    And 5 seconds pass
    And the network is lost for 3 seconds
    And the network is back
    And 1 minute passes
    Then UID 1 is still CONNECTED

  # The silence of the server counts, so a downlink alone is enough.
  @RTC-T4a @RTC-T4b
  Scenario: A lost downlink interrupts the connection, too
    When the downlink is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

  @RTC-T4b
  Scenario: A connection that is reset may be reported at once, and is after 4 seconds
    When the connection is reset and the network stays away for 4 seconds
    Then UID 1 has reported RECONNECTING because of INTERRUPTED

  @RTC-REASON-02b
  Scenario: An interrupted connection goes on to change, for the better or for the worse
    When the network is lost for 5 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
