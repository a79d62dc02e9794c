@rtm-1
Feature: Messages of the time without connection
  After an automatic login the system sends again what the client has missed.

  Background:
    Given a logged-in client
    And the other user is logged in, too

  @RTM-RESEND-01 @RTM-RESEND-02
  Scenario Outline: Every message to the client of an interruption of <away> arrives after it
    When the network is lost for <away>
    And the other user sends 5 messages to the client
    And 10 seconds pass
    And the other user sends 5 messages to the client
    And 2 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives every message of the other user

    Examples:
      | away       |
      | 5 seconds  |
      | 10 minutes |

  @RTM-RESEND-02
  Scenario: The limits of channel messages do not hold for messages to the client
    When the network is lost for 5 seconds
    And the other user sends 50 messages to the client
    And 5 minutes pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives every message of the other user

  @RTM-RESEND-02
  Scenario: A message that is sent before the interruption is noticed is not lost
    When the network is lost for 2 seconds
    And the other user sends 1 message to the client
    And 3 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives every message of the other user

  @RTM-RESEND-ORDER @RTM-RESEND-ONCE
  Scenario: Messages before, during and after an interruption arrive once and in order
    When the other user sends 2 messages to the client
    And 2 seconds pass
    And the network is lost for 5 seconds
    And the other user sends 3 messages to the client
    And 2 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    When the other user sends 2 messages to the client
    Then the client receives every message of the other user, once and in order

  @RTM-RESEND-03 @RTM-RESEND-01
  Scenario: The channel messages of the last 30 seconds arrive
    Given the client is a member of the channel "c1"
    And the other user is a member of the channel "c1"
    When the network is lost for 10 seconds
    And the other user sends 3 messages to the channel "c1"
    And 5 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives the channel messages of the last 30 seconds before it was connected again

  @RTM-RESEND-03
  Scenario: Channel messages from before the last 30 seconds do not arrive
    Given the client is a member of the channel "c1"
    And the other user is a member of the channel "c1"
    When the network is lost for 10 seconds
    And the other user sends 3 messages to the channel "c1"
    And 1 minute passes
    And the other user sends 2 messages to the channel "c1"
    And 5 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives the channel messages of the last 30 seconds before it was connected again
    And the client receives no channel message that was older

  @RTM-RESEND-04
  Scenario Outline: Of <sent> channel messages <received> are sent again
    Given the client is a member of the channel "c1"
    And the other user is a member of the channel "c1"
    When the network is lost for 10 seconds
    And the other user sends <sent> messages to the channel "c1"
    And 5 seconds pass
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS
    And the client receives <received> of the channel messages

    Examples:
      | sent | received |
      | 31   | 31       |
      | 32   | 32       |
      | 33   | 32       |
      | 50   | 32       |
