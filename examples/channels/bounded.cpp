// Jobs for several workers, and their results for one receiver. Nobody counts: each loop ends when the last sender is gone.
#include <pawl/channel.hpp>

#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

int main() {
    auto [jobs, work] = pawl::bounded<int>(4);             // each job goes to one of the receivers
    auto [results, answers] = pawl::bounded_mpsc<int>(4);  // one receiver: its try_recv is wait-free

    std::vector<std::jthread> workers;
    for (int i = 0; i < 3; ++i)
        workers.emplace_back([work, results] {  // a copy is one more receiver, one more sender
            for (const int job : work) results.send(job * job);
        });
    results = {};  // the workers' senders are the only ones now

    std::jthread feeder{[jobs = std::move(jobs)] {
        for (int job = 1; job <= 100; ++job) jobs.send(job);
    }};

    int count = 0, sum = 0;
    for (const int answer : answers) {
        ++count;
        sum += answer;
    }
    std::printf("%d answers, their sum is %d\n", count, sum);
}
