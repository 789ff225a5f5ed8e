"""Litmus programs as C++: one file for many, chosen by name. Nothing in it is the checker's but what says the outcome."""
from program import LOCATIONS

HEAD = """#include <atomic>
#include <cstring>
#include <mutex>
#include <pawl/check.hpp>
#include <thread>

using pawl::check::outcome;
"""


def statement(o):
    order = f"std::memory_order_{o.order}"
    match o.kind:
        case "fence": return f"std::atomic_thread_fence({order});"
        case "lock" | "unlock": return f"section.{o.kind}();"
        case "store": return f"{o.location}.store({o.copied or o.value}, {order});"
        case "load": return f"{o.register} = {o.location}.load({order});"
        case "add": return f"{o.register} = {o.location}.fetch_add({o.value}, {order});"
        case "exchange": return f"{o.register} = {o.location}.exchange({o.value}, {order});"
    return (f"{o.register} = {o.expected}, {o.location}.compare_exchange_strong({o.register}, {o.value}, {order}, "
            f"std::memory_order_{o.failure});")


def function(program, name):
    lines = [f"// {program.name}: {program.about}" if program.about else f"// {program.name}", f"void {name}() {{"]
    for number, thread in enumerate(program.threads):
        lines.append(f"    std::thread thread{number}([] {{")
        registers = [o.register for o in thread if o.reads]
        if registers:
            lines.append("        int " + ", ".join(f"{r} = -1" for r in registers) + ";")
        lines += [f"        if ({o.asked} == {o.wanted}) {statement(o)}" if o.asked else f"        {statement(o)}" for o in thread]
        lines += [f"        outcome(\"{r}\", {r});" for r in registers]
        lines.append("    });")
    lines += [f"    thread{number}.join();" for number in range(len(program.threads))]
    lines.append("}")
    return "\n".join(lines)


def source(programs, packed=False):
    """packed: neighbours share a word of the machine."""
    atomic = "std::atomic<int>" if packed else "alignas(8) std::atomic<int>"
    parts = [HEAD, "namespace {\n", f"[[maybe_unused]] {atomic} {', '.join(LOCATIONS)};\n[[maybe_unused]] std::mutex section;\n"]
    for number, p in enumerate(programs):
        parts.append(function(p, f"test{number}") + "\n")
    parts.append("}  // namespace\n\nint main(int, char** arguments) {")
    for number, p in enumerate(programs):
        then = f"test{number}();"
        for l in p.finally_:
            then += f" outcome(\"{l}\", {l}.load(std::memory_order_relaxed));"
        parts.append(f"    if (std::strcmp(arguments[1], \"{p.name}\") == 0) {{ {then} return 0; }}")
    parts.append("    return 2;\n}")
    return "\n".join(parts) + "\n"
