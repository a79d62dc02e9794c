@rtc-ios-2.3.2
Feature: A connection that is lost on iOS
  Ten seconds without data from the server are told by rtcEngineConnectionDidLost (T5), and the SDK goes on trying.

  # Other documents count the ten seconds from the interruption, or have fifteen: 10 to 15 seconds after the loss.

  Background:
    Given UID 1 and UID 2 are in the channel

  @IOS-T5a @IOS-T5b
  Scenario: A user without the network is told that the connection is lost
    When the network is lost
    Then UID 1 gets rtcEngineConnectionDidLost between 10 seconds and 15 seconds after the loss

  @IOS-T5a
  Scenario Outline: <lasting> after the loss the connection is not lost yet
    When the network is lost for <lasting>
    Then UID 1 has got no rtcEngineConnectionDidLost

    Examples:
      | lasting                   |
      | 5 seconds                 |
      | 1 ms less than 10 seconds |

  @IOS-T5a @IOS-T5b
  Scenario: At the latest 15 seconds after the loss the connection is lost
    When the network is lost for 1 ms more than 15 seconds
    Then UID 1 has got rtcEngineConnectionDidLost

  @IOS-T5b
  Scenario: A connection is lost once, and the state stays as it is
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    When 10 minutes pass
    Then UID 1 gets rtcEngineConnectionDidLost exactly once
    And UID 1 is still RECONNECTING

  @IOS-T5a
  Scenario: A connection that is back is not declared lost afterwards
    When the network is lost for 6 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When 1 minute passes
    Then UID 1 has got no rtcEngineConnectionDidLost

  @IOS-T5c
  Scenario: After the loss the SDK goes on trying to join again
    When the network is lost for 20 seconds
    Then UID 1 is RECONNECTING
    And UID 1 keeps trying to connect

  @IOS-T5c @IOS-REJOIN
  Scenario: A lost connection is found again
    When the network is lost for 1 minute
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    And UID 1 gets didRejoinChannel
