@rtc-native-2.3.1
Feature: A connection that is lost before 2.3.2
  Ten seconds after the failure, still without data from the server, the app is told of the loss (T5).

  # An older edition of the document has fifteen seconds.

  Background:
    Given UID 1 and UID 2 are in the channel

  @PRE232-T5a @PRE232-T5b
  Scenario: A user without the network is told that the connection is lost
    When the network is lost
    Then UID 1 gets onConnectionLost between 10 seconds and 15 seconds after the loss

  @PRE232-T5a
  Scenario Outline: <lasting> after the failure the connection is not lost yet
    When the network is lost for <lasting>
    Then UID 1 has got no onConnectionLost

    Examples:
      | lasting                   |
      | 5 seconds                 |
      | 1 ms less than 10 seconds |

  @PRE232-T5a @PRE232-T5b
  Scenario: At the latest 15 seconds after the failure the connection is lost
    When the network is lost for 1 ms more than 15 seconds
    Then UID 1 has got onConnectionLost

  @PRE232-T5b
  Scenario: A loss is told once
    When the network is lost for 1 hour
    Then UID 1 gets onConnectionLost exactly once

  @PRE232-T5a
  Scenario: A connection that is back is not declared lost afterwards
    When the network is lost for 6 seconds
    And the network is back
    Then UID 1 gets onRejoinChannelSuccess once the network is back
    When 1 minute passes
    Then UID 1 has got no onConnectionLost

  # There is no end to the attempts before 2.3.2.
  @PRE232-T5c @PRE232-T7a
  Scenario Outline: After a loss of <lasting> the SDK goes on trying to join again
    When the network is lost for <lasting>
    Then UID 1 keeps trying to connect

    Examples:
      | lasting    |
      | 20 seconds |
      | 2 hours    |
