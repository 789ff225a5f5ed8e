#include "check/supervise/interrupted_search.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "check/supervise/bytes.hpp"

namespace pawl::check::supervise {
namespace {

constexpr char magic[8] = {'P', 'A', 'W', 'L', 'S', 'R', 'C', 'H'};

// Whatever changes the meaning of the bytes that follow.
constexpr std::uint64_t layout = wire::session_version * 1'000'003u + sizeof(wire::search_node) +
                                 31 * sizeof(wire::reduced_node) + 1009 * sizeof(wire::alternative) +
                                 10'007 * sizeof(wire::finding) + 100'003 * sizeof(report::coverage) +
                                 1'000'033 * sizeof(plan::progress) + 10'000'019 * sizeof(wire::warning) +
                                 100'000'007 * sizeof(cut_record) + 100'000'037 * sizeof(seen_facts);

// FNV-1a (Fowler, Noll, Vo).
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char c : bytes) hash = (hash ^ c) * 0x100000001b3;
    return hash;
}

void put(byte_writer& out, const stored_search& search) {
    out.put(search.nodes());
    out.put(search.executions());
    out.put(search.pruned_by_bound());
    out.put(search.reduced().nodes());
    out.put(search.reduced().alternatives());
    out.put(search.reduced().out_of_memory());
}

stored_search get_search(byte_reader& in) {
    std::vector<wire::search_node> nodes;
    std::vector<wire::reduced_node> reduced_nodes;
    std::vector<wire::alternative> alternatives;
    std::uint64_t executions = 0;
    bool pruned = false, out_of_memory = false;
    in.get(nodes);
    in.get(executions);
    in.get(pruned);
    in.get(reduced_nodes);
    in.get(alternatives);
    in.get(out_of_memory);
    return {std::move(nodes), executions, pruned, {std::move(reduced_nodes), std::move(alternatives), out_of_memory}};
}

void put(byte_writer& out, const std::map<std::size_t, std::uint64_t>& map) {
    out.put(std::uint64_t{map.size()});
    for (const auto& [key, value] : map) out.put(std::uint64_t{key}), out.put(value);
}

void get(byte_reader& in, std::map<std::size_t, std::uint64_t>& map) {
    std::uint64_t count = 0, key = 0, value = 0;
    in.get(count);
    for (std::uint64_t i = 0; i < count && in.good(); ++i) in.get(key), in.get(value), map[key] = value;
}

void put(byte_writer& out, const std::vector<std::string>& texts) {
    out.put(std::uint64_t{texts.size()});
    for (const std::string& text : texts) out.put(text);
}

void get(byte_reader& in, std::vector<std::string>& texts) {
    std::uint64_t count = 0;
    in.get(count);
    for (std::uint64_t i = 0; i < count && in.good(); ++i) in.get(texts.emplace_back());
}

void put(byte_writer& out, const report::promised_call& one) {
    out.put(one.name);
    out.put(one.calls);
    out.put(one.worst);
    out.put(one.worst_alone);
    out.put(one.rounds);
    out.put(one.waits);
}

void get(byte_reader& in, report::promised_call& one) {
    in.get(one.name);
    in.get(one.calls);
    in.get(one.worst);
    in.get(one.worst_alone);
    in.get(one.rounds);
    in.get(one.waits);
}

// Beside where the search stands: which part of it that is, and what came of it.
void put_shard(byte_writer& out, const interrupted_search& what) {
    out.put(what.part);
    put(out, what.command);
    out.put(what.cuts);
    out.put(what.over);
    out.put(what.found.has_value());
    const found_schedule found = what.found.value_or(found_schedule{});
    out.put(found.kind);
    out.put(found.machine_index);
    out.put(found.on);
    out.put(found.schedule);
    out.put(what.seen);
    out.put(std::uint64_t{what.calls.size()});
    for (const report::promised_call& one : what.calls) put(out, one);
    put(out, what.names);
}

void get_shard(byte_reader& in, interrupted_search& what) {
    in.get(what.part);
    get(in, what.command);
    in.get(what.cuts);
    in.get(what.over);
    bool has_found = false;
    in.get(has_found);
    found_schedule found;
    in.get(found.kind);
    in.get(found.machine_index);
    in.get(found.on);
    in.get(found.schedule);
    if (has_found) what.found = std::move(found);
    in.get(what.seen);
    std::uint64_t calls = 0;
    in.get(calls);
    for (std::uint64_t i = 0; i < calls && in.good(); ++i) get(in, what.calls.emplace_back());
    get(in, what.names);
}

std::string bytes_of(const interrupted_search& what) {
    byte_writer out;
    out.put(what.program);
    out.put(what.options);
    out.put(what.planned.coverage);
    out.put(what.planned.progresses);
    out.put(what.planned.waiting);
    out.put(what.planned.tasks);
    out.put(what.planned.own_priorities);
    out.put(what.planned.planned);
    out.put(what.planned.weak);
    out.put(std::uint64_t{what.parts.size()});
    for (const auto& [machine, parts] : what.parts) {
        out.put(std::uint64_t{machine});
        out.put(std::uint64_t{parts.size()});
        for (const stored_search& part : parts) put(out, part);
    }
    put(out, what.next_sample);
    put(out, what.longest);
    out.put(what.first_length);
    out.put(std::vector<std::size_t>(what.not_followed.begin(), what.not_followed.end()));
    out.put(what.executions);
    out.put(what.redundant);
    out.put(what.tasks);
    out.put(what.seconds);
    out.put(what.inconclusive_reason);
    out.put(what.warnings);
    out.put(what.noted);
    out.put(what.not_noted);
    out.put(what.known);
    out.put(what.known_as);
    out.put(what.visible);
    out.put(what.pool_size);
    out.put(what.simulate_constructors);
    out.put(what.usual_exit_status.has_value());
    out.put(what.usual_exit_status.value_or(0));
    put_shard(out, what);
    return out.bytes();
}

