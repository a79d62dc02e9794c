@rtc-web-3
Feature: What the other user sees on the Web
  After ten seconds of silence the stream of a user is removed (T6) and the user has left (T8), until it is back (T10).

  @WEB3-T6a @WEB3-T6b @WEB3-T6c
  Scenario: Ten seconds without data remove the stream
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When the network is lost
    Then UID 2 gets stream-removed about UID 1 10 seconds after the loss

  @WEB3-T6a @WEB3-T8a
  Scenario: Less than ten seconds without data change nothing for the others
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When the network is lost for 1 ms less than 10 seconds
    Then UID 2 has got no callback

  # Ten seconds here, twenty in the type definitions, three minutes in the FAQ.
  @WEB3-T8a @WEB3-T8b @WEB3-T8c
  Scenario: A user of whom the server hears nothing has left
    Given UID 1 and UID 2 are in the channel
    When the network is lost
    Then UID 2 gets peer-leave about UID 1 between 10 seconds and 3 minutes after the loss

  @WEB3-T8a @WEB3-T8c
  Scenario: A user leaves once, however long the silence lasts
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 1 hour
    Then UID 2 gets peer-leave exactly once

  @WEB3-PEER-LEAVE-TIMEOUT
  Scenario: A user who has fallen silent has dropped, and has not quit
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 4 minutes
    Then UID 2 is told that UID 1 has dropped

  @WEB3-T8a @WEB3-T6a
  Scenario: A user who is back in time has never been away
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When the network is lost for 5 seconds
    And the network is back
    And 1 minute passes
    Then UID 2 gets no stream-removed about UID 1
    And UID 2 gets no peer-leave about UID 1

  @WEB3-T10 @WEB3-T9
  Scenario: A user who is back is online again for the others
    Given UID 1 and UID 2 are in the channel
    When the network is lost for 4 minutes
    Then UID 2 gets peer-leave about UID 1
    When the network is back
    Then UID 2 gets peer-online about UID 1 once the network is back
