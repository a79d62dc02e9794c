@rtc-native-2.3.2
Feature: Joining a channel from 2.3.2 on
  From joinChannel (T0) over the join itself (T1) to the moment at which the other user sees it (T2).

  @NATIVE232-T0 @NATIVE232-T1b
  Scenario Outline: joinChannel makes a user on <platform> CONNECTING
    Given UID 1 on <platform>
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING

    Examples:
      | platform     |
      | Android      |
      | iOS          |
      | macOS        |
      | Windows      |
      | Unity        |
      | Electron     |
      | React Native |
      | Flutter      |

  # "Usually" 200 ms: how long a join may take at the most is not said.
  @NATIVE232-T1a @NATIVE232-T1c
  Scenario: A moment later the user is in the channel
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS

  # Which of the two comes first is not said.
  @NATIVE232-T1d
  Scenario Outline: A join on <platform> is told by one <success>
    Given UID 1 on <platform>
    When UID 1 joins the channel
    Then UID 1 reports CONNECTED because of JOIN_SUCCESS
    And UID 1 gets <success> exactly once

    Examples:
      | platform | success              |
      | Android  | onJoinChannelSuccess |
      | Windows  | onJoinChannelSuccess |
      | iOS      | didJoinChannel       |
      | macOS    | didJoinChannel       |

  @NATIVE232-T2a @NATIVE232-T2b
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

  @NATIVE232-T2b
  Scenario: A user who has not joined is told of nobody
    When UID 1 joins the channel
    And 1 minute passes
    Then UID 2 has got no callback

  @NATIVE232-CODE-JOIN-17
  Scenario: A second join is refused and changes nothing
    Given UID 1 is in the channel
    When UID 1 joins the channel again
    Then the call of UID 1 fails with 17
    And 1 minute later UID 1 is still CONNECTED

  @NATIVE232-T1a @NATIVE232-T1b
  Scenario: A join that waited for the network succeeds when it is there
    Given the network is lost
    When UID 1 joins the channel
    Then UID 1 reports CONNECTING because of CONNECTING
    When 1 minute passes
    And the network is back
    Then UID 1 is connected again because of JOIN_SUCCESS
    And UID 1 gets onJoinChannelSuccess exactly once
