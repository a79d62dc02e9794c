@rtc-web-3
Feature: Leaving on the Web
  Client.leave takes a user over DISCONNECTING to DISCONNECTED, and nothing of the call goes on.

  @WEB3-LEAVE @WEB3-STATE-04
  Scenario: A leave goes over DISCONNECTING to DISCONNECTED
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTING
    And UID 1 reports DISCONNECTED
    And UID 1 has gone through CONNECTING, CONNECTED, DISCONNECTING, DISCONNECTED

  @WEB3-STATE-04
  Scenario: Nobody is DISCONNECTING who does not leave
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 hour
    And the network is back
    And 2 minutes pass
    Then UID 1 never reports DISCONNECTING

  @WEB3-LEAVE @WEB3-STATE-01
  Scenario: A user who leaves while reconnecting does not come back
    Given UID 1 is in the channel
    When the network is lost for 2 minutes
    Then UID 1 is CONNECTING
    When UID 1 leaves the channel
    And the network is back
    And 30 minutes pass
    Then UID 1 is DISCONNECTED
    And UID 1 never reports CONNECTED

  @WEB3-STATE-01
  Scenario: A user who has left is told of nobody
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    When UID 2 publishes its stream
    And UID 2 leaves the channel
    And 1 minute passes
    Then UID 1 has got no callback

  @WEB3-PEER-LEAVE-QUIT
  Scenario: Others are told that the user has quit
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    Then UID 2 is told that UID 1 has quit

  @WEB3-CODE-LEAVE-OUTSIDE
  Scenario: A leave by a user who is in no channel is rejected and changes nothing
    Given UID 1 has not joined yet
    When UID 1 leaves the channel
    Then the call of UID 1 is rejected with INVALID_OPERATION
    And UID 1 is still DISCONNECTED

  @WEB3-STATE-00 @WEB3-LEAVE
  Scenario: A user joins again after a leave
    Given UID 1 is in the channel
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED
    And UID 1 gets connected exactly once
