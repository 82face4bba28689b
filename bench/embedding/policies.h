// policies.h - what the simulator and its scripts have to agree on.
#pragma once

#include "message.h"

/// Objects are numbers below this.
constexpr int32_t maxObjects = 1 << 16;

enum EventKind : int32_t { eventHit, eventInsert, eventEvict };

/// As a structure, and in this order as a message. Its answer is the object to throw out, or 0.
struct Event {
  int32_t kind, object, size;
};
