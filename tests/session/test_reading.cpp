#include <atomic>
#include <future>

#include "session/commands/edit.hpp"
#include "session/commands/files.hpp"
#include "session/loader.hpp"
#include "small_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const std::string point = R"({"type": "Point", "coordinates": [37.4, 48.4]})";

std::string said(const Session& session)
{
    std::string texts;
    for (const Message& message : session.messages.all()) texts += message.text + "\n";
    return texts;
}

/// A reader that reads nothing until it is let go.
struct BlockedReader {
    std::promise<void> begun, go;
    std::atomic<bool> ended = false;

    Job around(Job job)
    {
        auto run = [this, inner = std::move(job.run)] {
            begun.set_value();
            go.get_future().wait();
            Outcome outcome = inner();
            ended = true;
            return outcome;
        };
        return {std::move(run), job.idle, job.stop};
    }
};

}  // namespace

TEST_CASE("Reading that is cancelled leaves the map as it was, and holds up nothing while it goes on")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    const auto before = order(session);
    BlockedReader reader;
    std::atomic<int> woken = 0;
    Loader loader([&] {
        ++woken;
        woken.notify_all();
    });
    session.apply(OpenFile{folder.write("large.geojson", point).string()}, 0);
    session.apply(OpenFile{folder.write("waiting.geojson", point).string()}, 0);
    loader.start(reader.around(*session.nextJob()));
    reader.begun.get_future().wait();
    CHECK(session.busy());
    CHECK_FALSE(session.nextJob());

    session.apply(CancelReading{}, 1);
    CHECK_FALSE(session.work.reading);
    CHECK(session.work.pendingFiles.empty());
    CHECK_FALSE(session.busy());
    CHECK_THAT(said(session), Contains("large.geojson") && Contains("cancelled"));

    // The next file is read while the reader is still at the first.
    session.apply(OpenFile{folder.write("next.geojson", point).string()}, 2);
    auto next = session.nextJob();
    REQUIRE(next);
    loader.start(*std::move(next));
    woken.wait(0);
    CHECK_FALSE(reader.ended);
    while (auto outcome = loader.take()) session.finish(*outcome, 3);
    auto with = before;
    with.emplace_back("next");
    CHECK(order(session) == with);

    reader.go.set_value();
    runJobs(session);
    CHECK(order(session) == with);
    session.apply(Undo{}, 4);
    CHECK(order(session) == before);
}

TEST_CASE("What was read just before it was cancelled is dropped")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    const auto before = order(session);
    session.apply(OpenFile{folder.write("mine.geojson", point).string()}, 0);
    const auto job = session.nextJob();
    REQUIRE(job);
    const Outcome outcome = job->run();
    key(session, "Escape");
    CHECK_FALSE(session.finish(outcome, 1));
    runJobs(session);
    CHECK(order(session) == before);
    CHECK_FALSE(session.busy());
    CHECK_THAT(said(session), Contains("mine.geojson"));
}

TEST_CASE("A job that was cancelled does not stand for the one that runs then")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    const auto path = folder.write("mine.geojson", point).string();
    session.apply(OpenFile{path}, 0);
    const auto first = session.nextJob();
    session.apply(CancelReading{}, 0);
    session.apply(OpenFile{path}, 0);
    const auto second = session.nextJob();
    REQUIRE(second);
    session.finish(first->run(), 0);
    CHECK(session.busy());
    session.finish(second->run(), 0);
    CHECK(order(session).back() == "mine");
}

TEST_CASE("A file that takes long says that it is being read; a short one does not flash")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    session.apply(OpenFile{folder.write("mine.geojson", point).string()}, 10);
    const auto job = session.nextJob();
    REQUIRE(session.work.reading);
    CHECK(session.work.reading->file.filename() == "mine.geojson");
    CHECK_FALSE(session.advance(10.2));
    CHECK_FALSE(session.work.reading->shown);
    CHECK(session.nextChange() == Approx(10.3));
    CHECK(session.advance(10.31));
    CHECK(session.work.reading->shown);
    session.finish(job->run(), 11);
    CHECK_FALSE(session.work.reading);
}

TEST_CASE("Escape with nothing to read cancels nothing")
{
    Session session = smallSession();
    key(session, "F1");
    key(session, "Escape");
    key(session, "Escape");
    CHECK(session.messages.all().empty());
}
