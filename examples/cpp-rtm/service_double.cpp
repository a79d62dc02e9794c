#include "service_double.h"

#include <algorithm>

using namespace agora::rtm;

namespace {
constexpr long long travelMs = 40;
constexpr long long removedAfterMs = 30'000;
constexpr int mostChannelMessages = 32;
}  // namespace

void Link::down(std::function<void()> deliver) {
  clock_.after(travelMs, [this, losses = losses_, deliver = std::move(deliver)] {
    if (losses == losses_) deliver();
  });
}

void Link::set(bool isUp) {
  if (isUp == isUp_) return;
  isUp_ = isUp;
  if (!isUp) ++losses_;
  for (std::size_t each = 0; each < listeners_.size(); ++each) listeners_[each](isUp);
}

// What the service knows of one login.
struct ServiceDouble::User {
  LoginPointer login;
  std::set<std::string> channels;
  bool isAway = false;
  bool isRemoved = false;
  std::vector<Message> onTheWay;
  std::vector<Message> missed;
  VirtualClock::Timer timer{-1, -1};
};

std::string ServiceDouble::issueToken(const std::string& userId, const std::string& credential) {
  return userId + "/" + credential + "/" + std::to_string(++tokens_);
}

int ServiceDouble::errorOf(const std::string& token) const {
  const auto first = token.find('/');
  const auto last = token.rfind('/');
  const auto expired = expired_.find(token.substr(0, first));
  if (expired != expired_.end() && std::stoll(token.substr(last + 1)) <= expired->second) return LOGIN_ERR_TOKEN_EXPIRED;
  const std::string credential = token.substr(first + 1, last - first - 1);
  if (credential == "invalidAppId") return LOGIN_ERR_INVALID_APP_ID;
  if (credential == "invalidToken") return LOGIN_ERR_INVALID_TOKEN;
  return credential == "expiredToken" ? LOGIN_ERR_TOKEN_EXPIRED : LOGIN_ERR_OK;
}

void ServiceDouble::enter(const LoginPointer& login, const std::string& token, bool resumes,
                          const std::set<std::string>& channels, const std::function<void(int)>& answer) {
  if (login->endReason != 0) return login->link.down([login] { login->end(login->endReason); });
  UserPointer user = userOf(login);
  const int error = resumes && user ? 0 : errorOf(token);
  login->link.down([answer, error] { answer(error); });
  if (error != 0) return;
  if (!user) user = begin(login);
  clock_.cancel(user->timer);
  comeBack(user, channels);
}

void ServiceDouble::leave(const LoginPointer& login) {
  const UserPointer user = userOf(login);
  if (!user) return;
  leaveChannels(user);
  clock_.cancel(user->timer);
  users_.erase(login->userId);
  if (!user->isRemoved) observe_(login->userId, "userOffline", nullptr);
}

void ServiceDouble::joinChannel(const LoginPointer& login, const std::string& channel) {
  const UserPointer user = userOf(login);
  if (!user || !user->channels.insert(channel).second) return;
  // Who has been removed is in the channel again when the client comes back.
  if (!user->isRemoved) tellMembers(user, channel, Message::Kind::memberJoined);
}

void ServiceDouble::leaveChannel(const LoginPointer& login, const std::string& channel) {
  const UserPointer user = userOf(login);
  if (!user || user->channels.erase(channel) == 0) return;
  if (!user->isRemoved) tellMembers(user, channel, Message::Kind::memberLeft);
}

void ServiceDouble::sendToPeer(const std::string& from, const std::string& to, const std::string& text) {
  const auto user = users_.find(to);
  if (user != users_.end()) deliver(user->second, {0, Message::Kind::fromPeer, "", from, text});
}

void ServiceDouble::sendToChannel(const std::string& from, const std::string& channel, const std::string& text) {
  const auto user = users_.find(from);
  if (user == users_.end() || user->second->channels.count(channel) == 0) return;
  for (const UserPointer& member : others(user->second, channel))
    deliver(member, {0, Message::Kind::fromChannel, channel, from, text});
}

void ServiceDouble::setAttributes(const LoginPointer& login, const Attributes& attributes) {
  if (userOf(login)) observe_(login->userId, "userAttributesSet", &attributes);
}

