// A question that brings along where the answer goes. One that nobody answers is answered too: with closed.
#include <pawl/channel/bounded.hpp>
#include <pawl/channel/oneshot.hpp>

#include <cstdio>
#include <string>
#include <thread>
#include <utility>

namespace {

struct request {
    std::string question;
    pawl::oneshot_sender<std::string> answer;
};
using server = pawl::bounded_mpsc_sender<request>;

std::expected<std::string, pawl::errc> ask(const server& to, std::string question) {
    auto [answer, reply] = pawl::oneshot<std::string>();
    if (!to.send({std::move(question), std::move(answer)})) return std::unexpected(pawl::errc::closed);
    return reply.recv();
}

void show(const std::expected<std::string, pawl::errc>& reply) {
    std::printf("%s\n", reply ? reply->c_str() : pawl::to_string(reply.error()).data());
}

}  // namespace

int main() {
    auto [requests, incoming] = pawl::bounded_mpsc<request>(8);
    std::jthread serving{[incoming = std::move(incoming)] {
        for (request next : incoming)
            if (next.question == "stop")
                incoming.close();  // refuses what comes from now on; the loop ends after what came before
            else
                next.answer.send("the answer to " + next.question);
    }};
    show(ask(requests, "life"));
    show(ask(requests, "everything"));
    show(ask(requests, "stop"));
    show(ask(requests, "anything else"));
}
