@rtc-native-2.3.1
Feature: An interruption before 2.3.2
  The uplink deteriorates (T3); after four seconds without data from the server the app is told so (T4).

  Background:
    Given UID 1 and UID 2 are in the channel

  @PRE232-T3a
  Scenario Outline: A <part> that fails fires no callback at that moment
    When the <part> is lost for 3 seconds
    Then UID 1 has got no callback

    Examples:
      | part     |
      | network  |
      | uplink   |
      | downlink |

  @PRE232-T3b @PRE232-T4c
  Scenario Outline: <lasting> after the failure the SDK tries to join again by itself
    When the network is lost for <lasting>
    Then UID 1 keeps trying to connect

    Examples:
      | lasting   |
      | 1 second  |
      | 5 seconds |

  @PRE232-T4a @PRE232-T4b
  Scenario: Four seconds without data from the server are an interruption
    When the network is lost
    Then UID 1 gets onConnectionInterrupted 4 seconds after the loss

  @PRE232-T4a
  Scenario: Less than four seconds without data are not told yet
    When the network is lost for 1 ms less than 4 seconds
    Then UID 1 has got no onConnectionInterrupted

  @PRE232-T4a @PRE232-T4b
  Scenario: More than four seconds without data have been told
    When the network is lost for 1 ms more than 4 seconds
    Then UID 1 has got onConnectionInterrupted

  @PRE232-T4a
  Scenario Outline: A gap of <lasting> is not an interruption
    When the network is lost for <lasting>
    And the network is back
    And 1 minute passes
    Then UID 1 has got no callback

    Examples:
      | lasting                  |
      | 1 second                 |
      | 1 ms less than 4 seconds |

  # The silence of the server counts, so a downlink alone is enough.
  @PRE232-T4a @PRE232-T4b
  Scenario: A lost downlink interrupts the connection, too
    When the downlink is lost
    Then UID 1 gets onConnectionInterrupted 4 seconds after the loss

  @PRE232-T4b
  Scenario: A connection that is reset may be told at once, and is after 4 seconds
    When the connection is reset and the network stays away for 4 seconds
    Then UID 1 has got onConnectionInterrupted

  @PRE232-T4b
  Scenario: An interruption is told once
    When the network is lost for 1 hour
    Then UID 1 gets onConnectionInterrupted exactly once
