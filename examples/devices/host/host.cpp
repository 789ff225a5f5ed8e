// A host at the other end of the simulated bus: finds out what the device is, polls it for reports, begins anew with one that
// does not answer in time, and counts that.
//
//     host --bus NAME | --fd NUMBER  [--pace MICROSECONDS] [--patience POLLS] [--keys N] [--polls N] [--tries N] [--fault WHAT@N,...]
//
// It leaves after N keys, or after N polls that the device could answer; without either it stays until the device has gone.
// --tries: how often it begins anew before it says that there is no device.
#include "../options.hpp"
#include "faults.hpp"
#include "typed.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using namespace host;
namespace usb = devices::usb;

class the_host {
public:
    explicit the_host(const devices::options& asked)
        : over_{asked.has("--fd") ? host::link{descriptor{static_cast<int>(asked.number("--fd", 0))}}
                                  : host::link::to(asked.text("--bus", "console.bus"))},
          to_{over_, std::chrono::microseconds{asked.number("--pace", 1000)}, asked.number("--patience", 5)},
          path_{asked.text("--bus", "console.bus")},
          most_keys_{asked.number("--keys", 0)},
          most_polls_{asked.number("--polls", 0)},
          tries_{asked.number("--tries", 1000)},
          faults_{faults_of(asked.text("--fault"))} {}

    int runs() {
        try {
            enumerates();
            while (!left_ && (most_keys_ == 0 || seen_.keys() < most_keys_) &&
                   (most_polls_ == 0 || polls_ < most_polls_))
                try {
                    polls();
                } catch (const no_answer& none) {
                    gives_up(none);
                    enumerates();
                }
        } catch (const nobody_there& why) {
            says_line();
            std::printf("%s\n", why.what());
            sums_up();
            return 1;
        }
        says_line();
        sums_up();
        return 0;
    }

private:
    void enumerates() {
        for (;;) try {
                to_.reset();
                seen_.released();
                const bytes device =
                    to_.descriptor("get_descriptor(device)", usb::asks::get_descriptor, usb::device, 18);
                to_.orders("set_address", usb::asks::set_address, 5);
                const bytes all =
                    to_.descriptor("get_descriptor(configuration)", usb::asks::get_descriptor, usb::configuration, 64);
                const bytes report =
                    to_.descriptor("get_descriptor(report)", usb::asks::get_report_descriptor, usb::report, 64);
                if (device.size() != 18 || all.size() < 9 || all[2] != all.size() || report.empty())
                    throw refused{"a descriptor that makes sense"};
                to_.orders("set_configuration", usb::asks::set_configuration, 1);
                if (enumerated_++ == 0)
                    std::printf("found %02x%02x:%02x%02x, %zu bytes of configuration, %zu of report\n", device[9],
                                device[8], device[11], device[10], all.size(), report.size());
                return;
            } catch (const no_answer& none) {
                gives_up(none);
            } catch (const refused& what) {
                throw nobody_there{"the device refuses " + what.what};
            }
    }
    void gives_up(const no_answer& none) {
        // The first one is told; there may be many.
        if (gave_up_++ == 0) std::printf("no answer in time to %s: reset\n", none.to.c_str());
        if (gave_up_ >= tries_) throw nobody_there{"the device does not answer"};
    }
    void polls() {
        // Is it alive? A report would take the same way, and there may be none for hours.
        if (polls_ % 8 == 7) to_.status();
        const bus::packet answer = to_.poll();
        ++polls_;
        if (answer.kind == bus::kind::silence) throw no_answer{"a poll"};
        if (answer.kind != bus::kind::data) return to_.wait();
        for (fault& each : faults_)
            if (!each.done && each.after == seen_.keys() && (each.what == "leave" || each.what == "return"))
                return goes(each);
        to_.has_it();
        if (answer.length != devices::keyboard::in_bytes) throw nobody_there{"a report of a wrong size"};
        if (seen_.takes(answer.content())) lights();
        for (fault& each : faults_)
            if (!each.done && each.after == seen_.keys()) does(each);
    }
    void lights() {
        const std::uint8_t report[] = {seen_.lights()};
        to_.give("lights", report);
    }
    // With the report in hand, and without a word.
    void goes(fault& f) {
        says_line();
        std::printf("fault: %s\n", f.what.c_str());
        f.done = true;
        over_.hang_up();
        if (f.what == "leave") {
            left_ = true;
            return;
        }
        over_ = host::link::to(path_);
        enumerates();
    }
    void does(fault& f) {
        if (f.what == "leave" || f.what == "return") return;  // with the next report
        f.done = true;
        says_line();
        std::printf("fault: %s\n", f.what.c_str());
        if (f.what == "reset") return enumerates();
        if (f.what == "garbage") std::printf("%d of 6 not answered\n", sends_garbage(over_));
        if (f.what == "short") to_.give("a report of no byte", {});
        if (f.what == "long") to_.give("a report of three bytes", std::vector<std::uint8_t>{1, 2, 3});
        if (f.what == "flood")
            for (std::uint8_t i = 1; i <= 20; ++i) to_.give("lights", std::vector<std::uint8_t>(1, i % 2 ? 2 : 0));
        if (f.what != "unknown") return;
        try {
            to_.descriptor("a descriptor of no kind", usb::asks::get_descriptor, 0x77, 64);
        } catch (const refused&) {
            std::printf("refused\n");
        }
    }
    void says_line() {
        if (const std::string line = seen_.line(); !line.empty()) std::printf("typed: %s\n", line.c_str());
        std::fflush(stdout);
    }
    void sums_up() const {
        std::printf("%u keys, configured %u times, gave up %u times\n", seen_.keys(), enumerated_, gave_up_);
    }

    host::link over_;
    requests to_;
    std::string path_;
    unsigned most_keys_, most_polls_, tries_;
    std::vector<fault> faults_;
    typed seen_;
    unsigned enumerated_ = 0, gave_up_ = 0, polls_ = 0;
    bool left_ = false;
};

}  // namespace

int main(int count, char** words) {
    try {
        return the_host{
            devices::options{
                count, words, {"--bus", "--fd", "--pace", "--patience", "--keys", "--polls", "--tries", "--fault"}}}
            .runs();
    } catch (const std::exception& e) {
        std::fprintf(stderr, "host: %s\n", e.what());
        return 2;
    }
}
