@rtc-web-3
Feature: An interruption on the Web
  The network is interrupted (T5), the user is CONNECTING (T7), and when the network is back CONNECTED again (T9).

  # How soon the interruption is noticed is not said: upon it, or after the ten seconds after which others notice it.

  # Two hours stand for ever: a shipped SDK in a browser takes half a minute of real time for a day.

  Background:
    Given UID 1 and UID 2 are in the channel

  @WEB3-T5a @WEB3-DIAG-01
  Scenario: A connected user who is left alone stays CONNECTED
    When 2 hours pass
    Then UID 1 is still CONNECTED

  # No state of its own: CONNECTING is also how a user is shown who was CONNECTED and has to connect again.
  @WEB3-T7 @WEB3-STATE-02 @WEB3-DIAG-01
  Scenario: The first change after an interruption is to CONNECTING, and not to DISCONNECTED
    When the network is lost
    Then UID 1 first reports CONNECTING
    And UID 1 never reports DISCONNECTED

  @WEB3-T5b @WEB3-RECONNECT-01
  Scenario: From the interruption on the SDK reconnects by itself
    When the network is lost for 11 seconds
    Then UID 1 keeps trying to connect

  @WEB3-T6d @WEB3-T8d
  Scenario Outline: <lasting> after the interruption the SDK still tries to reconnect
    When the network is lost for <lasting>
    Then UID 1 is CONNECTING
    And UID 1 keeps trying to connect

    Examples:
      | lasting   |
      | 2 minutes |
      | 1 hour    |
      | 2 hours   |

  @WEB3-T9 @WEB3-RECONNECT-01
  Scenario Outline: After <away> without a network the user is CONNECTED again
    When the network is lost for <away>
    Then UID 1 is CONNECTING
    When the network is back
    Then UID 1 is connected again

    Examples:
      | away      |
      | 2 minutes |
      | 1 hour    |
      | 2 hours   |
