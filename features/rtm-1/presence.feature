@rtm-1
Feature: What others see of an interruption
  A user who is back within 30 seconds has never been away for others; later, the user has left and joins again.

  Background:
    Given the client is a member of the channel "c1"
    And the other user is a member of the channel "c1"

  @RTM-PRESENCE-02
  Scenario Outline: A client that is back after <away> is CONNECTED
    When the network is lost for <away>
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS

    Examples:
      | away       |
      | 5 seconds  |
      | 20 seconds |

  @RTM-PRESENCE-03 @RTM-PRESENCE-01
  Scenario: Others see nothing of a client that is back in time
    When the network is lost for 20 seconds
    And the network is back
    Then the client is back within 30 seconds of the loss
    And the other user gets no onMemberLeft about the client in "c1"
    And the other user gets no onMemberJoined about the client in "c1"

  @RTM-PRESENCE-04
  Scenario: A client that is away for 30 seconds is no longer counted as online
    When the network is lost for 1 ms less than 30 seconds
    Then the service still counts the client as online
    When 2 ms pass
    Then the service counts the client as offline

  @RTM-PRESENCE-05 @RTM-PRESENCE-06 @RTM-PRESENCE-01
  Scenario: Others receive onMemberLeft 30 seconds after the loss
    When the network is lost
    Then the other user gets onMemberLeft about the client 30 seconds after the loss

  @RTM-PRESENCE-06
  Scenario: Nobody has left while less than 30 seconds have passed
    When the network is lost for 1 ms less than 30 seconds
    Then the other user has got no onMemberLeft about the client

  @RTM-PRESENCE-05
  Scenario: The client leaves each of its channels
    Given the client is a member of the channel "c2"
    And the other user is a member of the channel "c2"
    When the network is lost for 30 seconds
    Then the other user gets onMemberLeft about the client in "c1"
    And the other user gets onMemberLeft about the client in "c2"

  @RTM-PRESENCE-07
  Scenario: A client that is back later is CONNECTED as well
    When the network is lost for 5 minutes
    And the network is back
    Then the client is connected again because of LOGIN_SUCCESS

  @RTM-PRESENCE-08 @RTM-PRESENCE-09
  Scenario: A client that is back later is taken into its channels again
    Given the client is a member of the channel "c2"
    And the other user is a member of the channel "c2"
    When the network is lost for 1 minute
    And the network is back
    Then the other user gets onMemberJoined about the client in "c1" once the network is back
    And the other user gets onMemberJoined about the client in "c2" once the network is back

  @RTM-PRESENCE-08
  Scenario: A channel that the client has left is not joined again
    Given the client is a member of the channel "c2"
    And the other user is a member of the channel "c2"
    When the client leaves the channel "c2"
    And the network is lost for 1 minute
    Then the other user gets onMemberLeft about the client in "c1"
    When the network is back
    Then the other user gets onMemberJoined about the client in "c1" once the network is back
    And the other user gets no onMemberJoined about the client in "c2"

  @RTM-PRESENCE-10
  Scenario: A client that is back later tells the service its attributes again
    Given the client has set the attribute "city" to "Berlin"
    When the network is lost for 1 minute
    And the network is back
    Then the service learns the attributes of the client again

  @RTM-PRESENCE-10
  Scenario: It is the latest attributes that a client that is back tells
    Given the client has set the attribute "city" to "Berlin"
    And the client has set the attribute "city" to "Paris"
    When the network is lost for 1 minute
    And the network is back
    Then the service learns the attributes of the client again
