#include "observe/report/process_view.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "check/report/frame_origin.hpp"
#include "check/report/loaded_modules.hpp"
#include "check/report/safe_text.hpp"

namespace pawl::observe::report {
namespace {

namespace fs = std::filesystem;

std::string folder_of(int process) { return "/proc/" + std::to_string(process); }

std::string program_of(int process) {
    std::error_code ignored;
    return fs::read_symlink(folder_of(process) + "/exe", ignored).string();
}

bool is_ours(const source_frame& frame) { return frame.module.ends_with("/libpawl_watch.so"); }

}  // namespace

process_view::process_view(int process)
    : process_(process),
      executable_(program_of(process)),
      symbols_(check::report::memory_map_of(process)),
      stacks_(process),
      kept_(process) {}

std::string process_view::program() const { return executable_.substr(executable_.rfind('/') + 1); }

std::string process_view::thread_name(std::uint32_t number) const {
    std::ifstream in(folder_of(process_) + "/task/" + std::to_string(number) + "/comm");
    std::string name;
    std::getline(in, name);
    return check::report::valid_utf8(name);
}

std::string process_view::thread(std::uint32_t number) const {
    return '"' + thread_name(number) + "\" (" + std::to_string(number) + ")";
}

std::optional<source_frame> process_view::line_of(const wire::place& place) {
    const std::vector<source_frame> frames = stack_of(place);
    const source_frame* const own = check::report::own_place(frames, executable_);
    if (own) return *own;
    return frames.empty() ? std::nullopt : std::optional(frames.front());
}

// By the program's unwind information; where there is none, or the words do not reach, by frame pointers.
std::vector<source_frame> process_view::stack_of(const wire::place& place) {
    std::vector<source_frame> unwound = until_own(checked(kept_.callers(place.code[0], place.above)));
    if (check::report::own_place(unwound, executable_)) return unwound;
    const auto* const end = std::ranges::find(place.code, std::uint64_t{0});
    std::vector<source_frame> walked = until_own(checked({place.code, end}));
    return check::report::own_place(walked, executable_) ? walked : unwound;
}

std::vector<source_frame> process_view::stack_of(const wire::call_path& path) {
    constexpr std::size_t most = 16;
    std::vector<source_frame> frames = shown(checked(kept_.callers(path.code, path.above)));
    if (frames.size() > most) frames.resize(most);
    return frames;
}

// Behind the first address may stand what was never one, where the code has no unwind information or no frame pointers.
std::vector<std::uint64_t> process_view::checked(std::vector<std::uint64_t> return_addresses) const {
    for (std::size_t i = 1; i < return_addresses.size(); ++i)
        if (!follows_a_call(return_addresses[i])) return_addresses.resize(i);
    return return_addresses;
}

std::vector<source_frame> process_view::until_own(const std::vector<std::uint64_t>& return_addresses) {
    std::vector<source_frame> result;
    for (const std::uint64_t address : return_addresses) {
        const auto& frames = symbols_.frames_at(address);
        if (std::ranges::any_of(frames, is_ours)) continue;
        result.insert(result.end(), frames.begin(), frames.end());
        if (check::report::own_place(frames, executable_)) break;
    }
    return result;
}

std::vector<source_frame> process_view::stack_of(std::uint32_t thread) {
    std::vector<std::uint64_t> addresses;
    for (const stack_place& place : places_of(static_cast<int>(thread))) addresses.push_back(place.return_address);
    return shown(addresses);
}

std::vector<source_frame> process_view::shown(const std::vector<std::uint64_t>& return_addresses) {
    std::vector<source_frame> frames;
    for (const std::uint64_t address : return_addresses) {
        const auto& here = symbols_.frames_at(address);
        // What this command's own library does inside of the call is nothing to the reader.
        if (std::ranges::any_of(here, is_ours))
            frames.clear();
        else
            frames.insert(frames.end(), here.begin(), here.end());
    }
    std::vector<source_frame> path = check::report::visible_path(frames, executable_, 2);
    std::ranges::reverse(path);
    return path.empty() ? frames : path;
}

bool process_view::follows_a_call(std::uint64_t return_address) const {
    std::ifstream memory(folder_of(process_) + "/mem", std::ios::binary);
    unsigned char before[7];
    memory.seekg(static_cast<std::streamoff>(return_address - sizeof before));
    if (!memory.read(reinterpret_cast<char*>(before), sizeof before)) return false;
    if (before[2] == 0xe8) return true;  // call there
    // call *register, call *memory: two to seven bytes
    for (std::size_t i = 0; i + 1 < sizeof before; ++i)
        if (before[i] == 0xff && (before[i + 1] >> 3 & 7) == 2) return true;
    return false;
}

const std::vector<stack_place>& process_view::places_of(int thread) {
    const auto [entry, fresh] = places_.try_emplace(thread);
    if (fresh) entry->second = stacks_.of(thread);
    return entry->second;
}

std::vector<int> process_view::threads() const {
    std::vector<int> numbers;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_of(process_) + "/task", ignored))
        numbers.push_back(std::atoi(entry.path().filename().c_str()));
    std::ranges::sort(numbers);
    return numbers;
}

std::string process_view::lock_name(std::uint64_t address) {
    if (const std::string& global = symbols_.variable_at(address); !global.empty()) return global;
    if (const std::string local = local_name(address); !local.empty()) return local;
    char text[32];
    std::snprintf(text, sizeof text, "at 0x%llx", static_cast<unsigned long long>(address));
    return text;
}

// On some thread's stack, in the frame of a function that has such a variable.
std::string process_view::local_name(std::uint64_t address) {
    constexpr int most_threads_looked_at = 64;
    int looked_at = 0;
    for (const int thread : threads()) {
        if (++looked_at > most_threads_looked_at) break;
        const auto& places = places_of(thread);
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            // A frame ends where its caller's begins.
            if (address < places[i].stack || address >= places[i + 1].stack) continue;
            return symbols_.local_at(places[i].return_address, places[i + 1].stack, address);
        }
    }
    return {};
}

bool process_view::is_static(std::uint64_t address) {
    return symbols_.storage_of(address) == check::report::symbolizer::storage::global;
}

}  // namespace pawl::observe::report
