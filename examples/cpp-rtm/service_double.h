// A double of the messaging service, and of the network in between.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "agora_rtm.h"
#include "virtual_clock.h"

// The network between one client and the service.
class Link {
 public:
  explicit Link(VirtualClock& clock) : clock_(clock) {}

  // To the service: the way back takes the time of both.
  void up(const std::function<void()>& deliver) const {
    if (isUp_) deliver();
  }
  // To the client: what is on its way when the link goes down is lost.
  void down(std::function<void()> deliver);
  void onChange(std::function<void(bool isUp)> listener) { listeners_.push_back(std::move(listener)); }
  void set(bool isUp);

 private:
  VirtualClock& clock_;
  bool isUp_ = true;
  int losses_ = 0;
  // A listener may add another while it is told.
  std::deque<std::function<void(bool)>> listeners_;
};

struct Message {
  enum class Kind { memberJoined, memberLeft, fromPeer, fromChannel };
  long long atMs;
  Kind kind;
  std::string channel;
  std::string user;
  std::string text;
};

// What a client lends to the service for one login.
struct Login {
  std::string userId;
  Link& link;
  std::function<void(const Message&)> receive;
  std::function<void(int reason)> end;
  bool isLoggedIn = false;
  int endReason = 0;
};
using LoginPointer = std::shared_ptr<Login>;

// Who is online, who is in which channel, and what was missed.
class ServiceDouble {
 public:
  using Attributes = std::vector<agora::rtm::RtmAttribute>;
  // Is told what only the service can see.
  using Observe = std::function<void(const std::string& userId, const char* what, const Attributes* attributes)>;

  ServiceDouble(VirtualClock& clock, Observe observe) : clock_(clock), observe_(std::move(observe)) {}

  std::string issueToken(const std::string& userId, const std::string& credential);
  // No token that the user was given so far is good any more.
  void expireTokens(const std::string& userId) { expired_[userId] = tokens_; }

  // Logs in, or resumes a login that is known, and answers with an error code or 0.
  void enter(const LoginPointer& login, const std::string& token, bool resumes, const std::set<std::string>& channels,
             const std::function<void(int)>& answer);
  void leave(const LoginPointer& login);
  void joinChannel(const LoginPointer& login, const std::string& channel);
  void leaveChannel(const LoginPointer& login, const std::string& channel);
  void sendToPeer(const std::string& from, const std::string& to, const std::string& text);
  void sendToChannel(const std::string& from, const std::string& channel, const std::string& text);
  void setAttributes(const LoginPointer& login, const Attributes& attributes);
  // Ends the login of a user, as soon as the client can be reached.
  void end(const std::string& userId, int reason);

 private:
  struct User;
  using UserPointer = std::shared_ptr<User>;

  UserPointer begin(const LoginPointer& login);
  void linkChanged(const UserPointer& user, bool isUp);
  void comeBack(const UserPointer& user, const std::set<std::string>& channels);
  std::vector<Message> worthSending(std::vector<Message> missed) const;
  void remove(const UserPointer& user);
  void leaveChannels(const UserPointer& user);
  void tellMembers(const UserPointer& user, const std::string& channel, Message::Kind kind);
  void deliver(const UserPointer& user, Message message);
  void send(const UserPointer& user, const Message& message);
  std::vector<UserPointer> others(const UserPointer& user, const std::string& channel) const;
  UserPointer userOf(const LoginPointer& login) const;
  int errorOf(const std::string& token) const;

  VirtualClock& clock_;
  Observe observe_;
  std::map<std::string, UserPointer> users_;
  long long tokens_ = 0;
  std::map<std::string, long long> expired_;
};
