// The part of an RTM 1 SDK for Linux that the adapter drives, with the names of its documents. Texts are strings here.
#pragma once

#include <string>
#include <vector>

namespace agora::rtm {

enum CONNECTION_STATE {
  CONNECTION_STATE_DISCONNECTED = 1,
  CONNECTION_STATE_CONNECTING = 2,
  CONNECTION_STATE_CONNECTED = 3,
  CONNECTION_STATE_RECONNECTING = 4,
  CONNECTION_STATE_ABORTED = 5,
};

enum CONNECTION_CHANGE_REASON {
  CONNECTION_CHANGE_REASON_LOGIN = 1,
  CONNECTION_CHANGE_REASON_LOGIN_SUCCESS = 2,
  CONNECTION_CHANGE_REASON_LOGIN_FAILURE = 3,
  CONNECTION_CHANGE_REASON_LOGIN_TIMEOUT = 4,
  CONNECTION_CHANGE_REASON_INTERRUPTED = 5,
  CONNECTION_CHANGE_REASON_LOGOUT = 6,
  CONNECTION_CHANGE_REASON_BANNED_BY_SERVER = 7,
  CONNECTION_CHANGE_REASON_REMOTE_LOGIN = 8,
};

enum LOGIN_ERR_CODE {
  LOGIN_ERR_OK = 0,
  LOGIN_ERR_INVALID_APP_ID = 4,
  LOGIN_ERR_INVALID_TOKEN = 5,
  LOGIN_ERR_TOKEN_EXPIRED = 6,
  LOGIN_ERR_ALREADY_LOGGED_IN = 8,
  LOGIN_ERR_TIMEOUT = 9,
};

constexpr int ERR_USER_NOT_LOGGED_IN = 102;

struct RtmAttribute {
  std::string key;
  std::string value;
};

class IRtmServiceEventHandler {
 public:
  virtual ~IRtmServiceEventHandler() = default;
  virtual void onLoginSuccess() {}
  virtual void onLoginFailure(LOGIN_ERR_CODE /*errorCode*/) {}
  virtual void onLogout(int /*errorCode*/) {}
  virtual void onConnectionStateChanged(CONNECTION_STATE /*state*/, CONNECTION_CHANGE_REASON /*reason*/) {}
  virtual void onTokenExpired() {}
  virtual void onMessageReceivedFromPeer(const std::string& /*peerId*/, const std::string& /*message*/) {}
};

class IChannelEventHandler {
 public:
  virtual ~IChannelEventHandler() = default;
  virtual void onMemberJoined(const std::string& /*userId*/) {}
  virtual void onMemberLeft(const std::string& /*userId*/) {}
  virtual void onMessageReceived(const std::string& /*userId*/, const std::string& /*message*/) {}
};

// Whatever returns an int returns 0, or the code of the error.
class IChannel {
 public:
  virtual ~IChannel() = default;
  virtual int join() = 0;
  virtual int leave() = 0;
  virtual int sendMessage(const std::string& message) = 0;
};

class IRtmService {
 public:
  virtual ~IRtmService() = default;
  virtual int login(const std::string& token, const std::string& userId) = 0;
  virtual int logout() = 0;
  virtual int renewToken(const std::string& token) = 0;
  virtual int sendMessageToPeer(const std::string& peerId, const std::string& message) = 0;
  virtual int setLocalUserAttributes(const std::vector<RtmAttribute>& attributes) = 0;
  // The channel stays the service's own; a second call for the same channel gives the same one.
  virtual IChannel* createChannel(const std::string& channelId, IChannelEventHandler* handler) = 0;
};

}  // namespace agora::rtm
