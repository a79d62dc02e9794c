@rtc-native-2.3.1
Feature: Joining a channel before 2.3.2
  There are callbacks and no states: a join is told by its success (T1), and the others see it a moment later (T2).

  # "Usually" 200 ms: how long a join may take at the most is not said.
  @PRE232-T0 @PRE232-T1a @PRE232-T1b
  Scenario Outline: A join on <platform> is told by one <success>
    Given UID 1 on <platform>
    When UID 1 joins the channel
    Then UID 1 gets <success> exactly once

    Examples:
      | platform | success              |
      | Android  | onJoinChannelSuccess |
      | Windows  | onJoinChannelSuccess |
      | Linux    | onJoinChannelSuccess |
      | iOS      | didJoinChannel       |
      | macOS    | didJoinChannel       |

  @PRE232-T2a @PRE232-T2b
  Scenario Outline: A user on <platform> sees the join by <joined>
    Given UID 1 on Android and UID 2 on <platform>
    And UID 2 is in the channel
    When UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets <joined> about UID 1

    Examples:
      | platform | joined         |
      | Android  | onUserJoined   |
      | Windows  | onUserJoined   |
      | iOS      | didJoinedOfUid |
      | macOS    | didJoinedOfUid |

  @PRE232-T2b @PRE232-DIAG
  Scenario: A user who has not joined is told of nobody
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 has got no callback

  @PRE232-T0 @PRE232-T1b
  Scenario Outline: A join with <credential> has no success
    When UID 1 joins the channel with <credential>
    And 1 minute passes
    Then UID 1 has got no onJoinChannelSuccess

    Examples:
      | credential              |
      | an invalid app id       |
      | an invalid channel name |
      | an invalid token        |
      | an expired token        |

  @PRE232-T0 @PRE232-T1a
  Scenario: A join that waited for the network succeeds when it is there
    Given the network is lost
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 1 has got no onJoinChannelSuccess
    When the network is back
    Then UID 1 gets onJoinChannelSuccess once the network is back

  @PRE232-DIAG @PRE232-T0
  Scenario: A user who has left is told nothing more, and can join again
    Given UID 1 and UID 2 are in the channel
    When UID 1 leaves the channel
    And 2 seconds pass
    And the network of UID 2 is lost
    And 30 minutes pass
    Then UID 1 has got no onUserOffline
    When the network of UID 2 is back
    And UID 1 joins the channel
    Then UID 1 gets onJoinChannelSuccess exactly once
