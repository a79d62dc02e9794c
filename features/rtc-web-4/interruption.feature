@rtc-web-4
Feature: An interruption on the Web 4.x
  The network is interrupted (T5), the user is RECONNECTING (T6), and when the network is back CONNECTED again (T9).

  # How soon the interruption is noticed is not said, and neither is after how long a client gives up.

  # Two hours stand for ever: a shipped SDK in a browser takes half a minute of real time for a day.

  Background:
    Given UID 1 and UID 2 are in the channel

  @WEB4-T5 @WEB4-DIAG-01
  Scenario: A connected user who is left alone stays CONNECTED
    When 2 hours pass
    Then UID 1 is still CONNECTED

  @WEB4-T6 @WEB4-STATE-07 @WEB4-DIAG-01
  Scenario: The first change after an interruption is to RECONNECTING
    When the network is lost
    Then UID 1 first reports RECONNECTING

  @WEB4-RECONNECT-01
  Scenario: From the interruption on the SDK reconnects by itself
    When the network is lost for 11 seconds
    Then UID 1 keeps trying to connect

  @WEB4-T9 @WEB4-RECONNECT-01
  Scenario: A user whose network is back is CONNECTED again
    When the network is lost for 30 seconds
    And the network is back
    Then UID 1 is connected again

  @WEB4-REASON-NETWORK @WEB4-CB-03
  Scenario: Who gives up is DISCONNECTED because of the network
    When the network is lost for 2 hours
    Then UID 1 is RECONNECTING or DISCONNECTED
    And each report of UID 1 tells a reason if it is DISCONNECTED, and only then

  @WEB4-STATE-02
  Scenario: Who is DISCONNECTED does not come back by itself
    When the server bans UID 1
    Then UID 1 reports DISCONNECTED
    When 1 hour passes
    Then UID 1 is still DISCONNECTED
    And UID 1 makes no attempt to connect for 1 hour
