@rtc-native-2.3.1
Feature: The whole timeline before 2.3.2
  From the join over the interruption to the rejoin, both users receive the callbacks of the document in its order.

  @PRE232-DIAG
  Scenario Outline: On <platform> the two users are told in the words of the document
    Given UID 1 on <platform> and UID 2 on <platform>
    And UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 1 gets <joined>
    And UID 2 gets <other joined> about UID 1
    When the network is lost
    Then UID 1 gets <interrupted> 4 seconds after the loss
    And UID 1 gets <lost> between 10 seconds and 15 seconds after the loss
    And UID 2 gets <offline> about UID 1 20 seconds after the loss
    When the network is back
    Then UID 1 gets <rejoined> once the network is back
    And UID 2 gets <other joined> about UID 1 once the network is back

    Examples:
      | platform | joined               | other joined   | interrupted                      | lost                       | offline         | rejoined               |
      | Android  | onJoinChannelSuccess | onUserJoined   | onConnectionInterrupted          | onConnectionLost           | onUserOffline   | onRejoinChannelSuccess |
      | Windows  | onJoinChannelSuccess | onUserJoined   | onConnectionInterrupted          | onConnectionLost           | onUserOffline   | onRejoinChannelSuccess |
      | iOS      | didJoinChannel       | didJoinedOfUid | rtcEngineConnectionDidInterrupted | rtcEngineConnectionDidLost | didOfflineOfUid | didRejoinChannel       |
      | macOS    | didJoinChannel       | didJoinedOfUid | rtcEngineConnectionDidInterrupted | rtcEngineConnectionDidLost | didOfflineOfUid | didRejoinChannel       |

  @PRE232-DIAG
  Scenario: A user who is left alone is told nothing
    Given UID 1 and UID 2 are in the channel
    When 24 hours pass
    Then UID 1 has got no callback
    And UID 2 has got no callback