void ServiceDouble::end(const std::string& userId, int reason) {
  const auto user = users_.find(userId);
  if (user == users_.end() || !user->second->login->isLoggedIn) return;
  const LoginPointer login = user->second->login;
  login->endReason = reason;
  leave(login);
  login->link.down([login] { login->end(login->endReason); });
}

ServiceDouble::UserPointer ServiceDouble::begin(const LoginPointer& login) {
  const auto old = users_.find(login->userId);
  if (old != users_.end()) {
    leaveChannels(old->second);
    clock_.cancel(old->second->timer);
  }
  if (old == users_.end() || old->second->isRemoved) observe_(login->userId, "userOnline", nullptr);
  const auto user = std::make_shared<User>();
  user->login = login;
  users_[login->userId] = user;
  login->link.onChange([this, user](bool isUp) { linkChanged(user, isUp); });
  return user;
}

void ServiceDouble::linkChanged(const UserPointer& user, bool isUp) {
  if (isUp || user->isAway || !userOf(user->login)) return;
  user->isAway = true;
  user->missed.swap(user->onTheWay);
  user->timer = clock_.after(removedAfterMs, [this, user] { remove(user); });
}

void ServiceDouble::comeBack(const UserPointer& user, const std::set<std::string>& channels) {
  if (user->isRemoved) observe_(user->login->userId, "userOnline", nullptr);
  for (const std::string& channel : std::set<std::string>(user->channels)) {
    if (channels.count(channel) == 0) leaveChannel(user->login, channel);
    else if (user->isRemoved) tellMembers(user, channel, Message::Kind::memberJoined);
  }
  user->isAway = user->isRemoved = false;
  for (const std::string& channel : channels) joinChannel(user->login, channel);
  std::vector<Message> missed;
  missed.swap(user->missed);
  for (const Message& message : worthSending(std::move(missed))) send(user, message);
}

// All but those channel messages that are too old or too many.
std::vector<Message> ServiceDouble::worthSending(std::vector<Message> missed) const {
  const auto isFromChannel = [](const Message& message) { return message.kind == Message::Kind::fromChannel; };
  missed.erase(std::remove_if(missed.begin(), missed.end(),
                              [&](const Message& message) {
                                return isFromChannel(message) && clock_.nowMs() - message.atMs >= removedAfterMs;
                              }),
               missed.end());
  auto tooMany = std::count_if(missed.begin(), missed.end(), isFromChannel) - mostChannelMessages;
  missed.erase(std::remove_if(missed.begin(), missed.end(),
                              [&](const Message& message) { return isFromChannel(message) && tooMany-- > 0; }),
               missed.end());
  return missed;
}

void ServiceDouble::remove(const UserPointer& user) {
  user->isRemoved = true;
  observe_(user->login->userId, "userOffline", nullptr);
  for (const std::string& channel : user->channels) tellMembers(user, channel, Message::Kind::memberLeft);
}

void ServiceDouble::leaveChannels(const UserPointer& user) {
  for (const std::string& channel : std::set<std::string>(user->channels)) leaveChannel(user->login, channel);
}

void ServiceDouble::tellMembers(const UserPointer& user, const std::string& channel, Message::Kind kind) {
  for (const UserPointer& member : others(user, channel)) deliver(member, {0, kind, channel, user->login->userId, ""});
}

void ServiceDouble::deliver(const UserPointer& user, Message message) {
  message.atMs = clock_.nowMs();
  if (user->isAway) user->missed.push_back(message);
  else send(user, message);
}

void ServiceDouble::send(const UserPointer& user, const Message& message) {
  user->onTheWay.push_back(message);
  // What was sent first arrives first.
  user->login->link.down([user] {
    const Message arrived = user->onTheWay.front();
    user->onTheWay.erase(user->onTheWay.begin());
    user->login->receive(arrived);
  });
}

std::vector<ServiceDouble::UserPointer> ServiceDouble::others(const UserPointer& user, const std::string& channel) const {
  std::vector<UserPointer> found;
  for (const auto& [id, other] : users_)
    if (other != user && other->channels.count(channel) != 0) found.push_back(other);
  return found;
}

ServiceDouble::UserPointer ServiceDouble::userOf(const LoginPointer& login) const {
  const auto user = users_.find(login->userId);
  return user != users_.end() && user->second->login == login ? user->second : nullptr;
}
