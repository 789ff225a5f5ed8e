// The wait graph, for programs.
#pragma once

#include <pawl/watch/json_string.hpp>
#include <pawl/watch/place_text.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <pawl/watch/wait_words.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT {

class wait_graph_json {
public:
    wait_graph_json(const wait_graph& graph, watch::text_writer& to) : graph_{graph}, to_{to} {}

    void all() const {
        to_ << R"({"tasks":[)";
        separated(graph_.tasks(), [this](const wait_graph::task& each) { task(each); });
        to_ << R"(],"orphans":[)";
        separated(graph_.orphans(), [this](const wait_graph::orphan& each) {
            to_ << '{';
            object(each.object, each.name);
            to_ << ',';
            text("task", each.task);
            place(each.at);
            to_ << '}';
        });
        to_ << R"(],"circles":[)";
        separated(graph_.circles(), [this](const wait_graph::circle& each) {
            to_ << R"({"transient":)" << truth(each.transient) << R"(,"tasks":[)";
            separated(each.tasks, [this](std::size_t member) { to_ << graph_.tasks()[member].number(); });
            to_ << "]}";
        });
        to_ << "]}";
    }

private:
    static const char* truth(bool value) { return value ? "true" : "false"; }
    void separated(const auto& all, auto&& write) const {
        bool first = true;
        for (const auto& each : all) {
            if (!first) to_ << ',';
            first = false;
            write(each);
        }
    }
    void text(std::string_view key, std::string_view value) const {
        to_ << '"' << key << R"(":)";
        watch::write_json_string(to_, value);
    }
    void number(std::string_view key, auto value) const { to_ << ",\"" << key << "\":" << value; }
    void object(const void* address, std::string_view name) const {
        text("name", name);
        to_ << R"(,"object":")" << address << '"';
    }
    void place(const watch::call_site& at) const {
        std::array<char, 256> room;
        to_ << ',';
        text("at", watch::write_place(at, room));
    }
    static auto nanoseconds(port::clock::duration length) {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(length).count();
    }

    void task(const wait_graph::task& each) const {
        to_ << '{';
        text("name", each.name());
        number("number", each.number());
        to_ << ',';
        text("state", each.state());
        number("core", each.facts.core);
        to_ << ',';
        text("policy", each.facts.policy);
        number("priority", each.facts.priority);
        number("lent_priority", each.facts.lent);
        number("processor_ns", each.facts.processor_time.count());
        if (each.waits_for) wait(*each.waits_for);
        to_ << R"(,"holds":[)";
        separated(each.holds, [this](const wait_graph::held& held) {
            to_ << '{';
            object(held.object, held.name);
            to_ << ",\"end_of_channel\":" << truth(held.end_of_channel);
            place(held.at);
            to_ << R"(,"waiters":[)";
            bool first = true;
            graph_.each_waiter(held.object, [&](const wait_graph::task& waiter) {
                if (!first) to_ << ',';
                first = false;
                to_ << waiter.number();
            });
            to_ << "]}";
        });
        to_ << "],\"steady\":" << truth(each.steady) << '}';
    }
    void wait(const wait_graph::wait& w) const {
        to_ << R"(,"waits_for":{)";
        text("kind", watch::words_of(w.what).kind);
        to_ << ',';
        text("action", action(w.what));
        to_ << ',';
        object(w.object, w.name);
        place(w.at);
        number("since_ns", nanoseconds(std::max(graph_.moment() - w.since, port::clock::duration{})));
        to_ << ",\"transient\":" << truth(w.transient());
        if (w.transient()) number("ends_in_ns", nanoseconds(w.until - graph_.moment()));
        if (w.holder != wait_graph::nobody) number("held_by", graph_.tasks()[w.holder].number());
        to_ << '}';
    }
    static std::string_view action(watch::waits_to what) {
        switch (what) {
            case watch::waits_to::lock: return "lock";
            case watch::waits_to::join: return "join";
            case watch::waits_to::send: return "send";
            case watch::waits_to::receive: return "receive";
            case watch::waits_to::select: return "select";
            case watch::waits_to::acquire: return "acquire";
            case watch::waits_to::be_notified: return "be_notified";
            default: return "wait";
        }
    }

    const wait_graph& graph_;
    watch::text_writer& to_;
};

inline void wait_graph::write_json(watch::text_writer& to) const { wait_graph_json{*this, to}.all(); }
inline std::string wait_graph::json() const {
    std::string result;
    watch::text_writer to{result};
    write_json(to);
    return result;
}

}  // namespace pawl::inline PAWL_PORT
