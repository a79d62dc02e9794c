#include "tiny_rtm_service.h"

#include <map>
#include <set>

using namespace agora::rtm;

namespace {

constexpr long long loginTimeoutMs = 6'000;
constexpr long long interruptedAfterMs = 4'000;
constexpr long long retryAfterMs = 10'000;
const char* const lateInterruption = "interrupts-after-5-s";
const char* const wrongReason = "interruption-with-login-failure";

class TinyRtmService;

class TinyChannel : public IChannel {
 public:
  TinyChannel(TinyRtmService& service, std::string id, IChannelEventHandler* handler)
      : handler(handler), service_(service), id_(std::move(id)) {}
  int join() override;
  int leave() override;
  int sendMessage(const std::string& message) override;

  IChannelEventHandler* const handler;

 private:
  TinyRtmService& service_;
  const std::string id_;
};

class TinyRtmService : public IRtmService {
 public:
  TinyRtmService(IRtmServiceEventHandler& handler, ServiceDouble& service, Link& link, VirtualClock& clock,
                 std::string fault)
      : service(service), link(link), handler_(handler), clock_(clock), fault_(std::move(fault)) {
    link.onChange([this](bool isUp) { isUp ? cameUp() : wentDown(); });
  }

  int login(const std::string& token, const std::string& userId) override {
    if (state_ != CONNECTION_STATE_DISCONNECTED) return LOGIN_ERR_ALREADY_LOGGED_IN;
    token_ = token;
    current = createLogin(userId);
    change(CONNECTION_STATE_CONNECTING, CONNECTION_CHANGE_REASON_LOGIN);
    timer_ = clock_.after(loginTimeoutMs, [this] { failLogin(CONNECTION_CHANGE_REASON_LOGIN_TIMEOUT, LOGIN_ERR_TIMEOUT); });
    enter();
    return 0;
  }

  int logout() override {
    if (state_ == CONNECTION_STATE_DISCONNECTED) return ERR_USER_NOT_LOGGED_IN;
    if (current) link.up([this] { service.leave(current); });
    leave();
    change(CONNECTION_STATE_DISCONNECTED, CONNECTION_CHANGE_REASON_LOGOUT);
    handler_.onLogout(0);
    return 0;
  }

  int renewToken(const std::string& token) override {
    if (state_ == CONNECTION_STATE_DISCONNECTED || state_ == CONNECTION_STATE_ABORTED) return ERR_USER_NOT_LOGGED_IN;
    token_ = token;
    if (state_ == CONNECTION_STATE_RECONNECTING) enter();
    return 0;
  }

  int sendMessageToPeer(const std::string& peerId, const std::string& message) override {
    if (!isLoggedIn()) return ERR_USER_NOT_LOGGED_IN;
    link.up([&] { service.sendToPeer(current->userId, peerId, message); });
    return 0;
  }

  int setLocalUserAttributes(const std::vector<RtmAttribute>& attributes) override {
    if (!isLoggedIn()) return ERR_USER_NOT_LOGGED_IN;
    attributes_ = std::make_unique<std::vector<RtmAttribute>>(attributes);
    link.up([&] { service.setAttributes(current, attributes); });
    return 0;
  }

  IChannel* createChannel(const std::string& channelId, IChannelEventHandler* handler) override {
    auto& channel = channels_[channelId];
    if (!channel) channel = std::make_unique<TinyChannel>(*this, channelId, handler);
    return channel.get();
  }

  bool isLoggedIn() const { return state_ == CONNECTION_STATE_CONNECTED || state_ == CONNECTION_STATE_RECONNECTING; }

  ServiceDouble& service;
  Link& link;
  LoginPointer current;
  std::set<std::string> joined;

 private:
  // After a login has ended, nothing of it reaches the app.
  LoginPointer createLogin(const std::string& userId) {
    auto login = std::make_shared<Login>(Login{userId, link, {}, {}});
    login->receive = [this, it = login.get()](const Message& message) {
      if (current.get() == it) receive(message);
    };
    login->end = [this, it = login.get()](int reason) {
      if (current.get() != it) return;
      leave();
      change(CONNECTION_STATE_ABORTED, static_cast<CONNECTION_CHANGE_REASON>(reason));
    };
    return login;
  }

