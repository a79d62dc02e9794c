@rtc-4
Feature: What the other user sees
  A user of whom nothing is heard for 20 seconds is offline for the others (T6).

  Background:
    Given UID 1 and UID 2 are in the channel

  @RTC-T6a @RTC-T6b @RTC-T6c
  Scenario: Twenty seconds of silence make a user offline
    When the network is lost
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss

  @RTC-OFFLINE-DROPPED
  Scenario: A user who has fallen silent has dropped, and has not quit
    When the network is lost for 20 seconds
    Then UID 2 is told that UID 1 has dropped

  @RTC-T6a
  Scenario: A user of whom nothing is heard for less than 20 seconds is not offline
    When the network is lost for 1 ms less than 20 seconds
    Then UID 2 has got no onUserOffline about UID 1

  @RTC-T6a @RTC-T6c
  Scenario: A user who is back in time has never been away
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is back within 20 seconds of the loss
    And UID 2 gets no onUserOffline about UID 1

  @RTC-T6b
  Scenario: A user who was offline joins again for the others
    When the network is lost for 30 seconds
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss
    When the network is back
    Then UID 2 gets onUserJoined about UID 1 once the network is back

  # Nothing of UID 1 arrives any more, whether or not UID 1 notices.
  @RTC-T6a
  Scenario: A lost uplink is enough to be offline for others
    When the uplink is lost
    Then UID 2 gets onUserOffline about UID 1 20 seconds after the loss
