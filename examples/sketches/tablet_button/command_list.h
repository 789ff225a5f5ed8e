// A list of commands for several senders and one receiver. A sender claims the next slot in one step and fills it in
// another; in between, the receiver waits for it in a loop. Widely used channels work like this.
#pragma once

#include <atomic>

class CommandList {
public:
  /// From any task.
  void send(int command) {
    Slot &mine = slots[claimed.fetch_add(1) % room];
    mine.command = command;
    mine.written.store(true);
  }

  /// From one task. Said not to wait: false where there is no command.
  bool try_recv(int &command) {
    if (read == claimed.load()) return false;
    Slot &oldest = slots[read % room];
    while (!oldest.written.load()) taskYIELD();
    command = oldest.command;
    oldest.written.store(false);
    ++read;
    return true;
  }

private:
  static const unsigned room = 16;
  struct Slot {
    int command;
    std::atomic<bool> written{false};
  };
  Slot slots[room];
  std::atomic<unsigned> claimed{0};
  unsigned read = 0;
};
