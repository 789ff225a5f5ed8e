#include "check/report/block_words.hpp"

#include <cstring>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

std::string block_of(const wire::block_facts& block) { return "block of " + counted(block.size, "byte"); }

std::string by_whom(std::int32_t task, task_words& names) {
    return task < 0 ? std::string() : " by task \"" + names.task(task) + "\"";
}

bool in_block(std::uint64_t address, const wire::block_facts& block) {
    return block.address != 0 && address >= block.address && address - block.address < (block.size ? block.size : 1);
}

}  // namespace

std::string place_words(const wire::stack_trace& stack, task_words& names) {
    // visible_path: outermost first.
    const auto path = visible_path(names.symbols().frames_of(stack), names.executable(), 0);
    const source_frame place = path.empty() ? names.place_of(stack) : path.back();
    if (place.line <= 0) return place.function.empty() ? std::string() : " in " + path_of(place.function).whole();
    std::string text = " at " + place_text(place);
    if (!place.function.empty()) text += " in " + path_of(place.function).whole();
    if (path.size() > 1 && path[path.size() - 2].line > 0)
        text += " (called at " + place_text(path[path.size() - 2]) + ")";
    return text;
}

std::string variable_words(std::uint64_t address, const wire::block_facts& block, task_words& names) {
    return in_block(address, block) ? std::string() : names.symbols().variable_at(address);
}

std::string memory_words(std::uint64_t address, unsigned size, const wire::block_facts& block, task_words& names) {
    if (!in_block(address, block)) {
        const std::string& name = names.symbols().variable_at(address);
        return name.empty() ? counted(size, "byte") + " at " + hexadecimal(address) : name;
    }
    return counted(size, "byte") + " at offset " + grouped(address - block.address) + " of a heap " + block_of(block);
}

std::string short_memory_words(std::uint64_t address, const wire::block_facts& block) {
    return in_block(address, block) ? "a heap " + block_of(block) : "memory at " + hexadecimal(address);
}

std::string history_words(const wire::block_facts& block, task_words& names) {
    std::string text =
        "The block was allocated" + by_whom(block.allocated_by, names) + place_words(block.allocated, names);
    if (block.freed.depth > 0 || block.freed_by >= 0)
        text += ", and freed" + by_whom(block.freed_by, names) + place_words(block.freed, names);
    return text + ".";
}

explanation explain_freed(const wire::finding& what, const verdict& whole, task_words& names) {
    explanation said;
    const wire::block_facts none{};
    const wire::block_facts& block = whole.accused ? *whole.accused : none;
    const bool twice = what.kind == wire::finding_kind::double_free;
    const std::string verb(what.text, strnlen(what.text, sizeof what.text));
    const std::string who = names.subject(what.task);
    const std::uint64_t offset = in_block(what.object, block) ? what.object - block.address : 0;
    said.word = twice ? "DOUBLE FREE" : "USE AFTER FREE";
    said.headline = twice ? "a block is freed twice" : "memory is used after it was freed";
    if (twice)
        said.paragraph = who + " frees a " + block_of(block) + place_words(what.stack, names) + ". ";
    else
        said.paragraph = who + " " + verb + " what stands at offset " + grouped(offset) + " of a " + block_of(block) +
                         place_words(what.stack, names) + ". ";
    std::string history = history_words(block, names);
    if (const auto freed = history.find(", and freed"); twice && freed != std::string::npos)
        history.replace(freed, std::strlen(", and freed"), ", and freed before");
    said.paragraph += history;
    const bool same_task = block.freed_by == what.task;
    said.why = same_task ? "the task keeps the address of a block that it has given back"
                         : "one task gives the block back while another still has its address";
    said.cure = same_task ? "forget the address where the block is freed, or let a std::unique_ptr own it"
                : twice   ? "let one task own the block, or share it: std::shared_ptr"
                          : "free it after the last user has ended (join), or share it: std::shared_ptr";
    return said;
}

}  // namespace pawl::check::report
