@rtc-native-2.3.2
Feature: A Web viewer of native users
  On the Web a native user comes by stream-added, falls silent by stream-removed, and is gone by peer-leave.

  @XWEB-01a
  Scenario Outline: A user who joins on <platform> is added
    Given UID 1 on <platform> and UID 2 on the Web
    And UID 2 is in the channel
    When UID 1 joins the channel
    Then UID 2 gets stream-added about UID 1

    Examples:
      | platform |
      | Android  |
      | iOS      |
      | macOS    |
      | Windows  |

  @XWEB-02
  Scenario Outline: Ten seconds without data of a user on <platform> remove the stream
    Given UID 1 on <platform> and UID 2 on the Web in the same channel
    When the network is lost
    Then UID 2 gets stream-removed about UID 1 10 seconds after the loss

    Examples:
      | platform |
      | Android  |
      | iOS      |
      | macOS    |
      | Windows  |

  @XWEB-02 @XWEB-03
  Scenario: Less than ten seconds without data change nothing for the viewer
    Given UID 1 on Android and UID 2 on the Web in the same channel
    When the network is lost for 1 ms less than 10 seconds
    Then UID 2 has got no callback

  # Three minutes here, twenty seconds in the type definitions, ten seconds in the document for the Web.
  @XWEB-03
  Scenario: At the latest three minutes without data at the server take the user off
    Given UID 1 on Android and UID 2 on the Web in the same channel
    When the network is lost
    Then UID 2 gets peer-leave about UID 1 between 10 seconds and 3 minutes after the loss

  @XWEB-03
  Scenario: A user is taken off once
    Given UID 1 on Android and UID 2 on the Web in the same channel
    When the network is lost for 1 hour
    Then UID 2 gets peer-leave exactly once

  @XWEB-01b
  Scenario: A user whose stream was removed is added again
    Given UID 1 on Android and UID 2 on the Web in the same channel
    When the network is lost for 1 minute
    Then UID 2 gets stream-removed about UID 1
    When the network is back
    Then UID 2 gets stream-added about UID 1 once the network is back

  # Whether a user who is back before the stream was missed is added again is not agreed.
  @XWEB-02 @XWEB-03
  Scenario: A user who is back in time is not removed
    Given UID 1 on Android and UID 2 on the Web in the same channel
    When the network is lost for 5 seconds
    And the network is back
    Then UID 1 is back within 10 seconds of the loss
    And 5 minutes later UID 2 has got no stream-removed about UID 1
    And UID 2 has got no peer-leave about UID 1

  @XWEB-01a @NATIVE232-T2b
  Scenario: Users of three platforms are told of a join each in their own words
    Given UID 1 on Android, UID 2 on the Web and UID 3 on iOS
    And UID 2 is in the channel
    And UID 3 is in the channel
    When UID 1 joins the channel
    Then UID 2 gets stream-added about UID 1
    And UID 3 gets didJoinedOfUid about UID 1

  @XWEB-02 @XWEB-01b @XWEB-03 @NATIVE232-T6c @NATIVE232-T6b @NATIVE232-DIAG
  Scenario: Users of three platforms are told of a silence each at their own times
    Given UID 1 on Android, UID 2 on the Web and UID 3 on iOS in the same channel
    When the network is lost
    Then UID 1 reports RECONNECTING because of INTERRUPTED 4 seconds after the loss
    And UID 2 gets stream-removed about UID 1 10 seconds after the loss
    And UID 3 gets didOfflineOfUid about UID 1 20 seconds after the loss
    And UID 2 gets peer-leave about UID 1 between 10 seconds and 3 minutes after the loss
    When the network is back
    Then UID 2 gets stream-added about UID 1 once the network is back
    And UID 3 gets didJoinedOfUid about UID 1 once the network is back
