/// A history that no order explains, as text that a person can follow: the calls as they overlapped, how far they could be
/// put in order, and why none of the others fits there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <pawl/check/call_time.hpp>

namespace pawl::check {

/// One call in words.
struct told_call {
    std::string task, said, answered;
    call_time::moment began, returned;
    std::uint64_t after;       // bit i: call i had returned when it began
    bool could_come_next;      // behind the longest order
    std::string instead = {};  // what it would have returned there; empty: the specification does not say
};

namespace telling {

inline std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

/// `2 send(1)`, counted from 1.
inline std::string numbered(const std::vector<told_call>& told, std::size_t call) {
    return std::to_string(call + 1) + " " + told[call].said;
}

/// Every beginning and every end is a column of its own.
inline std::vector<call_time::moment> columns_of(const std::vector<told_call>& told) {
    std::vector<call_time::moment> all;
    for (const told_call& one : told)
        for (const call_time::moment when : {one.began, one.returned})
            if (when != call_time::never) all.push_back(when);
    std::sort(all.begin(), all.end());
    return all;
}

/// `|-----|` from the beginning to the end, of what never returned to beyond the last of all.
inline std::string bar(const told_call& one, const std::vector<call_time::moment>& columns) {
    constexpr std::size_t most = 72;
    const std::size_t step = columns.size() * 3 <= most ? 3 : columns.size() * 2 <= most ? 2 : 1;
    const auto column = [&](call_time::moment when) {
        return static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), when) - columns.begin()) * step;
    };
    const std::size_t from = column(one.began), to = column(one.returned);
    const std::string line = std::string(from, ' ') + "|" + std::string(to > from ? to - from - 1 : 0, '-');
    return one.returned == call_time::never ? line + "..." : line + "|";
}

/// Where no clock is common to all tasks, bars would tell an order that is none.
inline bool bars_tell_the_order(const std::vector<told_call>& told) {
    for (const told_call& later : told)
        for (std::size_t i = 0; i < told.size(); ++i)
            if ((told[i].returned < later.began) != ((later.after >> i & 1) != 0)) return false;
    return true;
}

/// `after 1, 3`
inline std::string what_came_before(const told_call& one) {
    std::string text;
    for (std::size_t i = 0; i < 64; ++i)
        if ((one.after >> i & 1) != 0) text += (text.empty() ? "after " : ", ") + std::to_string(i + 1);
    return text;
}

inline std::string table(const std::vector<told_call>& told) {
    std::size_t task = 0, said = 0, answered = 0;
    for (const told_call& one : told) {
        task = std::max(task, one.task.size());
        said = std::max(said, one.said.size());
        answered = std::max(answered, one.answered.size());
    }
    const std::vector<call_time::moment> columns = columns_of(told);
    const bool bars = bars_tell_the_order(told);
    std::string text;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const told_call& one = told[i];
        std::string line = std::string(i < 9 ? " " : "") + std::to_string(i + 1) + "  " + padded(one.task, task) + "  " +
                           padded(one.said, said) + "  " + padded(one.answered, answered) + "  " +
                           (bars ? bar(one, columns) : what_came_before(one));
        while (line.back() == ' ') line.pop_back();
        text += line + "\n";
    }
    return text;
}

inline std::string why_not(const std::vector<told_call>& told, std::size_t call) {
    const told_call& one = told[call];
    std::string text = "   " + numbered(told, call);
    if (one.after != 0) text += ", " + what_came_before(one) + ",";
    if (!one.answered.empty()) text += " returned " + one.answered;
    if (!one.instead.empty()) return text + ", and would have returned " + one.instead + "\n";
    return text + (one.answered.empty() ? " cannot come there\n" : ", which its specification does not allow there\n");
}

}  // namespace telling

/// `order`: the longest that was found; `reached`: how the object stands behind it, empty where it cannot say so. The calls
/// stand in the order in which they began.
inline std::string counterexample(const std::vector<told_call>& told, const std::vector<std::size_t>& order,
                                  const std::string& reached) {
    std::string text = telling::table(told);
    if (order.empty()) {
        text += "None of those that could come first fits";
    } else {
        text += "In order as far as that goes: ";
        for (std::size_t i = 0; i < order.size(); ++i)
            text += (i == 0 ? "" : ", ") + telling::numbered(told, order[i]);
        text += ". There nothing fits that could come next";
    }
    if (!reached.empty()) text += "; the object is " + reached;
    text += ":\n";
    for (std::size_t i = 0; i < told.size(); ++i)
        if (told[i].could_come_next && told[i].returned != call_time::never) text += telling::why_not(told, i);
    return text;
}

}  // namespace pawl::check
