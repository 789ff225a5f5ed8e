// What is declared of a program because its image does not say it: whom pointers reach, which task runs where.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::analysis {

/// In a name `*` stands for anything (docs/firmware-stack.md).
struct declared_map {
    struct pointer_call {
        std::string name;                  ///< as the source calls it; "-": not by a name
        std::string in;                    ///< the function that the call stands in; empty: any
        std::vector<std::string> targets;  ///< functions; or virtual, thread, own, constructors, nothing
    };
    struct thread {
        std::string name;
        std::string function;
        std::optional<int> stack{};      ///< how large it is
        std::string stack_object{};      ///< or: the object that it is
        int keeps = 0;                   ///< bytes at its upper end, which are not the thread's to use
    };
    std::vector<pointer_call> calls;
    std::map<int, int> priorities;                                        ///< of interrupts, 1 is the least
    std::optional<int> most_level;                                        ///< the highest of any executor
    std::vector<std::pair<std::string, int>> levels;                      ///< of tasks
    std::vector<std::pair<std::string, std::vector<std::string>>> awaits;  ///< whose frames a task holds
    std::vector<std::string> other_stacks;                                ///< functions that may go over to another stack
    std::vector<thread> threads;
    std::vector<std::pair<std::string, int>> recursions;  ///< functions that call themselves so many times at most

    /// Adds what a file says; the error names the line. Empty: all is well.
    [[nodiscard]] std::string add(std::string_view text);
};

/// What libpawl's own calls through pointers reach: src/cortex_m/library.stack.
extern const char* const library_map;

}  // namespace pawl::analysis
