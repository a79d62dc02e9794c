@rtc-native-2.3.1
Feature: Rejoining before 2.3.2
  When the network is back the SDK joins the channel again (T7), and the others see it a moment later (T8).

  Background:
    Given UID 1 and UID 2 are in the channel

  @PRE232-T7a @PRE232-T7b
  Scenario Outline: A rejoin after <away> is told by onRejoinChannelSuccess
    When the network is lost for <away>
    And the network is back
    Then UID 1 gets onRejoinChannelSuccess once the network is back
    And UID 1 gets no onJoinChannelSuccess

    Examples:
      | away       |
      | 5 seconds  |
      | 30 seconds |
      | 21 minutes |
      | 2 hours    |

  @PRE232-T8a @PRE232-T8b
  Scenario: A user who was offline joins again for the others
    When the network is lost for 30 seconds
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss
    When the network is back
    Then UID 2 gets onUserJoined about UID 1 once the network is back

  @PRE232-T8c @PRE232-T6c
  Scenario: A user who is back in time has never been away
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is back within 20 seconds of the loss
    And 1 minute later UID 2 has got no callback

  @PRE232-T8c
  Scenario: As long as nobody comes back, nobody is told so
    When the network is lost for 1 hour
    Then UID 2 has got no onUserJoined about UID 1
