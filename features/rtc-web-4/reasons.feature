@rtc-web-4
Feature: Why a user is DISCONNECTED on the Web 4.x
  connection-state-change tells the reason of a disconnection, and tells none with any other state.

  @WEB4-STATE-04 @WEB4-REASON-BANNED
  Scenario: A user whom the service puts out of the channel is DISCONNECTED
    Given UID 1 is in the channel
    When the server bans UID 1
    Then UID 1 reports DISCONNECTED because of UID_BANNED or IP_BANNED or CHANNEL_BANNED

  @WEB4-TOKEN-EXPIRED @WEB4-REASON-TOKEN
  Scenario: A token that expires ends the call
    Given UID 1 is in the channel
    When the token expires
    Then UID 1 reports DISCONNECTED because of TOKEN_EXPIRE

  # Each session has a reason of its own: an app that is told of an expiry fetches a token, and does so in a circle.
  @WEB4-REASON-TOKEN
  Scenario: A wrong token is not told to have expired, though the one before it had
    Given UID 1 is in the channel
    When the token expires
    Then UID 1 reports DISCONNECTED because of TOKEN_EXPIRE
    When UID 1 joins the channel with an invalid token
    And 1 minute passes
    Then UID 1 never reports DISCONNECTED because of TOKEN_EXPIRE

  @WEB4-TOKEN-DID-EXPIRE
  Scenario: The app is told that the token has expired
    Given UID 1 is in the channel
    When the token expires
    Then UID 1 gets token-privilege-did-expire

  @WEB4-TOKEN-DID-EXPIRE
  Scenario: A token that has not expired is not told to have
    Given UID 1 is in the channel
    When 1 hour passes
    Then UID 1 gets no token-privilege-did-expire

  # Wrong parameters are what the reason is said to be for; a client that never asks the service has none to tell.
  @WEB4-REASON-SERVER
  Scenario Outline: A join with <credential> is not the network's fault
    When UID 1 joins the channel with <credential>
    And 1 minute passes
    Then UID 1 stays CONNECTING or DISCONNECTED or reports DISCONNECTED because of SERVER_ERROR

    Examples:
      | credential        |
      | an invalid app id |
      | an invalid token  |

  @WEB4-CB-03 @WEB4-REASON-ONLY
  Scenario: Only DISCONNECTED has a reason
    Given UID 1 is in the channel
    When the network is lost for 30 seconds
    And the network is back
    Then UID 1 is connected again
    When UID 1 leaves the channel
    Then UID 1 reports DISCONNECTED because of LEAVE
    And each report of UID 1 tells a reason if it is DISCONNECTED, and only then
