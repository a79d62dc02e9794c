@rtm-1
Feature: Being kicked out
  A user id is logged in once: who logs in last puts the other client out.

  @RTM-KICK-01 @RTM-KICK-02 @RTM-STATE-07
  Scenario: A login elsewhere aborts the client
    Given a logged-in client
    When the same user id logs in elsewhere
    Then the client reports ABORTED because of REMOTE_LOGIN

  @RTM-KICK-01
  Scenario: A client that was put out does not come back by itself
    Given an ABORTED client
    When 1 hour passes
    Then the client is still ABORTED

  @RTM-KICK-03 @RTM-LOGOUT-01
  Scenario: An aborted client can log out
    Given an ABORTED client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT

  @RTM-KICK-03 @RTM-KICK-04
  Scenario: After a logout the app logs in again
    Given an ABORTED client
    When the client logs out
    Then the client reports DISCONNECTED because of LOGOUT
    When the client logs in
    Then the client reports CONNECTED because of LOGIN_SUCCESS

  @RTM-KICK-02
  Scenario: An aborted client does not follow its network
    Given an ABORTED client
    When the network is lost for 1 minute
    And the network is back
    And 1 minute passes
    Then the client is still ABORTED

  @RTM-BAN
  Scenario: A ban by the server aborts the client
    Given a logged-in client
    When the server bans the client
    Then the client reports ABORTED because of BANNED_BY_SERVER
