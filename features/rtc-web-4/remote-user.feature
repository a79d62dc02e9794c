@rtc-web-4
Feature: What the other user sees on the Web 4.x
  After 10 s without media a user publishes no longer (T7), after 20 s without a heartbeat it has left (T8), until it is back (T10).

  @WEB4-T7a @WEB4-T7b
  Scenario: Ten seconds without media end what is published
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When the network is lost
    Then UID 2 gets user-unpublished about UID 1 between 10 seconds and 11 seconds after the loss

  @WEB4-T8a @WEB4-T8b
  Scenario: Twenty seconds without a heartbeat, and the user has left
    Given UID 1 and UID 2 are in the channel
    When the network is lost
    Then UID 2 gets user-left about UID 1 between 20 seconds and 21 seconds after the loss

  @WEB4-T7a @WEB4-T8a
  Scenario: Less than ten seconds without media change nothing for the others
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When the network is lost for 1 ms less than 10 seconds
    Then UID 2 has got no callback

  @WEB4-T8a @WEB4-T8b
  Scenario: A user leaves once, however long the silence lasts
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 10 minutes
    Then UID 2 gets user-left exactly once

  @WEB4-USER-LEFT-TIMEOUT
  Scenario: A user who has fallen silent has dropped, and has not quit
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 minute
    Then UID 2 is told that UID 1 has dropped

  @WEB4-T10 @WEB4-T9
  Scenario: A user who had left and is back has joined again for the others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 30 seconds
    Then UID 2 gets user-left about UID 1
    When the network is back
    Then UID 2 gets user-joined about UID 1 once the network is back
