// Interrupter.h - a thread that interrupts stores of others a moment later.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "rt-lib/include/sinter.h"

namespace fuzz {

class Interrupter {
public:
  Interrupter() : thread([this] { run(); }) {}
  ~Interrupter() {
    {
      std::lock_guard lock(mutex);
      isOver = true;
    }
    changed.notify_all();
    thread.join();
  }

  void arm(const sinter_api *api, sinter_store *store, std::chrono::microseconds delay) {
    std::lock_guard lock(mutex);
    armed[store] = {api, Clock::now() + delay};
    changed.notify_all();
  }
  /// From here on the store is left alone.
  void disarm(sinter_store *store) {
    std::lock_guard lock(mutex);
    armed.erase(store);
  }

private:
  using Clock = std::chrono::steady_clock;
  struct Alarm {
    const sinter_api *api;
    Clock::time_point due;
  };

  void run() {
    std::unique_lock lock(mutex);
    while (!isOver) {
      auto next = Clock::now() + std::chrono::seconds(1);
      for (auto at = armed.begin(); at != armed.end();) {
        if (at->second.due > Clock::now()) {
          next = std::min(next, at->second.due);
          ++at;
          continue;
        }
        at->second.api->interrupt(at->first, 1);
        at = armed.erase(at);
      }
      changed.wait_until(lock, next);
    }
  }

  std::mutex mutex;
  std::condition_variable changed;
  std::map<sinter_store *, Alarm> armed;
  bool isOver = false;
  std::thread thread; // the last: it uses the others
};

} // namespace fuzz
