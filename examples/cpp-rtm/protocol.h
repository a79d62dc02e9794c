// Speaks the adapter protocol: JSON-RPC 2.0, one message a line. Nothing here is about one SDK.
#pragma once

#include <functional>
#include <iostream>

#include "json.h"
#include "virtual_clock.h"

struct Refusal {  // A request that cannot be served.
  int code;
  std::string message;
  Json::Array events = {};
};
// What the adapter has seen of a client: a kind of event, its name, and its arguments.
using Record = std::function<void(const std::string& client, const char* kind, std::string name, Json::Array args)>;

template <typename World>  // Made of a clock, the ids of its clients and a Record; it can `perform(client, name, args)`.
class Session {
 public:
  explicit Session(const Json& clients)
      : world_(clock_, clients, [this](auto& client, auto* kind, auto name, auto args) {
          record({{"client", client}, {kind, name}, {"args", args}});
        }) {}

  Json play(const Json::Array& steps) try {
    for (const Json& step : steps)
      if (step.find("waitMs")) clock_.advance(step.at("waitMs").number());
      else perform(step);
    return Json::Object{{"nowMs", clock_.nowMs()}, {"events", std::exchange(events_, {})}};
  } catch (const std::exception& error) {
    throw Refusal{-32000, std::string("A step failed: ") + error.what(), std::exchange(events_, {})};
  }

 private:
  void perform(const Json& step) {
    record(step.object());
    const Json* call = step.find("call");
    const std::string& client = step.at("client").text();
    const int code = world_.perform(client, (call ? *call : step.at("happens")).text(), step.objectOrEmpty("args"));
    if (call && code == 0) record({{"client", client}, {"returns", *call}});
    if (call && code != 0) record({{"client", client}, {"returns", *call}, {"error", Json::Object{{"code", code}}}});
  }

  void record(Json::Object seen) {
    seen.insert(seen.begin(), {"atMs", clock_.nowMs()});
    events_.emplace_back(std::move(seen));
  }

  VirtualClock clock_;
  Json::Array events_;
  World world_;
};

template <typename World>  // Answers requests until the input ends.
void serve(const Json& description) {
  std::map<std::string, Session<World>> sessions;
  const auto answer = [&](const std::string& method, const Json& params) -> Json {
    if (method == "describe" && params.at("protocol").number() == 1) return description;
    if (method == "describe") throw Refusal{-32002, "This adapter speaks protocol 1."};
    const std::string id = params.at("session").text();
    if (method == "open") {
      if (!description.at("profiles").has(params.at("profile").text())) throw Refusal{-32002, "That profile is not spoken."};
      if (!sessions.try_emplace(id, params.at("clients")).second) throw Refusal{-32602, id + " is open already."};
      return Json::Object{};
    }
    if (method != "play" && method != "close") throw Refusal{-32601, "There is no method " + method + "."};
    if (sessions.count(id) == 0) throw Refusal{-32001, "There is no session " + id + "."};
    if (method == "close") return sessions.erase(id), Json::Object{};
    for (const Json& step : params.at("steps").array())
      if (!step.find("waitMs") && !description.at("drives").has((step.find("call") ? step.at("call") : step.at("happens")).text()))
        throw Refusal{-32602, "This adapter does not drive the step " + step.write()};
    return sessions.at(id).play(params.at("steps").array());
  };
  for (std::string line; std::getline(std::cin, line);) {
    Json::Object reply{{"jsonrpc", "2.0"}, {"id", Json()}};
    try {
      const Json request = Json::parse(line);
      reply[1].second = request.at("id");
      reply.emplace_back("result", answer(request.at("method").text(), request.objectOrEmpty("params")));
    } catch (const Refusal& refusal) {
      reply.emplace_back("error", Json::Object{{"code", refusal.code}, {"message", refusal.message}, {"data", Json::Object{{"events", refusal.events}}}});
    } catch (const std::exception& error) {
      reply.emplace_back("error", Json::Object{{"code", -32600}, {"message", error.what()}});
    }
    std::cout << Json(reply).write() << std::endl;
  }
}