std::optional<interrupted_search> from_bytes(std::string_view bytes) {
    byte_reader in(bytes);
    interrupted_search what;
    in.get(what.program);
    in.get(what.options);
    in.get(what.planned.coverage);
    in.get(what.planned.progresses);
    in.get(what.planned.waiting);
    in.get(what.planned.tasks);
    in.get(what.planned.own_priorities);
    in.get(what.planned.planned);
    in.get(what.planned.weak);
    std::uint64_t machines = 0;
    in.get(machines);
    for (std::uint64_t i = 0; i < machines && in.good(); ++i) {
        std::uint64_t machine = 0, parts = 0;
        in.get(machine);
        in.get(parts);
        for (std::uint64_t j = 0; j < parts && in.good(); ++j) what.parts[machine].push_back(get_search(in));
        if (machine >= what.planned.coverage.size()) return std::nullopt;
    }
    get(in, what.next_sample);
    get(in, what.longest);
    in.get(what.first_length);
    std::vector<std::size_t> not_followed;
    in.get(not_followed);
    what.not_followed.insert(not_followed.begin(), not_followed.end());
    in.get(what.executions);
    in.get(what.redundant);
    in.get(what.tasks);
    in.get(what.seconds);
    in.get(what.inconclusive_reason);
    in.get(what.warnings);
    in.get(what.noted);
    in.get(what.not_noted);
    in.get(what.known);
    in.get(what.known_as);
    in.get(what.visible);
    in.get(what.pool_size);
    in.get(what.simulate_constructors);
    bool known = false;
    std::int32_t status = 0;
    in.get(known);
    in.get(status);
    if (known) what.usual_exit_status = status;
    get_shard(in, what);
    if (what.part.of == 0 || what.part.index >= what.part.of) return std::nullopt;
    if (!in.at_end() || what.planned.coverage.size() != what.planned.progresses.size()) return std::nullopt;
    return what;
}

}  // namespace

std::expected<void, std::string> save(const interrupted_search& what, const std::filesystem::path& file) {
    const std::string bytes = bytes_of(what);
    byte_writer head;
    head.put(magic);
    head.put(layout);
    head.put(std::uint64_t{bytes.size()});
    head.put(checksum(bytes));
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const std::string fresh = file.string() + "." + std::to_string(getpid());
    const int descriptor = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool written = descriptor >= 0;
    for (const std::string& part : {head.bytes(), bytes}) {
        for (std::size_t done = 0; written && done < part.size();) {
            const ssize_t count = write(descriptor, part.data() + done, part.size() - done);
            written = count > 0;
            done += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        }
    }
    // A name must not come to stand for bytes that a power cut takes away.
    written = written && fsync(descriptor) == 0;
    if (descriptor >= 0) close(descriptor);
    if (written) std::filesystem::rename(fresh, file, error);
    if (written && !error) return {};
    std::filesystem::remove(fresh, error);
    return std::unexpected("cannot write " + file.string() + ": is the disk full?");
}

std::expected<interrupted_search, cannot_go_on> load(const std::filesystem::path& file) {
    using why = cannot_go_on::why;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::unexpected(
            cannot_go_on{why::nothing_there, "no check of this program was interrupted: check it without --resume"});
    const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    byte_reader head(std::string_view(all).substr(0, std::min<std::size_t>(all.size(), sizeof magic + 24)));
    char begins[sizeof magic] = {};
    std::uint64_t its_layout = 0, size = 0, sum = 0;
    head.get(begins);
    head.get(its_layout);
    head.get(size);
    head.get(sum);
    const std::string_view body = std::string_view(all).substr(std::min<std::size_t>(all.size(), sizeof magic + 24));
    const cannot_go_on damaged{why::damaged,
                               "what was kept of the interrupted check cannot be read: it begins at the beginning"};
    if (!head.good() || std::memcmp(begins, magic, sizeof magic) != 0) return std::unexpected(damaged);
    if (its_layout != layout)
        return std::unexpected(cannot_go_on{
            why::damaged, "the interrupted check was one of another version of pawl: it begins at the beginning"});
    if (body.size() != size || checksum(body) != sum) return std::unexpected(damaged);
    auto what = from_bytes(body);
    if (!what) return std::unexpected(damaged);
    return std::move(*what);
}

std::expected<interrupted_search, cannot_go_on> load(const std::filesystem::path& file, const std::string& program,
                                                     const std::string& options) {
    using why = cannot_go_on::why;
    auto what = load(file);
    if (!what) return what;
    if (what->program != program)
        return std::unexpected(
            cannot_go_on{why::another_program,
                         "the program has changed since its check was interrupted: check it without --resume"});
    if (what->options != options)
        return std::unexpected(
            cannot_go_on{why::other_options, "the interrupted check had other options (" +
                                                 (what->options.empty() ? "none" : what->options.substr(1)) +
                                                 "): give the same ones, or check it without --resume"});
    return std::move(*what);
}

}  // namespace pawl::check::supervise
