// policies.cpp - what a web cache throws out: FIFO, LRU, LFU or GD-Size, as a script of a
// simulator.
//
// One of them is compiled, by -DPOLICY=Fifo and so on, to wasm or natively. The simulator says
// which object is hit and which one is stored, and asks for one to throw out. It has three ways to
// say so, which are the same to a policy: arguments, a structure, a message.
#include "policies.h"

#ifdef __wasm__
#define EXPORT(name) extern "C" __attribute__((export_name(#name)))
#else
#define EXPORT(name) extern "C"
#endif

namespace {

/// Objects one after the other, in a ring that is closed by `end`.
class List {
public:
  void clear() { next[end] = previous[end] = end; }
  void append(int32_t object) {
    const int32_t last = previous[end];
    next[last] = previous[end] = object;
    previous[object] = last;
    next[object] = end;
  }
  void remove(int32_t object) {
    next[previous[object]] = next[object];
    previous[next[object]] = previous[object];
  }
  int32_t first() const { return next[end]; }

private:
  static constexpr int32_t end = maxObjects;
  int32_t next[maxObjects + 1], previous[maxObjects + 1];
};

/// Objects by priority, least first, and of those with the same the one that was touched first.
class Heap {
public:
  void clear() { size = 0, clock = 0; }
  void insert(int32_t object, double priority) {
    places[object] = size;
    rise(size++, {priority, clock++, object});
  }
  /// Priorities never fall.
  void update(int32_t object, double priority) {
    sink(places[object], {priority, clock++, object});
  }
  double priority(int32_t object) const { return entries[places[object]].priority; }
  double least() const { return entries[0].priority; }
  int32_t removeFirst() {
    const int32_t object = entries[0].object;
    const Entry last = entries[--size];
    if (size)
      sink(0, last);
    return object;
  }

private:
  struct Entry {
    double priority;
    uint32_t touched;
    int32_t object;
    bool operator<(const Entry &other) const {
      return priority < other.priority || (priority == other.priority && touched < other.touched);
    }
  };

  void put(int32_t place, const Entry &entry) {
    entries[place] = entry;
    places[entry.object] = place;
  }
  void rise(int32_t place, const Entry &entry) {
    for (; place && entry < entries[(place - 1) / 2]; place = (place - 1) / 2)
      put(place, entries[(place - 1) / 2]);
    put(place, entry);
  }
  void sink(int32_t place, const Entry &entry) {
    for (int32_t child; (child = 2 * place + 1) < size; place = child) {
      if (child + 1 < size && entries[child + 1] < entries[child])
        ++child;
      if (!(entries[child] < entry))
        break;
      put(place, entries[child]);
    }
    put(place, entry);
  }

  int32_t size;
  uint32_t clock;
  int32_t places[maxObjects];
  Entry entries[maxObjects];
};

struct Fifo {
  List list;
  void reset() { list.clear(); }
  void hit(int32_t, int32_t) {}
  void insert(int32_t object, int32_t) { list.append(object); }
  int32_t evict() {
    const int32_t object = list.first();
    list.remove(object);
    return object;
  }
};

struct Lru : Fifo {
  void hit(int32_t object, int32_t) {
    list.remove(object);
    list.append(object);
  }
};

struct Lfu {
  Heap heap;
  void reset() { heap.clear(); }
  void hit(int32_t object, int32_t) { heap.update(object, heap.priority(object) + 1); }
  void insert(int32_t object, int32_t) { heap.insert(object, 1); }
  int32_t evict() { return heap.removeFirst(); }
};

/// Cao and Irani's GreedyDual-Size where every miss costs the same.
struct GdSize {
  Heap heap;
  double inflation;
  double worth(int32_t size) const { return inflation + 1.0 / size; }
  void reset() {
    heap.clear();
    inflation = 0;
  }
  void hit(int32_t object, int32_t size) { heap.update(object, worth(size)); }
  void insert(int32_t object, int32_t size) { heap.insert(object, worth(size)); }
  int32_t evict() {
    inflation = heap.least();
    return heap.removeFirst();
  }
};

POLICY policy;
unsigned char buffer[maxMessage];

} // namespace

EXPORT(reset) int32_t reset() { return policy.reset(), 0; }

EXPORT(hit) int32_t hit(int32_t object, int32_t size) { return policy.hit(object, size), 0; }
EXPORT(insert) int32_t insert(int32_t object, int32_t size) {
  return policy.insert(object, size), 0;
}
/// Of at least one object that was inserted.
EXPORT(evict) int32_t evict() { return policy.evict(); }

EXPORT(buffer) void *getBuffer() { return buffer; }

EXPORT(structure) int32_t handle(const Event *event) {
  switch (event->kind) {
  case eventHit:
    return hit(event->object, event->size);
  case eventInsert:
    return insert(event->object, event->size);
  default:
    return evict();
  }
}

/// The reply takes the message's place; its size, or 0 for a message that is none.
EXPORT(serialised) int32_t handleMessage(unsigned char *message, int32_t size) {
  int32_t values[3];
  if (!readMessage(message, size, values, 3))
    return 0;
  const Event event = {values[0], values[1], values[2]};
  const int32_t answer = handle(&event);
  return writeMessage(message, &answer, 1);
}
