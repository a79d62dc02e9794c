// Lets the kit drive a messaging client that is written in C++. Put your SDK where `createTinyRtmService` stands.
#include "protocol.h"
#include "tiny_rtm_service.h"

using namespace agora::rtm;

const char* const description = R"({
  "protocol": 1, "name": "cpp-rtm", "version": "1.0.0", "profiles": ["rtm-1"], "clock": "virtual",
  "drives": ["login", "logout", "joinChannel", "leaveChannel", "sendPeerMessage", "sendChannelMessage",
    "setLocalUserAttributes", "renewToken", "networkLost", "networkRestored", "tokenExpired", "loggedInElsewhere",
    "bannedByServer"],
  "observes": ["userOnline", "userOffline", "userAttributesSet"],
  "simulates": ["presence", "resend", "token", "kick", "ban", "channel"],
  "cannot": {
    "processKilled": "the client lives in the process of the adapter",
    "processRestarted": "the client lives in the process of the adapter",
    "serviceUnresponsive": "the double of the service always answers",
    "serviceRestored": "the double of the service always answers"
  }
})";
std::string fault;

using Report = std::function<void(const char* callback, Json::Array args)>;

struct Channel : IChannelEventHandler {
  Channel(std::string name, Report report) : name(std::move(name)), report(std::move(report)) {}
  void onMemberJoined(const std::string& user) override { report("onMemberJoined", {name, user}); }
  void onMemberLeft(const std::string& user) override { report("onMemberLeft", {name, user}); }
  void onMessageReceived(const std::string& user, const std::string& text) override {
    report("onChannelMessageReceived", {name, user, text});
  }
  const std::string name;
  const Report report;
};

struct Client : IRtmServiceEventHandler {
  Client(ServiceDouble& service, VirtualClock& clock, Report report)
      : report(std::move(report)), link(clock), sdk(createTinyRtmService(*this, service, link, clock, fault)) {}
  void onLoginSuccess() override { report("onLoginSuccess", {}); }
  void onLoginFailure(LOGIN_ERR_CODE code) override { report("onLoginFailure", {code}); }
  void onLogout(int code) override { report("onLogout", {code}); }
  void onTokenExpired() override { report("onTokenExpired", {}); }
  void onConnectionStateChanged(CONNECTION_STATE state, CONNECTION_CHANGE_REASON reason) override {
    report("onConnectionStateChanged", {state, reason});
  }
  void onMessageReceivedFromPeer(const std::string& peer, const std::string& text) override {
    report("onMessageReceived", {peer, text});
  }
  IChannel* channel(const std::string& name) {
    return sdk->createChannel(name, &channels.try_emplace(name, name, report).first->second);
  }
  const Report report;
  Link link;
  std::map<std::string, Channel> channels;
  const std::unique_ptr<IRtmService> sdk;
};

class World {
 public:
  World(VirtualClock& clock, const Json& clients, const Record& record)
      : service_(clock, [record](auto& user, auto* what, auto* attributes) {
          Json::Object members;
          if (attributes) for (const auto& [key, value] : *attributes) members.emplace_back(key, value);
          record(user, "service", what, attributes ? Json::Array{members} : Json::Array{});
        }) {
    for (const Json& each : clients.array()) {
      const std::string id = each.at("id").text();
      const auto report = [id, record](auto* callback, auto args) { record(id, "callback", callback, args); };
      clients_.try_emplace(id, service_, clock, report);
    }
  }

  // Gives 0, or the code with which the API refused.
  int perform(const std::string& id, const std::string& step, const Json& args) {
    Client& client = clients_.at(id);
    const auto token = [&] { return service_.issueToken(id, args.textOr("credential", "valid")); };
    const auto channel = [&] { return client.channel(args.textOr("channel", "c1")); };
    if (step == "login") return client.sdk->login(token(), id);
    if (step == "logout") return client.sdk->logout();
    if (step == "renewToken") return client.sdk->renewToken(token());
    if (step == "joinChannel") return channel()->join();
    if (step == "leaveChannel") return channel()->leave();
    if (step == "sendPeerMessage") return client.sdk->sendMessageToPeer(args.textOr("to", "uid2"), args.textOr("text", ""));
    if (step == "sendChannelMessage") return channel()->sendMessage(args.textOr("text", ""));
    if (step == "setLocalUserAttributes") {
      std::vector<RtmAttribute> all;
      const Json attributes = args.objectOrEmpty("attributes");
      for (const auto& [key, value] : attributes.object()) all.push_back({key, value.text()});
      return client.sdk->setLocalUserAttributes(all);
    }
    // To RTM any loss of the network is a whole one.
    if (step == "networkLost" || step == "networkRestored") client.link.set(step == "networkRestored");
    if (step == "tokenExpired") service_.expireTokens(id);
    if (step == "loggedInElsewhere") service_.end(id, CONNECTION_CHANGE_REASON_REMOTE_LOGIN);
    if (step == "bannedByServer") service_.end(id, CONNECTION_CHANGE_REASON_BANNED_BY_SERVER);
    return 0;
  }

 private:
  ServiceDouble service_;
  std::map<std::string, Client> clients_;
};

int main(int count, char** arguments) {
  if (count > 1) fault = count == 3 && std::string(arguments[1]) == "--fault" ? arguments[2] : "none";
  if (fault.empty() || isKnownFault(fault)) return serve<World>(Json::parse(description)), 0;
  std::cerr << "Cannot read the arguments. Give none, or --fault with one of " << knownFaults << ".\n";
  return 2;
}
