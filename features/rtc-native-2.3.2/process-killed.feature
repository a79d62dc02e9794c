@rtc-native-2.3.2
Feature: A process that is killed
  What the others are told depends on where the killed app ran, where they run, and whether the app is back in time.

  @KILL-01b
  Scenario Outline: A process that is killed on <killed> tells its own user nothing more
    Given UID 1 on <killed> and UID 2 on Android in the same channel
    When the process of UID 1 is killed
    Then 30 minutes later UID 1 has got no callback

    Examples:
      | killed  |
      | iOS     |
      | macOS   |
      | Android |
      | Windows |
      | Linux   |
      | the Web |

  @KILL-03
  Scenario Outline: A process that is killed on <killed> leaves at once, and a user on <watcher> is told by <callback>
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    Then UID 2 gets <callback> about UID 1

    @KILL-04
    Examples: Seen from Android and Windows
      | killed | watcher | callback      |
      | iOS    | Android | onUserOffline |
      | iOS    | Windows | onUserOffline |
      | macOS  | Android | onUserOffline |
      | macOS  | Windows | onUserOffline |

    @KILL-05
    Examples: Seen from Apple's systems
      | killed | watcher | callback        |
      | iOS    | iOS     | didOfflineOfUid |
      | iOS    | macOS   | didOfflineOfUid |
      | macOS  | iOS     | didOfflineOfUid |
      | macOS  | macOS   | didOfflineOfUid |

    @KILL-06
    Examples: Seen from the Web
      | killed | watcher | callback   |
      | iOS    | the Web | peer-leave |
      | macOS  | the Web | peer-leave |

  Scenario Outline: <killed>, seen from <watcher>: 20 seconds after the kill <callback> tells it
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    Then UID 2 gets <callback> about UID 1 20 seconds after the kill

    @KILL-07 @KILL-01b
    Examples: Seen from Android and Windows
      | killed  | watcher | callback      |
      | Android | Android | onUserOffline |
      | Android | Windows | onUserOffline |
      | Windows | Android | onUserOffline |
      | Windows | Windows | onUserOffline |
      | Linux   | Android | onUserOffline |
      | Linux   | Windows | onUserOffline |

    @KILL-08 @KILL-01b
    Examples: Seen from Apple's systems
      | killed  | watcher | callback        |
      | Android | iOS     | didOfflineOfUid |
      | Android | macOS   | didOfflineOfUid |
      | Windows | iOS     | didOfflineOfUid |
      | Windows | macOS   | didOfflineOfUid |
      | Linux   | iOS     | didOfflineOfUid |
      | Linux   | macOS   | didOfflineOfUid |

  Scenario Outline: <killed>, seen from <watcher>: less than 20 seconds after the kill nothing is told
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    And 1 ms less than 20 seconds pass
    Then UID 2 has got no callback

    @KILL-07
    Examples: Seen from Android and Windows
      | killed  | watcher |
      | Android | Android |
      | Windows | Windows |
      | Linux   | Android |

    @KILL-08
    Examples: Seen from Apple's systems
      | killed  | watcher |
      | Android | iOS     |
      | Windows | macOS   |
      | Linux   | iOS     |

  # Whoever started the app again just before the limit may be back just after it, so the limit itself has no row.
  @KILL-09 @FAQ-SCOPE-02
  Scenario Outline: <killed>, seen from <watcher>: who is back <later> is told to nobody
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    And <later>
    And the app of UID 1 is started again
    And UID 1 joins the channel
    Then UID 1 is back within 20 seconds of the kill
    And 1 minute later UID 2 has got no callback

    Examples:
      | killed  | watcher | later           |
      | Android | Android | 1 second passes |
      | Android | Windows | 15 seconds pass |
      | Android | iOS     | 15 seconds pass |
      | Android | macOS   | 1 second passes |
      | Windows | Android | 15 seconds pass |
      | Windows | Windows | 1 second passes |
      | Windows | iOS     | 1 second passes |
      | Windows | macOS   | 15 seconds pass |
      | Linux   | Android | 15 seconds pass |
      | Linux   | Windows | 1 second passes |
      | Linux   | iOS     | 15 seconds pass |
      | Linux   | macOS   | 1 second passes |

  @FAQ-SCOPE-02
  Scenario Outline: <killed>, seen from <watcher>: who is back too late has gone, and joins anew
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    And 25 seconds pass
    Then UID 2 gets <gone> about UID 1 20 seconds after the kill
    When the app of UID 1 is started again
    And UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets <joined> about UID 1

    @KILL-07
    Examples: Seen from Android and Windows
      | killed  | watcher | gone          | joined       |
      | Android | Android | onUserOffline | onUserJoined |
      | Windows | Windows | onUserOffline | onUserJoined |
      | Linux   | Android | onUserOffline | onUserJoined |

    @KILL-08
    Examples: Seen from Apple's systems
      | killed  | watcher | gone            | joined         |
      | Android | iOS     | didOfflineOfUid | didJoinedOfUid |
      | Windows | macOS   | didOfflineOfUid | didJoinedOfUid |
      | Linux   | iOS     | didOfflineOfUid | didJoinedOfUid |

  @KILL-10 @KILL-01b
  Scenario Outline: <killed>, seen from the Web: 10 seconds after the kill the stream is removed
    Given UID 1 on <killed> and UID 2 on the Web in the same channel
    When the process of UID 1 is killed
    Then UID 2 gets stream-removed about UID 1 10 seconds after the kill

    Examples:
      | killed  |
      | Android |
      | Windows |

  @KILL-10
  Scenario Outline: <killed>, seen from the Web: less than 10 seconds after the kill nothing is told
    Given UID 1 on <killed> and UID 2 on the Web in the same channel
    When the process of UID 1 is killed
    And 1 ms less than 10 seconds pass
    Then UID 2 has got no callback

    Examples:
      | killed  |
      | Android |
      | Windows |

  # By another sentence of the document stream-added may come with each coming back, this one included.
  @KILL-11
  Scenario Outline: <killed>, seen from the Web: who is back <later> has not been removed
    Given UID 1 on <killed> and UID 2 on the Web in the same channel
    When the process of UID 1 is killed
    And <later>
    And the app of UID 1 is started again
    And UID 1 joins the channel
    Then UID 1 is back within 10 seconds of the kill
    And 5 minutes later UID 2 has got no stream-removed about UID 1
    And UID 2 has got no peer-leave about UID 1

    Examples:
      | killed  | later           |
      | Android | 1 second passes |
      | Android | 5 seconds pass  |
      | Windows | 1 second passes |
      | Windows | 5 seconds pass  |

  @KILL-10 @XWEB-01a @FAQ-SCOPE-02
  Scenario Outline: <killed>, seen from the Web: who is back too late is added again
    Given UID 1 on <killed> and UID 2 on the Web in the same channel
    When the process of UID 1 is killed
    And 15 seconds pass
    Then UID 2 gets stream-removed about UID 1 10 seconds after the kill
    When the app of UID 1 is started again
    And UID 1 joins the channel
    And 2 seconds pass
    Then UID 2 gets stream-added about UID 1

    Examples:
      | killed  |
      | Android |
      | Windows |

  @KILL-12 @KILL-01c
  Scenario Outline: A page that is closed is for <watcher> like a loss of the network: <callback> after 20 seconds
    Given UID 1 on the Web and UID 2 on <watcher> in the same channel
    When the page of UID 1 is closed
    Then UID 2 gets <callback> about UID 1 20 seconds after the kill

    Examples:
      | watcher | callback        |
      | Android | onUserOffline   |
      | Windows | onUserOffline   |
      | iOS     | didOfflineOfUid |
      | macOS   | didOfflineOfUid |

  @KILL-12 @KILL-01c
  Scenario: A page that is closed is for the Web like a loss of the network: the stream is removed, the user leaves
    Given UID 1 on the Web and UID 2 on the Web in the same channel
    And UID 1 is publishing its stream
    When the page of UID 1 is closed
    Then UID 2 gets stream-removed about UID 1 10 seconds after the kill
    And UID 2 gets peer-leave about UID 1 between 10 seconds and 3 minutes after the kill

  @KILL-12 @KILL-01c
  Scenario Outline: For less than <limit> nobody on <watcher> sees that a page was closed
    Given UID 1 on the Web and UID 2 on <watcher> in the same channel
    And UID 1 is publishing its stream
    When the page of UID 1 is closed
    And 1 ms less than <limit> pass
    Then UID 2 has got no callback

    Examples:
      | watcher | limit      |
      | Android | 20 seconds |
      | iOS     | 20 seconds |
      | the Web | 10 seconds |

  # Ten seconds after the kill, or after the twenty seconds in which the user counts as present.
  @KILL-13
  Scenario Outline: The channel of the last user, killed on <killed>, is destroyed
    Given UID 1 on <killed>
    And UID 1 is in the channel
    When the process of UID 1 is killed
    Then the service destroys the channel of UID 1 between 10 seconds and <limit> after the kill

    Examples:
      | killed  | limit      |
      | iOS     | 10 seconds |
      | macOS   | 10 seconds |
      | Android | 30 seconds |
      | Windows | 30 seconds |
      | Linux   | 30 seconds |
      | the Web | 30 seconds |

  @KILL-13
  Scenario Outline: A channel in which there is somebody left, on <watcher>, is not destroyed
    Given UID 1 on Android and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    Then 10 minutes later the service has not destroyed the channel of UID 1

    Examples:
      | watcher |
      | Android |
      | iOS     |
      | the Web |

  # The table says nothing of a watcher on Linux, of a Linux user before a Web viewer, and of the frameworks: whatever
  # the others are told there is right, and so is nothing.
  @KILL-01b
  Scenario Outline: <killed>, seen from <watcher>: the table is silent, and so is the killed app
    Given UID 1 on <killed> and UID 2 on <watcher> in the same channel
    When the process of UID 1 is killed
    Then 5 minutes later UID 1 has got no callback

    Examples:
      | killed       | watcher |
      | Linux        | the Web |
      | iOS          | Linux   |
      | Android      | Linux   |
      | Linux        | Linux   |
      | Unity        | Android |
      | Electron     | iOS     |
      | React Native | the Web |
      | Flutter      | Android |
      | Android      | Flutter |
