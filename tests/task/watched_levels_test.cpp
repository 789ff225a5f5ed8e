#include <pawl/lock/mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/watched_levels.hpp>
#include <pawl/watch/watchdog.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<1024, 8>;

pawl::task<> blocks(frames&, pawl::mutex& m, std::atomic<bool>& about_to) {
    about_to = true;
    m.lock();
    m.unlock();
    co_return;
}

TEST(WatchedLevels, ABlockingCallInATaskIsNamed) {
    frames f;
    pawl::mutex files{"files"};
    std::atomic<bool> about_to{false}, told{false};
    std::string said;
    pawl::watchdog dog{20ms,
                       [&](const pawl::watchdog_report& report) {
                           if (report.what != pawl::watchdog_report::kind::task_silent || told) return;
                           said = report.text();
                           told = true;
                       },
                       pawl::watchdog::cores::no};
    pawl::executor<2> ex;
    const pawl::watched_levels watched{ex, dog, 20ms};
    // Holds the lock until the dog has said so.
    std::jthread holds{[&] {
        files.lock();
        ex.spawn<1>(blocks(f, files, about_to));
        while (!told) std::this_thread::yield();
        files.unlock();
        ex.stop();
    }};
    ex.serve();
    EXPECT_NE(said.find("task \"level 1\""), std::string::npos) << said;
    EXPECT_NE(said.find("files"), std::string::npos) << said;
}

}  // namespace
