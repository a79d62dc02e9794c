@rtc-4
Feature: Changes of the route
  A new proxy, a new address and a silent keep-alive make the SDK reconnect by itself.

  Background:
    Given UID 1 is in the channel

  @RTC-REASON-13 @RTC-REASON-14
  Scenario Outline: When <change>, the user reconnects because of <reason>
    When <change>
    Then UID 1 reports RECONNECTING because of <reason>
    And UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS

    Examples:
      | change                   | reason                    |
      | the IP address changes   | CLIENT_IP_ADDRESS_CHANGED |
      | the keep-alive times out | KEEP_ALIVE_TIMEOUT        |

  # The table has it RECONNECTING, the page of the proxy call has it CONNECTING.
  @RTC-REASON-11
  Scenario: A proxy that is set makes the user reconnect
    When the proxy is set
    Then UID 1 reports RECONNECTING or CONNECTING because of SETTING_PROXY_SERVER
    And UID 1 is connected again because of JOIN_SUCCESS or REJOIN_SUCCESS
