@rtc-native-2.3.2
Feature: What the other user sees from 2.3.2 on
  Twenty seconds after the failure a user of whom no data have come since is offline for the others (T6).

  @NATIVE232-T6a @NATIVE232-T6b @NATIVE232-T6c
  Scenario Outline: Twenty seconds of silence are told on <platform> by <offline>
    Given UID 1 on Android and UID 2 on <platform> in the same channel
    When the network is lost
    Then UID 2 gets <offline> about UID 1 20 seconds after the loss

    Examples:
      | platform | offline         |
      | Android  | onUserOffline   |
      | Windows  | onUserOffline   |
      | iOS      | didOfflineOfUid |
      | macOS    | didOfflineOfUid |

  @NATIVE232-T6a
  Scenario: Less than twenty seconds of silence are not told
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 ms less than 20 seconds
    Then UID 2 has got no onUserOffline about UID 1

  @NATIVE232-T6a @NATIVE232-T6c
  Scenario: A user who is back in time has never been away
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is back within 20 seconds of the loss
    And 1 minute later UID 2 has got no callback

  @NATIVE232-T6b
  Scenario: A user who was offline joins again for the others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 30 seconds
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss
    When the network is back
    Then UID 2 gets onUserJoined about UID 1 once the network is back

  # Nothing of UID 1 arrives any more, whether or not UID 1 notices.
  @NATIVE232-T6a
  Scenario: A lost uplink is enough to be offline for others
    Given UID 1 and UID 2 are in the channel
    When the uplink is lost
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss

  @NATIVE232-OFFLINE-DROPPED
  Scenario: A user who has fallen silent has dropped, and has not quit
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 20 seconds
    Then UID 2 is told that UID 1 has dropped

  @NATIVE232-OFFLINE-QUIT
  Scenario: A user who leaves has quit, and has not dropped
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 2 is told that UID 1 has quit
