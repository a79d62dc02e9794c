@rtc-4
Feature: States, reasons and their callback
  Every change of state fires onConnectionStateChanged, with one of five states and a reason that belongs to it.

  @RTC-CB-01 @RTC-STATE-03 @RTC-DIAG-01 @RTC-DIAG-02
  Scenario: A call passes through the documented states and through no others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 10 seconds
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
    When the network is lost for 21 minutes
    Then UID 1 is FAILED
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And UID 1 has gone through CONNECTING, CONNECTED, RECONNECTING, CONNECTED, RECONNECTING, FAILED, DISCONNECTED

  @RTC-CB-02 @RTC-CB-03 @RTC-REASON-MAP
  Scenario: onConnectionStateChanged passes a state and a reason, both of them documented
    Given UID 1 is in the channel
    When the network is lost for 21 minutes
    And UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE_CHANNEL
    And each report of UID 1 names a documented state and a documented reason

  @RTC-DIAG-01 @RTC-CB-01
  Scenario: A connected user who is left alone stays CONNECTED
    Given UID 1 is in the channel
    When 24 hours pass
    Then UID 1 is still CONNECTED

  @RTC-REASON-MAP @RTC-CB-03
  Scenario Outline: <state> is reported because of <reason>
    Given UID 1 is in the channel
    When <happening>
    Then UID 1 reports <state> because of <reason>

    Examples:
      | happening                          | state                      | reason                    |
      | the network is lost for 5 seconds  | RECONNECTING               | INTERRUPTED               |
      | the proxy is set                   | RECONNECTING or CONNECTING | SETTING_PROXY_SERVER      |
      | the IP address changes             | RECONNECTING               | CLIENT_IP_ADDRESS_CHANGED |
      | the keep-alive times out           | RECONNECTING               | KEEP_ALIVE_TIMEOUT        |
      | the token expires                  | FAILED                     | TOKEN_EXPIRED             |
      | the server bans UID 1              | FAILED                     | BANNED_BY_SERVER          |
      | the network is lost for 21 minutes | FAILED                     | JOIN_FAILED               |
      | UID 1 leaves the channel           | DISCONNECTED               | LEAVE_CHANNEL             |
