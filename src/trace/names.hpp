// What tasks and objects are called.
#pragma once

#include <pawl/port/port.hpp>

#include <map>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT::trace {

/// "pawl::task<> audio::reads(pawl::static_frame<8>&)" becomes "reads".
[[nodiscard]] std::string short_function(std::string_view pretty);

/// Things without a name are lettered, each kind by itself, as pawl check does it: "mutex a".
class object_names {
public:
    [[nodiscard]] std::string of(std::string_view noun, const void* object, std::string_view name);

private:
    std::map<const void*, std::string> known_;
    std::map<std::string, int, std::less<>> lettered_;
};

/// Two of one name are told apart by a number: "worker", "worker 2".
class task_names {
public:
    [[nodiscard]] std::string another(std::string name);

private:
    std::map<std::string, int> used_;
};

}  // namespace pawl::inline PAWL_PORT::trace
