// A watched process as it stands while it waits for our answer: its threads' names and stacks, its locks' names.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "observe/report/kept_stack.hpp"
#include "observe/report/thread_stacks.hpp"
#include "observe/wire/facts.hpp"

namespace pawl::observe::report {

using check::report::source_frame;

class process_view {
public:
    explicit process_view(int process);

    [[nodiscard]] int process() const { return process_; }
    [[nodiscard]] std::string program() const;
    /// `"mixer" (4712)`.
    [[nodiscard]] std::string thread(std::uint32_t number) const;
    [[nodiscard]] std::string thread_name(std::uint32_t number) const;

    /// The line of the program that the place leads to; a frame without a line where there is none.
    std::optional<source_frame> line_of(const wire::place& place);
    /// The thread's frames that are the program's or were called by it, innermost first. Empty: it could not be read.
    std::vector<source_frame> stack_of(std::uint32_t thread);
    /// The same of what the thread itself has told of a call, where its whole stack is not to be had.
    std::vector<source_frame> stack_of(const wire::place& place);

    /// The same of a call that may be over, from the words that were kept of the stack at the time.
    std::vector<source_frame> stack_of(const wire::call_path& path);

    /// A variable's name, or the address.
    std::string lock_name(std::uint64_t address);
    /// In memory that belongs to one object as long as the process lives.
    bool is_static(std::uint64_t address);

private:
    const std::vector<stack_place>& places_of(int thread);
    std::vector<source_frame> shown(const std::vector<std::uint64_t>& return_addresses);
    std::vector<std::uint64_t> checked(std::vector<std::uint64_t> return_addresses) const;
    std::vector<source_frame> until_own(const std::vector<std::uint64_t>& return_addresses);
    bool follows_a_call(std::uint64_t return_address) const;
    std::string local_name(std::uint64_t address);
    std::vector<int> threads() const;

    int process_;
    std::string executable_;
    check::report::symbolizer symbols_;
    thread_stacks stacks_;
    kept_stack kept_;
    std::map<int, std::vector<stack_place>> places_;
};

}  // namespace pawl::observe::report
