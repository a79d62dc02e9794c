@rtc-web-4
Feature: Publishing a track on the Web 4.x
  A user in the channel publishes a track (T3), and the others are told of it (T4).

  @WEB4-T3 @WEB4-T4a
  Scenario: A track that is published is told to the others
    Given UID 1 and UID 2 are in the channel
    When UID 1 publishes its stream
    And 2 seconds pass
    Then UID 2 gets user-published about UID 1

  @WEB4-T4a
  Scenario: Of a user who publishes nothing nothing is told
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 gets no user-published about UID 1

  @WEB4-UNPUBLISH
  Scenario: A track that is unpublished is told to the others
    Given UID 1 and UID 2 are in the channel
    And UID 1 is publishing its stream
    When UID 1 unpublishes its stream
    And 2 seconds pass
    Then UID 2 gets user-unpublished about UID 1

  @WEB4-PUBLISHED-EXISTING
  Scenario: A newcomer is told what is published already
    Given UID 2 is in the channel
    And UID 2 is publishing its stream
    And 10 seconds pass
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 1 gets user-published about UID 2