  void receive(const Message& message) {
    if (message.kind == Message::Kind::fromPeer) return handler_.onMessageReceivedFromPeer(message.user, message.text);
    const auto channel = channels_.find(message.channel);
    if (channel == channels_.end()) return;
    IChannelEventHandler& handler = *channel->second->handler;
    if (message.kind == Message::Kind::fromChannel) handler.onMessageReceived(message.user, message.text);
    else if (message.kind == Message::Kind::memberJoined) handler.onMemberJoined(message.user);
    else handler.onMemberLeft(message.user);
  }

  void enter() {
    if (!current) return;
    // A login that was not given up is only resumed.
    const bool resumes = state_ != CONNECTION_STATE_RECONNECTING;
    link.up([&] {
      service.enter(current, token_, resumes, joined, [this, login = current](int code) {
        if (current == login) entered(code);
      });
    });
  }

  void entered(int code) {
    if (state_ == CONNECTION_STATE_CONNECTED) return;
    const bool isLogin = state_ == CONNECTION_STATE_CONNECTING;
    if (code != 0) return isLogin ? failLogin(CONNECTION_CHANGE_REASON_LOGIN_FAILURE, code) : tryAgain(code);
    clock_.cancel(timer_);
    current->isLoggedIn = true;
    change(CONNECTION_STATE_CONNECTED, CONNECTION_CHANGE_REASON_LOGIN_SUCCESS);
    if (isLogin) handler_.onLoginSuccess();
    // The service may have forgotten them.
    if (attributes_) link.up([this] { service.setAttributes(current, *attributes_); });
  }

  void tryAgain(int code) {
    clock_.cancel(timer_);
    timer_ = clock_.after(retryAfterMs, [this] { enter(); });
    if (code == LOGIN_ERR_TOKEN_EXPIRED) handler_.onTokenExpired();
  }

  void failLogin(CONNECTION_CHANGE_REASON reason, int code) {
    leave();
    change(CONNECTION_STATE_DISCONNECTED, reason);
    handler_.onLoginFailure(static_cast<LOGIN_ERR_CODE>(code));
  }

  void leave() {
    clock_.cancel(timer_);
    current = nullptr;
    joined.clear();
    attributes_ = nullptr;
  }

  void wentDown() {
    if (state_ != CONNECTION_STATE_CONNECTED) return;
    timer_ = clock_.after(fault_ == lateInterruption ? 5'000 : interruptedAfterMs, [this] {
      const bool isWrong = fault_ == wrongReason;
      change(CONNECTION_STATE_RECONNECTING,
             isWrong ? CONNECTION_CHANGE_REASON_LOGIN_FAILURE : CONNECTION_CHANGE_REASON_INTERRUPTED);
    });
  }

  void cameUp() {
    if (state_ == CONNECTION_STATE_CONNECTED) clock_.cancel(timer_);
    enter();
  }

  void change(CONNECTION_STATE state, CONNECTION_CHANGE_REASON reason) {
    state_ = state;
    handler_.onConnectionStateChanged(state, reason);
  }

  IRtmServiceEventHandler& handler_;
  VirtualClock& clock_;
  const std::string fault_;
  CONNECTION_STATE state_ = CONNECTION_STATE_DISCONNECTED;
  std::string token_;
  VirtualClock::Timer timer_{-1, -1};
  std::map<std::string, std::unique_ptr<TinyChannel>> channels_;
  std::unique_ptr<std::vector<RtmAttribute>> attributes_;
};

// Joins as soon as the service can be reached, and again after each automatic login.
int TinyChannel::join() {
  if (!service_.isLoggedIn()) return ERR_USER_NOT_LOGGED_IN;
  service_.joined.insert(id_);
  service_.link.up([this] { service_.service.joinChannel(service_.current, id_); });
  return 0;
}

int TinyChannel::leave() {
  if (!service_.isLoggedIn()) return ERR_USER_NOT_LOGGED_IN;
  service_.joined.erase(id_);
  service_.link.up([this] { service_.service.leaveChannel(service_.current, id_); });
  return 0;
}

int TinyChannel::sendMessage(const std::string& message) {
  if (!service_.isLoggedIn()) return ERR_USER_NOT_LOGGED_IN;
  service_.link.up([&] { service_.service.sendToChannel(service_.current->userId, id_, message); });
  return 0;
}

}  // namespace

bool isKnownFault(const std::string& fault) { return fault == lateInterruption || fault == wrongReason; }

std::unique_ptr<IRtmService> createTinyRtmService(IRtmServiceEventHandler& handler, ServiceDouble& service, Link& link,
                                                  VirtualClock& clock, const std::string& fault) {
  return std::make_unique<TinyRtmService>(handler, service, link, clock, fault);
}
