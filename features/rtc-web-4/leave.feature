@rtc-web-4
Feature: Leaving on the Web 4.x
  A leave takes a user over DISCONNECTING to DISCONNECTED, and nothing of the call goes on.

  @WEB4-STATE-03 @WEB4-STATE-08 @WEB4-REASON-LEAVE
  Scenario: A leave goes over DISCONNECTING to DISCONNECTED because of LEAVE
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTING
    And UID 1 reports DISCONNECTED because of LEAVE
    And UID 1 has gone through CONNECTING, CONNECTED, DISCONNECTING, DISCONNECTED

  @WEB4-STATE-08
  Scenario: Nobody is DISCONNECTING who does not leave
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 hour
    And the network is back
    And 2 minutes pass
    Then UID 1 never reports DISCONNECTING

  @WEB4-STATE-03 @WEB4-STATE-02
  Scenario: A user who leaves while reconnecting does not come back
    Given UID 1 is in the channel
    When the network is lost for 1 minute
    And UID 1 leaves the channel
    And the network is back
    And 30 minutes pass
    Then UID 1 is DISCONNECTED

  @WEB4-STATE-03
  Scenario: A user who has left is told of nobody
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    When UID 2 publishes its stream
    And UID 2 leaves the channel
    And 1 minute passes
    Then UID 1 has got no callback

  @WEB4-USER-LEFT-QUIT
  Scenario: Others are told that the user has quit
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 2 is told that UID 1 has quit

  @WEB4-STATE-03 @WEB4-STATE-05
  Scenario: A user joins again after a leave
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED
