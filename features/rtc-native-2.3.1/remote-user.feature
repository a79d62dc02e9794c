@rtc-native-2.3.1
Feature: What the other user sees before 2.3.2
  Twenty seconds after the failure a user of whom no data have come since is offline for the others (T6).

  @PRE232-T6a @PRE232-T6b @PRE232-T6c
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

  @PRE232-T6a
  Scenario: Less than twenty seconds of silence are not told
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 ms less than 20 seconds
    Then UID 2 has got no onUserOffline about UID 1

  # Nothing of UID 1 arrives any more, whether or not UID 1 notices.
  @PRE232-T6a
  Scenario: A lost uplink is enough to be offline for others
    Given UID 1 and UID 2 are in the channel
    When the uplink is lost
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss
