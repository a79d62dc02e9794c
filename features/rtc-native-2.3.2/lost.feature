@rtc-native-2.3.2
Feature: A connection that is lost from 2.3.2 on
  Ten seconds after the failure, still without data from the server, the user is told of the loss (T5).

  # Other editions count the ten seconds from the interruption, or have fifteen: 10 to 15 seconds after the loss.

  @NATIVE232-T5a @NATIVE232-T5b
  Scenario Outline: A user on <platform> is told by <lost> that the connection is lost
    Given UID 1 on <platform>
    And UID 1 is in the channel
    When the network is lost
    Then UID 1 gets <lost> between 10 seconds and 15 seconds after the loss

    Examples:
      | platform | lost                       |
      | Android  | onConnectionLost           |
      | Windows  | onConnectionLost           |
      | iOS      | rtcEngineConnectionDidLost |
      | macOS    | rtcEngineConnectionDidLost |

  @NATIVE232-T5a
  Scenario Outline: <lasting> after the loss the connection is not lost yet
    Given UID 1 is in the channel
    When the network is lost for <lasting>
    Then UID 1 has got no onConnectionLost

    Examples:
      | lasting                   |
      | 5 seconds                 |
      | 1 ms less than 10 seconds |

  @NATIVE232-T5a @NATIVE232-T5b
  Scenario: At the latest 15 seconds after the loss the connection is lost
    Given UID 1 is in the channel
    When the network is lost for 1 ms more than 15 seconds
    Then UID 1 has got onConnectionLost

  @NATIVE232-T5b
  Scenario: A connection is lost once, and the state stays as it is
    Given UID 1 is in the channel
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    When 10 minutes pass
    Then UID 1 gets onConnectionLost exactly once
    And UID 1 is still RECONNECTING

  @NATIVE232-T5a
  Scenario: A connection that is back is not declared lost afterwards
    Given UID 1 is in the channel
    When the network is lost for 6 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When 1 minute passes
    Then UID 1 has got no onConnectionLost

  @NATIVE232-T5c
  Scenario: After the loss the SDK goes on trying to join again
    Given UID 1 is in the channel
    When the network is lost for 20 seconds
    Then UID 1 is RECONNECTING
    And UID 1 keeps trying to connect
