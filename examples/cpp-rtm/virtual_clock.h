// A clock that the session owns: time passes only when it is told to, and then as fast as it can be computed.
#pragma once

#include <functional>
#include <map>
#include <utility>

class VirtualClock {
 public:
  // When it falls due, and its place among those of the same instant.
  using Timer = std::pair<long long, long long>;

  long long nowMs() const { return nowMs_; }

  Timer after(long long delayMs, std::function<void()> run) {
    const Timer timer{nowMs_ + delayMs, ++count_};
    timers_.emplace(timer, std::move(run));
    return timer;
  }

  void cancel(const Timer& timer) { timers_.erase(timer); }

  // Fires what falls due, each at its own instant, the last instant of the wait included.
  void advance(long long waitMs) {
    const long long endMs = nowMs_ + waitMs;
    while (!timers_.empty() && timers_.begin()->first.first <= endMs) {
      const auto next = timers_.extract(timers_.begin());
      nowMs_ = next.key().first;
      next.mapped()();
    }
    nowMs_ = endMs;
  }

 private:
  long long nowMs_ = 0;
  long long count_ = 0;
  std::map<Timer, std::function<void()>> timers_;
};
