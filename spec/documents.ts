/** The public sources: the documents that the kit makes executable, and those that SHOULD clauses and readings cite. */

/** One public source. */
export interface SourceDocument {
  /** Its title, in English. */
  readonly title: string
  readonly sdk: 'RTM' | 'RTC'
  /** The platform it is written for, with the version where it matters. */
  readonly platform: string
  readonly publisher: 'Agora'
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as far as it is known; `undated` where the page bears none. */
  readonly date: string
  readonly language: 'zh' | 'en'
  /** Where the public finds it. */
  readonly where: string
  /** Whether it stands outside the five documents from which the kit began; its profile is kept apart from theirs. */
  readonly isBeyondTheFive?: true
  /** Our English names of the sections that are cited. */
  readonly sections: readonly string[]
}

export const documents = {
  'rtm-linux-cpp': {
    title: 'Connection state management',
    sdk: 'RTM',
    platform: 'Linux C++',
    publisher: 'Agora',
    date: '2021-03-17',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/reconnecting_cpp.md',
    sections: [
      'overview',
      'changing the state by API calls',
      'logging in',
      'disconnected for network reasons',
      'kicked out',
      'logging out',
      'sample code',
      'API reference',
    ],
  },
  'rtc-flutter-ng': {
    title: 'Channel connection management',
    sdk: 'RTC',
    platform: 'Flutter 4.x',
    publisher: 'Agora',
    date: '2022-12',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, channel_connection_flutter_ng.md',
    sections: [
      'introduction',
      'how it works: connection states',
      'how it works: reconnection',
      'steps',
      'reference: connection states',
      'reference: states and reasons',
      'API reference',
    ],
  },
  'rtc-ios': {
    title: 'Channel connection management',
    sdk: 'RTC',
    platform: 'iOS from 2.3.2',
    publisher: 'Agora',
    date: '2020-09-22',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Interactive Broadcast/channel_connection_apple.md',
    sections: ['introduction', 'connection states', 'reconnection', 'API reference', 'related documents'],
  },
  'rtc-native-faq': {
    title: 'Does the SDK reconnect after a loss?',
    sdk: 'RTC',
    platform: 'native',
    publisher: 'Agora',
    date: '2021-02-23',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/FAQ/sdk_behavior.md',
    sections: [
      'platforms',
      'introduction',
      'network lost',
      'network lost, before 2.3.2',
      'network lost, from 2.3.2 on',
      'process killed',
    ],
  },
  'rtc-web-3': {
    title: 'Channel connection management',
    sdk: 'RTC',
    platform: 'Web up to 3.x',
    publisher: 'Agora',
    date: '2021-01-25',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Interactive Broadcast/channel_connection_web.md',
    sections: ['introduction', 'connection states', 'reconnection', 'API reference', 'related documents'],
  },
  'rtc-web-4': {
    title: 'Channel connection management',
    sdk: 'RTC',
    platform: 'Web 4.x',
    publisher: 'Agora',
    date: '2021-01-25',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Interactive Broadcast/channel_connection_web_ng.md',
    isBeyondTheFive: true,
    sections: ['introduction', 'connection states', 'reconnection', 'API reference', 'related documents'],
  },
  'rtc-web-4-english-guide': {
    title: 'Connection status management',
    sdk: 'RTC',
    platform: 'Web 4.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where:
      'github.com/AgoraIO/Docs-Source, shared/video-sdk/enhance-call-quality/connection-status-management (web.mdx) and assets/images/video-sdk/connection-state-main-web.svg',
    isBeyondTheFive: true,
    sections: ['state diagram', 'disconnection and reconnection', 'connection states'],
  },
  'rtc-web-4-types': {
    title: 'AgoraRTC type definitions',
    sdk: 'RTC',
    platform: 'Web 4.24.8',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'npm, agora-rtc-sdk-ng@4.24.8, rtc-sdk_en.d.ts',
    isBeyondTheFive: true,
    sections: [
      'join',
      'leave',
      'unpublish',
      'renewToken',
      'ConnectionState',
      'ConnectionDisconnectedReason',
      'connection-state-change',
      'user-joined',
      'user-left',
      'user-published',
      'user-unpublished',
      'token-privilege-did-expire',
      'token-privilege-will-expire',
    ],
  },
  'rtm-cpp-header': {
    title: 'IAgoraRtmService.h',
    sdk: 'RTM',
    platform: 'Linux C++ 1.4',
    publisher: 'Agora',
    date: '2020',
    language: 'en',
    where: 'github.com/yyoshiki41/Agora-RTM-Linux-Server, include/IAgoraRtmService.h',
    sections: [
      'LOGIN_ERR_CODE',
      'LOGOUT_ERR_CODE',
      'RENEW_TOKEN_ERR_CODE',
      'CONNECTION_STATE',
      'CONNECTION_CHANGE_REASON',
      'onTokenExpired',
    ],
  },
  'rtm-ios-header': {
    title: 'AgoraRtmKit.h',
    sdk: 'RTM',
    platform: 'iOS and macOS 1.x',
    publisher: 'Agora',
    date: '2019',
    language: 'en',
    where: 'shipped with the Agora RTM SDK for iOS and macOS',
    sections: ['AgoraRtmLoginErrorCode'],
  },
  'rtm-api-reference': {
    title: 'Signaling API reference',
    sdk: 'RTM',
    platform: 'Linux C++ 1.5.0',
    publisher: 'Agora',
    date: '2022',
    language: 'en',
    where: 'api-ref.agora.io/en/signaling-sdk/linux-cpp/1.x',
    sections: ['onLoginSuccess', 'LOGIN_ERR_CODE', 'CONNECTION_CHANGE_REASON'],
  },
  'rtm-ios-guide': {
    title: 'Connection state management',
    sdk: 'RTM',
    platform: 'iOS',
    publisher: 'Agora',
    date: '2021-03-17',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/reconnecting_oc.md',
    sections: ['connecting', 'connected', 'reconnecting', 'aborted'],
  },
  'rtm-web-guide': {
    title: 'Connection state management',
    sdk: 'RTM',
    platform: 'Web',
    publisher: 'Agora',
    date: '2021-03-17',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/reconnecting_web.md',
    sections: ['logging in', 'disconnected for network reasons', 'kicked out'],
  },
  'rtm-token-guide': {
    title: 'Authenticate your users with tokens',
    sdk: 'RTM',
    platform: 'all',
    publisher: 'Agora',
    date: '2022',
    language: 'en',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/token007/token_server_rtm_en.md',
    sections: ['token expiration, AccessToken', 'token expiration, AccessToken2'],
  },
  'rtm-best-practices': {
    title: 'Integration best practices',
    sdk: 'RTM',
    platform: 'all',
    publisher: 'Agora',
    date: '2021-03-05',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/rtm_integration_bp.md',
    sections: ['renewing the token regularly'],
  },
  'rtm-release-notes': {
    title: 'Release notes',
    sdk: 'RTM',
    platform: 'Linux C++',
    publisher: 'Agora',
    date: '2022-07-14',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/token007',
    sections: ['1.1.0', '1.5.0'],
  },
  'rtc-api-reference': {
    title: 'Video SDK API reference',
    sdk: 'RTC',
    platform: '4.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/agora_doc_source, en-US/dita/RTC-NG/API',
    sections: [
      'joinChannel',
      'leaveChannel',
      'renewToken',
      'setCloudProxy',
      'onConnectionLost',
      'onRejoinChannelSuccess',
      'onRequestToken',
      'onUserOffline',
      'CONNECTION_STATE_TYPE',
      'CONNECTION_CHANGED_REASON_TYPE',
    ],
  },
  'rtc-3-api-reference': {
    title: 'Video SDK API reference',
    sdk: 'RTC',
    platform: 'native 2.3.2 to 3.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/agora_doc_source, en-US/dita/RTC/API',
    sections: [
      'joinChannel',
      'leaveChannel',
      'onConnectionLost',
      'onRejoinChannelSuccess',
      'onUserOffline',
      'onRequestToken',
      'setCloudProxy',
      'CONNECTION_STATE_TYPE',
      'CONNECTION_CHANGED_REASON_TYPE',
    ],
  },
  'rtc-web-3-types': {
    title: 'AgoraRTC type definitions',
    sdk: 'RTC',
    platform: 'Web 3.6.11',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'npm, agora-rtc-sdk@3.6.11, index.d.ts',
    sections: [
      'Client.join',
      'Client.leave',
      'Client.publish',
      'Client.getConnectionState',
      'connection-state-change',
      'reconnect',
      'stream-added',
      'peer-leave',
    ],
  },
  'rtc-cpp-header': {
    title: 'AgoraBase.h',
    sdk: 'RTC',
    platform: 'C++ 4.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO-Extensions/Agora-Flutter-SDK, AgoraBase.h',
    sections: ['ERROR_CODE_TYPE', 'CONNECTION_CHANGED_REASON_TYPE', 'USER_OFFLINE_REASON_TYPE'],
  },
  'rtc-low-level-header': {
    title: 'NGIAgoraRtcConnection.h',
    sdk: 'RTC',
    platform: 'C++ 4.x, low level',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/agora_doc_source, xml2json/code_to_check/cpp_ng/api2/NGIAgoraRtcConnection.h',
    sections: ['connect'],
  },
  'rtc-english-faq': {
    title: 'Does Agora have reconnection mechanisms?',
    sdk: 'RTC',
    platform: 'native',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/docs-portal, content/docs/en/api-reference/faq/integration/reconnection.mdx',
    sections: ['before 2.3.2', 'from 2.3.2 on', 'process killed'],
  },
  'rtc-english-guide': {
    title: 'Connection status management',
    sdk: 'RTC',
    platform: '4.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/Docs-Source, assets/images/video-sdk',
    sections: ['state diagram', 'timeline of the native SDKs', 'timeline of Flutter, React Native and Electron'],
  },
  'rtc-english-platform-guide': {
    title: 'Connection status management, platform by platform',
    sdk: 'RTC',
    platform: '4.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/Docs-Source, shared/video-sdk/enhance-call-quality/connection-status-management',
    sections: ['timeline, Unity', 'timeline, Flutter', 'reasons, Android', 'reasons, Flutter'],
  },
  'rtc-english-3-guide': {
    title: 'Channel connection state management',
    sdk: 'RTC',
    platform: 'native 3.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'docs.agora.io/en/3.x, channel-connection',
    sections: ['connection states'],
  },
  'rtc-archived-faq': {
    title: 'Reconnection of the SDK',
    sdk: 'RTC',
    platform: 'native and Web',
    publisher: 'Agora',
    date: '2019-05-21',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/ARCHIVED/sdk_behaviors.md',
    sections: ['network lost', 'process killed'],
  },
  'rtc-chinese-api-reference': {
    title: 'Video SDK API reference, Chinese',
    sdk: 'RTC',
    platform: 'native 2.3.2 to 3.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, dita/RTC/API',
    sections: ['CONNECTION_CHANGED_REASON_TYPE'],
  },
  'rtm-2019-header': {
    title: 'IAgoraRtmService.h',
    sdk: 'RTM',
    platform: 'Linux C++ 1.x',
    publisher: 'Agora',
    date: '2019-09-23',
    language: 'en',
    where: 'github.com/AgoraIO/RTM, Agora-RTM-Tutorial-Linux/include/IAgoraRtmService.h',
    sections: ['CONNECTION_STATE', 'CONNECTION_CHANGE_REASON'],
  },
  'rtm-web-release-notes': {
    title: 'Release notes',
    sdk: 'RTM',
    platform: 'Web',
    publisher: 'Agora',
    date: 'undated',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Real-time-Messaging/release_web_rtm.md',
    sections: ['1.2.0'],
  },
  'rtm-2-guide': {
    title: 'Connection states of Signaling',
    sdk: 'RTM',
    platform: '2.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'github.com/AgoraIO/Docs-Source, assets/images/signaling',
    sections: ['connection states', 'diagram of the message channel', 'diagram of the stream channel'],
  },
  'rtm-2-react-native-reference': {
    title: 'React Native API reference',
    sdk: 'RTM',
    platform: 'React Native 2.x',
    publisher: 'Agora',
    date: 'undated',
    language: 'en',
    where: 'agoraio-extensions.github.io/agora-react-native-rtm',
    sections: ['RTM_CONNECTION_CHANGE_REASON'],
  },
  'rtc-android-guide': {
    title: 'Channel connection management',
    sdk: 'RTC',
    platform: 'Android from 2.3.2',
    publisher: 'Agora',
    date: '2020-09-22',
    language: 'zh',
    where: 'github.com/AgoraIO/agora_doc_source, markdown/Interactive Broadcast/channel_connection_android.md',
    sections: ['reconnection'],
  },
} as const satisfies Record<string, SourceDocument>

/** The name of a public source, for example `rtm-linux-cpp`. */
export type DocumentId = keyof typeof documents

/** A place in a public source. Only sections that the source's entry lists compile. */
export type Source = {
  [Id in DocumentId]: { readonly document: Id; readonly section: (typeof documents)[Id]['sections'][number] }
}[DocumentId]

/** The source that a place belongs to. */
export function documentOf(source: Source): SourceDocument {
  return documents[source.document]
}

/** Whether the document stands outside the five from which the kit began. */
export function isBeyondTheFive(id: DocumentId): boolean {
  const document: SourceDocument = documents[id]
  return document.isBeyondTheFive === true
}

/** A place in words: `Connection state management, RTM Linux C++, "logging in"`. */
export function cite(source: Source): string {
  const { title, sdk, platform } = documentOf(source)
  return `${title}, ${sdk} ${platform}, "${source.section}"`
}
