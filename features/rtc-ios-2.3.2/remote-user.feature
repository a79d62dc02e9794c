@rtc-ios-2.3.2
Feature: What the other user sees on iOS
  A user of whom nothing is heard for 20 seconds is offline for the others (T6).

  Background:
    Given UID 1 and UID 2 are in the channel

  @IOS-T6a @IOS-T6b @IOS-T6c
  Scenario: Twenty seconds of silence make a user offline
    When the network is lost
    Then UID 2 gets didOfflineOfUid about UID 1 20 seconds after the loss

  @IOS-T6a
  Scenario: A user of whom nothing is heard for less than 20 seconds is not offline
    When the network is lost for 1 ms less than 20 seconds
    Then UID 2 has got no didOfflineOfUid about UID 1

  @IOS-T6a @IOS-T6c
  Scenario: A user who is back in time has never been away
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is back within 20 seconds of the loss
    And 1 minute later UID 2 has got no callback

  @IOS-T6b
  Scenario: A user who was offline joins again for the others
    When the network is lost for 30 seconds
    Then UID 2 gets didOfflineOfUid about UID 1 20 seconds after the loss
    When the network is back
    Then UID 2 gets didJoinedOfUid about UID 1 once the network is back

  # Nothing of UID 1 arrives any more, whether or not UID 1 notices.
  @IOS-T6a
  Scenario: A lost uplink is enough to be offline for others
    When the uplink is lost
    Then UID 2 gets didOfflineOfUid about UID 1 20 seconds after the loss

  @IOS-OFFLINE-DROPPED
  Scenario: A user who has fallen silent has dropped, and has not quit
    When the network is lost for 20 seconds
    Then UID 2 is told that UID 1 has dropped

  @IOS-OFFLINE-QUIT
  Scenario: A user who leaves has quit, and has not dropped
    When UID 1 leaves the channel
    Then UID 2 is told that UID 1 has quit
