// What a host can do to a device that it should not.
#pragma once

#include "requests.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace host {

/// "reset@3": after the third key. leave and return: in the middle of the transaction of the next report.
struct fault {
    std::string what;
    unsigned after = 0;
    bool done = false;
};
/// "reset@3,garbage@4". Throws std::runtime_error.
inline std::vector<fault> faults_of(const std::string& text) {
    std::vector<fault> all;
    std::istringstream in{text};
    for (std::string one; std::getline(in, one, ',');) {
        const auto at = one.find('@');
        fault f{one.substr(0, at)};
        const char* const end = one.data() + one.size();
        if (at == one.npos || std::from_chars(one.data() + at + 1, end, f.after).ptr != end || at + 1 == one.size())
            throw std::runtime_error{"a fault is KIND@NUMBER, after so many keys: " + one};
        const std::string known[] = {"reset", "garbage", "short", "long", "flood", "unknown", "leave", "return"};
        if (std::ranges::find(known, f.what) == std::end(known)) throw std::runtime_error{"no such fault: " + one};
        all.push_back(f);
    }
    return all;
}

/// Transactions that mean nothing: of unknown kinds, to ends and addresses that do not exist, of wrong lengths. How many of
/// them nobody answered.
inline int sends_garbage(link& over) {
    const bytes three{1, 2, 3};
    const bus::packet all[] = {
        {static_cast<bus::kind>(77), 0, 0},  // a kind that is none
        {bus::kind::setup, 5, 0, three},     // a request of three bytes
        {bus::kind::setup, 5, 7, bytes(8)},  // of an end that takes none
        {bus::kind::in, 5, 9},               // an end that is none
        {bus::kind::in, 99, 1},              // an address that is nobody's
        {bus::kind::out, 255, 255, three},
    };
    int silent = 0;
    for (const auto& each : all) silent += over.ask(each).kind == bus::kind::silence;
    return silent;
}

}  // namespace host
