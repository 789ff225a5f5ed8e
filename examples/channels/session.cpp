// A protocol as a type: each step consumes the endpoint and gives the next one. A step out of order does not compile.
#include <pawl/channel/session.hpp>

#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace {

using namespace pawl::protocol;

// The client names a thing, is told its price, and buys it or not.
using shop = send<std::string, recv<int, choose<recv<std::string, end>, end>>>;

void sell(pawl::session<shop>::server_type at_door) {
    auto [thing, asked] = std::move(at_door).recv().value();
    auto told = std::move(asked).send(thing == "tea" ? 3 : 300).value();
    auto decided = std::move(told).offer().value();
    if (auto* bought = std::get_if<0>(&decided)) (void)std::move(*bought).send("one " + thing);
}

void buy(pawl::session<shop>::client_type inside, std::string thing) {
    auto asked = std::move(inside).send(thing).value();
    // std::move(asked).send("more");   // does not compile: the next step is to receive
    auto [price, told] = std::move(asked).recv().value();
    if (price > 10) {
        std::printf("%s costs %d: no\n", thing.c_str(), price);
        (void)std::move(told).choose<1>();
        return;
    }
    auto [parcel, over] = std::move(told).choose<0>().value().recv().value();
    std::printf("%s costs %d: got %s\n", thing.c_str(), price, parcel.c_str());
}

}  // namespace

int main() {
    for (const char* thing : {"tea", "a car"}) {
        auto [client, server] = pawl::session<shop>::open();
        std::jthread seller{sell, std::move(server)};
        buy(std::move(client), thing);
    }
}
