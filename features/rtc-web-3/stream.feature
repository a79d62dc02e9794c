@rtc-web-3
Feature: Publishing a stream on the Web
  A user in the channel publishes its stream (T3), and the others are told of it (T4).

  @WEB3-T3 @WEB3-T4a
  Scenario: A stream that is published is added for the others
    Given UID 1 and UID 2 are in the channel
    When UID 1 publishes its stream
    Then UID 2 gets stream-added about UID 1

  @WEB3-T4b
  Scenario: Of a user who publishes nothing no stream is added
    Given UID 2 is in the channel
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 gets no stream-added about UID 1

  @WEB3-T4b
  Scenario: A stream is added once
    Given UID 1 and UID 2 are in the channel
    When UID 1 publishes its stream
    And 10 minutes pass
    Then UID 2 gets stream-added exactly once
