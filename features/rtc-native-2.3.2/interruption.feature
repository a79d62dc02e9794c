@rtc-native-2.3.2
Feature: An interruption from 2.3.2 on
  The uplink deteriorates (T3); after four seconds without data from the server the user is RECONNECTING (T4).

  Background:
    Given UID 1 and UID 2 are in the channel

  @NATIVE232-T3a
  Scenario Outline: A <part> that fails is not reported at that moment
    When the <part> is lost for 3 seconds
    Then UID 1 is still CONNECTED
    And UID 1 has got no callback

    Examples:
      | part     |
      | network  |
      | uplink   |
      | downlink |

  @NATIVE232-T3b @NATIVE232-T4c @FAQ-SCOPE-02
  Scenario Outline: <lasting> after the failure the SDK tries to join again by itself
    When the network is lost for <lasting>
    Then UID 1 keeps trying to connect

    Examples:
      | lasting   |
      | 1 second  |
      | 5 seconds |

  @NATIVE232-T4a @NATIVE232-T4b
  Scenario: Four seconds without data from the server interrupt the connection
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

  @NATIVE232-T4a
  Scenario Outline: <lasting> after the loss the user is <state>
    When the network is lost for <lasting>
    Then UID 1 is <state>

    Examples:
      | lasting                  | state                     |
      | 1 ms less than 4 seconds | CONNECTED                 |
      | 4 seconds                | CONNECTED or RECONNECTING |
      | 1 ms more than 4 seconds | RECONNECTING              |

  @NATIVE232-T4a
  Scenario Outline: A gap of <lasting> is not an interruption
    When the network is lost for <lasting>
    And the network is back
    And 1 minute passes
    Then UID 1 is still CONNECTED

    Examples:
      | lasting                  |
      | 1 second                 |
      | 1 ms less than 4 seconds |

  # The silence of the server counts, so a downlink alone is enough.
  @NATIVE232-T4a @NATIVE232-T4b
  Scenario: A lost downlink interrupts the connection, too
    When the downlink is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss

  @NATIVE232-T4b
  Scenario: A connection that is reset may be reported at once, and is after 4 seconds
    When the connection is reset and the network stays away for 4 seconds
    Then UID 1 has reported RECONNECTING because of INTERRUPTED
